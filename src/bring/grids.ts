/** Sheets with a column for each day, or for each person, and marks in the cells: read as a row a mark. */

import { visible } from '../text/gate.js';
import { inWords } from '../text/text.js';
import type { ImportField, ImportTemplate } from './fields.js';
import { namesADay } from './header.js';
import { mapColumns } from './mapping.js';
import { namesSomebody, type Overrides } from './overrides.js';
import type { TableList } from './table.js';
import { headerKey, wordKey } from './words.js';

/** A list with a row for each mark, the columns it has for that, and what is to be said of it. */
export interface Unfolded {
  readonly list: TableList;
  readonly columns: Overrides['columns'];
  readonly notes: readonly string[];
}

/** What a row has beside its fields that was a cell of such a sheet. */
export const inGrid = 'in grid';

/** What the columns are called that hold what stood in the head, and the marks. */
const [heading, mark] = ['heading', 'mark'];

/**
 * The list as rows of one person and one day, where one of the two stands in its head; undefined
 * where neither does.
 */
export function unfolded(
  list: TableList,
  template: ImportTemplate,
  overrides: Overrides,
): Unfolded | undefined {
  const status = template.fields.find(({ standing }) => standing.size > 0);
  const person = template.fields.find(namesSomebody);
  const date = template.fields.find(({ reads, required }) => reads === 'day' && required);
  if (!status || !person || !date) return undefined;
  const { headers, rows } = list;
  const cellsOf = (column: number): string[] => rows.map(({ cells }) => cells[column] ?? '');
  const { missing, unread } = mapColumns(headers, template, overrides, cellsOf);
  const told = new Set(overrides.columns.map(({ header }) => headerKey(header)));
  const free = unread.filter((column) => !told.has(headerKey(headers[column] ?? '')));
  const inHead = missing.length === 1 && missing[0]?.key === date.key ? date : undefined;
  if (inHead) {
    const days = free.filter((column) => namesADay(headers[column] ?? ''));
    // What stands below a single day may be anything: it has to be marks.
    const [only] = days;
    const isOne = days.length === 1 && only !== undefined && areMarks(cellsOf(only), status);
    return days.length < 2 && !isOne ? undefined : byMark(list, { columns: days, inHead, status });
  }
  if (missing.length !== 1 || missing[0]?.key !== person.key) return undefined;
  const people = free.filter(
    (column) =>
      headerKey(headers[column] ?? '') !== '' && areMarks(cellsOf(column), status, 'or none'),
  );
  const some = people.filter((column) => areMarks(cellsOf(column), status));
  return some.length < 2 ? undefined : byMark(list, { columns: people, inHead: person, status });
}

const isBlank = (cell: string, { blank, choices }: ImportField): boolean =>
  cell.trim() === '' || (blank.has(wordKey(cell)) && !choices.has(wordKey(cell)));

function areMarks(cells: readonly string[], status: ImportField, orNone?: 'or none'): boolean {
  const filled = cells.filter((cell) => !isBlank(cell, status));
  if (filled.length === 0) return orNone !== undefined;
  return filled.every((cell) => status.choices.has(wordKey(cell)));
}

interface Marked {
  readonly columns: readonly number[];
  /** What stands in the head: the day, or who it was. */
  readonly inHead: ImportField;
  readonly status: ImportField;
}

function byMark(
  { headers, rows, heading: above }: TableList,
  { columns, inHead, status }: Marked,
): Unfolded {
  const cellAt = (cells: readonly string[], column: number): string => cells[column] ?? '';
  const saysAbsent = (cell: string): boolean => status.choices.get(wordKey(cell)) === 'absent';
  // A box that nobody has ticked yet says no, and a column of those says nothing of its day.
  const isSaid = (column: number): boolean =>
    inHead.reads !== 'day' ||
    rows.some(({ cells }) => {
      const cell = cellAt(cells, column);
      return !isBlank(cell, status) && !saysAbsent(cell);
    });
  const said = columns.filter(isSaid);
  const others = headers.map((_, at) => at).filter((at) => !columns.includes(at));
  const isMarked = (cells: readonly string[]): boolean =>
    inHead.reads === 'day' ||
    columns.some((column) => {
      const cell = cellAt(cells, column);
      return !isBlank(cell, status) && !saysAbsent(cell);
    });
  const left = columns.filter((column) => !said.includes(column));
  const names = (of: readonly number[]): string =>
    inWords(of.map((column) => `“${visible(headers[column] ?? '')}”`));
  const what = inHead.reads === 'day' ? 'days' : 'people';
  return {
    list: {
      headers: [...others.map((at) => headers[at] ?? ''), heading, mark],
      heading: above,
      rows: rows
        .filter(({ cells }) => isMarked(cells))
        .flatMap(({ line, cells }) =>
          said.map((column) => ({
            line,
            cells: [
              ...others.map((at) => cellAt(cells, at)),
              headers[column] ?? '',
              cellAt(cells, column),
            ],
          })),
        ),
    },
    columns: [
      { header: heading, field: inHead },
      { header: mark, field: status },
    ],
    notes: [
      `The ${said.length === 1 ? 'column' : 'columns'} ${names(said)} ${said.length === 1 ? `is read as a ${inHead.reads === 'day' ? 'day' : 'person'}` : `are read as ${what}`}, and what stands ${said.length === 1 ? 'in it' : 'in them'} as who was there; a blank says nothing.`,
      ...(left.length > 0
        ? [
            `Nobody is marked in ${names(left)}: nothing was read from ${left.length > 1 ? 'those columns' : 'that column'}.`,
          ]
        : []),
    ],
  };
}
