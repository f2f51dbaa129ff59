/**
 * What can still be read of a ledger's journal in a damaged file, whatever else in it is broken.
 *
 * SQLite finds a page through the pages above it, and a file through its first; where one of those
 * is gone, so is all below. So the file gets a first page of ours, in which each page in turn is all
 * there is of a table: what stands on a page that is whole is read, by SQLite itself. Nothing that
 * the file declares (triggers, views) is looked at.
 */
import type { Database, Statement } from 'better-sqlite3';
import { type EntryShape, journalColumns, type Row } from './row.js';
import { nativePart, Sqlite } from './sqlite.js';

/** A copy that was written to, as far as it is known; where its table and its index differ, twice. */
export interface FoundReplica {
  readonly no: number;
  readonly name: string;
  readonly begunAt: number | undefined;
  /** The place of its last entry. */
  readonly lastSeq: number | undefined;
}

export interface Wreckage {
  readonly replicas: readonly FoundReplica[];
  /** Each entry that could be read, once for each way in which it can be read. */
  readonly rows: readonly Row[];
}

/** Of SQLite's header: where the size of a page stands, and what is said of the whole file. */
const header = { pageSize: 16, pages: 28, freePages: 32, bytes: 100 } as const;
/** What a page that holds rows begins with, of a table and of an index. */
const leaves = { table: 0x0d, index: 0x0a } as const;

// What stands in an index is kept once more: a lost page of a small table is not the end of it.
const tables = `
  CREATE TABLE journal (seq INTEGER PRIMARY KEY, ${journalColumns.join(', ')}, more);
  CREATE TABLE shape (no INTEGER PRIMARY KEY, kind, version, data_fields, words_fields, more);
  CREATE TABLE replica (no INTEGER PRIMARY KEY, name, begun_at, last_seq, more);
  CREATE TABLE shape_index (kind, version, data_fields, words_fields, no, more,
    PRIMARY KEY (kind, version, data_fields, words_fields, no)) WITHOUT ROWID;
  CREATE TABLE replica_index (name, no, more, PRIMARY KEY (name, no)) WITHOUT ROWID;`;

export function wreckage(bytes: Uint8Array): Wreckage {
  const db = asTables(bytes);
  try {
    return readPages(db, bytes);
  } finally {
    db.close();
  }
}

function pageSizeOf(bytes: Uint8Array): number {
  const said = ((bytes[header.pageSize] ?? 0) << 8) | (bytes[header.pageSize + 1] ?? 0);
  const size = said === 1 ? 2 ** 16 : said;
  return size >= 512 && (size & (size - 1)) === 0 ? size : 4096;
}

/** The file's pages below a first page of our own. */
function asTables(bytes: Uint8Array): Database {
  const size = pageSizeOf(bytes);
  const made = new Sqlite(':memory:', nativePart());
  made.exec(`PRAGMA page_size = ${size}; ${tables}`);
  const first = made.serialize().subarray(0, size);
  made.close();
  const pages = Math.max(Math.ceil(bytes.length / size), 6);
  const image = Buffer.alloc(pages * size);
  image.set(bytes.subarray(0, image.length));
  image.set(first);
  image.writeUInt32BE(pages, header.pages);
  image.fill(0, header.freePages, header.freePages + 8);
  const db = new Sqlite(image, nativePart());
  // What SQLite would otherwise keep us from: saying where a table stands.
  db.unsafeMode(true);
  db.exec(`PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
    PRAGMA journal_mode = OFF; PRAGMA writable_schema = ON;`);
  return db;
}

type Cells = readonly unknown[];

interface Found {
  readonly entries: Map<string, { readonly seq: number; readonly cells: Cells }>;
  readonly shapes: Map<number, EntryShape[]>;
  readonly replicas: FoundReplica[];
}

function readPages(db: Database, bytes: Uint8Array): Wreckage {
  const size = pageSizeOf(bytes);
  const found: Found = { entries: new Map(), shapes: new Map(), replicas: [] };
  const table = openPages(db, ['journal', 'shape', 'replica']);
  const index = openPages(db, ['shape_index', 'replica_index']);
  for (let page = 2; page <= Math.ceil(bytes.length / size); page += 1) {
    const kind = bytes[(page - 1) * size];
    if (kind === leaves.table) {
      const at = table(page);
      at.read('seq', `journal`, (cells) => noteEntry(found, cells));
      at.read('no', 'shape', (cells) => noteShape(found, cells));
      at.read('no', 'replica', (cells) => noteReplica(found, cells));
    }
    if (kind === leaves.index) {
      const at = index(page);
      at.read(undefined, 'shape_index', ([kind, version, data, words, no, more]) =>
        noteShape(found, [no, kind, version, data, words, more]),
      );
      at.read(undefined, 'replica_index', ([name, no, more]) =>
        noteReplica(found, [no, name, undefined, undefined, more]),
      );
    }
  }
  return {
    replicas: found.replicas,
    rows: [...found.entries.values()].flatMap(({ seq, cells }) =>
      (found.shapes.get(cells[journalColumns.indexOf('shape')] as number) ?? []).map((shape) =>
        rowOf(seq, cells, shape),
      ),
    ),
  };
}

