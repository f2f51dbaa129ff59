import type { Database } from 'better-sqlite3';
import type { Entry } from '../things/ledger.js';
import type { No } from '../things/no.js';
import { decodePayload } from './payloads.js';
import type { Row } from './row.js';

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
  | 'data_fields'
  | 'data'
  | 'words_fields'
  | 'words'
  | 'kept'
> & {
  /** The number that it has by now. */
  readonly no: No | null;
};

export const readColumns = `seq, batch, kind, version, subject,
  iif(no IS NULL, NULL, coalesce((SELECT l.no FROM lettered l WHERE l.thing = subject), no)) AS no,
  on_day, recorded_at, actor, data_fields, data, words_fields, words, kept`;

export const entryOf = (row: EntryRow): Entry => ({
  seq: row.seq,
  batch: row.batch,
  kind: row.kind,
  subject: row.subject,
  no: row.no,
  on: row.on_day,
  recordedAt: new Date(row.recorded_at).toISOString(),
  actor: row.actor,
  data: decodePayload(row),
});

/** Entries that match `where` (SQL over the columns of view `entry`), in order. */
export function* entries(
  db: Database,
  where = '1',
  params: readonly unknown[] = [],
): Generator<Entry> {
  const rows = db
    .prepare(`SELECT ${readColumns} FROM entry WHERE ${where} ORDER BY seq`)
    .iterate(...params) as IterableIterator<EntryRow>;
  for (const row of rows) yield entryOf(row);
}
