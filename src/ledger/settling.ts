/**
 * Folding a journal in which the entries of several copies have come together, in its order: as they
 * were written, by the same rules, save that what does not hold any more at its place is set aside,
 * with its reason, and never thrown or dropped. The same entries come to the same in every copy.
 */
import type { Database, Statement } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import { needsOf } from '../things/commitment/fields.js';
import { openLinks } from '../things/commitment/find.js';
import { circleIn } from '../things/commitment/links.js';
import type { SetAside } from '../things/copies.js';
import { anyThing, type States, type ThingName, thingOf } from '../things/index.js';
import { type Entry, undoneKind } from '../things/ledger.js';
import { givenNo, type No, withLetter } from '../things/no.js';
import { fold, type Id, Unfoldable } from '../things/thing.js';
import { batchesOf, markUndone } from './batches.js';
import { entries } from './journal.js';
import { schemaVersion } from './migrations/index.js';
import { mentionsIn, pointersIn } from './payloads.js';
import { openReader } from './reader.js';
import { applicationId, statements } from './schema.js';
import { nativePart, Sqlite } from './sqlite.js';
import { type Change, openShelf, type Shelf } from './store.js';

/** Why an undoing is set aside that would be refused today. */
const undoingsRefused: Readonly<Record<string, SetAside>> = {
  'batch-undone-already': 'taken-back-already',
  'undo-depended-on': 'depended-on',
  'undo-stands-on-undone': 'gone',
  'undo-closes-circle': 'circle',
};

interface Batch {
  readonly id: Id;
  readonly sitting: Id | null;
  readonly first: number;
  readonly last: number;
}

/** Fills the folded tables, which are empty, from the journal. */
export function settleAll(db: Database): void {
  const batches = db
    .prepare(
      `SELECT batch AS id, sitting, min(seq) AS first, max(seq) AS last FROM journal
       GROUP BY batch ORDER BY first`,
    )
    .all() as Batch[];
  const note = db.prepare(
    'INSERT INTO batch (id, sitting, first_seq, last_seq) VALUES (@id, @sitting, @first, @last)',
  );
  const mention = db.prepare('INSERT INTO mention (thing, seq) VALUES (?, ?)');
  const setAside = db.prepare('INSERT INTO set_aside (seq, why) VALUES (?, ?)');
  const shelf = openShelf(db);
  const numbers = openNumbers(db);
  for (const batch of batches) {
    note.run(batch);
    const held = [...entries(db, 'seq BETWEEN ? AND ?', [batch.first, batch.last])];
    for (const { kind, data, seq } of held) {
      for (const thing of mentionsIn(kind, data)) mention.run(thing, seq);
    }
    const refused = new Map<number, SetAside>();
    admit(db, shelf, held.filter(({ subject }) => subject > 0).map(numbers.given), refused);
    for (const entry of held) {
      if (entry.subject < 0) takeBackOrNot(db, shelf, entry, refused);
    }
    for (const [seq, why] of refused) setAside.run(seq, why);
  }
  numbers.close();
}

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

/** Gives what came to be its number: the first the plain one, and those that share it a letter. */
function openNumbers(db: Database) {
  const given = new Map<ThingName, Map<number, number>>();
  const letter = db.prepare('INSERT INTO lettered (thing, no) VALUES (?, ?)');
  return {
    given(entry: Entry): Entry {
      const name = thingOf(entry.kind);
      if (entry.no === null || !name) return entry;
      const no = givenNo(entry.no);
      const before = given.get(name)?.get(no) ?? 0;
      given.set(name, (given.get(name) ?? new Map<number, number>()).set(no, before + 1));
      const now: No = withLetter(no, before);
      if (before > 0) letter.run(entry.subject, now);
      return { ...entry, no: now };
    },
    close(): void {
      const count = db.prepare('INSERT INTO counter (name, last) VALUES (?, ?)');
      for (const [name, numbers] of given) count.run(name, Math.max(...numbers.keys()));
    },
  };
}

/** Folds what happened in one batch; what can't be folded goes to `refused`. */
function admit(
  db: Database,
  shelf: Shelf,
  happened: readonly Entry[],
  refused: Map<number, SetAside>,
): void {
  const exists = (table: string, id: Id): boolean =>
    db.prepare(`SELECT 1 FROM "${table}" WHERE id = ?`).get(id) !== undefined;
  for (;;) {
    const standing = happened.filter(({ seq }) => !refused.has(seq));
    const changes = folded(shelf, standing, refused);
    const after = new Map(changes.map((each) => [each.after.id, each]));
    const accepted = standing.filter(({ seq }) => !refused.has(seq));
    const dangling = accepted.filter(({ kind, data }) =>
      pointersIn(kind, data).some(([table, id]) => !after.has(id) && !exists(table, id)),
    );
    for (const { seq } of dangling) refused.set(seq, 'gone');
    if (dangling.length > 0) continue;
    if (putUnlessCircle(db, shelf, changes)) return;
    const link = accepted.findLast(({ data }) => 'needs' in data);
    if (!link) throw new Error('a circle that no link closes');
    refused.set(link.seq, 'circle');
  }
}

type Folded = Change & { after: States[ThingName] };

function folded(
  shelf: Shelf,
  happened: readonly Entry[],
  refused: Map<number, SetAside>,
): Folded[] {
  const touched = new Map<Id, Folded>();
  for (const entry of happened) {
    const name = thingOf(entry.kind);
    if (!name) throw new Error(`no rule for ${entry.kind}`);
    const held = touched.get(entry.subject);
    const before = held ? held.before : shelf.get(name, entry.subject);
    try {
      const after = fold<States[ThingName]>(anyThing(name), held ? held.after : before, entry);
      touched.set(entry.subject, { name, before, after });
    } catch (cause) {
      if (!(cause instanceof Unfoldable)) throw cause;
      const isThere = held !== undefined || before !== undefined;
      refused.set(entry.seq, isThere ? 'not-any-more' : 'gone');
    }
  }
  return [...touched.values()];
}

class Circle extends Error {}

/** @returns whether they could be put */
function putUnlessCircle(db: Database, shelf: Shelf, changes: readonly Folded[]): boolean {
  const waits = changes.some(({ after }) => 'needs' in after && needsOf(after).length > 0);
  if (!waits) {
    shelf.put(changes);
    return true;
  }
  try {
    db.transaction(() => {
      shelf.put(changes);
      if (circleIn(openLinks(openReader(db)))) throw new Circle();
    }).immediate();
    return true;
  } catch (cause) {
    if (cause instanceof Circle) return false;
    throw cause;
  }
}

function takeBackOrNot(
  db: Database,
  shelf: Shelf,
  { kind, subject, batch, seq }: Entry,
  refused: Map<number, SetAside>,
): void {
  const targets = kind === undoneKind ? [-subject] : batchesOf(db, -subject);
  try {
    db.transaction(() => markUndone(db, shelf, targets, batch)).immediate();
  } catch (cause) {
    const why = cause instanceof Refusal ? undoingsRefused[cause.code] : undefined;
    if (!why) throw cause;
    refused.set(seq, why);
  }
}
