/** Taking batches back, and what stands in the way of it. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import { needsOf } from '../things/commitment/fields.js';
import { openLinks } from '../things/commitment/find.js';
import { circleIn } from '../things/commitment/links.js';
import { inEffect } from '../things/copies.js';
import type { Fields } from '../things/field.js';
import { type States, type ThingName, thingOf } from '../things/index.js';
import { begunKind, type Entry, undoneKind } from '../things/ledger.js';
import { forgottenKind } from '../things/member/fields.js';
import { type Id, Unfoldable } from '../things/thing.js';
import { newerVersion } from './database.js';
import { broughtIn, refold, type Standing, takeBack } from './folding.js';
import { entries } from './journal.js';
import { openReader } from './reader.js';
import type { Change, Shelf } from './store.js';
import { tables } from './tables.js';
import { watchedKind } from './watch.js';

type Row = Readonly<Record<string, unknown>>;

/** Whether a copy was brought in with one of these. */
export const bringCopies = (db: Database, batches: Iterable<Id>): boolean =>
  [...batches].some((batch) => broughtIn(db, batch).length > 0);

/** What a refusal to undo carries: the entries in the way, for the caller to put in words. */
export class UndoRefusal extends Refusal {
  readonly entries: readonly Entry[];
  constructor(code: string, message: string, next: string, entries: readonly Entry[]) {
    super(code, message, next);
    this.entries = entries;
  }
}

/** @param later the entries in the way */
export const dependedOn = (later: readonly Entry[]): UndoRefusal =>
  new UndoRefusal(
    'undo-depended-on',
    'Something that happened later depends on it, so it can’t be taken back by itself.',
    'Undo the later one first: momentum undo',
    later,
  );

/** The batches of a sitting, or those that came in with a copy, or the one that it is. */
export function batchesOf(db: Database, whole: Id): Id[] {
  const own = db
    .prepare('SELECT id FROM batch WHERE id = @of OR sitting = @of')
    .pluck()
    .all({ of: whole }) as Id[];
  const read = db.prepare('SELECT id FROM batch WHERE id BETWEEN ? AND ?').pluck();
  const brought = broughtIn(db, whole).flatMap((keys) => read.all(...keys) as Id[]);
  return [...own, ...brought];
}

/**
 * What taking back what stands of `targets`, as one, comes to: which batches are taken back then, and
 * by which, or stand again.
 * @throws Refusal `batch-undone-already`, `undo-the-beginning`, `undo-forgetting`
 */
export function takenBack(
  db: Database,
  targets: readonly Id[],
  by: Id,
): ReadonlyMap<Id, Id | null> {
  const standing = standingIn(db);
  refuseUndoing(
    db,
    targets.filter((batch) => standing.undoneBy(batch) === null),
  );
  for (const batch of targets) takeBack(standing, batch, by);
  return standing.changed;
}

/**
 * Takes back what stands of `targets`, as one, and folds afresh what they touched.
 * @param by the batch that will say so
 * @throws Refusal as `takenBack`; `undo-closes-circle`, `undo-depended-on`, `undo-stands-on-undone`
 * (UndoRefusals with the entries)
 */
export function markUndone(db: Database, shelf: Shelf, targets: readonly Id[], by: Id): void {
  const changed = takenBack(db, targets, by);
  const write = db.prepare('UPDATE batch SET undone_by = ? WHERE id = ?');
  for (const [batch, undoneBy] of changed) write.run(undoneBy, batch);
  const changes = [...subjectsOf(db, changed.keys())].map(([subject, kind]) => {
    const name = thingOf(kind);
    if (!name) throw newerVersion(db.name, kind);
    return { name, before: shelf.get(name, subject), after: refolded(db, name, subject) };
  });
  for (const { before, after } of changes) {
    if (before && !after) refuseIfNamedElsewhere(db, before.id);
  }
  shelf.put(changes);
  refuseDangling(db, changes);
  refuseCircle(db, changes);
}

/** Which batches stand: as the ledger's tables have it, and what is changed of that. */
function standingIn(db: Database): Standing & { readonly changed: ReadonlyMap<Id, Id | null> } {
  const read = db.prepare('SELECT undone_by FROM batch WHERE id = ?').pluck();
  const undoing = db
    .prepare(
      `SELECT kind, subject FROM entry JOIN batch ON batch.id = ?
       WHERE seq BETWEEN first_seq AND last_seq AND subject < 0`,
    )
    .raw();
  const changed = new Map<Id, Id | null>();
  return {
    changed,
    undoneBy: (batch) =>
      ((changed.has(batch) ? changed.get(batch) : read.get(batch)) as Id | null | undefined) ??
      null,
    set: (batch, by) => void changed.set(batch, by),
    targets: (batch) =>
      (undoing.all(batch) as Array<[string, Id]>).flatMap(([kind, subject]) =>
        kind === undoneKind ? [-subject] : batchesOf(db, -subject),
      ),
  };
}

