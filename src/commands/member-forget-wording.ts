/** How others’ texts are to read that named somebody who is forgotten: shown, and put in better words. */
import { several } from '../cli/parameters.js';
import type { Call } from '../cli/verb.js';
import type { Forgetting } from '../ledger/forgetting-member.js';
import type { NearText } from '../ledger/near-texts.js';
import { excerpt, visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { after, counted, inWords, shellWord } from '../text/text.js';
import type { No } from '../things/no.js';
import { shortDay } from '../time/day.js';

export const readsFlag = {
  reads: several('text', 'how a text reads, by its number in what is shown', {
    placeholder: 'NUMBER=TEXT',
  }),
};

type Reworded = Forgetting['reworded'];

/**
 * What was typed, by the texts as they were.
 * @param near texts that may mean them, numbered after those that name them; “4=” lets all of one go
 *   that nothing puts in other words
 * @throws Refusal `reads-unclear`
 */
export function readsTyped(
  reworded: Reworded,
  near: readonly NearText[],
  typed: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    typed.map((each) => {
      const [, number, text = ''] = /^\s*(\d+)\s*=\s*(.*?)\s*$/s.exec(each) ?? [];
      const nth = Number(number) - 1;
      const was = reworded[nth]?.was;
      const meant = near[nth - reworded.length];
      if (meant && !meant.isRewordable && text !== '') throw goesWhole(number ?? '');
      const isSaid = text !== '' || meant?.isRewordable === false;
      if (!isSaid || (was ?? meant) === undefined) {
        throw unclear(each, reworded.length + near.length);
      }
      return [was ?? meant?.text ?? '', text] as const;
    }),
  );
}

/** Which of them are to be changed, as was said. */
export const meantBy = (near: readonly NearText[], reads: ReadonlyMap<string, string>): string[] =>
  near.map(({ text }) => text).filter((text) => reads.has(text) && reads.get(text) !== text);

const goesWhole = (number: string): Refusal =>
  new Refusal(
    'reads-unclear',
    `Nothing puts text ${number} in other words.`,
    `To have all of it gone: --reads "${number}="`,
  );

const unclear = (typed: string, texts: number): Refusal =>
  new Refusal(
    'reads-unclear',
    `“${visible(typed)}” does not say how which text is to read.`,
    texts === 0
      ? 'There is no text that is put in other words: leave it out.'
      : `Write it as NUMBER=TEXT, by the numbers that --dry-run shows: --reads "1=Ask for the key"`,
  );

/** So many of them are shown, and so much of one in a line to type. */
const shownAtMost = 30;
const longestProposed = 160;

/** Texts that may mean them: where each stands, and what to type so that it is changed as well. */
export function nearTold(
  near: readonly NearText[],
  reads: ReadonlyMap<string, string>,
  {
    no,
    first,
    instead,
    nameOf,
  }: {
    readonly no: No;
    /** The number of the first one. */
    readonly first: number;
    readonly instead: string;
    readonly nameOf: (of: NearText) => string;
  },
): string[] {
  const whereOf = (each: NearText): string => {
    const label = nameOf(each);
    return label.includes(excerpt(each.text)) ? label : `${label}, “${excerpt(each.text)}”`;
  };
  const isSaid = ({ text }: NearText): boolean => reads.has(text) && reads.get(text) !== text;
  const said = near.flatMap((each, nth) => {
    const becomes = reads.get(each.text)
      ? `would read: ${reads.get(each.text)}`
      : 'would be gone whole';
    return isSaid(each) ? [`text ${first + nth}, ${whereOf(each)}, ${becomes}`] : [];
  });
  const open = near.flatMap((each, nth) => {
    if (isSaid(each)) return [];
    const words = new Set(each.places.map(({ from, to }) => `“${each.text.slice(from, to)}”`));
    const has = `has ${inWords([...words].slice(0, 3))}`;
    const line = (reading: string): string =>
      `momentum member forget ${no} --reads ${shellWord(`${first + nth}=${reading}`)}`;
    return each.isRewordable
      ? [
          `text ${first + nth}, ${whereOf(each)}, ${has}; to change it: ${line(proposed(each, instead))}`,
        ]
      : [
          `text ${first + nth}, typed on ${shortDay(each.on)} for ${whereOf(each)}, ${has}; to have all of it gone: ${line('')}`,
        ];
  });
  if (open.length === 0) return said;
  const more = open.length - shownAtMost;
  return [
    ...said,
    'Look at these too: they may mean them, and stay as they are unless you say so, by --reads for each of them in one line:',
    ...open.slice(0, shownAtMost),
    ...(more > 0
      ? [
          `${counted(more, 'more text', 'more texts')} of that kind; all of them: momentum member forget ${no} --dry-run --json`,
        ]
      : []),
  ];
}

/** How it would read with the words in question replaced. */
function proposed({ text, places }: Pick<NearText, 'text' | 'places'>, instead: string): string {
  if (text.length > longestProposed) return 'TEXT';
  let read = '';
  let end = 0;
  for (const { from, to } of places) {
    read += text.slice(end, from);
    read += after(read, instead);
    end = to;
  }
  return read + text.slice(end);
}

/** Asks of each text how it is to read; Enter takes what is proposed. */
export async function readsAsked(
  call: Call,
  reworded: Reworded,
  nameOf: (of: Reworded[number]) => string,
): Promise<ReadonlyMap<string, string>> {
  const reads = new Map<string, string>();
  if (reworded.length === 0) return reads;
  const prompter = await call.prompter();
  for (const [nth, each] of reworded.entries()) {
    const { was, now } = each;
    const typed = await prompter.input({
      id: `forget.reads.${nth + 1}`,
      message: `${nameOf(each)} names them. It is to read:`,
      flag: '--reads',
      default: now,
    });
    if (typed.trim() !== now) reads.set(was, typed.trim());
  }
  return reads;
}
