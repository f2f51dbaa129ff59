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

/** How the rows of one table are written: made once, since an import writes thousands of them. */
export interface TableLayout {
  readonly columns: readonly string[];
  readonly insert: string;
  readonly update: string;
  /** What stands in its columns, of each row that a thing has there. */
  cells(state: States[ThingName]): unknown[][];
}

function layoutOf(
  table: string,
  columns: readonly string[],
  cells: TableLayout['cells'],
): TableLayout {
  const names = columns.map((name) => `"${name}"`);
  return {
    columns,
    insert: `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    update: `UPDATE "${table}" SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    cells,
  };
}

const columnsOf = (fields: Fields): string[] => Object.keys(fields).map(columnName);

function cellsOf(fields: Fields): (row: Row) => unknown[] {
  const own = Object.entries(fields);
  return (row) => own.map(([property, { column }]) => write[column](row[property]));
}

const mainLayout = ({ table, fields, derived }: ThingTable): TableLayout => {
  const worked = Object.values(derived);
  const own = cellsOf(fields);
  return layoutOf(table, [...columnsOf(derived as never), ...columnsOf(fields)], (state) => [
    [
      ...worked.map(({ field, of }) => write[field.column](of(state))),
      ...own(state as unknown as Row),
    ],
  ]);
};

const childLayout = ({ table, fields, of }: ChildTable): TableLayout => {
  const own = cellsOf(fields);
  return layoutOf(table, [...childKeys, ...columnsOf(fields)], (state) =>
    of(state).map((row, place) => [state.id, place, ...own(row)]),
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

const dropRows = ({ table }: ChildTable): string => `DELETE FROM "${table}" WHERE "of" = ?`;

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

  const decode = (fields: Fields, row: Row): Row =>
    Object.fromEntries(
      Object.entries(fields).map(([property, { column }]) => [
        property,
        read[column](row[columnName(property)]),
      ]),
    );

  const childRows = (table: ChildTable, id: Id): Row[] =>
    (prepare(`SELECT * FROM "${table.table}" WHERE "of" = ? ORDER BY place`).all(id) as Row[]).map(
      (row) => decode(table.fields, row),
    );

  const get = <Name extends ThingName>(name: Name, id: Id): States[Name] | undefined => {
    const store = tables[name];
    const row = prepare(`SELECT * FROM "${store.table}" WHERE id = ?`).get(id) as Row | undefined;
    if (!row) return undefined;
    const state = decode(store.fields, row);
    for (const child of store.children) {
      if (child.property) state[child.property] = childRows(child, id);
    }
    return state as unknown as States[Name];
  };

  const putRow = (name: ThingName, state: States[ThingName], isNew: boolean): void => {
    const { main, children } = layoutsOf(name);
    const [cells = []] = main.cells(state);
    if (isNew) prepare(main.insert).run(...cells.map(bound));
    else prepare(main.update).run(...cells.map(bound), state.id);
    for (const [i, layout] of children.entries()) {
      if (!isNew) prepare(dropRows(tables[name].children[i] as ChildTable)).run(state.id);
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
    const { table, children } = tables[name];
    if (before) count(name, before, -1);
    if (after) {
      putRow(name, after, before === undefined);
      count(name, after, 1);
    } else if (before) {
      for (const child of children) prepare(dropRows(child)).run(before.id);
      prepare(`DELETE FROM "${table}" WHERE id = ?`).run(before.id);
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
