import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { altered, isOlder, statementsIn } from '../database.js';
import { earlierSchemas } from '../schema.js';

/**
 * Refuses a ledger of an earlier version whose schema is not what that version made: a planted
 * trigger must not run while the ledger is brought up to date, and what no version made is not ours.
 * @throws Refusal `ledger-altered`
 */
export function refuseAlteredEarlier(db: Database, path: string): void {
  if (!isOlder(db)) return;
  const version = db.pragma('user_version', { simple: true }) as number;
  if (schemaDigest(statementsIn(db)) !== earlierSchemas[version]) throw altered(path);
}

/** As `earlierSchemas` keeps it. */
export function schemaDigest(statements: readonly string[]): string {
  const hash = createHash('sha256');
  for (const statement of [...statements].sort()) hash.update(`${statement}\n`);
  return hash.digest('hex');
}
