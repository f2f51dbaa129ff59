import type { Database, Statement } from 'better-sqlite3';

/** Prepares each statement once and hands out the same one from then on. */
export function statementsOf(db: Database): (sql: string) => Statement {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      prepared.set(sql, statement);
    }
    return statement;
  };
}
