import type { Ledger } from '../things/ledger.js';
import { isOlder, openDatabase } from './database.js';
import { guarded } from './guarded.js';
import { openReader } from './reader.js';

export interface LedgerOptions {
  /** Milliseconds to wait for another process that is writing. */
  readonly wait?: number;
}

/**
 * Opens a ledger to look into; its file stays as it is, byte for byte. Undefined where its schema
 * is older than this version's, and has to be brought up to date first.
 * @throws Refusal as `openDatabase`
 */
export function readLedger(path: string, options: LedgerOptions = {}): Ledger | undefined {
  const db = openDatabase(path, { ...options, readonly: true });
  if (isOlder(db)) {
    db.close();
    return undefined;
  }
  const reader = openReader(db);
  return {
    path,
    changes: () => 0,
    read: (look) => guarded(path, () => db.transaction(() => look(reader)).deferred()),
    change: toLookInto,
    bringIn: toLookInto,
    close: () => db.close(),
  };
}

function toLookInto(): never {
  throw new Error('this ledger was opened to look into');
}
