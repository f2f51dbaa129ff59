/**
 * Bringing the entries of a copy into a ledger: what both hold is known by replica and count, what
 * only the copy holds takes its place in the one order that all copies share.
 */
import type { Database } from 'better-sqlite3';
import { broughtInKind } from '../things/copies.js';
import { keyOf } from '../things/keys.js';
import type { Id } from '../things/thing.js';
import { type Parting, part } from './branches.js';
import { forgetAlike, forgetOfForgotten } from './forgetting.js';
import { journalColumns, openCells, type Row } from './row.js';
import { emptyFolded, journalTriggers } from './schema.js';
import { settleAll } from './settling.js';

/** What came in. */
export interface Woven {
  /** The last entry of each replica that was known here before, and that is known now. */
  readonly from: readonly Id[];
  readonly to: readonly Id[];
  /** How many entries came. */
  readonly entries: number;
  /** How many texts of what both hold the copy had forgotten, and are forgotten here now. */
  readonly forgotten: number;
  /** From which number on entries that were here have another now; null where none has. */
  readonly shiftedFrom: number | null;
  /** Whether all that came is that copies were brought in elsewhere, which is no news. */
  readonly isNoNews: boolean;
}

/** An entry that takes its place among others. */
export interface Placed {
  /** Its place in this file so far; undefined where it comes from the copy. */
  readonly seq: number | undefined;
  readonly row: Pick<Row, 'replica' | 'count'>;
  /** The lamport of the first entry of its batch, since a batch stands together. */
  readonly lamport: number;
  /** The name of its replica. */
  readonly name: string;
}

/** The order that all copies share. */
export const inSharedOrder = (a: Placed, b: Placed): number =>
  a.lamport - b.lamport ||
  (a.name < b.name ? -1 : Number(a.name > b.name)) ||
  a.row.count - b.row.count;

/**
 * Brings in what only `copy` holds, and folds every table anew. Both have checked clean. Call it in a
 * transaction.
 * @returns undefined where the copy holds nothing that is not here
 * @throws Refusal `other-community`
 */
export function weave(db: Database, copy: Database): Woven | undefined {
  const parting = part(db, copy);
  const forgotten = forgetAlike(db, copy, parting.shared);
  if (parting.fresh.length === 0 && forgotten === 0) return undefined;
  const shiftedFrom = withoutTriggers(db, () => place(db, parting));
  forgetOfForgotten(db);
  emptyFolded(db);
  settleAll(db);
  return {
    from: parting.known,
    to: headsIn(db),
    entries: parting.fresh.length,
    forgotten,
    shiftedFrom,
    isNoNews: parting.fresh.every(({ kind }) => kind === broughtInKind),
  };
}

const headsIn = (db: Database): Id[] =>
  (
    db.prepare('SELECT replica, count FROM replica JOIN journal ON seq = last_seq').all() as Array<
      Pick<Row, 'replica' | 'count'>
    >
  ).map(({ replica, count }) => keyOf(replica, count));

/** Entries get other places in the file, which nothing but this may give them. */
function withoutTriggers<Result>(db: Database, work: () => Result): Result {
  for (const { name } of journalTriggers) db.exec(`DROP TRIGGER ${name}`);
  const result = work();
  for (const { sql } of journalTriggers) db.exec(sql);
  return result;
}

/** @returns the first place of what was here that is another now; null where each is as it was */
function place(db: Database, { fresh, moved, replicas }: Parting): number | null {
  const names = new Map(replicas.map(({ no, name }) => [no, name]));
  const nameOf = (row: Pick<Row, 'replica'>): string => names.get(row.replica) ?? '';
  const begins = beginningsIn([...fresh, ...moved.values()]);
  const start = firstAfter(db, Math.min(...begins.values()));
  const here = db
    .prepare('SELECT seq, replica, count, lamport, batch FROM journal WHERE seq >= ? ORDER BY seq')
    .all(start) as Array<Pick<Row, 'seq' | 'replica' | 'count' | 'lamport' | 'batch'>>;
  const began = beginningsIn(here);
  const placed = [
    ...here.map(({ seq, ...row }): Placed => {
      const now = moved.get(seq) ?? row;
      const lamport = began.get(row.batch) ?? row.lamport;
      return { seq, row: now, lamport, name: nameOf(now) };
    }),
    ...fresh.map(
      (row): Placed => ({
        seq: undefined,
        row,
        lamport: begins.get(row.batch) ?? row.lamport,
        name: nameOf(row),
      }),
    ),
  ].sort(inSharedOrder);

  const note = db.prepare(
    'INSERT OR IGNORE INTO replica (no, name, begun_at, last_seq) VALUES (?, ?, ?, 0)',
  );
  for (const { no, name, begunAt } of replicas) note.run(no, Buffer.from(name, 'hex'), begunAt);
  const writes = openWrites(db);
  let shifted: number | null = null;
  for (const [i, { seq, row }] of placed.entries()) {
    // Below nothing at first, where none is in another's way.
    const to = -(start + i);
    if (seq !== undefined && to !== -seq) shifted = Math.min(seq, shifted ?? seq);
    const whole = seq === undefined ? (row as Row) : moved.get(seq);
    if (seq === undefined) writes.insert(whole as Row, to);
    else if (whole) writes.rewrite(whole, seq, to);
    else if (to !== -seq) writes.shift(seq, to);
  }
  writes.close();
  return shifted;
}

function openWrites(db: Database) {
  const insert = db.prepare(
    `INSERT INTO journal (seq, ${journalColumns.join(', ')})
     VALUES (?, ${journalColumns.map(() => '?').join(', ')})`,
  );
  const shift = db.prepare('UPDATE journal SET seq = ? WHERE seq = ?');
  const rewrite = db.prepare(
    `UPDATE journal SET seq = ?, ${journalColumns.map((column) => `${column} = ?`).join(', ')}
     WHERE seq = ?`,
  );
  const cells = openCells(db);
  return {
    insert: (row: Row, to: number) => insert.run(to, ...cells(row)),
    shift: (seq: number, to: number) => shift.run(to, seq),
    rewrite: (row: Row, seq: number, to: number) => rewrite.run(to, ...cells(row), seq),
    close(): void {
      db.exec(`UPDATE journal SET seq = -seq WHERE seq < 0;
        UPDATE replica SET last_seq =
          (SELECT max(seq) FROM journal WHERE journal.replica = replica.no);`);
    },
  };
}

/** The lamport of each batch's first entry. */
export function beginningsIn(
  rows: ReadonlyArray<Pick<Row, 'batch' | 'lamport'>>,
): ReadonlyMap<Id, number> {
  const first = new Map<Id, number>();
  for (const { batch, lamport } of rows) {
    first.set(batch, Math.min(lamport, first.get(batch) ?? lamport));
  }
  return first;
}

/** The place of the first batch that may come after one which begins with this lamport. */
function firstAfter(db: Database, lamport: number): number {
  const first = db
    .prepare('SELECT batch FROM journal WHERE lamport >= ? ORDER BY seq LIMIT 1')
    .pluck()
    .get(lamport) as Id | undefined;
  const sql =
    first === undefined
      ? 'SELECT max(seq) + 1 FROM journal'
      : `SELECT min(seq) FROM journal WHERE batch = ${first}`;
  return db.prepare(sql).pluck().get() as number;
}
