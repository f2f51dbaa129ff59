/** What a ledger is to those who use it. Opening one to write in is writing.ts's affair. */
import type { Day } from '../core/day.js';
import type { AnyEvent, EntityName, States } from '../core/entities.js';
import type { Id } from '../core/entity.js';
import { guarded, isOlder, openDatabase } from './database.js';
import type { Entry } from './journal.js';
import { openReader, type Reader } from './reader.js';

/** Who changes the ledger, when, and in which batch (a new one unless a sitting goes on). */
export interface Occasion {
  /** The moment it is typed, ISO 8601 in UTC. */
  readonly now: string;
  /** The member who types it, or '' where nobody said. */
  readonly actor: string;
  readonly batch?: Id;
}

/** What `change` hands to whoever decides: look, ask for numbers, and say what happened. */
export interface Book {
  readonly reader: Reader;
  readonly batch: Id;
  newId(): Id;
  /** The next small number for a kind of thing; numbers are never used twice. */
  nextNo(name: EntityName): number;
  get<Name extends EntityName>(name: Name, id: Id): States[Name] | undefined;
  /** Writes the events to the journal and folds them into the tables. */
  record(events: readonly AnyEvent[]): void;
  /** Takes a batch back, folds afresh what it touched, and returns its entries. */
  undo(batch: Id, on: Day): Entry[];
}

export interface Ledger {
  readonly path: string;
  /** Runs `look` over one unchanging view of the ledger. */
  read<T>(look: (reader: Reader) => T): T;
  /** Runs `decide` in one immediate transaction; what it throws leaves the ledger as it was. */
  change<T>(occasion: Occasion, decide: (book: Book) => T): T;
  close(): void;
}

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
    read: (look) => guarded(path, () => db.transaction(() => look(reader)).deferred()),
    change() {
      throw new Error('this ledger was opened to look into');
    },
    close: () => db.close(),
  };
}
