import { Buffer } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { unmarked } from '../text/formula.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

/** The most bytes of one cell, as UTF-8. */
export const maxCellBytes = 64 * 1024;
export const maxRows = 250_000;
export const maxColumns = 500;

/** A row as written, before anything is made of it. */
export interface TableRow {
  /** The line of the file on which the row starts; the first is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A sheet that holds something; its rows have the numbers that they have there. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** The first cell of a formula whose result does not stand in the file: “B3”. */
  readonly notReckoned?: string | undefined;
  readonly rows: readonly TableRow[];
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Which one was asked for. */
  readonly asked?: string | undefined;
}

export const delimiters = [',', ';', '\t'] as const;

/** Of a long file, as much as may stand above its column names. */
const longestHead = 128 * 1024;

/**
 * What Excel writes above the rest, where it does: `sep=;`.
 * @returns the delimiter, and the text with that line blank so that lines keep their numbers
 */
export function saidDelimiter(text: string): { delimiter: string | undefined; text: string } {
  const found = /^"?sep=(.)"?[ \t]*(?=\r|\n|$)/i.exec(text);
  return found
    ? { delimiter: found[1], text: text.slice(found[0].length) }
    : { delimiter: undefined, text };
}

/** The first records, for finding out how the file is written; torn ones at their end are no matter. */
export function firstRecords(text: string, delimiter: string, many: number): TableRow[] {
  const head =
    text.length > longestHead ? text.slice(0, text.lastIndexOf('\n', longestHead)) : text;
  return readRecords(head, delimiter, { many, lenient: true });
}

/**
 * Every record with the line it starts on, lines of nothing left out.
 * @throws Refusal `csv-quote`, `csv-too-many`
 */
export function readRecords(
  text: string,
  delimiter: string,
  options: { readonly many?: number; readonly lenient?: boolean; readonly trim?: boolean } = {},
): TableRow[] {
  const { many, lenient = false, trim = false } = options;
  const rows: TableRow[] = [];
  let before = { lines: 0, empty_lines: 0 };
  /** The line after the record before and the lines of nothing since then. */
  const startOf = (now: { readonly empty_lines: number }): number =>
    before.lines + 1 + now.empty_lines - before.empty_lines;
  const take = (cells: string[], now: { lines: number; empty_lines: number }): null => {
    if (cells.length > maxColumns) throw tooMany(`more than ${maxColumns} columns`);
    if (rows.length > maxRows) throw tooMany(`more than ${maxRows.toLocaleString('en-GB')} rows`);
    rows.push({ line: startOf(now), cells: cells.map(unmarked) });
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
      trim,
      ...(many === undefined ? {} : { to: many }),
      ...(lenient ? { relax_quotes: true, skip_records_with_error: true } : {}),
      on_record: take,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const refusal = mismatched(startOf({ empty_lines: Number(error.empty_lines) }));
    if (trim || delimiter === '\t') throw refusal;
    try {
      // `"Tom", "Reed"`: the blank before the mark is none of the cell's.
      return readRecords(text, delimiter, { ...options, trim: true });
    } catch (cause) {
      throw cause instanceof Refusal ? refusal : cause;
    }
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

export const tooMany = (what: string): Refusal =>
  new Refusal(
    'csv-too-many',
    `The file has ${what}, the most that is imported at once.`,
    'Check that it is the file you mean; if it is, split it into smaller ones.',
  );
