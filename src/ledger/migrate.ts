/** Brings a ledger of an earlier version up to date, and makes new ones. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import { altered, isOlder, statementsIn } from './database.js';
import { type Migration, migrations, schemaVersion } from './migrations.js';
import { applicationId, statements } from './schema.js';

type Step = Omit<Migration, 'from'>;

/** A new ledger is made as it is now, in one step; only one that is there goes through the others. */
const begun: Step = {
  version: schemaVersion,
  name: 'begun',
  run(db) {
    db.pragma(`application_id = ${applicationId}`);
    for (const statement of statements) db.exec(statement);
  },
};

const versionOf = (db: Database): number => db.pragma('user_version', { simple: true }) as number;

const rowCounts = (db: Database): Map<string, number> => {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  return new Map(
    tables.map((name) => [
      name,
      db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number,
    ]),
  );
};

/** Makes the tables of a new ledger in an empty file. @throws Refusal `migration-failed` */
export const makeTables = (db: Database): void => {
  migrate(db, () => undefined, [begun]);
};

/**
 * Brings the schema up to the last of `steps`, each in a transaction of its own, and returns the
 * names of those that ran. `backUp` is called once before the first. Foreign keys are off while
 * tables are rebuilt (SQLite ignores the setting inside a transaction, and would empty child tables
 * by cascade), so rows are counted before and after.
 * @throws Refusal `migration-failed`, with the ledger as it was before that step
 */
export function migrate(
  db: Database,
  backUp: () => void,
  steps: readonly Step[] = migrations,
): string[] {
  const due = steps.filter(({ version }) => version > versionOf(db));
  if (due.length === 0) return [];
  if (versionOf(db) > 0) backUp();
  db.pragma('foreign_keys = OFF');
  try {
    for (const step of due) runStep(db, step);
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return due.map(({ name }) => name);
}

function runStep(db: Database, { version, name, run, changesRowsOf = [] }: Step): void {
  const lost: string[] = [];
  const step = db.transaction(() => {
    // Another process may have taken this step while we waited for the lock.
    if (versionOf(db) >= version) return;
    const before = rowCounts(db);
    run(db);
    const after = rowCounts(db);
    for (const [table, count] of before) {
      if (!changesRowsOf.includes(table) && after.get(table) !== count) lost.push(table);
    }
    const dangling = db.pragma('foreign_key_check') as unknown[];
    if (lost.length > 0 || dangling.length > 0) throw new Error('rows would be lost');
    db.pragma(`user_version = ${version}`);
  });
  try {
    step.immediate();
  } catch (cause) {
    throw new Refusal(
      'migration-failed',
      `The ledger could not be brought up to date (step ${version}, ${name}). It is as it was.`,
      'Keep using the version of momentum you had, and tell us: the backup made before it stands beside the ledger.',
      { details: lost.map((table) => `rows missing from: ${table}`).concat(String(cause)) },
    );
  }
}

/**
 * Refuses a ledger of an earlier version whose schema is not what that version made: a planted
 * trigger must not run while the ledger is brought up to date, and what no version made is not ours.
 * @throws Refusal `ledger-altered`
 */
export function refuseAlteredEarlier(db: Database, path: string): void {
  if (!isOlder(db)) return;
  const due = migrations.find(({ version }) => version === versionOf(db) + 1);
  if (schemaDigest(statementsIn(db)) !== due?.from) throw altered(path);
}

/** SHA-256 of the statements that made a file, sorted, a line end after each. */
export function schemaDigest(statements: readonly string[]): string {
  const hash = createHash('sha256');
  for (const statement of [...statements].sort()) hash.update(`${statement}\n`);
  return hash.digest('hex');
}
