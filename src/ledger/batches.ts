import type { Database } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import { circleIn } from '../things/commitment/links.js';
import { anyThing, type States, type ThingName, thingOf } from '../things/index.js';
import { begunKind, type Entry, undoneKind } from '../things/ledger.js';
import { fold, type Id, Unfoldable } from '../things/thing.js';
import { newerVersion } from './database.js';
import { entries } from './journal.js';
import type { Shelf } from './store.js';
import { tables } from './tables.js';

const live = 'batch IN (SELECT id FROM batch WHERE undone_by IS NULL)';

/**
 * Turns a batch off, and whatever it had itself turned off back on, all the way down: undoing an
 * undo brings the first batch back. Returns every batch whose standing changed.
 */
export function turnOff(db: Database, batch: Id, by: Id): Id[] {
  db.prepare('UPDATE batch SET undone_by = ? WHERE id = ?').run(by, batch);
  return [batch, ...undoneIn(db, batch).flatMap((each) => turnOn(db, each))];
}

function turnOn(db: Database, batch: Id): Id[] {
  db.prepare('UPDATE batch SET undone_by = NULL WHERE id = ?').run(batch);
  return [batch, ...undoneIn(db, batch).flatMap((each) => turnOff(db, each, batch))];
}

const undoneIn = (db: Database, batch: Id): Id[] =>
  db
    .prepare(`SELECT subject FROM journal WHERE batch = ? AND kind = '${undoneKind}'`)
    .pluck()
    .all(batch) as Id[];

/** The state that entries fold to; undefined where there are none, or a person was erased. */
export function refold(name: ThingName, history: Iterable<Entry>): States[ThingName] | undefined {
  let state: States[ThingName] | undefined;
  for (const entry of history) {
    if (entry.data === null) return undefined;
    try {
      state = fold<States[ThingName]>(anyThing(name), state, entry);
    } catch (cause) {
      throw cause instanceof Unfoldable ? new DependsOn(entry) : cause;
    }
  }
  return state;
}

/** A later entry that would have nothing to stand on. */
class DependsOn extends Error {
  readonly entry: Entry;
  constructor(entry: Entry) {
    super(entry.kind);
    this.entry = entry;
  }
}

/** What a refusal to undo carries: the entries in the way, for the caller to put in words. */
export class UndoRefusal extends Refusal {
  readonly entries: readonly Entry[];
  constructor(code: string, message: string, next: string, entries: readonly Entry[]) {
    super(code, message, next);
    this.entries = entries;
  }
}

const dependedOn = (later: readonly Entry[]): UndoRefusal =>
  new UndoRefusal(
    'undo-depended-on',
    'Something that happened later depends on it, so it can’t be taken back by itself.',
    'Undo the later one first: momentum undo',
    later,
  );

/**
 * Takes a batch back and folds afresh what it touched; returns its entries.
 * @throws Refusal `batch-undone-already`, `undo-the-beginning`, `undo-closes-circle`,
 * `undo-depended-on`, `undo-stands-on-undone` (UndoRefusals with the entries)
 */
export function markUndone(db: Database, shelf: Shelf, path: string, batch: Id, by: Id): Entry[] {
  const standing = db.prepare('SELECT undone_by FROM batch WHERE id = ?').get(batch) as
    | { undone_by: Id | null }
    | undefined;
  if (!standing || standing.undone_by !== null) {
    throw new Refusal(
      'batch-undone-already',
      'That has been taken back already.',
      'See what can be: momentum log',
    );
  }
  const isBeginning = db
    .prepare(`SELECT 1 FROM journal WHERE batch = ? AND kind = '${begunKind}'`)
    .get(batch);
  if (isBeginning) {
    throw new Refusal(
      'undo-the-beginning',
      'This is how the ledger began, and everything else stands on it.',
      'To put it right: momentum community edit. To start afresh: momentum init --ledger NAME',
    );
  }
  const changed = turnOff(db, batch, by);
  const marks = changed.map(() => '?').join(', ');
  const subjects = db
    .prepare(
      `SELECT DISTINCT subject, kind FROM journal
       WHERE batch IN (${marks}) AND kind <> '${undoneKind}' GROUP BY subject`,
    )
    .all(...changed) as Array<{ subject: Id; kind: string }>;

  const touched = new Set<ThingName>();
  for (const { subject, kind } of subjects) {
    const name = thingOf(kind);
    if (!name) throw newerVersion(path, kind);
    const before = shelf.get(name, subject);
    let after: States[ThingName] | undefined;
    try {
      after = refold(name, entries(db, `subject = ? AND ${live}`, [subject]));
    } catch (cause) {
      throw cause instanceof DependsOn ? dependedOn([cause.entry]) : cause;
    }
    if (!after) refuseIfNamedElsewhere(db, subject);
    shelf.put([{ name, before, after }]);
    touched.add(name);
  }
  refuseDangling(db, touched, changed);
  refuseCircle(db);
  return [...entries(db, 'batch = ?', [batch])];
}

function refuseIfNamedElsewhere(db: Database, subject: Id): void {
  const dependants = [
    ...entries(
      db,
      `subject <> ? AND instr(data, ?) > 0 AND ${live}
       AND seq > (SELECT min(seq) FROM journal WHERE subject = ?)`,
      [subject, `"${subject}"`, subject],
    ),
  ];
  if (dependants.length > 0) throw dependedOn(dependants.slice(0, 5));
}

/** What comes back may name a thing that has itself been taken back since. */
function refuseDangling(db: Database, touched: ReadonlySet<ThingName>, changed: readonly Id[]) {
  const concerned = [...touched].flatMap((name) => [
    tables[name].table,
    ...tables[name].children.map(({ table }) => table),
  ]);
  if (concerned.every((table) => (db.pragma(`foreign_key_check("${table}")`) as []).length === 0)) {
    return;
  }
  const marks = changed.map(() => '?').join(', ');
  throw new UndoRefusal(
    'undo-stands-on-undone',
    'It stands on something that has itself been taken back since.',
    'Bring that back first: momentum undo',
    [
      ...entries(
        db,
        `NOT (${live}) AND seq = (SELECT min(seq) FROM journal o WHERE o.subject = journal.subject)
         AND EXISTS (SELECT 1 FROM journal back WHERE back.batch IN (${marks})
           AND instr(back.data, '"' || journal.subject || '"') > 0)`,
        changed,
      ),
    ].slice(0, 5),
  );
}

function refuseCircle(db: Database): void {
  const links = db
    .prepare('SELECT "of" AS "from", needs AS "to" FROM momentum_link WHERE to_on IS NULL')
    .all() as Array<{ from: Id; to: Id }>;
  if (circleIn(links)) {
    throw new Refusal(
      'undo-closes-circle',
      'Taking that back would close a circle of commitments that wait for each other.',
      'Remove one of the links first: momentum commitment unlink N --needs M',
    );
  }
}