/** Makes a page all there is of these tables, and reads what stands there. */
function openPages(db: Database, names: readonly string[]) {
  const place = db.prepare(
    `UPDATE sqlite_schema SET rootpage = ? WHERE name IN (${names.map((name) => `'${name}'`).join(', ')})`,
  );
  let version = db.pragma('schema_version', { simple: true }) as number;
  return (page: number) => {
    place.run(page);
    version += 1;
    db.pragma(`schema_version = ${version}`);
    return {
      read(key: string | undefined, name: string, note: (cells: Cells) => void): void {
        for (const cells of cellsOf(db, name, key)) note(cells);
      },
    };
  };
}

/** The rows of a table; where SQLite stumbles over one, each by itself. */
function cellsOf(db: Database, name: string, key: string | undefined): readonly Cells[] {
  try {
    return db.prepare(`SELECT * FROM ${name}`).raw().all() as Cells[];
  } catch {
    if (key === undefined) return [];
  }
  const rows: Cells[] = [];
  const one = db.prepare(`SELECT * FROM ${name} WHERE ${key} = ?`).raw();
  for (const id of readable(db.prepare(`SELECT ${key} FROM ${name}`).pluck())) {
    try {
      const cells = one.get(id) as Cells | undefined;
      if (cells) rows.push(cells);
    } catch {
      // This one runs on over a page that is gone.
    }
  }
  return rows;
}

/** What comes before SQLite stumbles. */
function readable(keys: Statement): unknown[] {
  const found: unknown[] = [];
  try {
    for (const key of keys.iterate()) found.push(key);
  } catch {
    // What stands behind it on the page is out of reach.
  }
  return found;
}

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isBytes = (value: unknown): boolean => Buffer.isBuffer(value) && value.length === 16;
const orNull = (is: (value: unknown) => boolean) => (value: unknown) => value === null || is(value);

/** What each column of an entry has to hold, so that a row of another table is not taken for one. */
const holds: Readonly<Record<(typeof journalColumns)[number], (value: unknown) => boolean>> = {
  replica: isWhole,
  count: isWhole,
  lamport: isWhole,
  batch: isWhole,
  sitting: orNull(isWhole),
  shape: isWhole,
  subject: isWhole,
  no: orNull(isWhole),
  on_day: isText,
  recorded_at: isWhole,
  actor: orNull(isWhole),
  data: orNull(isText),
  words: orNull(isText),
  secret: orNull(isBytes),
  kept: orNull(isText),
  digest: isBytes,
};

function noteEntry({ entries }: Found, [seq, ...cells]: Cells): void {
  const isOne =
    cells.at(-1) === null && journalColumns.every((column, i) => holds[column](cells[i]));
  // The same row may stand on a page that was let go as well.
  if (isOne) entries.set(JSON.stringify([seq, cells]), { seq: seq as number, cells });
}

function noteShape(
  { shapes }: Found,
  [no, kind, version, data_fields, words_fields, more]: Cells,
): void {
  const isOne =
    more === null &&
    isText(kind) &&
    /^[a-z]+\.[a-z-]+$/.test(kind as string) &&
    isWhole(version) &&
    isText(data_fields) &&
    isText(words_fields);
  if (!isOne) return;
  const shape = { kind, version, data_fields, words_fields } as EntryShape;
  const known = shapes.get(no as number) ?? [];
  if (known.some((each) => JSON.stringify(each) === JSON.stringify(shape))) return;
  shapes.set(no as number, [...known, shape]);
}

function noteReplica({ replicas }: Found, [no, name, begunAt, lastSeq, more]: Cells): void {
  const isOne =
    more === null &&
    isBytes(name) &&
    isWhole(no) &&
    [begunAt, lastSeq].every((each) => each === undefined || isWhole(each));
  if (!isOne) return;
  replicas.push({
    no: no as number,
    name: (name as Buffer).toString('hex'),
    begunAt: begunAt as number | undefined,
    lastSeq: lastSeq as number | undefined,
  });
}

const rowOf = (seq: number, cells: Cells, shape: EntryShape): Row => {
  const { shape: _, ...row } = Object.fromEntries(
    journalColumns.map((column, i) => [column, cells[i]]),
  );
  return { seq, ...row, ...shape } as unknown as Row;
};
