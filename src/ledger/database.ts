import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import type { Database, Options } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import { damaged, guarded } from './guarded.js';
import { schemaVersion } from './migrations/index.js';
import { applicationId, statements } from './schema.js';
import { nativePart, Sqlite, standingAt } from './sqlite.js';

const usualWait = 30_000;

/** How long to wait, in milliseconds, for another process that is writing. */
export const waitOf = ({ wait }: { readonly wait?: number }): number => wait ?? usualWait;

export interface OpenOptions {
  readonly readonly: boolean;
  readonly wait?: number;
}

/** The file's path as people should read it. */
type Path = string;

/**
 * Opens a ledger that is there, having made sure that it is one.
 * @throws Refusal `ledger-missing`, `ledger-empty`, `not-a-ledger`, `ledger-newer`,
 * `ledger-altered`, `ledger-damaged`, `ledger-busy`, `ledger-unreadable`
 */
export function openDatabase(path: Path, options: OpenOptions): Database {
  return guarded(path, () => opened(path, options));
}

function opened(path: Path, options: OpenOptions): Database {
  refuseWhatIsNoFile(path);
  const common = { fileMustExist: true, ...nativePart(), timeout: waitOf(options) };
  if (options.readonly) takeBackBrokenWrite(path, common);
  return settled(new Sqlite(path, { ...common, readonly: options.readonly }), path, options);
}

/** Makes sure that what was opened is a ledger, and sets it up. @throws Refusal as `openDatabase` */
export function settled(db: Database, path: Path, { readonly }: OpenOptions): Database {
  try {
    settle(db, readonly);
    refuseForeign(db, path);
  } catch (cause) {
    db.close();
    // What is asked here is always the same, so that it is the file that makes no sense.
    const senseless = (cause as { code?: unknown }).code === 'SQLITE_ERROR';
    throw senseless ? damaged(path) : cause;
  }
  return db;
}

/**
 * A write that was cut off (a power cut, a kill) leaves SQLite's own journal behind, and the first
 * to read after it puts things back as they were. Whoever may only read cannot do that.
 */
function takeBackBrokenWrite(path: Path, options: Options): void {
  if (!existsSync(`${path}-journal`)) return;
  const db = new Sqlite(path, options);
  try {
    db.pragma('user_version');
  } finally {
    db.close();
  }
}

/** Makes a new, empty database file, in a folder that is there, that only its owner can read. @throws Refusal `ledger-exists` */
export function createDatabase(path: Path): Database {
  if (existsSync(path)) {
    throw new Refusal(
      'ledger-exists',
      `There is a ledger already: ${path}`,
      'Use it as it is (momentum --ledger NAME), or give another name.',
    );
  }
  return guarded(path, () => {
    const umask = process.umask(0o077);
    try {
      const db = new Sqlite(path, { timeout: usualWait, ...nativePart() });
      settle(db, false);
      return db;
    } finally {
      process.umask(umask);
    }
  });
}

function settle(db: Database, readonly: boolean): void {
  // In one go: each call from JavaScript costs more than what SQLite does for it.
  db.exec(`
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA mmap_size = 0;
    PRAGMA recursive_triggers = ON;`);
  if (readonly) return;
  // One file at rest and durable: sync clients copy only the main file, which WAL does not survive.
  // A change that outgrows the cache (2 MB unless said) is written, and waited for, in pieces.
  db.exec(`
    PRAGMA journal_mode = DELETE;
    PRAGMA synchronous = EXTRA;
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -64000;
    PRAGMA foreign_keys = ON;`);
}

const known = new Set(statements);

function refuseForeign(db: Database, path: Path): void {
  if (db.pragma('application_id', { simple: true }) !== applicationId) {
    throw new Refusal(
      'not-a-ledger',
      `${path} is a database of some other program, not a ledger.`,
      'Give the ledger’s own file (its name ends in .momentum).',
    );
  }
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > schemaVersion) throw newerVersion(path, `schema ${version}`);
  if (version < schemaVersion) return;
  const found = statementsIn(db);
  if (found.length !== known.size || found.some((sql) => !known.has(sql))) throw altered(path);
}

/** The statements that made what the file holds, in any order. */
export const statementsIn = (db: Database): string[] =>
  db
    .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];

/** Of a file whose schema is not the one of its version. */
export const altered = (path: Path): Refusal =>
  new Refusal(
    'ledger-altered',
    `${path} holds tables or triggers that momentum did not make, so it is not opened.`,
    'Ask whoever sent it for a fresh copy, or go back to a backup.',
  );

/** Whether the file was last written by a version whose schema has been changed since. */
export const isOlder = (db: Database): boolean =>
  (db.pragma('user_version', { simple: true }) as number) < schemaVersion;

/** @param what the thing that is unknown to this version, in the program's own words */
export const newerVersion = (path: Path, what: string): Refusal =>
  new Refusal(
    'ledger-newer',
    `${path} was written by a newer version of momentum (${what}).`,
    'Update momentum: npm install --global momentum-ledger@latest. Nothing was changed.',
  );

function refuseWhatIsNoFile(path: Path): void {
  const stat = standingAt(path);
  if (!stat) {
    throw new Refusal(
      'ledger-missing',
      `There is no ledger at ${path}`,
      'Check the name with: momentum ledgers. To start one: momentum init',
    );
  }
  if (!stat.isFile()) {
    throw new Refusal(
      'not-a-ledger',
      `${path} is not a file.`,
      'Give the ledger’s own file (its name ends in .momentum).',
    );
  }
  if (stat.size > 0 && stat.size < sqlite.header && isBeginningOfOne(path)) throw damaged(path);
  if (stat.size === 0) {
    throw new Refusal(
      'ledger-empty',
      `${path} is empty: there is nothing in it, not even a ledger’s first page.`,
      'A copy may have stopped half-way: copy it again, or go back to a backup.',
    );
  }
}

/** What every file of SQLite begins with, and how many bytes its header has. */
const sqlite = { begins: Buffer.from('SQLite format 3\0'), header: 100 } as const;

/** Whether a file that is too short for a header is what is left of one; nobody has such a file open. */
function isBeginningOfOne(path: Path): boolean {
  const left = readFileSync(path).subarray(0, sqlite.begins.length);
  return left.equals(sqlite.begins.subarray(0, left.length));
}

/** Whether others on this machine may read or write the file. */
export const isTooOpen = (path: Path): boolean =>
  process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;

export const closeToOthers = (path: Path): void => chmodSync(path, 0o600);
