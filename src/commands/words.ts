/** Words and shapes that several commands show in the same way. */

import { type Inline, list, paragraph, root, strong, table } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import { counted } from '../text/text.js';
import type { CommitmentRow } from '../things/commitment/list.js';
import { type Day, daysBetween, formatDay, shortDay } from '../time/day.js';
import type { Window } from '../time/window.js';

/** "Friday 27 November 2026 (in 6 days)": a date is always echoed back whole. */
export function dayWithDistance(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  const near: Record<number, string> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };
  const distance = near[days] ?? (days > 0 ? `in ${counted(days, 'day')}` : `${goneBy(-days)} ago`);
  return `${formatDay(day)} (${distance})`;
}

const spans: ReadonlyArray<readonly [upTo: number, days: number, unit: string]> = [
  [14, 1, 'day'],
  [64, 7, 'week'],
  [730, 30.4375, 'month'],
  [Number.POSITIVE_INFINITY, 365.25, 'year'],
];

/** "12 days", "7 weeks", "5 months": as long as somebody would say that it was. */
export const howLong = (from: Day, to: Day): string => inUnits(daysBetween(from, to));

// What lies ahead is counted in days however far it is; what lies far back is not.
const goneBy = (days: number): string => (days < 64 ? counted(days, 'day') : inUnits(days));

function inUnits(days: number): string {
  const [, length, unit] = spans.find(([upTo]) => days < upTo) ?? [0, 1, 'day'];
  return counted(Math.floor(days / length), unit);
}

/** "1 Oct 2026 to 31 Oct 2026". */
export const daysOf = ({ from, to }: Window): string => `${shortDay(from)} to ${shortDay(to)}`;

export const shortOrNothing = (day: Day | null): string => (day === null ? '' : shortDay(day));

export const everybody = (owner: string | null, others: readonly string[]): string =>
  owner === null ? 'wanted' : [owner, ...others].join(', ');

/** "Offered 12 · Find a room": what was done, the number to type next time, and what it is. */
export const deed = (verb: string, no: number, what: string): Inline => [
  strong(`${verb} ${no}`),
  ` · ${what}`,
];

/** One line that says what is now on record, and below it what more there is to know. */
export const recorded = (what: Inline, details: ReadonlyArray<Inline | null> = []): Tree => {
  const known = details.filter((detail) => detail !== null);
  return root(paragraph(what), known.length > 0 ? list(known) : undefined);
};

/** A list with a sentence in its place where it is empty. */
export const listing = (
  header: readonly string[],
  rows: ReadonlyArray<readonly Inline[]>,
  empty: Inline,
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
  empty: Inline,
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
export const promise = (row: CommitmentRow): Inline => [
  strong(String(row.no)),
  ` · ${row.text} · ${everybody(row.by, row.with)}`,
  row.due ? ` · by ${shortDay(row.due)}${row.overdue ? ', overdue' : ''}` : '',
];

/** @param command whose flags say what could be changed */
export const nothingToChange = (command: string): Refusal =>
  new Refusal('nothing-to-change', 'It was not said what to change.', `See: ${command} --help`, {
    exit: exitCodes.usage,
  });

/**
 * What two flags that say the opposite say together: true, false, or undefined for neither.
 * @throws Refusal `both-ways`
 */
export function eitherWay(
  yes: boolean,
  no: boolean,
  flags: readonly [string, string],
): boolean | undefined {
  if (yes && no) {
    throw new Refusal(
      'both-ways',
      `${flags[0]} and ${flags[1]} say the opposite of each other.`,
      'Leave one of them out.',
      { exit: exitCodes.usage },
    );
  }
  return yes ? true : no ? false : undefined;
}
