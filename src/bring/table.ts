import type { Buffer } from 'node:buffer';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { decode } from './decode.js';
import { empty, headerLine, isTooLong, readRecords, type TableRow, tooLong } from './records.js';

/** The most bytes of a file that is imported. */
export const maxFileBytes = 64 * 1024 * 1024;

/** A file's header and rows as written, before anything is made of them. */
export interface Table {
  /** Trimmed, in the file's order; '' where a column has no name. */
  readonly headers: readonly string[];
  /** Every row has as many cells as there are headers; rows of nothing but blanks are left out. */
  readonly rows: readonly TableRow[];
}

/**
 * The table in the bytes of a CSV file: comma, semicolon or tab, told by its header line.
 * @throws Refusal `csv-encoding`, `csv-empty`, `csv-quote`, `csv-ragged`,
 * `csv-duplicate-header`, `csv-cell-too-long`, `csv-too-many`
 */
export function readTable(bytes: Buffer): Table {
  const text = decode(bytes);
  const header = headerLine(text);
  let headers: readonly string[] | undefined;
  const rows: TableRow[] = [];
  for (const row of readRecords(text, header)) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (headers === undefined) {
      headers = readHeaders(row.cells);
      continue;
    }
    if (row.cells.length !== headers.length) throw ragged(row, headers.length);
    const long = row.cells.findIndex(isTooLong);
    if (long >= 0) throw tooLong(row.line, long, headers);
    rows.push(row);
  }
  if (headers === undefined) throw empty();
  return { headers, rows };
}

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

const ragged = ({ line, cells }: TableRow, expected: number): Refusal =>
  new Refusal(
    'csv-ragged',
    `Line ${line} has ${counted(cells.length, 'cell')}, but the first line names ${counted(expected, 'column')}.`,
    'Look there for a missing or an extra comma (or semicolon); a cell that holds one needs quotation marks around it.',
  );

const duplicate = (header: string): Refusal =>
  new Refusal(
    'csv-duplicate-header',
    `Two columns are named “${visible(header)}”, so I cannot tell which one you mean.`,
    'Rename one of them in the first line of the file, and import again.',
  );
