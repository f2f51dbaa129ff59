import type { Database } from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import type { Day } from '../core/day.js';
import type { AnyEvent, EntityName, States } from '../core/entities.js';
import { entities, entityOf } from '../core/entities.js';
import { fold, type Id } from '../core/entity.js';
import { backUp } from './backup.js';
import { markUndone, undoneKind } from './batches.js';
import { check } from './check.js';
import { closeToOthers, createDatabase, guarded, newerVersion, openDatabase } from './database.js';
import { type Entry, type NewEntry, openWriter } from './journal.js';
import { migrate } from './migrations/index.js';
import { openReader, type Reader } from './reader.js';
import { openShelf } from './store.js';

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
  readonly readonly?: boolean;
  /** Milliseconds to wait for another process that is writing. */
  readonly wait?: number;
  /** Compare every table with the refolded journal after each change (for tests). */
  readonly refold?: boolean;
}

/** @throws Refusal as `openDatabase`, and `migration-failed` */
export function openLedger(path: string, options: LedgerOptions = {}): Ledger {
  const readonly = options.readonly ?? false;
  const db = openDatabase(path, {
    readonly,
    ...(options.wait === undefined ? {} : { wait: options.wait }),
  });
  if (!readonly) guarded(path, () => migrate(db, () => backUp(db, `${path}.before-update`)));
  return ledgerOver(db, path, options);
}

/** Makes an empty ledger. @throws Refusal `ledger-exists`, `ledger-unreadable`, `disk-full` */
export function createLedger(path: string, now: string, options: LedgerOptions = {}): Ledger {
  const db = createDatabase(path);
  guarded(path, () => {
    migrate(db, () => undefined);
    db.prepare('INSERT INTO ledger (one, replica, made_at) VALUES (1, ?, ?)').run(uuid(), now);
    closeToOthers(path);
  });
  return ledgerOver(db, path, options);
}

function ledgerOver(db: Database, path: string, options: LedgerOptions): Ledger {
  const reader = openReader(db);
  return {
    path,
    read: (look) => guarded(path, () => db.transaction(() => look(reader)).deferred()),
    change(occasion, decide) {
      const work = db.transaction(() => {
        const book = openBook(db, path, reader, occasion);
        const result = decide(book);
        if (options.refold) refuseDrift(db);
        return result;
      });
      return guarded(path, () => work.immediate());
    },
    close: () => db.close(),
  };
}

function refuseDrift(db: Database): void {
  const drifted = check(db).filter(({ code }) => code === 'tables-drifted');
  if (drifted.length > 0) throw new Error(drifted.map(({ message }) => message).join('\n'));
}

/** The version of the events' data that this program writes. */
const eventVersion = 1;

function openBook(db: Database, path: string, reader: Reader, occasion: Occasion): Book {
  const shelf = openShelf(db);
  const append = openWriter(db);
  const batch = occasion.batch ?? uuid();
  const replica = db.prepare('SELECT replica FROM ledger').pluck().get() as string;
  const counted = new Map<EntityName, number>();

  const noteBatch = db.prepare(
    `INSERT INTO batch (id, first_seq, last_seq) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET last_seq = excluded.last_seq`,
  );
  const write = (happenings: ReadonlyArray<Pick<NewEntry, 'kind' | 'subject' | 'on' | 'data'>>) => {
    const written = happenings.map((happening) =>
      append({
        ...happening,
        id: uuid(),
        batch,
        version: eventVersion,
        recordedAt: occasion.now,
        actor: occasion.actor,
        replica,
      }),
    );
    const [first, last] = [written[0], written.at(-1)];
    if (first && last) noteBatch.run(batch, first.seq, last.seq);
  };

  const count = db.prepare(
    `INSERT INTO counter (name, last) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)`,
  );

  return {
    reader,
    batch,
    newId: () => uuid(),
    nextNo(name) {
      const last =
        counted.get(name) ??
        (db.prepare('SELECT last FROM counter WHERE name = ?').pluck().get(name) as
          | number
          | undefined) ??
        0;
      counted.set(name, last + 1);
      return last + 1;
    },
    get: (name, id) => shelf.get(name, id),
    record(events) {
      write(events);
      // Fold all that concerns one thing before putting it once.
      const touched = new Map<
        Id,
        { name: EntityName; before: States[EntityName] | undefined; after: States[EntityName] }
      >();
      for (const event of events) {
        const name = entityOf(event.kind);
        if (!name) throw newerVersion(path, event.kind);
        const held = touched.get(event.subject);
        const before = held ? held.before : shelf.get(name, event.subject);
        const after = fold<States[EntityName]>(entities[name], held ? held.after : before, event);
        touched.set(event.subject, { name, before, after });
        const no = (event.data as { no?: number }).no;
        if (no !== undefined) count.run(name, no);
      }
      for (const { name, before, after } of touched.values()) {
        shelf.put(name, before as never, after as never);
      }
    },
    undo(target, on) {
      const undone = markUndone(db, shelf, path, target, batch);
      write([{ kind: undoneKind, subject: target, on, data: {} }]);
      return undone;
    },
  };
}
