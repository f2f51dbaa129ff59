/** What helps with a damaged ledger, and what of it is lost, in sentences. */
import type { Help, Lacking } from '../backups/advice.js';
import type { Rescue } from '../backups/rescuing.js';
import { dayOnClock } from '../cli/today.js';
import type { Lost } from '../ledger/lost.js';
import { counted, inWords, shellWord } from '../text/text.js';
import { shortDay } from '../time/day.js';

/** The one command that helps most. */
export function helpInWords(help: Help): string {
  switch (help.by) {
    case 'restore':
      return `The last backup (${shortDay(help.backup.backup.day)}) ${howFar(help.lacking, help.backup.label.entries)} To go back to it: momentum restore`;
    case 'repair': {
      const last = help.backup && `The last backup (${shortDay(help.backup.backup.day)})`;
      return `${last ? `${last} does not go as far. ` : ''}To save what is whole${last ? ', with what backups hold of the rest' : ' into a new ledger'}: momentum check --repair`;
    }
    case 'kept-beside':
      return `There is no backup of it here, but how it was before something was done to it is kept beside it. To go back to that: momentum restore ${shellWord(help.path)}`;
    case 'nothing':
      return 'Nothing whole can be made of what is left of it, and there is no backup of it here. If you have one elsewhere, or a copy of its file: momentum restore FILE';
  }
}

function howFar(lacking: Lacking, entries: number): string {
  const has = `has ${counted(entries, 'entry', 'entries')}`;
  if (lacking === 'nothing') return 'goes as far.';
  if (lacking === 'some') return `${has}, and the ledger went further.`;
  if (lacking === 'unknown') return `${has}; whether anything came after it is not known.`;
  const { wrote, has: held } = lacking;
  return `has ${held} of the ${counted(wrote, 'entry', 'entries')} that this machine wrote: ${wrote - held} would be missing.`;
}

/** What is lost, a sentence each. */
export const lostInWords = ({ lost, unproven, isEndKnown }: Rescue): string[] => [
  ...lost.map(lostRun),
  ...(isEndKnown
    ? []
    : ['How far the log went can’t be told: what came after the last that is here may be lost.']),
  ...(unproven.length > 0
    ? [
        `Kept, though nothing proves that it is what was written, since what came before it is lost: ${entriesOf(unproven)}.`,
      ]
    : []),
];

const entriesOf = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'entry' : 'entries'} ${inWords(numbers.map(String))}`;

const reasons: Readonly<Record<Lost['why'], (one: boolean) => string>> = {
  unreadable: () => 'can’t be read',
  changed: (one) => (one ? 'is not what was written' : 'are not what was written'),
  baseless: (one) =>
    `${one ? 'is' : 'are'} left out, since what ${one ? 'it stands' : 'they stand'} on is lost`,
};

function lostRun({ from, to, why, things, since, until }: Lost): string {
  const one = from === to;
  const which = one ? `Entry ${from} of the log` : `Entries ${from} to ${to} of the log`;
  const kinds =
    things.length > 0
      ? `about ${inWords(things.map((thing) => (one ? withArticle(thing) : plural(thing))))}`
      : 'of unknown kind';
  return `Lost: ${which} ${between(since, until)}, ${kinds}: ${one ? 'it' : 'they'} ${reasons[why](one)}.`;
}

const withArticle = (thing: string): string => `${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`;
const plural = (thing: string): string => `${thing.replace(/y$/, 'ie')}s`;

/** "(between 3 Nov 2026 and 5 Nov 2026)", as far as what stands around it tells. */
function between(since: number | undefined, until: number | undefined): string {
  const [first, last] = [since, until].map((moment) =>
    moment === undefined ? undefined : shortDay(dayOnClock(new Date(moment))),
  );
  if (first === undefined) return last === undefined ? '' : `(up to ${last})`;
  if (last === undefined) return `(from ${first} on)`;
  return first === last ? `(${first})` : `(between ${first} and ${last})`;
}
