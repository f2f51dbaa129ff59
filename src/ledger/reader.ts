import type { Database } from 'better-sqlite3';
import type { Reader } from '../things/ledger.js';
import { entries } from './journal.js';
import { statementsOf } from './statements.js';
import { openShelf } from './store.js';
import { watchedIn } from './watch.js';

const databases = new WeakMap<Reader, Database>();

export function openReader(db: Database): Reader {
  const prepare = statementsOf(db);
  const shelf = openShelf(db);
  const rows = (sql: string, params: readonly unknown[]) =>
    prepare(sql).all(...params) as Array<Record<string, unknown>>;
  const reader: Reader = {
    get: (name, id) => shelf.get(name, id),
    all: <Row>(sql: string, ...params: readonly unknown[]) => rows(sql, params) as Row[],
    one: <Row>(sql: string, ...params: readonly unknown[]) =>
      prepare(sql).get(...params) as Row | undefined,
    value: <Value>(sql: string, ...params: readonly unknown[]) => {
      const row = prepare(sql).get(...params) as Record<string, unknown> | undefined;
      return row === undefined ? undefined : (Object.values(row)[0] as Value);
    },
    values: <Value>(sql: string, ...params: readonly unknown[]) =>
      rows(sql, params).map((row) => Object.values(row)[0] as Value),
    entries: (where, ...params) => entries(db, where, params),
    watched: () => watchedIn(reader),
  };
  databases.set(reader, db);
  return reader;
}

/** The database that a reader looks into, for what looks at the file itself. */
export function databaseOf(reader: Reader): Database {
  const db = databases.get(reader);
  if (!db) throw new Error('this reader looks into no database of ours');
  return db;
}
