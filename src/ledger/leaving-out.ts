/**
 * What came with a copy whose bringing-in was taken back is left out of what the journal is settled
 * from, from its first entry on, so that nothing is set aside because of it.
 */
import type { Database } from 'better-sqlite3';
import { broughtInKind, isAmong, keysBrought } from '../things/copies.js';
import { sittingUndoneKind } from '../things/ledger.js';
import type { Id } from '../things/thing.js';
import { takenBack } from './batches.js';
import { entries } from './journal.js';

export interface BatchPlace {
  readonly id: Id;
  readonly sitting: Id | null;
  readonly first: number;
  readonly last: number;
}

/**
 * What becomes of an undoing that has to do with copies, by its batch: what it takes back is left out
 * from the beginning; or it takes back such a one, which is skipped as if it had never been typed.
 */
export type Courses = ReadonlyMap<Id, 'left-out' | 'skips' | 'skipped'>;

export interface Leaving {
  /** Every batch of the journal, in order. */
  readonly batches: readonly BatchPlace[];
  /** What came with a copy, by the batch of an undoing that takes all of it back. */
  readonly outOf: ReadonlyMap<Id, readonly BatchPlace[]>;
  leavesOut(courses: Courses, batch: Id): boolean;
}

export function leavingIn(db: Database): Leaving {
  const batches = db
    .prepare(
      `SELECT batch AS id, sitting, min(seq) AS first, max(seq) AS last FROM journal
       GROUP BY batch ORDER BY first`,
    )
    .all() as BatchPlace[];
  const keys = new Map(
    [...entries(db, `kind = '${broughtInKind}'`)].map((entry) => [entry.batch, keysBrought(entry)]),
  );
  const undoings = keys.size === 0 ? [] : [...entries(db, `kind = '${sittingUndoneKind}'`)];
  const outOf = new Map(
    undoings.flatMap(({ batch, subject }) => {
      const came = keys.get(-subject);
      return came ? [[batch, batches.filter(({ id }) => isAmong(came, id))] as const] : [];
    }),
  );
  const undoingsOf = new Map<Id, Id[]>();
  for (const [undoing, out] of outOf) {
    for (const { id } of out) undoingsOf.set(id, [...(undoingsOf.get(id) ?? []), undoing]);
  }
  return {
    batches,
    outOf,
    leavesOut: (courses, batch) =>
      (undoingsOf.get(batch) ?? []).some((undoing) => courses.get(undoing) === 'left-out'),
  };
}

/**
 * The courses that the journal has to be settled by anew, where an undoing changes what is left out,
 * and from where on nothing that counted may be lost by that: what comes back may set aside again what
 * was there before it was taken back.
 * @throws Refusal as `takenBack`
 */
export function otherCourses(
  db: Database,
  { outOf, batches }: Leaving,
  targets: readonly Id[],
  by: Id,
  courses: Courses,
): { readonly courses: Courses; readonly since: number } | undefined {
  if (outOf.size === 0 || courses.has(by)) return undefined;
  const changed = takenBack(db, targets, by);
  const others = [...changed].filter(([batch]) => courses.has(batch));
  if (others.length === 0 && !outOf.has(by)) return undefined;
  const stands = (batch: Id) => [batch, outOf.has(batch) ? 'left-out' : 'skips'] as const;
  const now: Courses = new Map([
    ...others.map(([batch, undoneBy]) =>
      undoneBy === null ? stands(batch) : ([batch, 'skipped'] as const),
    ),
    stands(by),
  ]);
  const isLeftOut = [...now.values()].includes('left-out');
  const first = batches.find(({ id }) => now.get(id) === 'skipped' && outOf.has(id))?.first;
  return { courses: new Map([...courses, ...now]), since: isLeftOut ? 0 : (first ?? 0) };
}
