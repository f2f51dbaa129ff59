import type { Database } from 'better-sqlite3';
import type { EntityName, States } from '../core/entities.js';
import type { Id } from '../core/entity.js';
import { statementsOf } from './statements.js';
import { openShelf } from './store.js';

/** One view of the ledger to ask questions of. SQL stays inside `ledger/`. */
export interface Reader {
  get<Name extends EntityName>(name: Name, id: Id): States[Name] | undefined;
  all<Row>(sql: string, ...params: readonly unknown[]): Row[];
  one<Row>(sql: string, ...params: readonly unknown[]): Row | undefined;
  /** The first column of the first row. */
  value<Value>(sql: string, ...params: readonly unknown[]): Value | undefined;
  readonly db: Database;
}

export function openReader(db: Database): Reader {
  const prepare = statementsOf(db);
  const shelf = openShelf(db);
  return {
    db,
    get: (name, id) => shelf.get(name, id),
    all: <Row>(sql: string, ...params: readonly unknown[]) => prepare(sql).all(...params) as Row[],
    one: <Row>(sql: string, ...params: readonly unknown[]) =>
      prepare(sql).get(...params) as Row | undefined,
    value: <Value>(sql: string, ...params: readonly unknown[]) => {
      const row = prepare(sql).get(...params) as Record<string, unknown> | undefined;
      return row === undefined ? undefined : (Object.values(row)[0] as Value);
    },
  };
}
