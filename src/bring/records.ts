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
 *
 * A line without a quotation mark is its cells with delimiters between them. Only the others go
 * to the parser: reading most lines without it halves the time of an import, and their numbers
 * are right (the parser takes a CR LF inside quotation marks for two lines).
 * @throws Refusal `csv-quote`, `csv-cell-too-long`, `csv-too-many`
 */
export function readRecords(text: string, header: Header): TableRow[] {
  const longest = longestRecord(header);
  const lines = text.split(/\r\n|\n|\r/);
  const rows: Array<{ line: number; cells: readonly string[] }> = [];
  const quoted: Quoted[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = at + 1;
    let record = lines[at++] ?? '';
    if (record === '') continue;
    if (rows.length > maxRows) throw tooMany(`more than ${maxRows.toLocaleString('en-GB')} rows`);
    if (!record.includes('"')) {
      rows.push({ line, cells: record.split(header.delimiter) });
      continue;
    }
    // It goes on while a quotation mark is open, that is while it holds an odd number of them.
    let open = hasOddMarks(record);
    while (open && at < lines.length && record.length <= longest) {
      const next = lines[at++] ?? '';
      record += `\n${next}`;
      if (hasOddMarks(next)) open = false;
    }
    if (record.length > longest) throw endless(record, line, header, rows[0]?.cells);
    quoted.push({ line, record, row: rows.length });
    rows.push({ line, cells: [] });
  }
  const parsed = parseQuoted(quoted, header);
  for (const [index, { line, row }] of quoted.entries()) {
    rows[row] = { line, cells: parsed[index] ?? [] };
  }
  return rows;
}

interface Quoted {
  readonly line: number;
  readonly record: string;
  /** Its place among the rows. */
  readonly row: number;
}

const hasOddMarks = (line: string): boolean => {
  let odd = false;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) odd = !odd;
  return odd;
};

/** As long as all its cells may be, even if they held nothing but quotation marks. */
const longestRecord = ({ columns }: Header): number => columns * (2 * maxCellBytes + 3);

const parseText = (text: string, { delimiter }: Header): string[][] =>
  parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true });

function parseQuoted(quoted: readonly Quoted[], header: Header): string[][] {
  try {
    return parseText(quoted.map(({ record }) => record).join('\n'), header);
  } catch (error) {
    // Which of them it was: each is read again by itself.
    const broken = quoted.find(({ record }) => parsedOrNot(record, header) === undefined);
    throw broken ? mismatched(broken.line) : error;
  }
}

function parsedOrNot(record: string, header: Header): string[] | undefined {
  try {
    return parseText(record, header)[0];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

// Cut short, a huge cell is still too long; the mark that closes it is cut off with its rest.
function endless(record: string, line: number, header: Header, names?: readonly string[]): Refusal {
  const start = record.slice(0, longestRecord(header));
  const cells = parsedOrNot(start, header) ?? parsedOrNot(`${start}"`, header) ?? [];
  const long = cells.findIndex(isTooLong);
  return long >= 0 ? tooLong(line, long, names) : mismatched(line);
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
