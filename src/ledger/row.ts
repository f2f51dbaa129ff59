/** An entry as the journal keeps it. What entries are and carry, by name, is kept once for all that are alike. */
import type { Database } from 'better-sqlite3';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { statementsOf } from './statements.js';

/** What entries are and carry, by name, which stands once for all that are alike. */
export interface EntryShape {
  readonly kind: string;
  readonly version: number;
  /** The names of what stands in `data` and in `words`, in order, with commas between; empty where it is null. */
  readonly data_fields: string;
  readonly words_fields: string;
}

/** A line of the journal, with its shape. */
export interface Row extends EntryShape {
  seq: number;
  replica: number;
  count: number;
  lamport: number;
  batch: Id;
  sitting: Id | null;
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

/** What an entry is read as, cell by cell: objects with names take SQLite’s driver twice as long. */
const read = `seq, replica, count, lamport, batch, sitting, kind, version, subject, no, on_day,
  recorded_at, actor, data_fields, data, words_fields, words, secret, kept, digest`;

type Cells = readonly [
  ...[number, number, number, number, Id, Id | null, string, number, Id, number | null, Day],
  ...[number, Id | null, string, string | null, string, string | null, Buffer | null],
  ...[string | null, Buffer],
];

const rowOf = (cells: Cells): Row => ({
  seq: cells[0],
  replica: cells[1],
  count: cells[2],
  lamport: cells[3],
  batch: cells[4],
  sitting: cells[5],
  kind: cells[6],
  version: cells[7],
  subject: cells[8],
  no: cells[9],
  on_day: cells[10],
  recorded_at: cells[11],
  actor: cells[12],
  data_fields: cells[13],
  data: cells[14],
  words_fields: cells[15],
  words: cells[16],
  secret: cells[17],
  kept: cells[18],
  digest: cells[19],
});

/** The entries that match `where` (SQL over the columns of view `entry`), in order, as they are kept. */
export function* rowsIn(
  db: Database,
  where = '1',
  params: readonly unknown[] = [],
): Generator<Row> {
  const rows = db.prepare(`SELECT ${read} FROM entry WHERE ${where} ORDER BY seq`).raw();
  for (const cells of rows.iterate(...params) as Iterable<Cells>) yield rowOf(cells);
}

/** How an entry stands in the table `journal`, column by column. */
export const journalColumns = [
  'replica',
  'count',
  'lamport',
  'batch',
  'sitting',
  'shape',
  'subject',
  'no',
  'on_day',
  'recorded_at',
  'actor',
  'data',
  'words',
  'secret',
  'kept',
  'digest',
] as const satisfies ReadonlyArray<keyof Row | 'shape'>;

/** Gives what stands in these columns of an entry, whose shape is put on record where it is new here. */
export function openCells(db: Database): (row: Omit<Row, 'seq'>) => unknown[] {
  const prepare = statementsOf(db);
  const find = prepare(
    `SELECT no FROM shape
     WHERE kind = ? AND version = ? AND data_fields = ? AND words_fields = ?`,
  );
  const add = prepare(
    'INSERT INTO shape (kind, version, data_fields, words_fields) VALUES (?, ?, ?, ?)',
  );
  const known = new Map<string, unknown>();
  const shapeOf = ({ kind, version, data_fields, words_fields }: EntryShape): unknown => {
    const shape = [kind, version, data_fields, words_fields];
    const key = shape.join(' ');
    const no =
      known.get(key) ??
      (find.get(...shape) as { no: number } | undefined)?.no ??
      add.run(...shape).lastInsertRowid;
    known.set(key, no);
    return no;
  };
  return (row) => journalColumns.map((column) => (column === 'shape' ? shapeOf(row) : row[column]));
}
