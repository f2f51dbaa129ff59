/**
 * The chain of each replica: an entry's digest covers what it says and the digest of that replica's
 * entry before it, not the place it has in this file.
 */
import type { Database } from 'better-sqlite3';
import { countOf, keyOf, replicaOf, worldwide } from '../things/keys.js';
import { journalColumns, openCells, type Row, rowsIn } from './row.js';
import { type Json, type Kept, type Opener, sealed, sha256 } from './seals.js';
import { statementsOf } from './statements.js';

/** A copy of a ledger that was written to. */
export interface Replica {
  /** Its number in this file, from 0. */
  readonly no: number;
  /** 32 hexadecimal digits, the same in every file. */
  readonly name: string;
  /** Milliseconds since 1970, UTC. */
  readonly begunAt: number;
}

export const replicasIn = (db: Database): Replica[] =>
  (
    statementsOf(db)('SELECT no, name, begun_at FROM replica ORDER BY no').all() as Array<{
      no: number;
      name: Buffer;
      begun_at: number;
    }>
  ).map(({ no, name, begun_at }) => ({ no, name: name.toString('hex'), begunAt: begun_at }));

/** What the replicas of these numbers are called; one that is none of them has no name. */
export const replicaNames = (replicas: readonly Replica[]): ((no: number) => string) => {
  const names = new Map(replicas.map(({ no, name }) => [no, name]));
  return (no) => names.get(no) ?? '';
};

/** As many bytes as a secret has: nobody finds other words of the same digest. */
const digestBytes = 16;

/** What a replica's first entry is chained to. */
export const beginningOf = ({ name, begunAt }: Replica): Buffer =>
  sha256(JSON.stringify([name, begunAt])).subarray(0, digestBytes);

export type Unchained = Omit<Row, 'seq' | 'digest'>;

function wordsAsSealed({ words, secret, kept }: Unchained): string | null {
  if (words === null) return null;
  const opener: Opener = secret ? { secret } : { kept: JSON.parse(kept ?? '{}') as Kept };
  return JSON.stringify(sealed(JSON.parse(words) as Json, opener));
}

/** The digest of an entry that follows on one of digest `before`. */
export function digestOf(before: Buffer, row: Unchained, nameOf: (no: number) => string): Buffer {
  const key = (id: number | null): string | null =>
    id === null ? null : `${nameOf(replicaOf(id))}.${countOf(id)}`;
  return sha256(
    before,
    JSON.stringify([
      row.count,
      row.lamport,
      key(row.batch),
      key(row.sitting),
      row.kind,
      row.version,
      // Below nothing: about a batch, and not about a thing.
      `${row.subject < 0 ? '@' : '#'}${key(Math.abs(row.subject))}`,
      row.no,
      row.on_day,
      row.recorded_at,
      key(row.actor),
      row.data_fields,
      row.data === null ? null : worldwide(row.data, nameOf),
      row.words_fields,
      wordsAsSealed(row),
    ]),
  ).subarray(0, digestBytes);
}

/** Where the chain of a replica stands. */
export interface Tip {
  readonly count: number;
  readonly digest: Buffer;
}

/** The last entry of a replica in this file; its beginning where there is none. */
const tipOf = (db: Database, replica: Replica): Tip =>
  (statementsOf(db)(
    'SELECT count, digest FROM journal WHERE seq = (SELECT last_seq FROM replica WHERE no = ?)',
  ).get(replica.no) as Tip | undefined) ?? { count: 0, digest: beginningOf(replica) };

export type NewRow = Omit<Unchained, 'replica' | 'count' | 'lamport' | 'kept'>;

