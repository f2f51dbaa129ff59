import type { Database } from 'better-sqlite3';
import type { Entry } from '../things/ledger.js';
import type { Day } from '../time/day.js';

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

/** What the column `data` holds: what the entry carries, and among it the number that was given. */
export const textOf = ({ no, data }: Pick<Entry, 'no' | 'data'>): string =>
  JSON.stringify(no === null ? data : { no, ...(data as object) });

function carriedBy(text: string | null): Pick<Entry, 'no' | 'data'> {
  if (text === null) return { no: null, data: null };
  const { no = null, ...data } = JSON.parse(text) as { no?: number };
  return { no, data };
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
  ...carriedBy(row.data),
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
