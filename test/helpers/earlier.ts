/** Ledgers as earlier versions of momentum left them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Session } from '../../src/things/session.js';
import { harbourLedger, temporaryFolder } from './ledger.js';

const schemaOf = (version: number): string =>
  readFileSync(join(import.meta.dirname, `../ledger/schemas/${version}.sql`), 'utf8');

/**
 * A file of schema `version` that holds what `fill` put into a ledger of today: the same rows, in
 * the tables and columns that there were then.
 */
export function earlierLedger(version: number, fill: (session: Session) => void): string {
  const session = harbourLedger();
  fill(session);
  session.ledger.close();
  const path = join(temporaryFolder(), 'earlier.momentum');
  const db = new Sqlite(path);
  db.pragma('foreign_keys = OFF');
  db.exec(schemaOf(version));
  db.prepare('ATTACH DATABASE ? AS today').run(session.ledger.path);
  const tables = db
    .prepare(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const columns = (db.pragma(`main.table_info("${table}")`) as Array<{ name: string }>)
      .map(({ name }) => `"${name}"`)
      .join(', ');
    db.exec(`INSERT INTO main."${table}" (${columns}) SELECT ${columns} FROM today."${table}"`);
  }
  db.exec('DETACH DATABASE today');
  db.close();
  return path;
}
