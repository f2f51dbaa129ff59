/** How far two files of one ledger go, and what stands in one of them alone. */
import type { Database } from 'better-sqlite3';
import type { Entry } from '../things/ledger.js';
import { commonPart } from './branches.js';
import { replicasIn } from './chain.js';
import { entries } from './journal.js';

/** Where each replica ends, by its name; `no` is its number in that file. */
export type Ends = ReadonlyMap<string, { readonly no: number; readonly count: number }>;

export function endsIn(db: Database): Ends {
  const last = db.prepare(
    'SELECT count FROM journal WHERE seq = (SELECT last_seq FROM replica WHERE no = ?)',
  );
  return new Map(
    replicasIn(db).map(({ no, name }) => [name, { no, count: last.pluck().get(no) as number }]),
  );
}

/** The name that is the same in every copy of a ledger, and in no other ledger: its first replica's. */
export const nameEverywhere = (db: Database): string => replicasIn(db)[0]?.name ?? '';

export const countEntries = (ends: Ends): number =>
  [...ends.values()].reduce((sum, { count }) => sum + count, 0);

/** What stands in the first of two files alone. */
export interface Alone {
  /** How many actions. */
  readonly actions: number;
  /** Its last entries, at most so many as were asked for. */
  readonly last: readonly Entry[];
}

/**
 * What each of two copies of a ledger holds that the other does not; where a replica went on in two
 * ways, each its own.
 * @throws Refusal `other-community`
 */
export function aloneInEach(
  one: Database,
  other: Database,
  limit: number,
): readonly [one: Alone, other: Alone] {
  const shared: Ends = new Map(
    [...commonPart(one, other)].map(([name, count]) => [name, { no: -1, count }]),
  );
  return [aloneIn(one, shared, limit), aloneIn(other, shared, limit)];
}

export function aloneIn(db: Database, there: Ends, limit: number): Alone {
  const alone = [...endsIn(db)]
    .map(([name, { no }]) => `(replica = ${no} AND count > ${there.get(name)?.count ?? 0})`)
    .join(' OR ');
  const last = `SELECT seq FROM journal WHERE ${alone} ORDER BY seq DESC LIMIT ${limit}`;
  return {
    actions: db
      .prepare(`SELECT count(DISTINCT batch) FROM journal WHERE ${alone}`)
      .pluck()
      .get() as number,
    last: [...entries(db, `seq IN (${last})`)],
  };
}

/** How many entries the second of two files holds that the first does not. */
export const missingIn = (here: Ends, there: Ends): number =>
  [...there].reduce(
    (sum, [name, { count }]) => sum + Math.max(0, count - (here.get(name)?.count ?? 0)),
    0,
  );
