import type { Database } from 'better-sqlite3';
import { type Activity, activities, type Mark } from '../things/activity.js';
import { type Column, columnName, type Fields } from '../things/field.js';
import { anyThing, type States, type ThingName } from '../things/index.js';
import type { Id } from '../things/thing.js';
import { statementsOf } from './statements.js';
import { type ChildTable, tables } from './tables.js';

type Row = Record<string, unknown>;

/** Columns beside the rows' own: which thing a child row belongs to, and its place in the list. */
const childKeys = ['of', 'place'] as const;

const write: Record<Column, (value: unknown) => unknown> = {
  text: (value) => value ?? null,
  integer: (value) => value ?? null,
  truth: (value) => (value === null || value === undefined ? null : Number(value)),
  json: (value) => JSON.stringify(value ?? []),
};

const read: Record<Column, (value: unknown) => unknown> = {
  text: (value) => value,
  integer: (value) => value,
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
interface Form {
  readonly insert: string;
  readonly update: string;
  /** The values of the row's own columns, after those of the `leading` ones. */
  cells(row: Row): unknown[];
}

const forms = new Map<string, Form>();

function formOf(table: string, fields: Fields, leading: readonly string[]): Form {
  const made = forms.get(table);
  if (made) return made;
  const own = Object.entries(fields);
  const names = [...leading, ...own.map(([property]) => columnName(property))];
  const form: Form = {
    insert: `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')})
      VALUES (${names.map(() => '?').join(', ')})`,
    update: `UPDATE "${table}" SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`,
    cells: (row) => own.map(([property, { column }]) => write[column](row[property])),
  };
  forms.set(table, form);
  return form;
}

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

  const putChildren = (
    children: readonly ChildTable[],
    state: States[ThingName],
    isNew: boolean,
  ): void => {
    for (const child of children) {
      if (!isNew) prepare(`DELETE FROM "${child.table}" WHERE "of" = ?`).run(state.id);
      const rows = child.of(state);
      if (rows.length === 0) continue;
      const form = formOf(child.table, child.fields, childKeys);
      const insert = prepare(form.insert);
      rows.forEach((row, place) => {
        insert.run(state.id, place, ...form.cells(row));
      });
    }
  };

  const putRow = <Name extends ThingName>(name: Name, state: States[Name], isNew: boolean) => {
    const { table, fields, derived } = tables[name];
    const worked = Object.values(derived).map(({ field, of }) => write[field.column](of(state)));
    const form = formOf(table, fields, Object.keys(derived).map(columnName));
    const cells = [...worked, ...form.cells(state as unknown as Row)];
    if (isNew) prepare(form.insert).run(...cells);
    else prepare(form.update).run(...cells, state.id);
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
      putChildren(children, after, before === undefined);
      count(name, after, 1);
    } else if (before) {
      for (const child of children) {
        prepare(`DELETE FROM "${child.table}" WHERE "of" = ?`).run(before.id);
      }
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
