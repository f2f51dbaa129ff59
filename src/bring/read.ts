import type { Buffer } from 'node:buffer';
import type { Day } from '../time/day.js';
import { type DayReckoning, timeBeside } from './cell-days.js';
import type { DateOrder } from './day-cells.js';
import { headerKey, type ImportField, type ImportTemplate, wordKey } from './fields.js';
import { onClocks } from './instants.js';
import { checkMapping, type Mapping, mapColumns } from './mapping.js';
import { type Overrides, readOverrides, wordsOf } from './overrides.js';
import { gatherProblems, type Problems } from './problems.js';
import type { FieldShapes, RowOf } from './row-fields.js';
import { type RowSense, readTable, type Table } from './table.js';
import { looksLike, readColumn } from './values.js';

/** What a file of one kind holds, read, before anybody is looked up. */
export interface ReadFile<Fields extends FieldShapes> {
  /** The rows that can be read; what is wrong with the others stands among the problems. */
  readonly rows: ReadonlyArray<ReadRow<Fields>>;
  readonly problems: Problems;
  /** The columns that nothing was read from, as the file names them. */
  readonly unread: readonly string[];
  /** What is to be said of how some cells were read. */
  readonly notes: readonly string[];
  /** The days that stand without their year, by field and cell, and what they were read as. */
  readonly yearless: ReadonlyMap<string, Day>;
  /** The texts of each row. */
  readonly texts: () => readonly string[];
  /** The lines that hold something and are no rows. */
  readonly aside: readonly number[];
  /** The column that each field was read from, by the field's key. */
  readonly mapped: Readonly<Partial<Record<keyof RowOf<Fields>, string>>>;
}

export interface ReadRow<Fields extends FieldShapes = FieldShapes> {
  /** The line of the file on which it starts. */
  readonly line: number;
  readonly fields: RowOf<Fields>;
  /** The fields that have a column in the file: of others it says nothing, not even that it is blank. */
  readonly has: ReadonlySet<string>;
}

export interface ReadOptions {
  /** `COLUMN=FIELD` or `COLUMN:WORD=CHOICE`, as `--map` gives them. */
  readonly map?: readonly string[];
  /** The order of days written in numbers; where it is not given, each column must settle it. */
  readonly dateOrder?: DateOrder | undefined;
  /** From which days without their year are reckoned. */
  readonly today: Day;
  /** Where the community is: moments that are written in a zone are read by its clocks. */
  readonly timeZone?: string | undefined;
  /** What days without their year were read as before, by field and cell. */
  readonly years?: ((cell: string) => Day | undefined) | undefined;
  /** Whether these are the column names of a list of another kind. */
  readonly isOther?: (cells: readonly string[]) => boolean;
}

/**
 * The rows of a CSV file of one kind.
 * @throws Refusal, those of `readTable`, `readOverrides`, `checkMapping` and `wordsOf`: of the file
 * as a whole. What is wrong with a row or a column is one of the problems.
 */
export function readImport<Fields extends FieldShapes>(
  bytes: Buffer,
  template: ImportTemplate<Fields>,
  { map = [], dateOrder, today, timeZone, years, isOther = () => false }: ReadOptions,
): ReadFile<Fields> {
  const problems = gatherProblems();
  // Before its columns are known, nothing hangs on a name that holds a colon.
  const likely = readOverrides(map, template, []);
  const written = readTable(bytes, rowSense(template, likely, isOther), problems);
  const overrides = readOverrides(map, template, written.headers);
  const mapping = mapColumns(written.headers, template, overrides);
  const timed = template.fields.filter(({ reads }) => reads === 'day' || reads === 'time');
  const columns = new Set(timed.flatMap(({ key }) => mapping.columns.get(key) ?? []));
  const { table, told } = onClocks(written, columns, timeZone);
  checkMapping(mapping, table.headers, overrides, (column, field) =>
    looksLike(
      field,
      table.rows.map(({ cells }) => cells[column] ?? ''),
    ),
  );
  const reckoned = { today, order: dateOrder };
  const { rows, notes, yearless } = readRows({
    years,
    table,
    template,
    mapping,
    overrides,
    reckoned,
    problems,
  });
  const has = new Set(mapping.columns.keys());
  return {
    // The template has been checked against the shape, so the rows have it too.
    // Where a whole column can't be read, no row can.
    rows: (problems.ofFile() ? [] : rows)
      .filter(({ line }) => !problems.has(line))
      .map(({ line, fields }) => ({ line, fields: fields as RowOf<Fields>, has })),
    problems,
    notes: [...told, ...notes],
    yearless,
    texts: () => table.rows.map(({ cells }) => cells.join('\n')),
    unread: mapping.unread.flatMap((index) => unreadName(table, index)),
    aside: table.aside,
    mapped: Object.fromEntries(
      [...mapping.columns].map(([key, columns]) => [key, headerOf(table, columns)]),
    ) as ReadFile<Fields>['mapped'],
  };
}

