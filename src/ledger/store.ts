import type { Database, Statement } from 'better-sqlite3';
import { marksOf } from '../core/activity.js';
import type { EntityName, States } from '../core/entities.js';
import type { Id } from '../core/entity.js';
import { type ChildTable, type Column, stores } from './stores.js';

type Row = Record<string, unknown>;

const reserved: Readonly<Record<string, string>> = { from: 'from_on', to: 'to_on', on: 'on_day' };

/** The column that keeps a property: `joinedOn` → `joined_on`. */
export const columnName = (property: string): string =>
  reserved[property] ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns beside the rows' own: which thing a child row belongs to, and its place in the list. */
export const childKeys = ['of', 'place'] as const;

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

/** Gets and puts whole things, each with its child rows and its share of the activity by week. */
export interface Shelf {
  get<Name extends EntityName>(name: Name, id: Id): States[Name] | undefined;
  /** Puts `after` where `before` stood; undefined on either side means that nothing was or is. */
  put<Name extends EntityName>(
    name: Name,
    before: States[Name] | undefined,
    after: States[Name] | undefined,
  ): void;
}

export function openShelf(db: Database): Shelf {
  const statements = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };

  const insert = (table: string, columns: readonly string[], values: readonly unknown[]): void => {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const marks = columns.map(() => '?').join(', ');
    prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`).run(...values);
  };

  const decode = (columns: Readonly<Record<string, Column>>, row: Row): Row =>
    Object.fromEntries(
      Object.entries(columns).map(([property, column]) => [
        property,
        read[column](row[columnName(property)]),
      ]),
    );

  const childRows = <State>(table: ChildTable<State>, id: Id): Row[] =>
    (prepare(`SELECT * FROM "${table.table}" WHERE "of" = ? ORDER BY place`).all(id) as Row[]).map(
      (row) => decode(table.columns, row),
    );

  const get = <Name extends EntityName>(name: Name, id: Id): States[Name] | undefined => {
    const store = stores[name];
    const row = prepare(`SELECT * FROM "${store.table}" WHERE id = ?`).get(id) as Row | undefined;
    if (!row) return undefined;
    const state = decode(store.columns, row);
    for (const child of store.children as readonly ChildTable<States[Name]>[]) {
      if (child.property) state[child.property] = childRows(child, id);
    }
    return state as unknown as States[Name];
  };

  const putChildren = <State extends { id: Id }>(
    children: readonly ChildTable<State>[],
    state: State,
    isNew: boolean,
  ): void => {
    for (const child of children) {
      if (!isNew) prepare(`DELETE FROM "${child.table}" WHERE "of" = ?`).run(state.id);
      const properties = Object.keys(child.columns);
      const columns = [...childKeys, ...properties.map(columnName)];
      child.rows(state).forEach((row, place) => {
        const values = properties.map((p) => write[child.columns[p] as Column](row[p]));
        insert(child.table, columns, [state.id, place, ...values]);
      });
    }
  };

  const putRow = <Name extends EntityName>(name: Name, state: States[Name], isNew: boolean) => {
    const store = stores[name];
    const own = Object.entries(store.columns as Record<string, Column>).map(
      ([property, column]) =>
        [columnName(property), write[column]((state as unknown as Row)[property])] as const,
    );
    const worked = Object.entries(store.derived).map(
      ([property, { column, of }]) => [columnName(property), write[column](of(state))] as const,
    );
    const cells = [...own, ...worked];
    const columns = cells.map(([column]) => column);
    const values = cells.map(([, value]) => value);
    if (isNew) {
      insert(store.table, columns, values);
    } else {
      const sets = columns.map((column) => `"${column}" = ?`).join(', ');
      prepare(`UPDATE "${store.table}" SET ${sets} WHERE id = ?`).run(...values, state.id);
    }
  };

  const count = <Name extends EntityName>(name: Name, state: States[Name], by: 1 | -1): void => {
    for (const { member, week, activity } of marksOf[name](state)) {
      prepare(
        `INSERT INTO activity (member, week, "${activity}") VALUES (?, ?, ?)
         ON CONFLICT (member, week) DO UPDATE SET "${activity}" = "${activity}" + excluded."${activity}"`,
      ).run(member, week, by);
      if (by === -1) {
        prepare(
          `DELETE FROM activity WHERE member = ? AND week = ?
             AND contributions = 0 AND attendances = 0 AND taken = 0 AND kept = 0`,
        ).run(member, week);
      }
    }
  };

  return {
    get,
    put(name, before, after) {
      const { table, children } = stores[name];
      if (before) count(name, before, -1);
      if (after) {
        putRow(name, after, before === undefined);
        putChildren(children as never, after, before === undefined);
        count(name, after, 1);
      } else if (before) {
        for (const child of children) {
          prepare(`DELETE FROM "${child.table}" WHERE "of" = ?`).run(before.id);
        }
        prepare(`DELETE FROM "${table}" WHERE id = ?`).run(before.id);
      }
    },
  };
}
