import type { Database } from 'better-sqlite3';
import { type Activity, activities, type Mark } from '../things/activity.js';
import { type Column, columnName, type Fields } from '../things/field.js';
import { anyThing, type States, type ThingName } from '../things/index.js';
import type { Id } from '../things/thing.js';
import { statementsOf } from './statements.js';
import { type ChildTable, type ThingTable, tables } from './tables.js';

type Row = Record<string, unknown>;

/** Columns beside the rows' own: which thing a child row belongs to, and its place in the list. */
const childKeys = ['of', 'place'] as const;

const write: Record<Column, (value: unknown) => unknown> = {
  text: (value) => value ?? null,
  integer: (value) => value ?? null,
  no: (value) => value,
  truth: (value) => (value === null || value === undefined ? null : Number(value)),
  json: (value) => JSON.stringify(value ?? []),
};

const read: Record<Column, (value: unknown) => unknown> = {
  text: (value) => value,
  integer: (value) => value,
  no: (value) => value,
  truth: (value) => (value === null ? null : value === 1),
  json: (value) => JSON.parse(value as string),
};

const addMark = Object.fromEntries(
  activities.map((activity) => [
    activity,
    `INSERT INTO activity (member, week, "${activity}") VALUES (?, ?, ?)
     ON CONFLICT (member, week) DO UPDATE SET "${activity}" = "${activity}" + excluded."${activity}"`,
  ]),
) as Readonly<Record<Activity, string>>;

const dropEmpty = `DELETE FROM activity WHERE member = ? AND week = ?
  AND ${activities.map((activity) => `"${activity}" = 0`).join(' AND ')}`;

/** How the rows of one table are read and written: made once, since an import writes thousands of them. */
export interface TableLayout {
  readonly columns: readonly string[];
  readonly select: string;
  readonly insert: string;
  readonly update: string;
  readonly remove: string;
  /** What stands in a row, by property. */
  read(row: Row): Row;
  /** What stands in its columns, of each row that a thing has there. */
  cells(state: States[ThingName]): unknown[][];
}

/** @param how which columns stand before its own, by which of them a thing has its rows there, and in which order */
function layoutOf(
  { table, fields }: Pick<ThingTable, 'table' | 'fields'>,
  {
    ahead,
    by,
    order = '',
  }: { readonly ahead: readonly string[]; readonly by: string; readonly order?: string },
  cells: TableLayout['cells'],
): TableLayout {
  const columns = [...ahead, ...columnsOf(fields)];
  const names = columns.map((name) => `"${name}"`);
  return {
    columns,
    read: readerOf(fields),
    cells,
    select: `SELECT * FROM "${table}" WHERE "${by}" = ? ${order}`,
    remove: `DELETE FROM "${table}" WHERE "${by}" = ?`,
    insert: `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    update: `UPDATE "${table}" SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
  };
}

/** What stands in a row of a table of these fields, by property. */
function readerOf(fields: Fields): (row: Row) => Row {
  const own = Object.entries(fields).map(
    ([property, { column }]) => [property, columnName(property), read[column]] as const,
  );
  return (row) =>
    Object.fromEntries(own.map(([property, column, value]) => [property, value(row[column])]));
}

const columnsOf = (fields: Fields): string[] => Object.keys(fields).map(columnName);

function cellsOf(fields: Fields): (row: Row) => unknown[] {
  const own = Object.entries(fields);
  return (row) => own.map(([property, { column }]) => write[column](row[property]));
}

const mainLayout = (table: ThingTable): TableLayout => {
  const worked = Object.values(table.derived);
  const own = cellsOf(table.fields);
  return layoutOf(table, { ahead: columnsOf(table.derived as never), by: 'id' }, (state) => [
    [
      ...worked.map(({ field, of }) => write[field.column](of(state))),
      ...own(state as unknown as Row),
    ],
  ]);
};

