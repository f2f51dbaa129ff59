/** What came of the rows of a file, counted. */
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';

/** What is counted of every kind of file. */
export const usualCounts = [
  'fresh',
  'known',
  'twice',
  'filled',
  'here',
  'nobody',
  'waiting',
  'replaced',
  'aside',
  'forgotten',
  'people',
] as const;
export type UsualCount = (typeof usualCounts)[number];

/** How many rows there are of each sort; a kind of file has sorts of its own beside the usual. */
export type Counts = Record<UsualCount, number> & Record<string, number>;

/** What came of the rows so far. */
export interface ImportTally {
  readonly of: Counts;
  /** Rows by which something came in that was not on record. */
  came: number;
  readonly members: Set<Id>;
  from: Day | null;
  to: Day | null;
  /** Rows that had waited and do not any more, each by its sheet and line. */
  readonly settledRows: Set<string>;
  /** What was changed here, since the file says otherwise now. */
  readonly changes: string[];
  /** What was understood in a way that is worth a word. */
  readonly remarks: string[];
  /** What an earlier file said and this one does not any more. */
  readonly gone: string[];
  /** What is otherwise here, by hand or by another file, and stands though the file says otherwise. */
  readonly stands: string[];
}

export const noTally = (): ImportTally => ({
  of: Object.fromEntries(usualCounts.map((count) => [count, 0])) as Counts,
  ...{ came: 0, members: new Set(), from: null, to: null },
  settledRows: new Set(),
  ...{ changes: [], remarks: [], gone: [], stands: [] },
});

/** What a run counts in. */
interface Counting {
  readonly tally: ImportTally;
  /** As what a row was counted so far, by its line. */
  readonly countedAs: Map<number, Set<string>>;
}

export function countRow({ tally: { of } }: Counting, what: string, many = 1): void {
  of[what] = (of[what] ?? 0) + many;
}

/** Counts a row as what it is, however many of its cells or people say so. */
export function countRowOnce(run: Counting, line: number, what: string): void {
  const counted = run.countedAs.get(line) ?? new Set();
  if (!counted.has(what)) countRow(run, what);
  run.countedAs.set(line, counted.add(what));
}

/** Something came in that was not on record: counts it, and the days from the first to the last. */
export function cameIn(run: Counting, day: Day | null, members: readonly Id[] = []): void {
  const { tally } = run;
  countRow(run, 'fresh');
  tally.came += 1;
  for (const member of members) tally.members.add(member);
  if (day === null) return;
  if (tally.from === null || day < tally.from) tally.from = day;
  if (tally.to === null || day > tally.to) tally.to = day;
}
