/**
 * Folding a journal in which the entries of several copies have come together, in its order: as they
 * were written, by the same rules, save that what does not hold any more at its place is set aside,
 * with its reason, and never thrown or dropped. The same entries come to the same in every copy.
 */
import type { Database, Statement } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import type { SetAside } from '../things/copies.js';
import { type Entry, undoneKind } from '../things/ledger.js';
import type { Id } from '../things/thing.js';
import { admit } from './admitting.js';
import { batchesOf, dependedOn, markUndone } from './batches.js';
import { entries } from './journal.js';
import {
  type BatchPlace,
  type Courses,
  type Leaving,
  leavingIn,
  otherCourses,
} from './leaving-out.js';
import { schemaVersion } from './migrations/index.js';
import { type Numbers, openNumbers } from './numbering.js';
import { mentionsIn } from './payloads.js';
import { applicationId, emptyFolded, statements } from './schema.js';
import { nativePart, Sqlite } from './sqlite.js';
import { statementsOf } from './statements.js';
import { openShelf, type Shelf } from './store.js';

/** Why an undoing is set aside that would be refused today. */
const undoingsRefused: Readonly<Record<string, SetAside>> = {
  'batch-undone-already': 'taken-back-already',
  'undo-depended-on': 'depended-on',
  'undo-stands-on-undone': 'gone',
  'undo-closes-circle': 'circle',
};

/** What stays the same however often it is settled. */
interface Journal extends Leaving {
  readonly db: Database;
  readonly prepare: (sql: string) => Statement;
  readonly shelf: Shelf;
}

/** How far the journal has been settled, and how. */
interface Settled {
  readonly courses: Courses;
  readonly numbers: Numbers;
  /** Why undoings were set aside, by their place. */
  readonly refusals: Map<number, Refusal>;
}

/**
 * Fills the folded tables, which are empty, from the journal.
 * @returns why undoings were set aside, as whoever types one is told, by their place
 */
export function settleAll(db: Database): ReadonlyMap<number, Refusal> {
  const journal = { ...leavingIn(db), db, prepare: statementsOf(db), shelf: openShelf(db) };
  const { numbers, refusals } = settle(journal, journal.batches.length, new Map());
  numbers.close();
  return refusals;
}

/** Settles so many batches. @param courses of the undoings that are decided already */
function settle(journal: Journal, until: number, courses: Courses): Settled {
  let settled: Settled = { courses, numbers: openNumbers(journal.db), refusals: new Map() };
  for (let at = 0; at < until; at += 1) settled = settleBatch(journal, at, settled);
  return settled;
}

function settleBatch(journal: Journal, at: number, settled: Settled): Settled {
  const { db, prepare, shelf } = journal;
  const batch = journal.batches[at] as BatchPlace;
  prepare(
    'INSERT INTO batch (id, sitting, first_seq, last_seq) VALUES (@id, @sitting, @first, @last)',
  ).run(batch);
  const held = [...entries(db, 'seq BETWEEN ? AND ?', [batch.first, batch.last])];
  const mention = prepare('INSERT INTO mention (thing, seq) VALUES (?, ?)');
  for (const { kind, data, seq } of held) {
    for (const thing of mentionsIn(kind, data)) mention.run(thing, seq);
  }
  const setAside = prepare('INSERT INTO set_aside (seq, why) VALUES (?, ?)');
  if (journal.leavesOut(settled.courses, batch.id)) {
    // Until the undoing is reached that takes it back.
    for (const { seq } of held) setAside.run(seq, 'gone');
    return settled;
  }
  const refused = new Map<number, SetAside>();
  const happened = held.filter(({ subject }) => subject > 0);
  admit(db, shelf, happened.map(settled.numbers.given), refused);
  let now = settled;
  for (const entry of held) {
    if (entry.subject > 0 || settled.courses.get(batch.id) === 'skipped') continue;
    try {
      now = takeBackAt(journal, at, entry, now);
    } catch (cause) {
      const why = cause instanceof Refusal ? undoingsRefused[cause.code] : undefined;
      if (!why) throw cause;
      refused.set(entry.seq, why);
      settled.refusals.set(entry.seq, cause as Refusal);
    }
  }
  // Where all was settled anew up to here, so was this.
  if (now === settled) for (const [seq, why] of refused) setAside.run(seq, why);
  return now;
}

/**
 * Takes back what an undoing says. Where that is what came with a copy, all up to here is settled anew
 * as if it had not come yet; where it is such an undoing, as if that had not been typed.
 * @throws Refusal as `markUndone`
 */
function takeBackAt(journal: Journal, at: number, entry: Entry, settled: Settled): Settled {
  const { db, shelf } = journal;
  const { kind, subject, batch, seq } = entry;
  const targets = kind === undoneKind ? [-subject] : batchesOf(db, -subject);
  const other = otherCourses(db, journal, targets, batch, settled.courses);
  const work = db.transaction(() => {
    if (!other) {
      markUndone(db, shelf, targets, batch);
      if (settled.courses.get(batch) === 'left-out') takeIn(journal, batch, settled);
      return settled;
    }
    const before = asideIn(db);
    emptyFolded(db);
    const anew = settle(journal, at + 1, other.courses);
    const refusal = anew.refusals.get(seq);
    if (refusal) throw refusal;
    const lost = [...asideStanding(db, other.since)].filter((each) => !before.has(each.seq));
    if (lost.length > 0) throw dependedOn(lost);
    return anew;
  });
  return work.immediate();
}

/** What was left out comes in where it is taken back, numbered after what was there without it. */
function takeIn({ db, outOf }: Journal, undoing: Id, { numbers }: Settled): void {
  const counts = db.prepare('DELETE FROM set_aside WHERE seq BETWEEN ? AND ?');
  for (const { first, last } of outOf.get(undoing) ?? []) {
    counts.run(first, last);
    [...entries(db, 'seq BETWEEN ? AND ?', [first, last])].forEach(numbers.given);
  }
}

const asideIn = (db: Database): ReadonlySet<number> =>
  new Set(db.prepare('SELECT seq FROM set_aside').pluck().all() as number[]);

const asideStanding = (db: Database, since: number): Iterable<Entry> =>
  entries(
    db,
    `seq >= ? AND seq IN (SELECT seq FROM set_aside)
     AND batch IN (SELECT id FROM batch WHERE undone_by IS NULL)`,
    [since],
  );

/** The same journal settled anew, in memory; close it. */
export function settledAnew(db: Database): Database {
  const memory = new Sqlite(':memory:', nativePart());
  for (const statement of statements) memory.exec(statement);
  memory
    .transaction(() => {
      for (const table of ['replica', 'shape', 'journal']) {
        const rows = db.prepare(`SELECT * FROM ${table}`).raw().iterate() as Iterable<unknown[]>;
        let insert: Statement | undefined;
        for (const row of rows) {
          insert ??= memory.prepare(
            `INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`,
          );
          insert.run(...row);
        }
      }
      settleAll(memory);
    })
    .immediate();
  return memory;
}

/** The same ledger made anew from its journal, whatever its other tables hold; close it. */
export function anewFromJournal(db: Database): Database {
  const anew = settledAnew(db);
  anew.exec(`UPDATE replica SET last_seq =
    (SELECT max(seq) FROM journal WHERE journal.replica = replica.no)`);
  anew.pragma(`application_id = ${applicationId}`);
  anew.pragma(`user_version = ${schemaVersion}`);
  return anew;
}
