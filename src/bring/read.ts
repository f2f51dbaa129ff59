import type { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import type { Day } from '../time/day.js';
import { type DayReckoning, timeBeside } from './cell-days.js';
import type { DateOrder } from './day-cells.js';
import { type ImportField, type ImportTemplate, wordKey } from './fields.js';
import { type ImportKind, identities, type RowFields } from './kinds.js';
import { type Mapping, mapColumns } from './mapping.js';
import { readTable, type Table } from './table.js';
import { readColumn } from './values.js';

/** What a file of one kind holds, read and checked, before anybody is looked up. */
export interface ReadFile<Kind extends ImportKind> {
  readonly kind: Kind;
  readonly rows: ReadonlyArray<ReadRow<Kind>>;
  /** The columns that nothing was read from, as the file names them. */
  readonly unread: readonly string[];
  /** What is to be said of how some cells were read. */
  readonly notes: readonly string[];
  /** The column that each field was read from, by the field's key. */
  readonly mapped: Readonly<Partial<Record<keyof RowFields<Kind>, string>>>;
}

export interface ReadRow<Kind extends ImportKind> {
  /** The line of the file on which it starts. */
  readonly line: number;
  readonly fields: RowFields<Kind>;
  /**
   * The row's identity, the same whenever the same file is read: made of what it says (of its
   * `ref` alone where it has one, else of its kind's `identities`) and of how many rows above it
   * say the same.
   */
  readonly key: string;
}

export interface ReadOptions {
  /** `COLUMN=FIELD`, as `--map` gives them. */
  readonly map?: readonly string[];
  /** The order of days written in numbers; where it is not given, each column must settle it. */
  readonly dateOrder?: DateOrder | undefined;
  /** From which days without their year are reckoned. */
  readonly today: Day;
}

/**
 * The rows of a CSV file of one kind. Nothing is half read: the first thing that is wrong refuses
 * the whole file, naming the line.
 * @throws Refusal, those of `readTable`, `mapColumns` and `readColumn`
 */
export function readImport<Kind extends ImportKind>(
  bytes: Buffer,
  template: ImportTemplate<Kind>,
  { map = [], dateOrder, today }: ReadOptions,
): ReadFile<Kind> {
  const table = readTable(bytes);
  const mapping = mapColumns(table.headers, template, map);
  const { rows, notes } = readRows(table, template, mapping, { today, order: dateOrder });
  const keyOf = keyMaker(template);
  return {
    kind: template.kind,
    // The template has been checked against the kind's shape, so the rows have it too.
    rows: rows.map(({ line, fields }) => ({
      line,
      fields: fields as RowFields<Kind>,
      key: keyOf(fields),
    })),
    notes,
    unread: mapping.unread.flatMap((index) => unreadName(table, index)),
    mapped: Object.fromEntries(
      [...mapping.columns].map(([key, index]) => [key, table.headers[index]]),
    ) as ReadFile<Kind>['mapped'],
  };
}

type Row = Record<string, unknown>;

function readRows(
  table: Table,
  template: ImportTemplate,
  mapping: Mapping,
  reckoned: Pick<DayReckoning, 'today' | 'order'>,
): { rows: Array<{ line: number; fields: Row }>; notes: string[] } {
  const rows = table.rows.map(({ line }) => ({ line, fields: {} as Row }));
  const notes: string[] = [];
  for (const field of template.fields) {
    const index = mapping.columns.get(field.key);
    const column =
      index === undefined ? undefined : readColumn(field, columnOf(table, index), reckoned);
    notes.push(...(column?.notes ?? []));
    const unknown = field.reads === 'names' || field.reads === 'list' ? [] : null;
    for (const [at, row] of rows.entries()) row.fields[field.key] = column?.values[at] ?? unknown;
  }
  for (const field of template.fields) tellOthers(field, table, mapping, rows);
  for (const field of template.fields) tellTimes(field, table, mapping, rows);
  return { rows, notes };
}

const columnOf = (table: Table, index: number) => ({
  header: table.headers[index] ?? '',
  cells: table.rows.map(({ line, cells }) => ({ line, cell: cells[index] ?? '' })),
});

// A meeting whose mode is "cancelled" has the status cancelled, unless its own column says more.
function tellOthers(
  field: ImportField,
  table: Table,
  mapping: Mapping,
  rows: ReadonlyArray<{ fields: Row }>,
): void {
  const index = mapping.columns.get(field.key);
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
  const index = mapping.columns.get(key);
  if (index === undefined || time === undefined) return;
  for (const [at, { cells }] of table.rows.entries()) {
    const fields = rows[at]?.fields;
    if (fields) fields[time] ??= timeBeside(cells[index] ?? '') ?? null;
  }
}

// A column without a name is worth a word only if something stands in it.
function unreadName(table: Table, index: number): string[] {
  const header = table.headers[index] ?? '';
  if (header !== '') return [header];
  const holds = table.rows.some(({ cells }) => (cells[index] ?? '').trim() !== '');
  return holds ? [`column ${index + 1}`] : [];
}

function keyMaker(template: ImportTemplate): (fields: Row) => string {
  const ref = template.fields.find((field) => field.reads === 'ref')?.key;
  const names = [...(identities[template.kind] ?? template.fields.map(({ key }) => key))].sort();
  const seen = new Map<string, number>();
  return (fields) => {
    const known = ref !== undefined && fields[ref] !== null ? [ref] : names;
    const said = known.map((name) => [name, canonical(fields[name])]).filter(([, value]) => value);
    const content = JSON.stringify([template.kind, said]);
    const count = (seen.get(content) ?? 0) + 1;
    seen.set(content, count);
    return hash('sha256', `${content}\n${count}`).slice(0, 32);
  };
}

// A name counts as it is cleaned, not as it was typed; what is unknown does not count, so that a
// column added without contents changes nothing.
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(canonical);
  if (typeof value === 'object' && value !== null && 'name' in value) return value.name;
  return value;
}
