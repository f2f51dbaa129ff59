/** Folding the journal: to the state of one thing, and to every table. */
import type { Database } from 'better-sqlite3';
import { broughtInKind, type Keys, keysBrought } from '../things/copies.js';
import { anyThing, type States, type ThingName, thingOf } from '../things/index.js';
import { type Entry, undoneKind } from '../things/ledger.js';
import { givenNo } from '../things/no.js';
import { fold, type Id } from '../things/thing.js';
import { entries, entriesBySubject } from './journal.js';
import { mentionsIn } from './payloads.js';
import { openShelf } from './store.js';

/** The state that entries fold to; undefined where there are none. @throws Unfoldable */
export function refold(name: ThingName, history: Iterable<Entry>): States[ThingName] | undefined {
  let state: States[ThingName] | undefined;
  for (const entry of history) state = fold<States[ThingName]>(anyThing(name), state, entry);
  return state;
}

/** Which batches stand, and which batch took back which. */
export interface Standing {
  undoneBy(batch: Id): Id | null;
  set(batch: Id, undoneBy: Id | null): void;
  /** The batches that a batch was written to take back. */
  targets(batch: Id): readonly Id[];
}

/**
 * Takes a batch back, and brings what it had itself taken back to stand again, all the way down: so
 * undoing an undo brings the first batch back.
 */
export function takeBack(standing: Standing, batch: Id, by: Id): void {
  if (standing.undoneBy(batch) !== null) return;
  standing.set(batch, by);
  for (const each of standing.targets(batch)) {
    if (standing.undoneBy(each) === batch) bringBack(standing, each);
  }
}

function bringBack(standing: Standing, batch: Id): void {
  standing.set(batch, null);
  for (const each of standing.targets(batch)) takeBack(standing, each, batch);
}

/** The keys of what came in with a copy, where a batch says that one was brought in. */
export const broughtIn = (db: Database, batch: Id): Keys[] =>
  [
    ...entries(
      db,
      `kind = '${broughtInKind}' AND seq BETWEEN
         (SELECT first_seq FROM batch WHERE id = ?) AND (SELECT last_seq FROM batch WHERE id = ?)`,
      [batch, batch],
    ),
  ].flatMap(keysBrought);

/** What stands taken back where no copy was ever brought in: which batch by which. */
export function undoneByJournal(db: Database): ReadonlyMap<Id, Id> {
  const undone = new Map<Id, Id>();
  const targets = new Map<Id, readonly Id[]>();
  const parts = db
    .prepare(
      `SELECT sitting AS whole, batch, min(seq) AS seq FROM journal
       WHERE sitting IS NOT NULL GROUP BY batch`,
    )
    .all() as Array<{ whole: Id; batch: Id; seq: number }>;
  const standing: Standing = {
    undoneBy: (batch) => undone.get(batch) ?? null,
    set: (batch, by) => void (by === null ? undone.delete(batch) : undone.set(batch, by)),
    targets: (batch) => targets.get(batch) ?? [],
  };
  const rows = db
    .prepare(
      `SELECT seq, batch, kind, subject FROM entry
       WHERE subject < 0 AND seq NOT IN (SELECT seq FROM set_aside) ORDER BY seq`,
    )
    .all() as Array<{ seq: number; batch: Id; kind: string; subject: Id }>;
  for (const { seq, batch, kind, subject } of rows) {
    const rest = kind === undoneKind ? [] : parts.filter(({ whole }) => whole === -subject);
    const taken = [-subject, ...rest.filter((each) => each.seq < seq).map((each) => each.batch)];
    targets.set(batch, [...(targets.get(batch) ?? []), ...taken]);
    for (const each of taken) takeBack(standing, each, batch);
  }
  return undone;
}

/** All that the journal says of one thing. */
export interface Folded {
  readonly name: ThingName;
  readonly id: Id;
  /** Undefined where all of it was taken back. */
  readonly state: States[ThingName] | undefined;
  /** The number it was given; null where it has none. */
  readonly no: number | null;
  /** Which entries about it name which other things. */
  readonly mentions: ReadonlyArray<readonly [thing: Id, seq: number]>;
  /** How many entries are about it. */
  readonly entries: number;
}

/** Every thing in the journal, folded, in the order of their ids. */
export function* everyThing(db: Database, undone: ReadonlyMap<Id, Id>): Generator<Folded> {
  const aside = new Set(db.prepare('SELECT seq FROM set_aside').pluck().all() as number[]);
  const counts = ({ batch, seq }: Entry): boolean => !undone.has(batch) && !aside.has(seq);
  let history: Entry[] = [];
  for (const entry of entriesBySubject(db)) {
    if (history[0] !== undefined && history[0].subject !== entry.subject) {
      yield folded(history, counts);
      history = [];
    }
    history.push(entry);
  }
  if (history.length > 0) yield folded(history, counts);
}

function folded(history: readonly Entry[], counts: (entry: Entry) => boolean): Folded {
  const [first] = history as readonly [Entry, ...Entry[]];
  const name = thingOf(first.kind);
  if (!name) throw new Error(`no rule for ${first.kind}`);
  return {
    name,
    id: first.subject,
    state: refold(name, history.filter(counts)),
    no: history.reduce((last: number | null, { no }) => (no === null ? last : givenNo(no)), null),
    mentions: history.flatMap(({ kind, data, seq }) =>
      mentionsIn(kind, data).map((thing) => [thing, seq] as const),
    ),
    entries: history.length,
  };
}

/** Fills the folded tables, which are empty, from the journal. */
export function foldAll(db: Database): void {
  const undone = undoneByJournal(db);
  db.exec(`INSERT INTO batch (id, sitting, first_seq, last_seq)
    SELECT batch, sitting, min(seq), max(seq) FROM journal GROUP BY batch`);
  const takenBack = db.prepare('UPDATE batch SET undone_by = ? WHERE id = ?');
  for (const [batch, by] of undone) takenBack.run(by, batch);

  const shelf = openShelf(db);
  const numbers = new Map<ThingName, number>();
  const mention = db.prepare('INSERT INTO mention (thing, seq) VALUES (?, ?)');
  for (const { name, state, no, mentions } of everyThing(db, undone)) {
    if (no !== null) numbers.set(name, Math.max(no, numbers.get(name) ?? 0));
    for (const [thing, seq] of mentions) mention.run(thing, seq);
    if (state) shelf.put([{ name, before: undefined, after: state }]);
  }
  const count = db.prepare('INSERT INTO counter (name, last) VALUES (?, ?)');
  for (const [name, last] of numbers) count.run(name, last);
}
