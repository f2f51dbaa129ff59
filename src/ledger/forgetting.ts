/** Forgetting what a person typed, text by text: the journal keeps its seal, and the tables say that it is unknown. */
import type { Database } from 'better-sqlite3';
import { inEffect } from '../things/copies.js';
import { type ThingName, thingOf } from '../things/index.js';
import { forgottenKind } from '../things/member/fields.js';
import type { Id } from '../things/thing.js';
import { replicasIn } from './chain.js';
import { refold } from './folding.js';
import { entries } from './journal.js';
import { type Row, rowsIn } from './row.js';
import { forgetting, type Json, type Kept, texts } from './seals.js';
import { openShelf } from './store.js';

/** One text in the journal: in which entry, and where in its words (a JSON Pointer). */
export interface Text {
  readonly seq: number;
  readonly place: string;
}

/** Every text that a person typed and that is still known, with where it stands. */
export function* knownTexts(db: Database): Generator<Text & { readonly text: string }> {
  const rows = db
    .prepare('SELECT seq, words FROM journal WHERE words IS NOT NULL ORDER BY seq')
    .iterate() as IterableIterator<{ seq: number; words: string }>;
  for (const { seq, words } of rows) {
    for (const [place, text] of texts(JSON.parse(words) as Json)) yield { seq, place, text };
  }
}

/**
 * Forgets these texts for good, and folds afresh what the entries are about. The file's free pages are
 * overwritten as they are let go (secure_delete). Call it in a transaction.
 */
export function forget(db: Database, forgotten: readonly Text[]): void {
  const places = new Map<number, Set<string>>();
  for (const { seq, place } of forgotten) {
    places.set(seq, (places.get(seq) ?? new Set()).add(place));
  }
  const subjects = new Map<Id, ThingName>();
  for (const [seq, here] of places) {
    const [row] = rowsIn(db, 'seq = ?', [seq]);
    if (!row || row.words === null) continue;
    forgetIn(db, row, here);
    const name = thingOf(row.kind);
    if (name) subjects.set(row.subject, name);
  }
  const shelf = openShelf(db);
  shelf.put(
    [...subjects].map(([subject, name]) => ({
      name,
      before: shelf.get(name, subject),
      after: refold(name, entries(db, `subject = ? AND ${inEffect('entry')}`, [subject])),
    })),
  );
}

/**
 * Forgets here what a copy has forgotten of the entries that both hold. The tables are to be folded
 * anew afterwards.
 * @param shared how many entries of each replica both hold, by its name
 * @returns how many texts
 */
export function forgetAlike(
  db: Database,
  copy: Database,
  shared: ReadonlyMap<string, number>,
): number {
  const names = new Map(replicasIn(copy).map(({ no, name }) => [no, name]));
  const numbers = new Map(replicasIn(db).map(({ no, name }) => [name, no]));
  const there = copy
    .prepare('SELECT replica, count, kept FROM journal WHERE kept IS NOT NULL')
    .all() as Array<Pick<Row, 'replica' | 'count'> & { kept: string }>;
  let forgot = 0;
  for (const { replica, count, kept } of there) {
    const name = names.get(replica) ?? '';
    if (count > (shared.get(name) ?? 0)) continue;
    const [row] = rowsIn(db, 'replica = ? AND count = ?', [numbers.get(name), count]);
    if (!row) continue;
    const known = new Set(texts(JSON.parse(row.words ?? 'null') as Json).map(([place]) => place));
    const gone = Object.entries(JSON.parse(kept) as Kept).flatMap(([place, left]) =>
      'seal' in left && known.has(place) ? [place] : [],
    );
    if (gone.length === 0) continue;
    forgetIn(db, row, new Set(gone));
    forgot += gone.length;
  }
  return forgot;
}

/**
 * Forgets what was said of people who were forgotten: a copy may hold what was typed of them since,
 * by whoever did not know yet. The tables are to be folded anew afterwards.
 */
export function forgetOfForgotten(db: Database): void {
  const about = `words IS NOT NULL AND subject IN
    (SELECT subject FROM entry WHERE kind = '${forgottenKind}')`;
  for (const row of [...rowsIn(db, about)]) {
    const known = texts(JSON.parse(row.words ?? 'null') as Json).map(([place]) => place);
    if (known.length > 0) forgetIn(db, row, new Set(known));
  }
}

function forgetIn(db: Database, row: Row, places: ReadonlySet<string>): void {
  const { words, kept } = forgetting(
    JSON.parse(row.words ?? 'null') as Json,
    row.secret ? { secret: row.secret } : { kept: JSON.parse(row.kept ?? '{}') as Kept },
    (place) => places.has(place),
  );
  db.prepare('UPDATE journal SET words = ?, secret = NULL, kept = ? WHERE seq = ?').run(
    JSON.stringify(words),
    JSON.stringify(kept),
    row.seq,
  );
}
