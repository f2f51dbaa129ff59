/** Opening a ledger to write in, and the one way of changing it. */

import type { Database } from 'better-sqlite3';
import { type AnyEvent, anyThing, type States, type ThingName, thingOf } from '../things/index.js';
import {
  type Ledger,
  numbersFrom,
  type Occasion,
  type Reader,
  type Transaction,
  undoneKind,
} from '../things/ledger.js';
import { misfits } from '../things/payload.js';
import { fold, type Id } from '../things/thing.js';
import { backUp } from './backup.js';
import { markUndone } from './batches.js';
import { openWriter } from './chain.js';
import { check } from './check.js';
import { closeToOthers, createDatabase, guarded, newerVersion, openDatabase } from './database.js';
import { openIds } from './ids.js';
import type { NewEntry } from './journal.js';
import type { LedgerOptions } from './ledger.js';
import { makeTables, migrate, refuseAlteredEarlier } from './migrate.js';
import { openReader } from './reader.js';
import { type Change, openShelf } from './store.js';

export interface WritingOptions extends LedgerOptions {
  /**
   * Compare every table with the refolded journal after each change, and what each event carries
   * with what it is declared to (for tests).
   */
  readonly refold?: boolean;
}

/** @throws Refusal as `openDatabase`, and `migration-failed` */
export function openLedger(path: string, options: WritingOptions = {}): Ledger {
  const db = openDatabase(path, { ...options, readonly: false });
  guarded(path, () => {
    refuseAlteredEarlier(db, path);
    migrate(db, () => backUp(db, `${path}.before-update`));
  });
  return ledgerOver(db, path, options);
}

/** Makes an empty ledger. @throws Refusal `ledger-exists`, `ledger-unreadable`, `disk-full` */
export function createLedger(path: string, now: string, options: WritingOptions = {}): Ledger {
  const db = createDatabase(path);
  guarded(path, () => {
    makeTables(db);
    db.prepare('INSERT INTO ledger (one, replica, made_at) VALUES (1, ?, ?)').run(openIds()(), now);
    closeToOthers(path);
  });
  return ledgerOver(db, path, options);
}

function ledgerOver(db: Database, path: string, options: WritingOptions): Ledger {
  const reader = openReader(db);
  return {
    path,
    read: (look) => guarded(path, () => db.transaction(() => look(reader)).deferred()),
    change(occasion, decide) {
      const work = db.transaction(() => {
        const transaction = openTransaction(db, path, reader, occasion, options);
        const result = decide(transaction);
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

function refuseUndeclared({ kind, data }: AnyEvent): void {
  const name = thingOf(kind);
  const wrong = name ? misfits(anyThing(name).events[kind], { ...data }) : [];
  if (wrong.length > 0) throw new Error(`${kind} is declared otherwise: ${wrong.join(', ')}`);
}

/** The version of the events' data that this program writes. */
const eventVersion = 1;

/** What is to be written of an entry. */
type Happening = Pick<NewEntry, 'kind' | 'subject' | 'on' | 'no' | 'data'>;

function openTransaction(
  db: Database,
  path: string,
  reader: Reader,
  occasion: Occasion,
  options: WritingOptions,
): Transaction {
  const shelf = openShelf(db);
  const append = openWriter(db);
  const newId = openIds();
  const batch = occasion.batch ?? newId();
  const replica = db.prepare('SELECT replica FROM ledger').pluck().get() as string;
  const numberOf = numbersFrom(reader);

  const noteBatch = db.prepare(
    `INSERT INTO batch (id, first_seq, last_seq) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET last_seq = excluded.last_seq`,
  );
  const write = (happenings: readonly Happening[]) => {
    let first: number | undefined;
    let last = 0;
    for (const { kind, subject, on, no, data } of happenings) {
      last = append({
        ...{ kind, subject, on, no, data, id: newId(), batch, version: eventVersion },
        ...{ recordedAt: occasion.now, actor: occasion.actor, replica },
      });
      first ??= last;
    }
    if (first !== undefined) noteBatch.run(batch, first, last);
  };

  const count = db.prepare(
    `INSERT INTO counter (name, last) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)`,
  );

  return {
    reader,
    batch,
    newId,
    get: (name, id) => shelf.get(name, id),
    record(events, numbers) {
      if (options.refold) events.forEach(refuseUndeclared);
      const happenings = events.map((event) => {
        const next = numberOf(event);
        return { ...event, no: next === null ? null : (numbers?.get(event.subject) ?? next) };
      });
      write(happenings);
      // Fold all that concerns one thing before putting it once.
      const touched = new Map<Id, Change & { after: States[ThingName] }>();
      const used = new Map<ThingName, number>();
      for (const event of happenings) {
        const name = thingOf(event.kind);
        if (!name) throw newerVersion(path, event.kind);
        const held = touched.get(event.subject);
        // What comes into being was not there before; if it was, its table refuses the row.
        const isNew = event.kind in anyThing(name).opens;
        const before = held ? held.before : isNew ? undefined : shelf.get(name, event.subject);
        const after = fold<States[ThingName]>(anyThing(name), held ? held.after : before, event);
        touched.set(event.subject, { name, before, after });
        if (event.no !== null) used.set(name, event.no);
      }
      for (const [name, no] of used) count.run(name, no);
      shelf.put([...touched.values()]);
    },
    undo(target, on) {
      const undone = markUndone(db, shelf, path, target, batch);
      write([{ kind: undoneKind, subject: target, on, no: null, data: {} }]);
      return undone;
    },
  };
}
