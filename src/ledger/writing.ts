/** Opening a ledger to write in, and the one way of changing it. */

import { realpathSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { anyThing, type States, type ThingName, thingOf } from '../things/index.js';
import {
  type Entry,
  type LastWritten,
  type Ledger,
  type Memory,
  numbersFrom,
  type Occasion,
  type Reader,
  sittingUndoneKind,
  type Transaction,
  undoneKind,
} from '../things/ledger.js';
import { refuseForgotten } from '../things/member/again.js';
import { fold, type Id } from '../things/thing.js';
import { backUp } from './backup.js';
import { batchesOf, bringCopies, markUndone, takenBack } from './batches.js';
import { openBringing } from './bringing.js';
import { openWriter } from './chain.js';
import { closeToOthers, createDatabase, newerVersion, openDatabase } from './database.js';
import { guarded } from './guarded.js';
import type { LedgerOptions } from './ledger.js';
import { makeTables, migrate, refuseAlteredEarlier } from './migrate.js';
import { concluded } from './outcome.js';
import { encodePayload, mentionsIn, versionOf } from './payloads.js';
import { openReader } from './reader.js';
import { refuseDrift, refuseUndeclared } from './refolding.js';
import {
  endsLeft,
  memoryOfProcess,
  newIdsOf,
  newReplica,
  ownReplica,
  writtenAs,
} from './replicas.js';
import { emptyFolded } from './schema.js';
import { openSecrets } from './seals.js';
import { settleAll } from './settling.js';
import { statementsOf } from './statements.js';
import { type Change, openShelf } from './store.js';
import { withWriteLock } from './write-lock.js';

export interface WritingOptions extends LedgerOptions {
  /** Where this machine remembers what it wrote; as long as this process runs unless said. */
  readonly memory?: Memory;
  /**
   * Compare every table with the refolded journal after each change, and what each event carries
   * with what it is declared to (for tests).
   */
  readonly refold?: boolean;
}

const usualMemory = memoryOfProcess();

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
export function createLedger(path: string, options: WritingOptions = {}): Ledger {
  const db = createDatabase(path);
  guarded(path, () => {
    makeTables(db);
    closeToOthers(path);
  });
  return ledgerOver(db, path, options);
}

function ledgerOver(db: Database, path: string, options: WritingOptions): Ledger {
  const reader = openReader(db);
  const memory = options.memory ?? usualMemory;
  const here = realpathSync(path);
  let changes = 0;
  return {
    path,
    changes: () => changes,
    read: (look) => guarded(path, () => db.transaction(() => look(reader)).deferred()),
    change(occasion, decide) {
      let wrote: LastWritten | undefined;
      const work = () => {
        const { transaction, written } = openTransaction(db, path, reader, {
          ...options,
          occasion,
          before: memory.recall(here),
        });
        const result = decide(transaction);
        wrote = written();
        if (options.refold) refuseDrift(db);
        return result;
      };
      const result = concluded(
        path,
        () => withWriteLock(db, options, work),
        () => wrote && [wrote],
      );
      if (wrote) {
        memory.remember(here, wrote);
        changes += 1;
      }
      return result;
    },
    bringIn(occasion, copy, decide) {
      const bringing = openBringing(copy, options);
      let wrote: LastWritten | undefined;
      let left: readonly LastWritten[] | undefined;
      const work = () => {
        const brought = bringing.into(db, reader, occasion);
        if (!brought) return undefined;
        if (brought.events.length > 0) {
          const { transaction, written } = openTransaction(db, path, reader, {
            ...options,
            occasion,
            before: memory.recall(here),
          });
          transaction.record(brought.events);
          wrote = written();
        }
        const result = decide(brought, reader);
        if (options.refold) refuseDrift(db);
        left = endsLeft(db);
        return result;
      };
      try {
        const result = concluded(
          path,
          () => withWriteLock(db, options, work),
          () => left,
        );
        if (wrote) memory.remember(here, wrote);
        changes += 1;
        return result;
      } finally {
        bringing.close();
      }
    },
    close: () => db.close(),
  };
}

/** What is to be written of an entry. */
type Happening = Pick<Entry, 'kind' | 'subject' | 'on' | 'data'> & { readonly no: number | null };

interface Work extends WritingOptions {
  readonly occasion: Occasion;
  /** What this machine wrote last to the file. */
  readonly before: LastWritten | undefined;
}

function openTransaction(
  db: Database,
  path: string,
  reader: Reader,
  { occasion, before: last, refold }: Work,
): { readonly transaction: Transaction; readonly written: () => LastWritten | undefined } {
  const recordedAt = Date.parse(occasion.now);
  const prepare = statementsOf(db);
  const shelf = openShelf(db);
  const own = ownReplica(db, last) ?? newReplica(db, recordedAt);
  const writer = openWriter(db, own);
  const newId = newIdsOf(db, own.no);
  const newSecret = openSecrets();
  const numberOf = numbersFrom(reader);
  const batch = writer.next();
  let wrote = false;

  const noteBatch = prepare(
    `INSERT INTO batch (id, sitting, first_seq, last_seq) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET last_seq = excluded.last_seq`,
  );
  const mention = prepare('INSERT INTO mention (thing, seq) VALUES (?, ?)');
  /** @returns the place of the last */
  const write = (happenings: readonly Happening[]): number => {
    let first: number | undefined;
    let seq = 0;
    for (const { kind, subject, on, no, data } of happenings) {
      const carried = encodePayload(kind, data);
      seq = writer.append({
        ...{ kind, subject, no, batch, ...carried, version: versionOf(kind) },
        ...{ on_day: on, recorded_at: recordedAt, actor: occasion.actor },
        sitting: occasion.sitting ?? null,
        secret: carried.words === null ? null : newSecret(),
      });
      first ??= seq;
      for (const thing of mentionsIn(kind, data)) mention.run(thing, seq);
    }
    if (first === undefined) return seq;
    wrote = true;
    noteBatch.run(batch, occasion.sitting ?? null, first, seq);
    return seq;
  };

  const count = prepare(
    `INSERT INTO counter (name, last) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)`,
  );
  const transaction: Transaction = {
    reader,
    batch,
    newId,
    get: (name, id) => shelf.get(name, id),
    record(events) {
      if (!occasion.again) refuseForgotten(reader, events);
      if (refold) events.forEach(refuseUndeclared);
      const happenings = events.map((event) => ({ ...event, no: numberOf(event) }));
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
    undo(target, { on, only = false }) {
      const targets = only ? [target] : batchesOf(db, target);
      const kind = targets.length > 1 ? sittingUndoneKind : undoneKind;
      const undoing = { kind, subject: -target, on, no: null, data: {} };
      if (!bringCopies(db, takenBack(db, targets, batch).keys())) {
        markUndone(db, shelf, targets, batch);
        write([undoing]);
        return;
      }
      // What came with a copy may have set aside what was here.
      const seq = write([undoing]);
      emptyFolded(db);
      const refusal = settleAll(db).get(seq);
      if (refusal) throw refusal;
    },
  };
  return { transaction, written: () => (wrote ? writtenAs(own, writer.tip()) : undefined) };
}