function refuseUndoing(db: Database, standing: readonly Id[]): void {
  if (standing.length === 0) {
    throw new Refusal(
      'batch-undone-already',
      'That has been taken back already.',
      'See what can be: momentum log',
    );
  }
  const kindsOf = db
    .prepare(
      `SELECT DISTINCT kind FROM entry JOIN batch ON batch.id = ?
       WHERE seq BETWEEN first_seq AND last_seq`,
    )
    .pluck();
  const kinds = standing.map((batch) => kindsOf.all(batch) as string[]);
  if (kinds.some((each) => each.includes(begunKind))) {
    throw new Refusal(
      'undo-the-beginning',
      'This is how the ledger began, and everything else stands on it.',
      'To put it right: momentum community edit. To start afresh: momentum init --ledger NAME',
    );
  }
  // A ledger that was put back watches for whoever was forgotten before: that goes on whatever is undone.
  const isWatch = kinds.flat().every((kind) => kind === watchedKind);
  if (isWatch || kinds.some((each) => each.includes(forgottenKind))) throw undoForgetting();
}

export const undoForgetting = (): Refusal =>
  new Refusal(
    'undo-forgetting',
    'That somebody was forgotten can’t be taken back, nor what it stands on: what was known of them is nowhere any more.',
    'To take back something older, see its number: momentum log',
  );

/** What the entries of these batches are about, each with a kind of its entries. */
function subjectsOf(db: Database, batches: Iterable<Id>): Map<Id, string> {
  const read = db
    .prepare(
      `SELECT subject, kind FROM entry JOIN batch ON batch.id = ?
       WHERE seq BETWEEN first_seq AND last_seq AND subject > 0`,
    )
    .raw();
  const found = new Map<Id, string>();
  for (const batch of batches) {
    for (const [subject, kind] of read.all(batch) as Array<[Id, string]>) found.set(subject, kind);
  }
  return found;
}

function refolded(db: Database, name: ThingName, subject: Id): States[ThingName] | undefined {
  let last: Entry | undefined;
  const following = function* () {
    for (const entry of entries(db, `subject = ? AND ${inEffect('entry')}`, [subject])) {
      last = entry;
      yield entry;
    }
  };
  try {
    return refold(name, following());
  } catch (cause) {
    // A later entry would have nothing to stand on.
    if (!(cause instanceof Unfoldable) || !last) throw cause;
    throw last.kind === forgottenKind ? undoForgetting() : dependedOn([last]);
  }
}

function refuseIfNamedElsewhere(db: Database, subject: Id): void {
  const dependants = [
    ...entries(
      db,
      `seq IN (SELECT seq FROM mention WHERE thing = ?) AND subject <> ? AND ${inEffect('entry')}`,
      [subject, subject],
    ),
  ];
  if (dependants.length > 0) throw dependedOn(dependants);
}

/** What a thing names as it stands: ids, each with the table that it points into. */
function* namedBy({ name, after }: Change): Generator<readonly [table: string, id: Id]> {
  const { fields, children } = tables[name];
  const state = after as unknown as Row | undefined;
  if (!state) return;
  yield* pointers(fields, [state]);
  for (const child of children) yield* pointers(child.fields, child.of(after as never));
}

function* pointers(
  fields: Fields,
  rows: readonly Row[],
): Generator<readonly [table: string, id: Id]> {
  for (const [property, { refers, many }] of Object.entries(fields)) {
    if (refers === undefined) continue;
    for (const row of rows) {
      const value = row[property] as Id | readonly Id[] | null;
      for (const id of many ? (value as readonly Id[]) : [value as Id | null]) {
        if (id !== null) yield [refers, id];
      }
    }
  }
}

/** What comes back may name a thing that has itself been taken back since. */
function refuseDangling(db: Database, changes: readonly Change[]): void {
  const gone = new Set<Id>();
  for (const change of changes) {
    for (const [table, id] of namedBy(change)) {
      if (!db.prepare(`SELECT 1 FROM "${table}" WHERE id = ?`).get(id)) gone.add(id);
    }
  }
  if (gone.size === 0) return;
  const first = `SELECT min(seq) FROM journal WHERE subject = ?`;
  throw new UndoRefusal(
    'undo-stands-on-undone',
    'It stands on something that has itself been taken back since.',
    'Bring that back first: momentum undo',
    [...gone].slice(0, 5).flatMap((id) => [...entries(db, `seq = (${first})`, [id])]),
  );
}

/** Only what waits for something can close a circle. */
function refuseCircle(db: Database, changes: readonly Change[]): void {
  const waits = changes.some(({ after }) => after && 'needs' in after && needsOf(after).length > 0);
  if (waits && circleIn(openLinks(openReader(db)))) {
    throw new Refusal(
      'undo-closes-circle',
      'Taking that back would close a circle of commitments that wait for each other.',
      'Remove one of the links first: momentum commitment unlink N --needs M',
    );
  }
}
