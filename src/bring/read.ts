import type { Buffer } from 'node:buffer';
import type { Day } from '../time/day.js';
import { type DayReckoning, timeBeside } from './cell-days.js';
import { checkMapping } from './check-mapping.js';
import type { DateOrder } from './day-cells.js';
import type { ImportField, ImportTemplate } from './fields.js';
import { byStanding, emptyLines, headingNotes, mapList, type ReadList } from './lists.js';
import { type Overrides, readOverrides, wordsOf } from './overrides.js';
import { gatherProblems, type Problems } from './problems.js';
import type { FieldShapes, RowOf } from './row-fields.js';
import { rowSense } from './sense.js';
import { readTable } from './table.js';
import { askAboutMarks } from './unread-marks.js';
import { readColumn } from './values.js';
import { headerKey, wordKey } from './words.js';

/** What a file of one kind holds, read, before anybody is looked up. */
export interface ReadFile<Fields extends FieldShapes> {
  /** The rows that can be read; what is wrong with the others stands among the problems. */
  readonly rows: ReadonlyArray<ReadRow<Fields>>;
  readonly problems: Problems;
  /** The columns that nothing was read from, as the file names them. */
  readonly unread: readonly string[];
  /** What is to be said of how some cells were read. */
  readonly notes: readonly string[];
  /** The lines that hold something and are no rows. */
  readonly aside: readonly number[];
  /** The column that each field was read from, by the field's key. */
  readonly mapped: Readonly<Partial<Record<keyof RowOf<Fields>, string>>>;
}

export interface ReadRow<Fields extends FieldShapes = FieldShapes> {
  /** The line of the file on which it starts. */
  readonly line: number;
  readonly fields: RowOf<Fields>;
  /** The fields that have a column in its list: of others it says nothing, not even that it is blank. */
  readonly has: ReadonlySet<string>;
}

export interface ReadOptions {
  /** `COLUMN=FIELD` or `COLUMN:WORD=CHOICE`, as `--map` gives them. */
  readonly map?: readonly string[];
  /** The order of days written in numbers; where it is not given, each column must settle it. */
  readonly dateOrder?: DateOrder | undefined;
  /** From which days without their year are reckoned. */
  readonly today: Day;
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
  { map = [], dateOrder, today, isOther = () => false }: ReadOptions,
): ReadFile<Fields> {
  const problems = gatherProblems();
  // Before its columns are known, nothing hangs on a name that holds a colon.
  const likely = readOverrides(map, template, []);
  const table = readTable(bytes, rowSense(template, likely, isOther), problems);
  const overrides = readOverrides(
    map,
    template,
    table.lists.flatMap(({ headers }) => headers),
  );
  const lists = table.lists.map((list) => mapList(list, template, overrides));
  checkMapping(lists, template, overrides);
  for (const list of lists) askAboutMarks(list, template, overrides, problems);
  const reckoned = { today, order: dateOrder };
  const { rows, notes } = readRows(lists.flatMap(byStanding), {
    ...{ template, overrides, reckoned, problems },
  });
  return {
    // The template has been checked against the shape, so the rows have it too.
    // Where a whole column can't be read, no row can.
    rows: (problems.ofFile() ? [] : rows)
      .filter(({ line }) => !problems.has(line))
      .map(({ line, fields, has }) => ({ line, fields: fields as RowOf<Fields>, has })),
    problems,
    notes: [...headingNotes(table, template), ...notes],
    unread: [...new Set(lists.flatMap(unreadNames))],
    aside: [...table.aside, ...lists.flatMap(emptyLines)].sort((a, b) => a - b),
    mapped: Object.fromEntries(
      [...lists]
        .reverse()
        .flatMap((list) =>
          [...list.mapping.columns].map(([key, columns]) => [key, headerOf(list, columns)]),
        ),
    ) as ReadFile<Fields>['mapped'],
  };
}

const joined = (cells: readonly string[], columns: readonly number[]): string =>
  columns
    .map((column) => (cells[column] ?? '').trim())
    .filter((cell) => cell !== '')
    .join(' ');

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  readonly list: ReadList;
  readonly fields: Record<string, unknown>;
  readonly has: Set<string>;
}

