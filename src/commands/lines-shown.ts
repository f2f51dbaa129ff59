/** Lines as they were understood, for whoever typed them. */
import type { NotedLine } from '../lines/line.js';
import type { Unclear } from '../lines/meant.js';
import { code, type Inline } from '../papers/build.js';
import type { Completing, LineReader } from '../prompt/lines.js';
import { nameWords } from '../text/near.js';
import { typedKey } from '../text/text.js';
import { everyName } from '../things/member/find.js';
import type { Session } from '../things/session.js';

/** What the grammar understands, as it is shown on one screen. */
export const lineHelp = [
  'here: tom, grace; apologies: ines       who came, and who could not',
  'tom will find a room by friday          a promise, with or without its day',
  'tom and grace: sort the fuses, needs 9  the same; it waits for number 9',
  'anyone: look after the tea by 5 feb     wanted, by nobody yet',
  'kept 7                                  or: let go 8, reopen 7, tom takes 9',
  '12 moved to next meeting, too busy      another day, and why',
  '12 passed to grace                      into other hands',
  '? how do we find a van                  a burning question',
  're 4: ask the college, grace            the answer to question 4',
  'decided: tea is free; by consent; look again in june',
  'thanks mei for the lamp                 a contribution',
  'new: Zoe Lark                           somebody new',
  'note:                                   as is anything else',
  'undo, edit 3, open (what waits), end    or Ctrl-D',
].join('\n');

/** Says what became of a line: what is on record, and what waits. */
export function sayLine({ say }: LineReader, { kind, told, waits }: NotedLine): void {
  if (kind === 'note' && told.length > 0) say('noted for the minutes', 'quiet');
  else for (const sentence of told) say(sentence, 'done');
  for (const each of waits) say(`${waitsInWords(each)} It waits.`, 'detail');
}

export const waitsInWords = ({ line, why }: Unclear): string => `? ${line}: ${why}`;

/** How many wait, before they are listed. */
export const stillOpen = (count: number): string =>
  count === 1
    ? 'Still to settle, and kept as a note meanwhile:'
    : `${count} still to settle, and kept as notes meanwhile:`;

/** What waits, with the line to type for it. */
export const openLine = ({ line, why, next }: Unclear): Inline =>
  next === ''
    ? `${line}: ${why}`
    : [`${line}: ${why} `, next.startsWith('momentum ') ? code(next) : next];

/** For `--json`: a line, what it put on record, and what of it waits. */
export const lineData = ({ no, text, kind, told, waits }: NotedLine) => ({
  no,
  line: text,
  kind,
  recorded: told,
  waits: waits.map(({ line, why, next }) => ({ line, why, next })),
});

/** The most words that the beginning of a name has, when it is completed. */
const longestName = 4;

/** Completes names: the longest end of what was typed that some name begins with. */
export const completingNames =
  ({ ledger }: Session): Completing =>
  (typed) => {
    const people = ledger.read(everyName);
    const words = /[^,;:]*$/.exec(typed)?.[0].trimStart().split(' ') ?? [];
    for (let count = Math.min(longestName, words.length); count > 0; count -= 1) {
      const end = words.slice(-count).join(' ');
      const key = typedKey(end);
      if (key.trim() === '') continue;
      const found = people.filter(
        ({ name }) =>
          typedKey(name).startsWith(key) ||
          (count === 1 && nameWords(name).some((word) => word.startsWith(key))),
      );
      if (found.length > 0) return [found.map(({ name }) => name), end];
    }
    return [[], ''];
  };