const childLayout = (table: ChildTable): TableLayout => {
  const own = cellsOf(table.fields);
  return layoutOf(table, { ahead: childKeys, by: 'of', order: 'ORDER BY place' }, (state) =>
    table.of(state).map((row, place) => [state.id, place, ...own(row)]),
  );
};

interface Layouts {
  readonly main: TableLayout;
  readonly children: readonly TableLayout[];
}

const made = new Map<ThingName, Layouts>();

/** How a thing's row is written, and those of its lists in the order of the thing's `children`. */
export function layoutsOf(name: ThingName): Layouts {
  const known = made.get(name);
  if (known) return known;
  const layouts = {
    main: mainLayout(tables[name]),
    children: tables[name].children.map(childLayout),
  };
  made.set(name, layouts);
  return layouts;
}

/** A number from JavaScript comes as a REAL, which a column of any type would keep as one. */
const bound = (cell: unknown): unknown => (Number.isInteger(cell) ? BigInt(cell as number) : cell);

/** Gets and puts whole things, each with its child rows and its share of the activity by week. */
export interface Shelf {
  get<Name extends ThingName>(name: Name, id: Id): States[Name] | undefined;
  put(changes: readonly Change[]): void;
}

/** `after` stands where `before` stood; undefined on either side: nothing was or is there. */
export interface Change<Name extends ThingName = ThingName> {
  readonly name: Name;
  readonly before: States[Name] | undefined;
  readonly after: States[Name] | undefined;
}

/** What changes add to the activity by week, summed up before it is written. */
interface ActivityTally {
  count<Name extends ThingName>(name: Name, state: States[Name], by: 1 | -1): void;
  flush(): void;
}

export function openShelf(db: Database): Shelf {
  const prepare = statementsOf(db);

  const get = <Name extends ThingName>(name: Name, id: Id): States[Name] | undefined => {
    const { main, children } = layoutsOf(name);
    const row = prepare(main.select).get(id) as Row | undefined;
    if (!row) return undefined;
    const state = main.read(row);
    for (const [i, { property }] of tables[name].children.entries()) {
      const child = children[i] as TableLayout;
      if (property) state[property] = (prepare(child.select).all(id) as Row[]).map(child.read);
    }
    return state as unknown as States[Name];
  };

  const putRow = (name: ThingName, state: States[ThingName], isNew: boolean): void => {
    const { main, children } = layoutsOf(name);
    const [cells = []] = main.cells(state);
    if (isNew) prepare(main.insert).run(...cells.map(bound));
    else prepare(main.update).run(...cells.map(bound), state.id);
    for (const layout of children) {
      if (!isNew) prepare(layout.remove).run(state.id);
      for (const row of layout.cells(state)) prepare(layout.insert).run(...row);
    }
  };

  const tally = (): ActivityTally => {
    const sums = new Map<string, { mark: Mark; sum: number }>();
    return {
      count(name, state, by) {
        for (const mark of anyThing(name).activity?.(state) ?? []) {
          const key = `${mark.member} ${mark.week} ${mark.activity}`;
          const held = sums.get(key);
          if (held) held.sum += by;
          else sums.set(key, { mark, sum: by });
        }
      },
      flush() {
        for (const { mark, sum } of sums.values()) {
          if (sum === 0) continue;
          prepare(addMark[mark.activity]).run(mark.member, mark.week, sum);
          if (sum < 0) prepare(dropEmpty).run(mark.member, mark.week);
        }
      },
    };
  };

  const putOne = <Name extends ThingName>(
    { name, before, after }: Change<Name>,
    { count }: ActivityTally,
  ): void => {
    if (before) count(name, before, -1);
    if (after) {
      putRow(name, after, before === undefined);
      count(name, after, 1);
    } else if (before) {
      const { main, children } = layoutsOf(name);
      for (const { remove } of children) prepare(remove).run(before.id);
      prepare(main.remove).run(before.id);
    }
  };

  return {
    get,
    put(changes) {
      const activity = tally();
      for (const change of changes) putOne(change, activity);
      activity.flush();
    },
  };
}