interface Reading {
  readonly template: ImportTemplate;
  readonly overrides: Overrides;
  readonly reckoned: Pick<DayReckoning, 'today' | 'order'>;
  readonly problems: Problems;
}

function readRows(
  lists: readonly ReadList[],
  reading: Reading,
): { readonly rows: readonly Row[]; readonly notes: readonly string[] } {
  const { fields } = reading.template;
  const listed = lists.map((list) => ({
    list,
    rows: list.rows.map(({ line, cells }): Row => {
      const has = new Set([...list.mapping.columns.keys(), ...list.says.keys()]);
      return { line, cells, list, fields: {}, has };
    }),
  }));
  const rows = listed.flatMap((each) => each.rows);
  const notes = fields.flatMap((field) => readField(field, listed, reading));
  for (const field of fields) for (const row of rows) tellOthers(field, row);
  for (const { fields: said, list, cells } of rows) {
    for (const { column, field, choice } of list.mapping.marks) {
      const [usual] = field.choices.values();
      const isMarked = field.choices.get(wordKey(cells[column] ?? '')) === usual;
      if (isMarked && said[field.key] !== usual) said[field.key] = choice;
    }
    for (const [key, value] of list.says) said[key] ??= value;
  }
  return { rows, notes };
}

/** Reads a field of all rows; columns of one name are one column, wherever they stand. */
function readField(
  known: ImportField,
  listed: ReadonlyArray<{ readonly list: ReadList; readonly rows: readonly Row[] }>,
  reading: Reading,
): readonly string[] {
  const { overrides, reckoned, problems } = reading;
  const unknown = known.reads === 'names' || known.reads === 'list' ? [] : null;
  const columns = new Map<
    string,
    { readonly at: readonly number[]; readonly rows: readonly Row[] }
  >();
  for (const { list, rows } of listed) {
    const at = list.mapping.columns.get(known.key);
    for (const row of rows) row.fields[known.key] = unknown;
    if (at === undefined) continue;
    const key = headerOf(list, at);
    const column = columns.get(key);
    columns.set(key, { at: column?.at ?? at, rows: [...(column?.rows ?? []), ...rows] });
  }
  return [...columns].flatMap(([header, { at, rows: those }]) => {
    const headers = those[0]?.list.headers ?? [];
    const field = taught(known, wordsOf(overrides, known, headers, at));
    const cells = those.map(({ line, cells: all, list }) => ({
      line,
      cell: joined(all, list.mapping.columns.get(known.key) ?? []).replace(stray, ''),
    }));
    const read = readColumn({ field, column: { header, cells }, reckoned, problems });
    for (const [index, row] of those.entries()) {
      row.fields[known.key] = read.values[index] ?? unknown;
    }
    return read.notes;
  });
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

const headerOf = ({ headers }: ReadList, columns: readonly number[]): string =>
  columns.map((index) => headers[index] || `column ${index + 1}`).join(' ');

// Zero-width characters and controls come along when text is copied; no name or word needs them.
const stray =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;

/** What a cell says of another field, unless that field's own column says more. */
function tellOthers({ key, means, day: { time } }: ImportField, row: Row): void {
  const [index] = row.list.mapping.columns.get(key) ?? [];
  if (index === undefined) return;
  const cell = row.cells[index] ?? '';
  // A meeting whose mode is "cancelled" has the status cancelled.
  const meant = means.size > 0 ? means.get(wordKey(cell)) : undefined;
  if (meant) {
    row.fields[meant.key] ??= meant.value;
    row.has.add(meant.key);
  }
  // The time beside a meeting's day is its start.
  if (time !== undefined) row.fields[time] ??= timeBeside(cell) ?? null;
}

const unreadNames = ({ headers, mapping, cellsOf }: ReadList): string[] =>
  mapping.unread.flatMap((index) => {
    const header = headers[index] ?? '';
    if (headerKey(header) !== '') return [header];
    // A column without a name is worth a word only if something stands in it.
    const holds = cellsOf(index).some((cell) => cell.trim() !== '');
    return holds ? [`column ${index + 1}`] : [];
  });