const rowSense = (
  template: ImportTemplate,
  overrides: Overrides,
  isOther: RowSense['isOther'],
): RowSense => ({
  named(cells) {
    const { columns, missing } = mapColumns(cells, template, overrides);
    return { fields: columns.size, whole: missing.length === 0 };
  },
  isOther,
  rearrange(cells, headers, first) {
    const [from, to] = [headers, first].map((each) => mapColumns(each, template, overrides));
    const row = first.map(() => '');
    for (const [field, [target]] of to?.columns ?? []) {
      const sources = from?.columns.get(field) ?? [];
      if (target !== undefined) row[target] = joined(cells, sources);
    }
    return row;
  },
  isTotal(cells) {
    const [first = '', ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const word = wordKey(first.replace(/[\s:=\d.,]+$/u, ''));
    return template.words.totals.has(word) && others.every((cell) => /^[\d\s.,%€$£]+$/u.test(cell));
  },
});

const joined = (cells: readonly string[], columns: readonly number[]): string =>
  columns
    .map((column) => (cells[column] ?? '').trim())
    .filter((cell) => cell !== '')
    .join(' ');

type Row = Record<string, unknown>;

interface Reading {
  readonly table: Table;
  readonly template: ImportTemplate;
  readonly mapping: Mapping;
  readonly overrides: Overrides;
  readonly reckoned: Pick<DayReckoning, 'today' | 'order'>;
  readonly problems: Problems;
  readonly years: ReadOptions['years'];
}

function readRows(reading: Reading): {
  rows: Array<{ line: number; fields: Row }>;
  notes: string[];
  yearless: ReadonlyMap<string, Day>;
} {
  const { table, template, mapping, overrides, problems, years } = reading;
  const notes: string[] = [];
  const yearless = new Map<string, Day>();
  const rows = table.rows.map(({ line }) => ({ line, fields: {} as Row }));
  for (const known of template.fields) {
    const columns = mapping.columns.get(known.key);
    const field = columns
      ? taught(known, wordsOf(overrides, known, table.headers, columns))
      : known;
    const before = years && ((cell: string) => years(`${known.key}\n${cell}`));
    const reckoned = { ...reading.reckoned, before };
    const read =
      columns && readColumn({ field, column: columnOf(table, columns), reckoned, problems });
    notes.push(...(read?.notes ?? []));
    for (const [cell, day] of read?.yearless ?? []) yearless.set(`${known.key}\n${cell}`, day);
    const unknown = field.reads === 'names' || field.reads === 'list' ? [] : null;
    for (const [at, row] of rows.entries()) row.fields[field.key] = read?.values[at] ?? unknown;
  }
  for (const field of template.fields) tellOthers(field, table, mapping, rows);
  for (const field of template.fields) tellTimes(field, table, mapping, rows);
  return { rows, notes, yearless };
}

/** The field with the words that `--map` explained. */
function taught(field: ImportField, words: ReadonlyMap<string, string | null>): ImportField {
  if (words.size === 0) return field;
  const [choices, blank] = [new Map(field.choices), new Set(field.blank)];
  for (const [word, choice] of words) {
    if (choice === null) blank.add(word);
    else choices.set(word, choice);
    if (choice === null) choices.delete(word);
  }
  return { ...field, choices, blank };
}

const headerOf = (table: Table, columns: readonly number[]): string =>
  columns.map((index) => table.headers[index] || `column ${index + 1}`).join(' ');

// Zero-width characters and controls come along when text is copied; no name or word needs them.
const stray =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;

const columnOf = (table: Table, columns: readonly number[]) => ({
  header: headerOf(table, columns),
  cells: table.rows.map(({ line, cells }) => ({
    line,
    cell: joined(cells, columns).replace(stray, ''),
  })),
});

// A meeting whose mode is "cancelled" has the status cancelled, unless its own column says more.
function tellOthers(
  field: ImportField,
  table: Table,
  mapping: Mapping,
  rows: ReadonlyArray<{ fields: Row }>,
): void {
  const [index] = mapping.columns.get(field.key) ?? [];
  if (index === undefined || field.means.size === 0) return;
  for (const [at, { cells }] of table.rows.entries()) {
    const meant = field.means.get(wordKey(cells[index] ?? ''));
    const fields = rows[at]?.fields;
    if (meant && fields) fields[meant.key] ??= meant.value;
  }
}

// The time beside a meeting's day is its start, unless its own column says more.
function tellTimes(
  { key, day: { time } }: ImportField,
  table: Table,
  mapping: Mapping,
  rows: ReadonlyArray<{ fields: Row }>,
): void {
  const [index] = mapping.columns.get(key) ?? [];
  if (index === undefined || time === undefined) return;
  for (const [at, { cells }] of table.rows.entries()) {
    const fields = rows[at]?.fields;
    if (fields) fields[time] ??= timeBeside(cells[index] ?? '') ?? null;
  }
}

// A column without a name is worth a word only if something stands in it.
function unreadName(table: Table, index: number): string[] {
  const header = table.headers[index] ?? '';
  if (headerKey(header) !== '') return [header];
  const holds = table.rows.some(({ cells }) => (cells[index] ?? '').trim() !== '');
  return holds ? [`column ${index + 1}`] : [];
}
