import type { Database, Statement } from 'better-sqlite3';
import type { Entry } from '../things/ledger.js';
import type { No } from '../things/no.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { decodePayload } from './payloads.js';

/** What is read of an entry, with the number that it has by now. */
const columns = `seq, batch, kind, version, subject,
  iif(no IS NULL, NULL, coalesce((SELECT l.no FROM lettered l WHERE l.thing = subject), no)) AS no,
  on_day, recorded_at, actor, data_fields, data, words_fields, words, kept`;

/** The same, cell by cell: objects with names would take SQLite’s driver twice as long. */
type Cells = readonly [
  seq: number,
  batch: Id,
  kind: string,
  version: number,
  subject: Id,
  no: No | null,
  on: Day,
  recordedAt: number,
  actor: Id | null,
  dataFields: string,
  data: string | null,
  wordsFields: string,
  words: string | null,
  kept: string | null,
];

const entryOf = (cells: Cells): Entry => ({
  seq: cells[0],
  batch: cells[1],
  kind: cells[2],
  subject: cells[4],
  no: cells[5],
  on: cells[6],
  recordedAt: new Date(cells[7]).toISOString(),
  actor: cells[8],
  data: decodePayload({
    kind: cells[2],
    version: cells[3],
    data_fields: cells[9],
    data: cells[10],
    words_fields: cells[11],
    words: cells[12],
    kept: cells[13],
  }),
});

/** A search of entries: `rest` is SQL that follows on view `entry`. */
const search = (db: Database, rest: string): Statement =>
  db.prepare(`SELECT ${columns} FROM entry ${rest}`).raw();

/** Entries that match `where` (SQL over the columns of view `entry`), in order. */
export function* entries(
  db: Database,
  where = '1',
  params: readonly unknown[] = [],
): Generator<Entry> {
  const found = search(db, `WHERE ${where} ORDER BY seq`).iterate(...params);
  for (const cells of found as Iterable<Cells>) yield entryOf(cells);
}

/** How many entries are read at once. In portions, since while rows are read nothing can be written. */
const portion = 5000;

/** Every entry about a thing, thing by thing. */
export function* entriesBySubject(db: Database): Generator<Entry> {
  const read = search(db, `WHERE (subject, seq) > (?, ?) ORDER BY subject, seq LIMIT ${portion}`);
  let last: Entry | undefined;
  let found: readonly Cells[];
  do {
    found = read.all(last?.subject ?? 0, last?.seq ?? 0) as readonly Cells[];
    for (const cells of found) {
      last = entryOf(cells);
      yield last;
    }
  } while (found.length === portion);
}
