/** A ledger's file as a whole: its bytes, another one read from memory, a third in its place. */
import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { troubleOf } from '../text/disk.js';
import { Refusal } from '../text/refusal.js';
import type { Ledger, Reader } from '../things/ledger.js';
import { isOlder, type OpenOptions, openDatabase, settled } from './database.js';
import { guarded } from './guarded.js';
import { databaseOf, openReader } from './reader.js';
import { nativePart, Sqlite } from './sqlite.js';

/** The whole ledger as the bytes of its file, as it is now, whoever else writes meanwhile. */
export const wholeLedger = (ledger: Ledger): Buffer =>
  ledger.read((reader) => {
    const db = databaseOf(reader);
    // Asked first, since this can say that somebody is writing; for SQLite's copy that is no memory.
    db.pragma('user_version');
    return serialized(db);
  });

/** The bytes of the file that is open, whatever is wrong with them. */
export const serialized = (db: Database): Buffer => db.serialize();

/** A ledger that is read from memory. */
export interface InMemory {
  readonly db: Database;
  /** Undefined where its schema is older than this version's. */
  readonly reader: Reader | undefined;
}

/**
 * Looks into a ledger that is not in a file of its own.
 * @param path what people know it by
 * @throws Refusal as `openDatabase`
 */
export const inMemory = <Result>(
  bytes: Uint8Array,
  path: string,
  look: (ledger: InMemory) => Result,
): Result =>
  guarded(path, () => {
    // SQLite takes a copy of its own of what it is given.
    const opened = new Sqlite(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      nativePart(),
    );
    const db = settled(opened, path, { readonly: true });
    try {
      return look({ db, reader: isOlder(db) ? undefined : openReader(db) });
    } finally {
      db.close();
    }
  });

/** The ledger that stands somewhere, where it opens. */
export type Present = Database | undefined;

/**
 * Runs `work`, with the ledger at `path`, while no other process can write to it. Into one that does
 * not open nobody else writes either.
 * @throws Refusal `ledger-busy`
 */
export function whileNobodyWrites(
  path: string,
  options: Pick<OpenOptions, 'wait'>,
  work: (db: Present) => void,
): void {
  guarded(path, () => {
    for (;;) {
      const { ino } = statSync(path);
      const db = openedUnlessBroken(path, options);
      if (!db) {
        work(undefined);
        return;
      }
      // While it was waited for another file may have come to stand there: that is the ledger now.
      const isStill = () => statSync(path).ino === ino;
      try {
        if (!begins(db)) {
          work(undefined);
          return;
        }
        if (!isStill()) continue;
        work(db);
        return;
      } finally {
        // Nothing was written by it, and a damaged file refuses even to commit nothing.
        if (db.inTransaction) db.exec('ROLLBACK');
        db.close();
      }
    }
  });
}

/** Whether it lets itself be locked; what is damaged may open and not even do that. */
function begins(db: Database): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (cause) {
    if (troubleOf(cause) !== 'damaged') throw cause;
    return false;
  }
}

function openedUnlessBroken(
  path: string,
  options: Pick<OpenOptions, 'wait'>,
): Database | undefined {
  try {
    return openDatabase(path, { ...options, readonly: false });
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code === 'ledger-busy') throw cause;
    return undefined;
  }
}
