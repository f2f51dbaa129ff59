import type { Database } from 'better-sqlite3';
import { applicationId, statements } from '../schema.js';

/** The ledger as it was first made. When the schema changes, this keeps the statements of its day. */
export function first(db: Database): void {
  db.pragma(`application_id = ${applicationId}`);
  for (const statement of statements) db.exec(statement);
}
