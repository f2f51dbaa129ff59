import { Buffer } from 'node:buffer';
import { CsvError, type Options, parse } from 'csv-parse/sync';
import { visible } from '../core/gate.js';
import { Refusal } from '../core/refusal.js';
import { decode } from './decode.js';

/** The most bytes of a file that is imported. */
export const maxFileBytes = 64 * 1024 * 1024;
/** The most bytes of one cell, as UTF-8. */
export const maxCellBytes = 64 * 1024;
const maxRows = 250_000;
const maxColumns = 500;

/** A file's header and rows as written, before anything is made of them. */
export interface Table {
  /** Trimmed, in the file's order; '' where a column has no name. */
  readonly headers: readonly string[];
  /** Every row has as many cells as there are headers; rows of nothing but blanks are left out. */
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** The line of the file on which the row starts; the first is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The table in the bytes of a CSV file: comma, semicolon or tab, told by its header line.
 * @throws Refusal `csv-encoding`, `csv-empty`, `csv-quote`, `csv-ragged`,
 * `csv-duplicate-header`, `csv-cell-too-long`, `csv-too-many`
 */
export function readTable(bytes: Buffer): Table {
  const text = decode(bytes);
  const header = headerLine(text);
  const records = parseRecords(Buffer.from(text), header);
  let line = 1;
  let headers: readonly string[] | undefined;
  const rows: TableRow[] = [];
  for (const cells of records) {
    const start = line;
    line += linesOf(cells);
    if (isBlank(cells)) continue;
    if (headers === undefined) {
      headers = readHeaders(cells);
      continue;
    }
    if (cells.length !== headers.length) throw ragged(start, cells.length, headers.length);
    refuseLongCell(cells, headers, start);
    rows.push({ line: start, cells });
  }
  if (headers === undefined) throw empty();
  if (records.length > maxRows) throw tooMany(`more than ${maxRows.toLocaleString('en-GB')} rows`);
  return { headers, rows };
}

interface Header {
  readonly delimiter: string;
  readonly columns: number;
}

// The delimiter is whichever of the three stands most often in the first line that holds
// anything, outside quotation marks; the comma where none does (a single column).
function headerLine(text: string): Header {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  let begun = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') {
      if (begun) break;
    } else if (character in counts) counts[character as keyof typeof counts] += 1;
    begun ||= character.trim() !== '';
  }
  if (!begun) throw empty();
  const [delimiter, count] = Object.entries(counts).reduce((best, next) =>
    next[1] > best[1] ? next : best,
  );
  // Empty cells add nothing to a row's size, so the parser would go on and on through a run of them.
  if (count >= maxColumns || text.includes(delimiter.repeat(maxColumns)))
    throw tooMany(`more than ${maxColumns} columns`);
  return { delimiter, columns: count + 1 };
}

function parseRecords(utf8: Buffer, { delimiter, columns }: Header): string[][] {
  const options = {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // No row of cells that are allowed is longer: a huge cell is met early. A single one may
    // still be as long as a whole row, hence the look at each cell afterwards.
    max_record_size: maxCellBytes * columns,
    to: maxRows + 1,
  };
  try {
    return parse(utf8, options);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw broken(error, utf8, options);
  }
}

// The parser's own count of lines and bytes takes a CR LF inside quotation marks for two, so the
// rows before the broken one are read once more and counted.
function broken(error: CsvError, utf8: Buffer, options: Options<string[]>): Refusal {
  let line = 1;
  let headers: readonly string[] | undefined;
  const count = (cells: string[]) => {
    headers ??= isBlank(cells) ? undefined : cells;
    line += linesOf(cells);
    return null;
  };
  try {
    parse(utf8, { ...options, on_record: count });
  } catch {
    // It breaks where it broke before.
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(line, headers, Number(error.column));
  return new Refusal(
    'csv-quote',
    `The quotation marks in the row that starts on line ${line} do not match.`,
    'A cell either has a " at both of its ends or none; a " inside such a cell is written twice (""). Correct that row and import again.',
  );
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

function readHeaders(cells: readonly string[]): readonly string[] {
  const headers = cells.map((cell) => cell.normalize('NFC').trim());
  const seen = new Set<string>();
  for (const header of headers) {
    const name = header.toLowerCase();
    if (name !== '' && seen.has(name)) throw duplicate(header);
    seen.add(name);
  }
  return headers;
}

const lineBreak = /\r\n|\n|\r/g;

/** How many lines of the file a row takes. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) lines += cell.match(lineBreak)?.length ?? 0;
  }
  return lines;
}

function refuseLongCell(cells: readonly string[], headers: readonly string[], line: number): void {
  for (const [index, cell] of cells.entries()) {
    // No character takes more than three bytes a unit: only long cells need to be measured.
    if (cell.length * 3 > maxCellBytes && Buffer.byteLength(cell) > maxCellBytes) {
      throw tooLong(line, headers, index);
    }
  }
}

const tooLong = (line: number, headers: readonly string[] | undefined, column: number): Refusal =>
  new Refusal(
    'csv-cell-too-long',
    `A cell in the row that starts on line ${line}, column “${visible(headers?.[column]?.trim() || String(column + 1))}”, is longer than ${maxCellBytes / 1024} kB.`,
    'Shorten it, or look there for a quotation mark that is opened and never closed.',
  );

const empty = (): Refusal =>
  new Refusal(
    'csv-empty',
    'The file holds nothing, not even a line of column names.',
    'Check that it is the file you mean, and that its first line names the columns.',
  );

const ragged = (line: number, found: number, expected: number): Refusal =>
  new Refusal(
    'csv-ragged',
    `Line ${line} has ${found} ${found === 1 ? 'cell' : 'cells'}, but the first line names ${expected} columns.`,
    'Look there for a missing or an extra comma (or semicolon); a cell that holds one needs quotation marks around it.',
  );

const duplicate = (header: string): Refusal =>
  new Refusal(
    'csv-duplicate-header',
    `Two columns are named “${visible(header)}”, so I cannot tell which one you mean.`,
    'Rename one of them in the first line of the file, and import again.',
  );

const tooMany = (what: string): Refusal =>
  new Refusal(
    'csv-too-many',
    `The file has ${what}, the most that is imported at once.`,
    'Check that it is the file you mean; if it is, split it into smaller ones.',
  );
