/**
 * What a copy says of those who asked to be forgotten: it was written to by whoever did not know. Their
 * names do not come in with it; texts that name them are put in other words, as they were here.
 */
import type { Database } from 'better-sqlite3';
import type { AnyEvent } from '../things/index.js';
import { copiedKinds } from '../things/issue/thing.js';
import { countOf, replicaOf } from '../things/keys.js';
import type { Brought, Reader, Watched } from '../things/ledger.js';
import type { No } from '../things/no.js';
import { unknownText } from '../things/payload.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { isSpelling, type JournalText, journalTexts } from './about-member.js';
import { forget } from './forgetting.js';
import { letGoOfSpelling } from './forgetting-member.js';
import { rewordingsOf } from './rewordings.js';
import { watchedIn, watchedKind } from './watch.js';

interface NamedAgain {
  readonly texts: Brought['named'];
  readonly nameless: readonly No[];
  readonly events: readonly AnyEvent[];
}

export const nothingNamed: NamedAgain = { texts: [], nameless: [], events: [] };

/** The entries that were not here, as SQL; undefined where there are none. */
export function freshSql(from: readonly Id[], to: readonly Id[]): string | undefined {
  const known = new Map(from.map((head) => [replicaOf(head), countOf(head)]));
  const fresh = to
    .map((head) => [replicaOf(head), known.get(replicaOf(head)) ?? 0, countOf(head)])
    .filter(([, before = 0, after = 0]) => after > before)
    .map(([replica, before]) => `(replica = ${replica} AND count > ${before})`);
  return fresh.length === 0 ? undefined : `(${fresh.join(' OR ')})`;
}

/** Forgets what came in about those who were forgotten, and says how it reads instead. Call it in a transaction. */
export function withoutThoseForgotten(
  db: Database,
  reader: Reader,
  { from, to, on }: { readonly from: readonly Id[]; readonly to: readonly Id[]; readonly on: Day },
): NamedAgain {
  const fresh = freshSql(from, to);
  if (fresh === undefined || !reader.watched().anybody) return nothingNamed;
  const came = new Set(
    db.prepare(`SELECT subject FROM journal WHERE ${fresh}`).pluck().all() as Id[],
  );
  const older = db.prepare(`SELECT 1 FROM journal WHERE subject = ? AND NOT ${fresh} LIMIT 1`);
  const watched = watchedIn(reader, (id) => came.has(id) && older.get(id) === undefined);
  // Where the copy has forgotten somebody, it is what was written here that did not know.
  const isTold = db.prepare(`SELECT 1 FROM entry WHERE ${fresh} AND kind = ?`).get(watchedKind);
  const all = journalTexts(db, isTold ? '1' : fresh);
  // Half of somebody’s name is that of many.
  const isTheirs = (text: string): boolean =>
    watched.on(text) !== undefined || watched.without(text, { wholeOnly: true }) !== text;
  const whose = new Set(
    all.filter((each) => isName(each) && isTheirs(each.text)).map(({ subject }) => subject),
  );
  const theirs = all.filter(({ subject }) => whose.has(subject));
  const names = (each: JournalText): boolean =>
    isName(each) ? isTheirs(each.text) : watched.without(each.text) !== each.text;
  // Half of a document says what was never given out.
  const copies = new Set(
    all.filter((each) => copiedKinds.includes(each.kind) && names(each)).map(({ seq }) => seq),
  );
  const named = all.filter(
    (each) => !whose.has(each.subject) && (names(each) || copies.has(each.seq)),
  );
  const changes = rewordingsOf(reader, named, watched.without, on);
  forget(db, [...theirs, ...named]);
  const spellings = [...whose].flatMap((id) => reader.get('unmatched', id) ?? []);
  const reworded = changes.flatMap(({ texts }) => texts);
  return {
    texts: [
      ...[...theirs, ...named]
        .filter((each) => isName(each) || isTitle(each) || (names(each) && isReadable(each)))
        .filter(({ text }) => !reworded.some(({ was }) => was === text))
        .map(({ text }) => ({ was: text, now: unknownText })),
      ...reworded.map(({ was, now }) => ({ was, now })),
    ],
    nameless: [...whose].flatMap((id) => reader.get('member', id)?.no ?? []),
    events: [
      ...changes.map(({ event }) => event),
      ...spellings.flatMap((each) => letGoOfSpelling(each, on)),
    ],
  };
}

/**
 * The texts of a copy that name somebody whom the ledger watches for: by what was learned of them
 * after the copy was made too, and long after it is known to nobody. Of a document all of them.
 */
export function textsWatched(db: Database, watched: Watched): JournalText[] {
  const all = journalTexts(db, '1').filter((each) => !isName(each));
  const found = all.filter(({ text }) => watched.without(text) !== text);
  const copies = new Set(
    found.filter(({ kind }) => copiedKinds.includes(kind)).map(({ seq }) => seq),
  );
  return [...found, ...all.filter(({ seq }) => copies.has(seq))];
}

/** Whether a text is what somebody is called, or how they are reached. */
const isName = ({ kind, field }: JournalText): boolean =>
  kind.startsWith('member.')
    ? isSpelling.test(field)
    : kind === 'name.met' && (field === 'written' || field === 'handle');

/** Whether it is what a document is called of which no copy comes in. */
const isTitle = ({ kind, field }: JournalText): boolean =>
  copiedKinds.includes(kind) && field === 'title';

/** Whether a text is one that a person typed, and no row of a file or part of a document as data. */
const isReadable = ({ kind }: JournalText): boolean =>
  !kind.startsWith('name.') && !copiedKinds.includes(kind);
