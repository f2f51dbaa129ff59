import { Buffer } from 'node:buffer';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { decode } from './decode.js';
import {
  areNamesAgain,
  filled,
  firstOf,
  headerAt,
  mostAbove,
  type RowSense,
  refuseRow,
} from './header.js';
import { type ListSource, sheetMeant } from './list-source.js';
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
import { headerKey } from './words.js';

/** The most bytes of a file that is imported. */
export const maxFileBytes = 64 * 1024 * 1024;

/** Rows that stand under one line of column names. */
export interface TableList {
  /** Trimmed, in the file's order; '' where a column has no name. */
  readonly headers: readonly string[];
  /** Every row has as many cells as there are headers; rows of nothing but blanks are left out. */
  readonly rows: readonly TableRow[];
  /** The line above it that says something of all of its rows ("Done"), where there is one. */
  readonly heading: { readonly line: number; readonly text: string } | null;
}

/** A file's lists as written, before anything is made of them. */
export interface Table {
  /** One at least; several where column names stand again. */
  readonly lists: readonly [TableList, ...TableList[]];
  /** Lines that hold something and belong to no row: those above the column names, other lists. */
  readonly aside: readonly number[];
  /** The sheet that was read, where others lie beside it. */
  readonly sheet?: string | undefined;
}

/**
 * The table in a list of comma, semicolon or tab, or in one sheet of a workbook, wherever in it the
 * column names stand.
 * @throws Refusal `csv-encoding`, `csv-not-text`, `csv-empty`, `csv-quote`, `csv-cell-too-long`,
 * `csv-too-many`, `csv-no-header`, `which-sheet`, `no-such-sheet`
 */
export function readTable(source: ListSource, sense: RowSense, problems: Problems): Table {
  const { records, sheet } = recordsOf(source, sense);
  const { at, sure } = headerAt(records, sense);
  if (at < 0) throw empty();
  if (!sure) refuseRow(records, at, sense);
  return { ...sorted(records, at, sense, problems), sheet };
}

/** The rows of a text, parted as lets its column names be found, or of the sheet that is meant. */
export function recordsOf(
  source: ListSource,
  sense: RowSense,
): { readonly records: readonly TableRow[]; readonly sheet?: string } {
  if (!Buffer.isBuffer(source)) {
    const { name, rows } = sheetMeant(source, sense);
    return source.sheets.length > 1 ? { records: rows, sheet: name } : { records: rows };
  }
  const { delimiter, text } = saidDelimiter(decode(source));
  return { records: readRecords(text, delimiter ?? likelyDelimiter(text, sense)) };
}

/** Whichever lets the column names be found; of several, that which parts the head the most. */
function likelyDelimiter(text: string, sense: RowSense): string {
  const judged = delimiters.map((delimiter) => {
    const head = firstRecords(text, delimiter, mostAbove);
    const { at, sure } = headerAt(head, sense);
    const likeliest = sure ? head[at] : head.find((row) => filled(row.cells) > 0);
    const cells = likeliest?.cells ?? [];
    return { delimiter, fields: sense.named(cells).fields, cells: cells.length };
  });
  return judged.reduce((best, next) =>
    next.fields > best.fields || (next.fields === best.fields && next.cells > best.cells)
      ? next
      : best,
  ).delimiter;
}

function sorted(
  records: readonly TableRow[],
  start: number,
  sense: RowSense,
  problems: Problems,
): Omit<Table, 'sheet'> {
  const above = records.slice(0, start).filter(({ cells }) => filled(cells) > 0);
  const aside: number[] = [];
  const headingOf = (row: TableRow | undefined): TableList['heading'] => {
    if (row === undefined) return null;
    const text = firstOf(row.cells).trim();
    if (filled(row.cells) === 1 && sense.isHeading(text)) return { line: row.line, text };
    aside.push(row.line);
    return null;
  };
  const heading = headingOf(above.pop());
  aside.push(...above.map(({ line }) => line));
  const headers = headersOf(records[start]?.cells ?? []);
  const names = new Set(headers.map(headerKey).filter((name) => name !== ''));
  const lists: [OpenList, ...OpenList[]] = [{ headers, heading, rows: [] }];
  /** The list that rows go to; null in one of another kind. */
  let list: OpenList | null = lists[0];
  const begin = (next: OpenList): void => {
    lists.push(next);
    list = next;
  };
  /** A single cell between a blank line and column names is a title, and no row. */
  const titleAbove = (): TableList['heading'] => {
    const last = list?.rows.at(-1);
    if (last && filled(last.cells) === 1) return headingOf(list?.rows.pop());
    return list && list.rows.length === 0 ? list.heading : null;
  };
  let afterBlank = false;
  let lastLine = records[start]?.line ?? 0;
  for (const row of records.slice(start + 1)) {
    const { cells, line } = row;
    afterBlank ||= line > lastLine + 1;
    lastLine = line;
    const many = filled(cells);
    if (many === 0) {
      afterBlank = true;
      continue;
    }
    const begins = list === null || names.has(headerKey(firstOf(cells)));
    const isOther = afterBlank && sense.isOther(cells);
    if ((begins || !isOther) && areNamesAgain(cells, begins, sense)) {
      begin({ headers: headersOf(cells), heading: titleAbove(), rows: [] });
      continue;
    }
    if (isOther) {
      titleAbove();
      list = null;
    }
    // A title may stand between a blank line and the names.
    afterBlank &&= many === 1;
    if (list === null || sense.isAside(cells)) {
      aside.push(line);
      continue;
    }
    const under: OpenList = list;
    if (many === 1 && under.headers.length > 1 && sense.isHeading(cells[0] as string)) {
      begin({ headers: under.headers, heading: headingOf(row), rows: [] });
      continue;
    }
    const whole = rowUnder(under.headers, row, problems);
    if (whole) under.rows.push(whole);
  }
  return { lists, aside: aside.sort((a, b) => a - b) };
}

type OpenList = Omit<TableList, 'rows'> & { readonly rows: TableRow[] };

/** The row with a cell for each column; undefined where it holds too much, which is said. */
function rowUnder(
  headers: readonly string[],
  row: TableRow,
  problems: Problems,
): TableRow | undefined {
  const { cells, line } = row;
  const long = cells.findIndex(isTooLong);
  if (long >= 0) return problems.add(tooLong(line, long, headers), [line]);
  if (filled(cells.slice(headers.length)) > 0) {
    return problems.add(ragged(row, headers.length), [line]);
  }
  return { line, cells: headers.map((_, at) => cells[at] ?? '') };
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
