/** The journal's chain: each entry's digest covers its salted data and the digest before it. */
import { hash, randomFillSync } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type NewEntry, type Row, textOf } from './journal.js';

// In one piece: a hash object for each entry costs several times what hashing it does.
const sha256 = (...parts: ReadonlyArray<string | Buffer>): Buffer =>
  hash(
    'sha256',
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
    'buffer',
  );

const saltBytes = 16;

/** Gives salts; drawn by the hundred, since a call for each would cost more than the rest. */
function openSalts(): () => Buffer {
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length === 0) drawn = randomFillSync(Buffer.alloc(saltBytes * 100));
    const salt = drawn.subarray(0, saltBytes);
    drawn = drawn.subarray(saltBytes);
    return salt;
  };
}

/** What stands for the data once it is gone: the salt makes it say nothing about a guess. */
const sealOf = (salt: Buffer, data: string): Buffer => sha256(salt, data);

/** What an entry says beside its data, in the order in which the chain covers it. */
const covered = [
  'seq',
  'id',
  'batch',
  'kind',
  'version',
  'subject',
  'on_day',
  'recorded_at',
  'actor',
  'replica',
  'lamport',
] as const satisfies ReadonlyArray<keyof Row>;

type Covered = Pick<Row, (typeof covered)[number]>;

const saidBy = (row: Covered): unknown[] => covered.map((column) => row[column]);

const digestOf = (before: Buffer, row: Covered, seal: Buffer): Buffer =>
  sha256(before, JSON.stringify(saidBy(row)), seal);

/** What the first entry is chained to: the ledger's own row, so that it can't change unseen either. */
function beginningOf(db: Database): Buffer {
  const row = db.prepare('SELECT replica, made_at FROM ledger WHERE one = 1').raw().get();
  return sha256(JSON.stringify(row ?? []));
}

/**
 * Adds entries to the end of the journal, each chained to the one before it, and returns the
 * number of each.
 */
export function openWriter(db: Database): (entry: NewEntry) => number {
  const insert = db.prepare(
    `INSERT INTO journal (${covered.join(', ')}, data, salt, digest)
     VALUES (${covered.map(() => '?').join(', ')}, ?, ?, ?)`,
  );
  const last = db
    .prepare('SELECT seq, lamport, digest FROM journal ORDER BY seq DESC LIMIT 1')
    .get() as Pick<Row, 'seq' | 'lamport' | 'digest'> | undefined;
  let tip = last?.digest ?? beginningOf(db);
  let seq = last?.seq ?? 0;
  let lamport = last?.lamport ?? 0;
  const nextSalt = openSalts();

  return (entry) => {
    seq += 1;
    lamport += 1;
    const data = textOf(entry);
    const salt = nextSalt();
    const row = {
      seq,
      id: entry.id,
      batch: entry.batch,
      kind: entry.kind,
      version: entry.version,
      subject: entry.subject,
      on_day: entry.on,
      recorded_at: entry.recordedAt,
      actor: entry.actor,
      replica: entry.replica,
      lamport,
    };
    tip = digestOf(tip, row, sealOf(salt, data));
    insert.run(...saidBy(row), data, salt, tip);
    return seq;
  };
}

const bytes = (value: unknown): boolean => value === null || Buffer.isBuffer(value);

/** A flipped bit can turn bytes into text or text into a number, whatever the columns say. */
const keepsTypes = ({ data, salt, seal, digest }: Row): boolean =>
  (data === null || typeof data === 'string') &&
  [salt, seal].every(bytes) &&
  Buffer.isBuffer(digest);

/** The numbers of entries whose digest does not follow from what they say and the one before. */
export function brokenEntries(db: Database): number[] {
  const broken: number[] = [];
  let before = beginningOf(db);
  let expected = 1;
  for (const row of db.prepare('SELECT * FROM journal ORDER BY seq').iterate()) {
    const { data, salt, seal, ...rest } = row as Row;
    const typed = keepsTypes(row as Row);
    let sound = typed && rest.seq === expected;
    if (sound) {
      const sealed = data !== null && salt !== null ? sealOf(salt, data) : seal;
      sound = sealed !== null && digestOf(before, rest, sealed).equals(rest.digest);
    }
    if (!sound) broken.push(rest.seq);
    before = typed ? rest.digest : Buffer.alloc(0);
    expected = rest.seq + 1;
  }
  return broken;
}

/**
 * Takes the words of an entry away for good and leaves what holds the chain together. The only
 * change that the journal's triggers let through.
 */
export function redact(db: Database, seq: number): void {
  const row = db.prepare('SELECT data, salt FROM journal WHERE seq = ?').get(seq) as
    | Pick<Row, 'data' | 'salt'>
    | undefined;
  if (!row?.data || !row.salt) return;
  db.prepare('UPDATE journal SET data = NULL, salt = NULL, seal = ? WHERE seq = ?').run(
    sealOf(row.salt, row.data),
    seq,
  );
}
