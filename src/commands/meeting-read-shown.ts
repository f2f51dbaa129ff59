/** Notes as they were understood, before they are put on record and after. */

import type { LineRead } from '../bring/notes/reading.js';
import type { NotesOutcome } from '../bring/notes/record.js';
import { type Inline, list, paragraph, root, strong } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { excerpt } from '../text/gate.js';
import { counted, inWords } from '../text/text.js';
import type { Meeting } from '../things/meeting/fields.js';
import { formatDay } from '../time/day.js';
import { openLine, stillOpen } from './lines-shown.js';

/** How many lines there were of which nothing can come. */
export interface Beside {
  readonly headings: number;
  readonly empty: number;
  /** What of tables nothing was read from. */
  readonly unread: readonly string[];
}

const isNote = ({ kind, told, waits }: LineRead): boolean =>
  kind === 'note' && told.length > 0 && waits.length === 0;
const isKnown = ({ told, waits }: LineRead): boolean => told.length === 0 && waits.length === 0;
const says = (line: LineRead): boolean => line.told.length > 0 && !isNote(line);

/** For `--json`. */
export const notesData = (
  { lines, gone, began }: NotesOutcome,
  { headings, empty, unread }: Beside,
  dryRun: boolean,
) => ({
  dryRun,
  began,
  lines: lines.map(({ no, line, kind, told, waits }) => ({
    ...{ no, line, kind, recorded: told },
    waits: waits.map(({ line, why, next }) => ({ line, why, next })),
  })),
  gone,
  headings,
  empty,
  unread,
});

/** "Nothing was read from column “Cost”." */
export const unreadOf = ({ unread }: Beside): string[] =>
  unread.length > 0 ? [`Nothing was read from ${inWords(unread)}.`] : [];

/** "9 lines say something new, 2 wait, 3 are notes, 1 was on record already". */
export function countsOf({ lines }: NotesOutcome, { headings, empty }: Beside): string {
  const waiting = lines.filter(({ waits }) => waits.length > 0).length;
  const notes = lines.filter(isNote).length;
  const known = lines.filter(isKnown).length;
  const parts: ReadonlyArray<readonly [count: number, one: string, many: string]> = [
    [lines.filter(says).length, 'was understood', 'were understood'],
    [waiting, 'waits', 'wait'],
    [notes, 'is a note', 'are notes'],
    [known, 'was on record already', 'were on record already'],
    [headings, 'is a heading', 'are headings'],
    [empty, 'says that there is nothing', 'say that there is nothing'],
  ];
  const said = parts.flatMap(([count, one, many]) =>
    count > 0 ? [`${count} ${count === 1 ? one : many}`] : [],
  );
  return `${counted(lines.length + headings + empty, 'line')}: ${inWords(said)}`;
}

/** Each line that would be recorded, what waits and what stays a note, by its number in the notes. */
export function previewLines(lines: readonly LineRead[]): string[] {
  const numbered = (no: number, text: string): string => `${no}  ${text}`;
  return lines.flatMap((line) => [
    ...(says(line) ? line.told.map((told) => numbered(line.no, told)) : []),
    ...(isNote(line) ? [numbered(line.no, `Note: ${excerpt(line.line)}`)] : []),
    ...line.waits.map(({ line: part, why }) =>
      numbered(line.no, `? ${excerpt(part)}: ${why} It waits.`),
    ),
  ]);
}

/** What would be done before any line of it. */
export const previewTitle = ({ no, title, day }: Meeting, { began }: NotesOutcome): string =>
  `${no} · ${title}, ${formatDay(day)}${began ? ', would count as held' : ''}:`;

export const goneTitle = 'Not in the notes any more, and still on record:';

export function previewTree(meeting: Meeting, outcome: NotesOutcome, beside: Beside): Tree {
  const lines = previewLines(outcome.lines);
  return root(
    paragraph(strong(previewTitle(meeting, outcome))),
    lines.length > 0 ? list(lines) : paragraph('Nothing new would go on record.'),
    ...goneTree(outcome),
    ...unreadOf(beside).map((line) => paragraph(line)),
    paragraph(`${countsOf(outcome, beside)}.`),
  );
}

const goneTree = ({ gone }: NotesOutcome) =>
  gone.length > 0 ? [paragraph(goneTitle), list([...gone])] : [];

export function recordedTree(
  first: Inline,
  outcome: NotesOutcome,
  beside: Beside,
  about: readonly string[],
): Tree {
  const told = outcome.lines.filter(says).flatMap((line) => line.told);
  const noted = outcome.lines.filter(isNote).map(({ line }) => excerpt(line));
  const open = outcome.lines.flatMap(({ waits }) => waits);
  return root(
    paragraph(first),
    list([...about, countsOf(outcome, beside)]),
    ...(told.length > 0 ? [paragraph('On record now:'), list(told)] : []),
    ...(noted.length > 0 ? [paragraph('As notes, in their own words:'), list(noted)] : []),
    ...(open.length > 0 ? [paragraph(stillOpen(open.length)), list(open.map(openLine))] : []),
    ...goneTree(outcome),
    ...unreadOf(beside).map((line) => paragraph(line)),
  );
}
