/** Where in a file its column names stand, and what is none of them. */

import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { readDayCell } from './day-cells.js';
import type { TableRow } from './records.js';
import { headerKey } from './words.js';

/** How many lines may stand above the column names where nothing else stands out. */
export const mostAbove = 60;

/** How far down it is looked whether what seems to be a column's name is a word of its cells. */
const mostBelow = 200;

/** What a row of cells is to whoever looks for column names. */
export interface RowSense {
  /** How many of the cells are names of columns, as far as they are known. */
  known(cells: readonly string[]): number;
  /** How many fields these names give a column to; `whole` where none that must have one lacks it. */
  named(cells: readonly string[]): { readonly fields: number; readonly whole: boolean };
  /** Whether these are the column names of a list of another kind. */
  isOther(cells: readonly string[]): boolean;
  /** Whether the row says something of the others, as a total does, and is none of them. */
  isAside(cells: readonly string[]): boolean;
  /** Whether a line that holds nothing else says something of the rows below it ("Done"). */
  isHeading(cell: string): boolean;
}

export const filled = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);

export const firstOf = (cells: readonly string[]): string =>
  cells.find((cell) => cell.trim() !== '') ?? '';

const address = /[^\s@]@[^\s@]+\.\p{L}/u;
const number = /^[\s\d.,:%€$£+-]*\d[\s\d.,:%€$£+-]*$/;
/** Whether a column's name is a day. */
export const namesADay = (cell: string): boolean => readDayCell(cell).is !== 'other';

/** Whether a cell holds what is kept in columns and never names one: an address, a day, a number. */
const isKept = (cell: string): boolean =>
  address.test(cell) || number.test(cell) || namesADay(cell);

/** Whether the names of several columns are days: a grid of people and days. */
export const isGrid = (headers: readonly string[]): boolean => headers.filter(namesADay).length > 1;

/**
 * Whether a row can be one of column names. One word that is known is no sign of that among rows of
 * as many cells: a row may hold “member” or “task”.
 */
function canBeNames(cells: readonly string[], widestAbove: number, sense: RowSense): boolean {
  const known = sense.known(cells);
  const many = filled(cells);
  return known > 0 && (many > widestAbove || known * 2 > many) && !cells.some(isKept);
}

/** Whether a row names columns, and among them some by days or numbers: a grid. */
function canBeGrid(cells: readonly string[], widestAbove: number, sense: RowSense): boolean {
  const known = sense.known(cells);
  if (known === 0 || filled(cells) <= widestAbove) return false;
  const kept = cells.filter(isKept);
  return known + kept.length > 2 && !kept.some((cell) => address.test(cell));
}

/** Whether a row below the column names is another row of them: all of what it holds is known. */
export function areNamesAgain(cells: readonly string[], begins: boolean, sense: RowSense): boolean {
  // Nearly every row is told by its first cell, and need not be looked at whole.
  if (!begins && sense.known([firstOf(cells)]) === 0) return false;
  const [known, many] = [sense.known(cells), filled(cells)];
  if (known < 1 || !(begins ? known * 2 > many : known === many && many > 1)) return false;
  return !cells.some(isKept) && sense.named(cells).whole;
}

/** Whether what seems to name a column stands among its cells too: then it is one of them. */
function standsBelow(records: readonly TableRow[], at: number, sense: RowSense): boolean {
  const keys = (records[at]?.cells ?? []).map(headerKey);
  const known = keys.flatMap((key, index) => (key !== '' && sense.known([key]) ? [index] : []));
  if (known.length === filled(keys)) return false;
  return records.slice(at + 1, at + 1 + mostBelow).some(({ cells }) => {
    const same = (index: number): boolean => headerKey(cells[index] ?? '') === keys[index];
    // Names that stand there once more are those of a list that goes on.
    return known.some(same) && !keys.every((_, index) => same(index));
  });
}

/**
 * Where the column names stand: the first row that gives every field its own, or the likeliest, or
 * where none is known the first that parts its line.
 * @returns `sure` where at least one of its names is known
 */
export function headerAt(
  records: readonly TableRow[],
  sense: RowSense,
): { readonly at: number; readonly sure: boolean } {
  let best = { at: -1, fields: 0 };
  let first = { at: -1, many: 0 };
  let grid = -1;
  let widest = 0;
  for (const [at, { cells }] of records.entries()) {
    const many = filled(cells);
    if (many === 0) continue;
    if (first.many === 0 || (first.many < 2 && many > 1 && !cells.some(isKept))) {
      first = { at, many };
    }
    const can = canBeNames(cells, widest, sense);
    if (grid < 0 && at < mostAbove && canBeGrid(cells, widest, sense)) grid = at;
    widest = Math.max(widest, many);
    if (!can) continue;
    // Below the head of a file only a whole set of names is one; rows are many, and names few.
    const { fields, whole } = sense.named(cells);
    if (!(whole || (at < mostAbove && fields > best.fields))) continue;
    if (standsBelow(records, at, sense)) continue;
    if (whole) return { at, sure: true };
    best = { at, fields };
  }
  if (best.at >= 0) return { at: best.at, sure: true };
  return grid >= 0 ? { at: grid, sure: true } : { at: first.at, sure: false };
}

/**
 * Refuses a first line that is a row of the list: it would be lost as the names of columns.
 * @throws Refusal `csv-no-header`
 */
export function refuseRow(records: readonly TableRow[], at: number, sense: RowSense): void {
  const { line, cells } = records[at] ?? { line: 1, cells: [] };
  const isRow =
    cells.some((cell) => address.test(cell)) ||
    (cells.some(isKept) && sense.known(cells) === 0 && !isGrid(cells)) ||
    standsBelow(records, at, sense);
  if (!isRow) return;
  const shown = cells.filter((cell) => cell.trim() !== '').slice(0, 3);
  throw new Refusal(
    'csv-no-header',
    `Line ${line} reads like a row (${shown.map((cell) => visible(cell.trim().slice(0, 40))).join(', ')}), and no line names the columns.`,
    'Add a line above the rows that names them, for example: Name,Email',
  );
}
