import type { Database, Statement } from 'better-sqlite3';

type Prepare = (sql: string) => Statement;

const ofDatabase = new WeakMap<Database, Prepare>();

/**
 * Prepares each statement of a database once, and hands out the same one from then on. It is shared:
 * whoever wants bare values or arrays of it (`pluck`, `raw`) prepares one of their own.
 */
export function statementsOf(db: Database): Prepare {
  const known = ofDatabase.get(db);
  if (known) return known;
  const prepared = new Map<string, Statement>();
  const prepare: Prepare = (sql) => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      prepared.set(sql, statement);
    }
    return statement;
  };
  ofDatabase.set(db, prepare);
  return prepare;
}
