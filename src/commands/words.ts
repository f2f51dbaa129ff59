/** Words and shapes that several commands show in the same way. */

import { list, type Phrase, paragraph, root, strong, table } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import type { CommitmentRow } from '../things/commitment/list.js';
import { type Day, shortDay } from '../time/day.js';
import type { Window } from '../time/window.js';

export { dayWithDistance, howLong } from '../time/distance.js';

/** "1 Oct 2026 to 31 Oct 2026". */
export const daysOf = ({ from, to }: Window): string => `${shortDay(from)} to ${shortDay(to)}`;

export const shortOrNothing = (day: Day | null): string => (day === null ? '' : shortDay(day));

export const everybody = (owner: string | null, others: readonly string[]): string =>
  owner === null ? 'wanted' : [owner, ...others].join(', ');

/** "Offered 12 · Find a room": what was done, the number to type next time, and what it is. */
export const deed = (verb: string, no: number, what: string): Phrase => [
  strong(`${verb} ${no}`),
  ` · ${what}`,
];

/** One line that says what is now on record, and below it what more there is to know. */
export const recorded = (what: Phrase, details: ReadonlyArray<Phrase | null> = []): Tree => {
  const known = details.filter((detail) => detail !== null);
  return root(paragraph(what), known.length > 0 ? list(known) : undefined);
};

/** A list with a sentence in its place where it is empty. */
export const listing = (
  header: readonly string[],
  rows: ReadonlyArray<readonly Phrase[]>,
  empty: Phrase,
): Tree =>
  root(
    rows.length === 0
      ? paragraph(empty)
      : table(
          header,
          rows,
          header.map((title) => (title === 'No' ? 'right' : null)),
        ),
  );

/** Commitments as a table: the same wherever they are listed. */
export const commitmentTable = (
  rows: readonly CommitmentRow[],
  empty: Phrase,
  statuses = false,
): Tree =>
  listing(
    ['No', 'What', 'Who', 'Due', ...(statuses ? ['Now'] : [])],
    rows.map((row) => [
      String(row.no),
      row.text,
      everybody(row.by, row.with),
      row.overdue && row.due ? [strong(shortDay(row.due)), ' overdue'] : shortOrNothing(row.due),
      ...(statuses ? [row.status] : []),
    ]),
    empty,
  );

/** "12 · Find a room · Ann · by 27 Nov 2026": a commitment as one line of a list. */
export const promise = (row: CommitmentRow): Phrase => [
  strong(String(row.no)),
  ` · ${row.text} · ${everybody(row.by, row.with)}`,
  row.due ? ` · by ${shortDay(row.due)}${row.overdue ? ', overdue' : ''}` : '',
];

/** @param command whose flags say what could be changed */
export const nothingToChange = (command: string): Refusal =>
  new Refusal('nothing-to-change', 'It was not said what to change.', `See: ${command} --help`, {
    exit: exitCodes.usage,
  });
