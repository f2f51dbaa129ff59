import { Buffer } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

/** The most bytes of one cell, as UTF-8. */
export const maxCellBytes = 64 * 1024;
const maxRows = 250_000;
const maxColumns = 500;

/** A row as written, before anything is made of it. */
export interface TableRow {
  /** The line of the file on which the row starts; the first is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What the first line of a file tells of all of them. */
export interface Header {
  readonly delimiter: string;
  readonly columns: number;
}

/**
 * The delimiter is whichever of comma, semicolon and tab stands most often in the first line that
 * holds anything, outside quotation marks; the comma where none does (a single column).
 * @throws Refusal `csv-empty`, `csv-too-many`
 */
export function headerLine(text: string): Header {
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
  // Empty cells add nothing to a row's size, so a run of them is looked for here.
  if (count >= maxColumns || text.includes(delimiter.repeat(maxColumns))) {
    throw tooMany(`more than ${maxColumns} columns`);
  }
  return { delimiter, columns: count + 1 };
}

/**
 * Every record with the line it starts on, lines of nothing left out.
 * @throws Refusal `csv-quote`, `csv-too-many`
 */
export function readRecords(text: string, { delimiter }: Header): TableRow[] {
  const rows: TableRow[] = [];
  let before = { lines: 0, empty_lines: 0 };
  /** The line after the record before and the lines of nothing since then. */
  const startOf = (now: { readonly empty_lines: number }): number =>
    before.lines + 1 + now.empty_lines - before.empty_lines;
  const take = (cells: string[], now: { lines: number; empty_lines: number }): null => {
    if (rows.length > maxRows) throw tooMany(`more than ${maxRows.toLocaleString('en-GB')} rows`);
    rows.push({ line: startOf(now), cells });
    before = { lines: now.lines, empty_lines: now.empty_lines };
    return null;
  };
  try {
    // The parser takes a CR LF inside quotation marks for two lines.
    parse(text.replace(/\r\n?/g, '\n'), {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: take,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw mismatched(startOf({ empty_lines: Number(error.empty_lines) }));
  }
  return rows;
}

/** Whether a cell is past `maxCellBytes`; no unit is more than three, so few are measured. */
export const isTooLong = (cell: string): boolean =>
  cell.length * 3 > maxCellBytes && Buffer.byteLength(cell) > maxCellBytes;

const mismatched = (line: number): Refusal =>
  new Refusal(
    'csv-quote',
    `The quotation marks in the row that starts on line ${line} do not match.`,
    'A cell either has a " at both of its ends or none; a " inside such a cell is written twice (""). Correct that row and import again.',
  );

export const tooLong = (line: number, column: number, headers: readonly string[] = []): Refusal =>
  new Refusal(
    'csv-cell-too-long',
    `A cell in the row that starts on line ${line}, column “${visible(headers[column] || String(column + 1))}”, is longer than ${maxCellBytes / 1024} kB.`,
    'Shorten it, or look there for a quotation mark that is opened and never closed.',
  );

export const empty = (): Refusal =>
  new Refusal(
    'csv-empty',
    'The file holds nothing, not even a line of column names.',
    'Check that it is the file you mean, and that its first line names the columns.',
  );

const tooMany = (what: string): Refusal =>
  new Refusal(
    'csv-too-many',
    `The file has ${what}, the most that is imported at once.`,
    'Check that it is the file you mean; if it is, split it into smaller ones.',
  );
