/**
 * Brings a ledger of an earlier version up to date, and makes new ones. A step changes the journal
 * alone; every other table is made anew from it, as it is declared today.
 */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import { check } from './check.js';
import { altered, isOlder, statementsIn } from './database.js';
import { foldAll } from './folding.js';
import { type Migration, migrations, schemaVersion } from './migrations/index.js';
import { applicationId, foldedStatements, foldedTables, statements } from './schema.js';

const versionOf = (db: Database): number => db.pragma('user_version', { simple: true }) as number;

/** Makes the tables of a new ledger in an empty file. */
export function makeTables(db: Database): void {
  db.transaction(() => {
    db.pragma(`application_id = ${applicationId}`);
    for (const statement of statements) db.exec(statement);
    db.pragma(`user_version = ${schemaVersion}`);
  }).immediate();
}

/**
 * Brings the ledger up to the last of `steps`, in one transaction, and returns the names of those
 * that ran. `backUp` is called before the first.
 * @throws Refusal `migration-failed`, with the ledger as it was
 */
export function migrate(
  db: Database,
  backUp: () => void,
  steps: readonly Migration[] = migrations,
): string[] {
  const due = () => steps.filter(({ version }) => version > versionOf(db));
  if (due().length === 0) return [];
  backUp();
  let ran: readonly Migration[] = [];
  // SQLite ignores the setting inside a transaction, and would empty child tables by cascade.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      // Another process may have taken these steps while we waited for the lock.
      ran = due();
      for (const { run } of ran) run(db);
      if (ran.length === 0) return;
      foldAnew(db);
      const [wrong] = check(db);
      if (wrong) throw new Error(wrong.message);
      db.pragma(`user_version = ${ran.at(-1)?.version}`);
    }).immediate();
  } catch (cause) {
    throw new Refusal(
      'migration-failed',
      `The ledger could not be brought up to date (${ran.map(({ name }) => name).join(', ')}). It is as it was.`,
      'Keep using the version of momentum you had, and tell us: the backup made before it stands beside the ledger.',
      { details: [String(cause)] },
    );
  } finally {
    db.pragma('foreign_keys = ON');
  }
  giveBackRoom(db);
  return ran.map(({ name }) => name);
}

/** The file may be a third of what it was; where the disk is too full for that it stays as large. */
function giveBackRoom(db: Database): void {
  try {
    db.exec('VACUUM');
  } catch {
    // Nothing depends on it.
  }
}

/** Makes every table anew that is folded from the journal. */
function foldAnew(db: Database): void {
  for (const table of foldedTables) db.exec(`DROP TABLE IF EXISTS "${table}"`);
  db.exec('DROP INDEX IF EXISTS journal_subject; DROP INDEX IF EXISTS journal_day');
  for (const statement of foldedStatements) db.exec(statement);
  foldAll(db);
}

/**
 * Refuses a ledger of an earlier version whose schema is not what that version made: a planted
 * trigger must not run while the ledger is brought up to date, and what no version made is not ours.
 * @throws Refusal `ledger-altered`
 */
export function refuseAlteredEarlier(db: Database, path: string): void {
  if (!isOlder(db)) return;
  const digest = schemaDigest(statementsIn(db));
  const due = migrations.find(({ version }) => version > versionOf(db));
  if (!due?.from.includes(digest)) throw altered(path);
}

/** SHA-256 of the statements that made a file, sorted, a line end after each. */
export function schemaDigest(made: readonly string[]): string {
  const hash = createHash('sha256');
  for (const statement of [...made].sort()) hash.update(`${statement}\n`);
  return hash.digest('hex');
}
