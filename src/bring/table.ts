import type { Buffer } from 'node:buffer';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { decode } from './decode.js';
import { headerKey } from './fields.js';
import type { Problems } from './problems.js';
import {
  delimiters,
  empty,
  firstRecords,
  isTooLong,
  readRecords,
  saidDelimiter,
  type TableRow,
  tooLong,
} from './records.js';

/** The most bytes of a file that is imported. */
export const maxFileBytes = 64 * 1024 * 1024;

/** How many lines may stand above the column names where nothing else stands out. */
const mostAbove = 60;

/** A file's header and rows as written, before anything is made of them. */
export interface Table {
  /** Trimmed, in the file's order; '' where a column has no name. */
  readonly headers: readonly string[];
  /** Every row has as many cells as there are headers; rows of nothing but blanks are left out. */
  readonly rows: readonly TableRow[];
  /** Lines that hold something and belong to no row: those above the column names, other lists. */
  readonly aside: readonly number[];
}

/** What a row of cells is to whoever looks for column names. */
export interface Reckoning {
  /** How many fields these names give a column to; `whole` where none that must have one lacks it. */
  named(cells: readonly string[]): { readonly fields: number; readonly whole: boolean };
  /** Whether these are the column names of a list of another kind. */
  isOther(cells: readonly string[]): boolean;
  /** The cells of a row under `headers`, as a row under `first`, the file's own column names. */
  rearrange(
    cells: readonly string[],
    headers: readonly string[],
    first: readonly string[],
  ): readonly string[];
  /** Whether the row adds others up. */
  isTotal(cells: readonly string[]): boolean;
}

/**
 * The table in the bytes of a CSV file: comma, semicolon or tab, and wherever in it the column
 * names stand.
 * @throws Refusal `csv-encoding`, `csv-not-text`, `csv-empty`, `csv-quote`, `csv-cell-too-long`,
 * `csv-too-many`
 */
export function readTable(bytes: Buffer, reckoning: Reckoning, problems: Problems): Table {
  const { delimiter, text } = saidDelimiter(decode(bytes));
  const records = readRecords(text, delimiter ?? likelyDelimiter(text, reckoning));
  const start = headerAt(records, reckoning);
  const header = records[start];
  if (header === undefined) throw empty();
  return sorted(records, start, reckoning, problems);
}

/** Whichever lets the column names be found; of several, that which parts the head the most. */
function likelyDelimiter(text: string, reckoning: Reckoning): string {
  const judged = delimiters.map((delimiter) => {
    const head = firstRecords(text, delimiter, mostAbove);
    const at = headerAt(head, reckoning);
    const cells = head[at]?.cells ?? [];
    return { delimiter, fields: reckoning.named(cells).fields, cells: cells.length };
  });
  return judged.reduce((best, next) =>
    next.fields > best.fields || (next.fields === best.fields && next.cells > best.cells)
      ? next
      : best,
  ).delimiter;
}

const isBlank = ({ cells }: TableRow): boolean => cells.every((cell) => cell.trim() === '');
const filled = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);

/** Where the column names stand: the first row that gives every field its own, or the likeliest. */
function headerAt(records: readonly TableRow[], { named }: Reckoning): number {
  let best = { at: -1, fields: 0 };
  let first = -1;
  for (const [at, row] of records.entries()) {
    if (isBlank(row)) continue;
    if (first < 0) first = at;
    // Below the head of a file only a whole set of names is one; rows are many, and names few.
    const { fields, whole } = named(row.cells);
    if (whole) return at;
    if (at < mostAbove && fields > best.fields) best = { at, fields };
  }
  return best.at >= 0 ? best.at : first;
}

function sorted(
  records: readonly TableRow[],
  start: number,
  reckoning: Reckoning,
  problems: Problems,
): Table {
  const headers = headersOf(records[start]?.cells ?? []);
  const names = new Set(headers.map(headerKey));
  const aside = records.slice(0, start).filter((row) => !isBlank(row));
  const rows: TableRow[] = [];
  /** Under which names the rows stand; null in a list of another kind. */
  let under: readonly string[] | null = headers;
  let afterBlank = false;
  let lastLine = records[start]?.line ?? 0;
  const titleAbove = (): void => {
    // A single cell between a blank line and column names is a title, and no row.
    const last = rows.at(-1);
    if (last && filled(last.cells) === 1) aside.push(...rows.splice(-1));
  };
  for (const row of records.slice(start + 1)) {
    const { cells, line } = row;
    afterBlank ||= line > lastLine + 1;
    lastLine = line;
    if (isBlank(row)) {
      afterBlank = true;
      continue;
    }
    const begun = names.has(headerKey(cells.find((cell) => cell.trim() !== '') ?? ''));
    if ((begun || under === null) && reckoning.named(cells).whole) {
      titleAbove();
      under = headersOf(cells);
      continue;
    }
    if (afterBlank && reckoning.isOther(cells)) {
      titleAbove();
      under = null;
    }
    // A title may stand between a blank line and the names.
    afterBlank &&= filled(cells) === 1;
    if (under === null || reckoning.isTotal(cells)) {
      aside.push(row);
      continue;
    }
    const long = cells.findIndex(isTooLong);
    if (long >= 0) {
      problems.add(tooLong(line, long, under), [line]);
      continue;
    }
    if (filled(cells.slice(under.length)) > 0) {
      problems.add(ragged(row, under.length), [line]);
      continue;
    }
    const whole = under.map((_, at) => cells[at] ?? '');
    rows.push({
      line,
      cells: under === headers ? whole : reckoning.rearrange(whole, under, headers),
    });
  }
  return { headers, rows, aside: aside.map(({ line }) => line).sort((a, b) => a - b) };
}

const headersOf = (cells: readonly string[]): readonly string[] =>
  cells.map((cell) => cell.normalize('NFC').trim());

const ragged = ({ line, cells }: TableRow, expected: number): Refusal =>
  new Refusal(
    'csv-ragged',
    `Line ${line} has ${counted(cells.length, 'cell')}, but ${counted(expected, 'column')} ${expected === 1 ? 'is' : 'are'} named${extra(cells, expected)}.`,
    'Look there for an extra comma (or semicolon); a cell that holds one needs quotation marks around it.',
  );

const extra = (cells: readonly string[], expected: number): string => {
  const cell = cells.slice(expected).find((each) => each.trim() !== '') ?? '';
  return cell === '' ? '' : `: “${visible(cell.trim().slice(0, 40))}” stands beside them`;
};
