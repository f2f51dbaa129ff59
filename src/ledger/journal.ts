import type { Database } from 'better-sqlite3';
import type { Day } from '../core/day.js';
import type { EventKind } from '../core/entities.js';
import type { Id } from '../core/entity.js';

/** The journal's way of saying that a whole action or check-in was taken back. */
export const undoneKind = 'batch.undone';

/** A community's first entry, which can't be taken back. */
export const begunKind = 'community.begun' satisfies EventKind;

/** A line of the journal. `data` is null where it was redacted. */
export interface Entry {
  readonly seq: number;
  readonly id: Id;
  readonly batch: Id;
  readonly kind: string;
  readonly version: number;
  readonly subject: Id;
  readonly on: Day;
  readonly recordedAt: string;
  readonly actor: string;
  readonly replica: string;
  readonly lamport: number;
  readonly data: unknown;
}

/** A line of the journal as its table keeps it. */
export interface Row {
  seq: number;
  id: string;
  batch: string;
  kind: string;
  version: number;
  subject: string;
  on_day: Day;
  recorded_at: string;
  actor: string;
  replica: string;
  lamport: number;
  data: string | null;
  salt: Buffer | null;
  seal: Buffer | null;
  digest: Buffer;
}

const entryOf = (row: Row): Entry => ({
  seq: row.seq,
  id: row.id,
  batch: row.batch,
  kind: row.kind,
  version: row.version,
  subject: row.subject,
  on: row.on_day,
  recordedAt: row.recorded_at,
  actor: row.actor,
  replica: row.replica,
  lamport: row.lamport,
  data: row.data === null ? null : JSON.parse(row.data),
});

export type NewEntry = Omit<Entry, 'seq' | 'lamport'>;

/** Entries that match `where` (SQL over the journal's columns), in order. */
export function* entries(
  db: Database,
  where = '1',
  params: readonly unknown[] = [],
): Generator<Entry> {
  const rows = db
    .prepare(`SELECT * FROM journal WHERE ${where} ORDER BY seq`)
    .iterate(...params) as IterableIterator<Row>;
  for (const row of rows) yield entryOf(row);
}