/** Adds entries of one replica to the end of the journal, each chained to the one before it. */
export function openWriter(db: Database, own: Replica) {
  const prepare = statementsOf(db);
  const insert = prepare(
    `INSERT INTO journal (${journalColumns.join(', ')})
     VALUES (${journalColumns.map(() => '?').join(', ')})`,
  );
  const cellsOf = openCells(db);
  const noteReplica = prepare(
    `INSERT INTO replica (no, name, begun_at, last_seq) VALUES (?, ?, ?, ?)
     ON CONFLICT (no) DO UPDATE SET last_seq = excluded.last_seq`,
  );
  const name = Buffer.from(own.name, 'hex');
  const nameOf = replicaNames([...replicasIn(db), own]);
  let tip = tipOf(db, own);
  const { latest } = prepare(
    'SELECT max(lamport) AS latest FROM replica JOIN journal ON seq = last_seq',
  ).get() as { latest: number | null };
  let lamport = latest ?? 0;
  return {
    /** The key of the entry that would be added next. */
    next: (): number => keyOf(own.no, tip.count + 1),
    tip: (): Tip => tip,
    /** Returns the entry's place in this file. */
    append(entry: NewRow): number {
      lamport += 1;
      const row: Unchained = {
        ...entry,
        replica: own.no,
        count: tip.count + 1,
        lamport,
        kept: null,
      };
      tip = { count: row.count, digest: digestOf(tip.digest, row, nameOf) };
      const { lastInsertRowid } = insert.run(...cellsOf({ ...row, digest: tip.digest }));
      noteReplica.run(own.no, name, own.begunAt, lastInsertRowid);
      return Number(lastInsertRowid);
    },
  };
}

/** Whether an entry follows from what it says and the one before, whose digest is given. */
export function followsOn(before: Buffer, row: Row, nameOf: (no: number) => string): boolean {
  try {
    return digestOf(before, row, nameOf).equals(row.digest);
  } catch {
    // Words that are no JSON any more, or whose salts are gone.
    return false;
  }
}

/** A flipped bit can turn bytes into text or text into a number, whatever the columns say. */
const isSound = (row: Row): boolean =>
  [row.data, row.words, row.kept].every((text) => text === null || typeof text === 'string') &&
  (row.secret === null || Buffer.isBuffer(row.secret)) &&
  Buffer.isBuffer(row.digest);

/**
 * Goes along the chains, entry by entry in the file's order, and tells of each whether it follows
 * from what it says and the one before.
 */
export function openVerifier(db: Database): (row: Row) => boolean {
  const replicas = replicasIn(db);
  const nameOf = replicaNames(replicas);
  const tips = new Map<number, Tip>(
    replicas.map((each) => [each.no, { count: 0, digest: beginningOf(each) }]),
  );
  let place = 0;
  return (row) => {
    place += 1;
    const inOrder = row.seq === place;
    place = row.seq;
    const tip = tips.get(row.replica);
    const typed = isSound(row);
    tips.set(row.replica, { count: row.count, digest: typed ? row.digest : Buffer.alloc(0) });
    if (!tip || !typed || !inOrder || row.count !== tip.count + 1) return false;
    return followsOn(tip.digest, row, nameOf);
  };
}

/** Whether the last entry of each replica follows from what it says and the one before. */
export function endsFollow(db: Database): boolean {
  const replicas = replicasIn(db);
  const nameOf = replicaNames(replicas);
  const before = db
    .prepare('SELECT digest FROM journal WHERE replica = ? AND seq < ? ORDER BY seq DESC LIMIT 1')
    .pluck();
  return replicas.every((replica) => {
    const [last] = rowsIn(db, 'seq = (SELECT last_seq FROM replica WHERE no = ?)', [replica.no]);
    if (!last || !isSound(last)) return false;
    const tip = (before.get(replica.no, last.seq) as Buffer | undefined) ?? beginningOf(replica);
    return followsOn(tip, last, nameOf);
  });
}

/** The numbers of entries whose digest does not follow from what they say and the one before. */
export function brokenEntries(db: Database): number[] {
  const follows = openVerifier(db);
  const broken: number[] = [];
  for (const row of rowsIn(db)) {
    if (!follows(row)) broken.push(row.seq);
  }
  return broken;
}

/** Whether every entry that was ever written can be read and is what was written. */
export function isJournalSound(db: Database): boolean {
  try {
    const cutOff = db.prepare(
      `SELECT 1 FROM replica WHERE last_seq >
       (SELECT coalesce(max(seq), 0) FROM journal WHERE journal.replica = replica.no)`,
    );
    return cutOff.get() === undefined && brokenEntries(db).length === 0;
  } catch (cause) {
    if (String((cause as { code?: unknown }).code).startsWith('SQLITE_')) return false;
    throw cause;
  }
}
