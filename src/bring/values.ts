import { excerpt, visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { cleanText } from '../text/text.js';
import { timeOfDay } from '../time/clock.js';
import type { DayReckoning } from './cell-days.js';
import { daysInColumn } from './dates.js';
import { type ImportField, wordKey } from './fields.js';
import type { Name, Reads } from './kinds.js';

/** One column of a file: its name there, and its cells with the lines they stand on. */
export interface TableColumn {
  readonly header: string;
  readonly cells: ReadonlyArray<{ readonly line: number; readonly cell: string }>;
}

/** What is read from a cell that is not blank. */
type ReadCell = (cell: string, line: number, column: TableColumn, field: ImportField) => unknown;

const clean = (cell: string, line: number, { header }: TableColumn): string =>
  cleanText(cell, () => `column “${visible(header)}” on line ${line}`);

const parts: ReadCell = (cell, line, column) =>
  cell
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => clean(part, line, column));

const readers: Record<Exclude<Reads, 'day'> | 'choice', ReadCell> = {
  text: clean,
  ref: clean,
  name: (cell, line, column): Name => ({ name: clean(cell, line, column), written: cell }),
  names: (cell, line, column, field): readonly Name[] =>
    cell
      .split(';')
      .filter((part) => part.trim() !== '' && !field.blank.has(wordKey(part)))
      .map((part) => ({ name: clean(part, line, column), written: part.trim() })),
  list: parts,
  handle: (cell, line, column) => clean(cell, line, column).replace(/^@/, '') || null,
  time: (cell, line, column) => readTime(cell) ?? refuseTime(cell, line, column),
  choice: (cell, line, column, field) =>
    field.choices.get(wordKey(cell)) ?? refuseWord(cell, line, column, field),
};

const emptyOf = (reads: Reads | 'choice'): null | readonly never[] =>
  reads === 'names' || reads === 'list' ? [] : null;

/** The values of one field, a row each, and what is to be said of how some were read. */
interface ReadColumn {
  readonly values: readonly unknown[];
  readonly notes: readonly string[];
}

/**
 * Reads one field of all rows; a blank cell (or a word that stands for one) is null, or an
 * empty list.
 * @throws Refusal `csv-missing-value`, `csv-bad-time`, `csv-unknown-word`, `text-…`, and those of
 * `daysInColumn`
 */
export function readColumn(
  field: ImportField,
  column: TableColumn,
  reckoned: Pick<DayReckoning, 'today' | 'order'>,
): ReadColumn {
  const cells = column.cells.map((at) => (isBlank(at.cell, field) ? { ...at, cell: '' } : at));
  const bare = field.required ? cells.find(({ cell }) => cell === '') : undefined;
  if (bare) throw missingValue(bare.line, column, field);
  if (field.reads === 'day') {
    const { days, notes } = daysInColumn(column.header, cells, { ...field.day, ...reckoned });
    return { values: days, notes };
  }
  const read = readers[field.reads];
  const values = cells.map(({ line, cell }) =>
    // A word that speaks of another field says nothing about this one: see `meant`.
    cell === '' || isIn(field.means, cell) ? emptyOf(field.reads) : read(cell, line, column, field),
  );
  return { values, notes: [] };
}

const isBlank = (cell: string, field: ImportField): boolean =>
  cell.trim() === '' || isIn(field.blank, cell);

// Most fields have no such words, and most cells of a file need not be folded to find that out.
const isIn = (words: ImportField['blank'] | ImportField['means'], cell: string): boolean =>
  words.size > 0 && words.has(wordKey(cell));

/** `HH:MM` from a time of day, or from the time in an ISO date-time; undefined if it is neither. */
export function readTime(cell: string): string | undefined {
  const text = cell.trim().replace(/^\d{4}-\d{2}-\d{2}[T ]/, '');
  // "6" alone may be anything; "6 pm" and "6:30" are times.
  return /^\d+$/.test(text) ? undefined : timeOfDay(text);
}

const place = (line: number, column: TableColumn): string =>
  `on line ${line}, column “${visible(column.header)}”,`;

function refuseTime(cell: string, line: number, column: TableColumn): never {
  throw new Refusal(
    'csv-bad-time',
    `“${excerpt(cell)}” ${place(line, column)} is not a time that I can read.`,
    'Write it as 18:30, or leave the cell blank where nobody knows.',
  );
}

function refuseWord(cell: string, line: number, column: TableColumn, field: ImportField): never {
  throw new Refusal(
    'csv-unknown-word',
    `“${excerpt(cell)}” ${place(line, column)} is not a ${field.name} that I know.`,
    `Use one of the words below, leave the cell blank, or leave the column out: --map "${visible(column.header)}=-"`,
    { details: field.wordLines },
  );
}

const missingValue = (line: number, column: TableColumn, field: ImportField): Refusal =>
  new Refusal(
    'csv-missing-value',
    `Line ${line} says nothing in column “${visible(column.header)}”, and every row needs its ${field.name}.`,
    'Fill that cell in, or take the row out of the file.',
  );
