/** Ledgers as earlier versions of momentum left them: files of their day, kept as SQL. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { applicationId } from '../../src/ledger/schema.js';
import { temporaryFolder } from './ledger.js';

/** A file of schema `version`, with what its statements put into it. */
export function earlierLedger(version: number): string {
  const path = join(temporaryFolder(), 'earlier.momentum');
  const db = new Sqlite(path);
  db.exec(readFileSync(join(import.meta.dirname, `../ledger/schemas/${version}.sql`), 'utf8'));
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${version}`);
  db.close();
  return path;
}
