import type { Database } from 'better-sqlite3';
import { statements } from '../schema.js';

/**
 * Room for documents that were given out, and for the bounds that a community sets for itself; a
 * short way to those who asked not to be named.
 */
export function issued(db: Database): void {
  // Rebuilt rather than altered, so that its statement is the very one of a new ledger.
  const rows = db.prepare('SELECT * FROM community').all() as Array<Record<string, unknown>>;
  db.exec('DROP TABLE community');
  db.exec(statementOf('community'));
  for (const row of rows) {
    const columns = Object.keys(row);
    db.prepare(
      `INSERT INTO community (${columns.map((column) => `"${column}"`).join(', ')}, settings)
       VALUES (${columns.map(() => '?').join(', ')}, '{}')`,
    ).run(...Object.values(row));
  }
  const others = ['issued', 'issued_last', 'issued_copy', 'issued_copy_issue', 'member_unnamed'];
  for (const name of others) db.exec(statementOf(name));
}

/** When the schema changes again, this keeps the statements of its day. */
function statementOf(name: string): string {
  const found = statements.find((sql) =>
    new RegExp(`^CREATE (UNIQUE )?(TABLE|INDEX) ${name} `).test(sql),
  );
  if (!found) throw new Error(`no statement makes ${name}`);
  return found;
}
