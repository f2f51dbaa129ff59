/** A ledger's file as a whole: its bytes, another one read from memory, a third in its place. */
import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import type { Ledger, Reader } from '../things/ledger.js';
import { guarded, isOlder, type OpenOptions, openDatabase, settled } from './database.js';
import { databaseOf, openReader } from './reader.js';
import { nativePart, Sqlite } from './sqlite.js';

/** Where a ledger is kept as it was before something: a name beside it that is not taken. */
export function asidePath(path: string, before: 'before-repair' | 'before-restore'): string {
  for (let nth = 1; ; nth += 1) {
    const candidate = `${path}.${before}${nth === 1 ? '' : `-${nth}`}`;
    if (!existsSync(candidate)) return candidate;
  }
}

/** The whole ledger as the bytes of its file, as it is now, whoever else writes meanwhile. */
export const wholeLedger = (ledger: Ledger): Buffer =>
  ledger.read((reader) => databaseOf(reader).serialize());

/** A ledger that is read from memory. */
export interface InMemory {
  readonly db: Database;
  /** Undefined where its schema is older than this version's. */
  readonly reader: Reader | undefined;
  close(): void;
}

/**
 * Opens a ledger that is not in a file of its own, to look into.
 * @param path what people know it by
 * @throws Refusal as `openDatabase`
 */
export function openInMemory(bytes: Uint8Array, path: string): InMemory {
  const db = guarded(path, () =>
    settled(new Sqlite(Buffer.from(bytes), nativePart()), path, { readonly: true }),
  );
  return {
    db,
    reader: isOlder(db) ? undefined : openReader(db),
    close: () => db.close(),
  };
}

/**
 * Runs `work` while no other process can write to the ledger at `path`. Of one that does not open
 * nobody else writes either.
 * @throws Refusal `ledger-busy`
 */
export function whileNobodyWrites(
  path: string,
  options: Pick<OpenOptions, 'wait'>,
  work: () => void,
): void {
  guarded(path, () => {
    const db = openedUnlessBroken(path, options);
    if (!db) {
      work();
      return;
    }
    try {
      db.transaction(work).immediate();
    } finally {
      db.close();
    }
  });
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
