/** The rows of a file's lists, read field by field. */

import type { Day } from '../time/day.js';
import { type DayReckoning, timeBeside } from './cell-days.js';
import type { ImportField, ImportTemplate } from './fields.js';
import { inGrid } from './grids.js';
import type { ReadList } from './lists.js';
import { type Overrides, wordsOf } from './overrides.js';
import type { Problems } from './problems.js';
import { readColumn } from './values.js';
import { wordKey } from './words.js';

/** A row with what was read from it so far. */
interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  readonly list: ReadList;
  readonly fields: Record<string, unknown>;
  readonly has: Set<string>;
}

export interface ReadingRows {
  readonly template: ImportTemplate;
  readonly overrides: Overrides;
  readonly reckoned: Pick<DayReckoning, 'today' | 'order'>;
  /** What days without their year were read as before, by field and cell. */
  readonly years: ((cell: string) => Day | undefined) | undefined;
  readonly problems: Problems;
}

/** What is to be said of how cells were read, and which days stand without their year. */
interface Told {
  readonly notes: readonly string[];
  /** By field and cell, with what they were read as. */
  readonly yearless: ReadonlyMap<string, Day>;
}

export function readRows(
  lists: readonly ReadList[],
  reading: ReadingRows,
): Told & { readonly rows: readonly Row[] } {
  const { fields } = reading.template;
  const listed = lists.map((list) => ({
    list,
    rows: list.rows.map(({ line, cells }): Row => {
      const has = new Set([
        ...list.mapping.columns.keys(),
        ...list.says.keys(),
        ...(list.isGrid ? [inGrid] : []),
      ]);
      return { line, cells, list, fields: {}, has };
    }),
  }));
  const rows = listed.flatMap((each) => each.rows);
  const told = fields.flatMap((field) => readField(field, listed, reading));
  for (const field of fields) for (const row of rows) tellOthers(field, row);
  for (const { fields: said, list, cells } of rows) {
    for (const { column, field, choice } of list.mapping.marks) {
      const [usual] = field.choices.values();
      const isMarked = field.choices.get(wordKey(cells[column] ?? '')) === usual;
      if (isMarked && said[field.key] !== usual) said[field.key] = choice;
    }
    for (const [key, value] of list.says) said[key] ??= value;
  }
  return {
    rows,
    notes: told.flatMap(({ notes }) => notes),
    yearless: new Map(told.flatMap(({ yearless }) => [...yearless])),
  };
}

/** Reads a field of all rows; columns of one name are one column, wherever they stand. */
function readField(
  known: ImportField,
  listed: ReadonlyArray<{ readonly list: ReadList; readonly rows: readonly Row[] }>,
  reading: ReadingRows,
): readonly Told[] {
  const { overrides, years, problems } = reading;
  const keyOf = (cell: string): string => `${known.key}\n${cell}`;
  const reckoned = { ...reading.reckoned, before: years && ((cell: string) => years(keyOf(cell))) };
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
  return [...columns].map(([header, { at, rows: those }]) => {
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
    const yearless = [...(read.yearless ?? [])].map(([cell, day]) => [keyOf(cell), day] as const);
    return { notes: read.notes, yearless: new Map(yearless) };
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

/** What the columns of a field are called. */
export const headerOf = ({ headers }: ReadList, columns: readonly number[]): string =>
  columns.map((index) => headers[index] || `column ${index + 1}`).join(' ');

const joined = (cells: readonly string[], columns: readonly number[]): string =>
  columns
    .map((column) => (cells[column] ?? '').trim())
    .filter((cell) => cell !== '')
    .join(' ');

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
