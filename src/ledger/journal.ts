import type { Database } from 'better-sqlite3';
import type { Entry } from '../things/ledger.js';
import type { No } from '../things/no.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { decodePayload } from './payloads.js';

/** A line of the journal as its table keeps it. */
export interface Row {
  seq: number;
  replica: number;
  count: number;
  lamport: number;
  batch: Id;
  sitting: Id | null;
  kind: string;
  version: number;
  subject: Id;
  /** The number that it was given when it was made. */
  no: number | null;
  on_day: Day;
  /** Milliseconds since 1970, UTC. */
  recorded_at: number;
  actor: Id | null;
  data: string | null;
  words: string | null;
  secret: Buffer | null;
  kept: string | null;
  digest: Buffer;
}

export type EntryRow = Pick<
  Row,
  | 'seq'
  | 'batch'
  | 'kind'
  | 'version'
  | 'subject'
  | 'on_day'
  | 'recorded_at'
  | 'actor'
  | 'data'
  | 'words'
  | 'kept'
> & {
  /** The number that it has by now. */
  readonly no: No | null;
};

export const readColumns = `seq, batch, kind, version, subject,
  iif(no IS NULL, NULL, coalesce((SELECT l.no FROM lettered l WHERE l.thing = subject), no)) AS no,
  on_day, recorded_at, actor, data, words, kept`;

export const entryOf = (row: EntryRow): Entry => ({
  seq: row.seq,
  batch: row.batch,
  kind: row.kind,
  subject: row.subject,
  no: row.no,
  on: row.on_day,
  recordedAt: new Date(row.recorded_at).toISOString(),
  actor: row.actor,
  data: decodePayload(row.kind, row.version, row),
});

/** Entries that match `where` (SQL over the journal's columns), in order. */
export function* entries(
  db: Database,
  where = '1',
  params: readonly unknown[] = [],
): Generator<Entry> {
  const rows = db
    .prepare(`SELECT ${readColumns} FROM journal WHERE ${where} ORDER BY seq`)
    .iterate(...params) as IterableIterator<EntryRow>;
  for (const row of rows) yield entryOf(row);
}
