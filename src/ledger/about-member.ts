/**
 * What is on record about one person, text by text: what they are shown who ask for it, and what is
 * forgotten of them.
 */
import type { Database } from 'better-sqlite3';
import { hideNames, textsWithin, type Unnamed } from '../text/hiding.js';
import { nameWords } from '../text/near.js';
import { nameKey } from '../text/text.js';
import { copiedKinds } from '../things/issue/thing.js';
import { countOf, keyOf, replicaOf } from '../things/keys.js';
import type { Reader } from '../things/ledger.js';
import { forgottenKind } from '../things/member/fields.js';
import { membersKnownAs, nowOnRecordAs, spelt } from '../things/member/find.js';
import { ownEntry } from '../things/member/terms.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { type Replica, replicasIn } from './chain.js';
import type { Text } from './forgetting.js';
import { databaseOf } from './reader.js';
import { type Json, texts } from './seals.js';
import { fileReadKind, theirsIn } from './theirs.js';
import { waysOfWriting } from './written-addresses.js';

/** Why a text is about somebody. */
export type AboutPart =
  /** It was said of them: their name, where they are reached, what they were thanked for. */
  | 'said'
  /** They gave it. */
  | 'given'
  /** Why they moved something that was theirs, or let it go. */
  | 'reason'
  /** How a file writes them, with the rows that waited for them. */
  | 'spelling'
  /** What a file said of them, as digests. */
  | 'file'
  /** A document that was given out names them. */
  | 'copy'
  /** It is about something else, and names them. */
  | 'named';

export interface TextAbout extends Text {
  readonly part: AboutPart;
  readonly text: string;
  readonly kind: string;
  readonly subject: Id;
  readonly on: Day;
  /** What the entry calls it: "doneWhen". */
  readonly field: string;
}

/** Somebody, by every entry that is theirs, and every way in which they were ever written. */
export interface Identity {
  readonly ids: readonly Id[];
  readonly people: readonly Unnamed[];
  /** Texts about something else that mean them, as was said, and hold no name of theirs. */
  readonly texts?: readonly string[];
}

/** Somebody’s own entry, and those that were merged into it. */
const entriesOf = (reader: Reader, id: Id): Id[] => [
  id,
  ...reader
    .values<Id>(`SELECT m.id FROM member m WHERE NOT (${ownEntry('m')}) ORDER BY m.id`)
    .filter((each) => nowOnRecordAs(reader, each) === id),
];

/**
 * @param entries theirs; those that were merged into one of them are too
 * @param known how else they are known to have been written
 */
export function identityOf(
  reader: Reader,
  entries: readonly Id[],
  known: readonly Unnamed[] = [],
): Identity {
  const ids = [...new Set(entries.flatMap((id) => entriesOf(reader, id)))];
  const said = journalTexts(databaseOf(reader), `subject IN (${ids.join(', ')})`);
  const isOthers = (spelling: string): boolean =>
    membersKnownAs(reader, spelling).some((each) => !ids.includes(each.id));
  const those = (field: RegExp): string[] => [
    ...new Set(
      said
        .filter((each) => field.test(`${each.field}${each.inside}`) && !isOthers(each.text))
        .map(({ text }) => text),
    ),
  ];
  const names = those(/(^|\/)name$/);
  const others = those(/(^|\/)(handle|email|alias|aliases\/\d+)$/).flatMap(waysOfWriting);
  return {
    ids,
    people: [
      ...names.map((name) => ({ name, others })),
      ...(names.length === 0 && others.length > 0 ? [{ name: '', others }] : []),
      ...known,
    ],
  };
}

/**
 * Entries of one file by the keys that they have in another; those that it does not hold are left out.
 * @param from the replicas of the file that knows them by these keys
 */
export function asKeyedIn(
  db: Database,
  from: ReadonlyArray<Pick<Replica, 'no' | 'name'>>,
  ids: readonly Id[],
): Id[] {
  const names = new Map(from.map(({ no, name }) => [no, name]));
  const numbers = new Map(replicasIn(db).map(({ no, name }) => [name, no]));
  const known = db.prepare('SELECT 1 FROM journal WHERE subject = ?').pluck();
  return ids.flatMap((id) => {
    const no = numbers.get(names.get(replicaOf(id)) ?? '');
    const key = no === undefined ? undefined : keyOf(no, countOf(id));
    return key !== undefined && known.get(key) === 1 ? [key] : [];
  });
}

/** The entries of everybody who was forgotten. */
export const forgottenIn = (db: Database): Id[] =>
  db.prepare(`SELECT subject FROM entry WHERE kind = '${forgottenKind}'`).pluck().all() as Id[];

export interface JournalText extends Omit<TextAbout, 'part'> {
  /** Where inside the field it stands: "/0/row". */
  readonly inside: string;
}

/**
 * Every text that is known in entries that match `where` (SQL over view `entry`).
 * @param isWanted by the entry and the text’s place, before anything is made of it: what files said is
 * thousands of digests
 */
export function journalTexts(
  db: Database,
  where: string,
  isWanted: (entry: Pick<JournalText, 'seq' | 'kind'>, place: string) => boolean = () => true,
): JournalText[] {
  const rows = db
    .prepare(
      `SELECT seq, kind, subject, on_day AS "on", words_fields AS fields, words FROM entry
       WHERE words IS NOT NULL AND ${where} ORDER BY seq`,
    )
    .iterate() as IterableIterator<
    Pick<JournalText, 'seq' | 'kind' | 'subject' | 'on'> & { fields: string; words: string }
  >;
  const found: JournalText[] = [];
  for (const { fields, words, ...entry } of rows) {
    const names = fields.split(',');
    for (const [place, text] of texts(JSON.parse(words) as Json)) {
      if (!isWanted(entry, place)) continue;
      const [, nth = '', ...inside] = place.split('/');
      found.push({
        ...entry,
        ...{ place, text, field: names[Number(nth)] ?? '' },
        inside: inside.map((step) => `/${step}`).join(''),
      });
    }
  }
  return found;
}

/** Hides somebody in what was typed; a word that others are called by too stays. */
export function hiding(reader: Reader, who: Identity, instead: string): (text: string) => string {
  const others = spelt(reader).filter(({ candidate }) => !who.ids.includes(candidate.id));
  const words = new Set(others.flatMap(({ spellings }) => spellings.flatMap(nameWords)));
  const names = new Set(others.flatMap(({ spellings }) => spellings.map(nameKey)));
  return hideNames(
    who.people,
    { person: instead, address: instead },
    (name) => names.has(nameKey(name)),
    (found) => nameWords(found).length === 1 && words.has(nameWords(found)[0] ?? ''),
  );
}

/** Every text that is about somebody and still known, in the order of the journal. */
export function textsAbout(reader: Reader, who: Identity): TextAbout[] {
  const hide = hiding(reader, who, '');
  const meant = new Set(who.texts);
  const within = textsWithin([...meant]);
  const names = (text: string): boolean => hide(text) !== text || meant.has(text);
  const isNamedWithin = (text: string): boolean =>
    names(text) || (within !== undefined && text.search(within) >= 0);
  const theirs = theirsIn(reader, who);
  const all = journalTexts(
    databaseOf(reader),
    '1',
    ({ seq, kind }, place) => kind !== fileReadKind || theirs.rows.has(`${seq} ${place}`),
  );
  const copies = new Set(
    all
      .filter(({ kind, text }) => copiedKinds.includes(kind) && isNamedWithin(text))
      .map(({ seq }) => seq),
  );
  const partOf = (each: JournalText): AboutPart | undefined => {
    const { kind, subject, seq, field, text } = each;
    if (who.ids.includes(subject)) return 'said';
    if (theirs.spellings.has(subject)) return 'spelling';
    if (copiedKinds.includes(kind)) return copies.has(seq) ? 'copy' : undefined;
    if (kind === fileReadKind) return 'file';
    if (theirs.given.has(subject) && field !== 'kind') return 'given';
    if (field === 'why' && theirs.reasons.has(seq)) return 'reason';
    // What others are called is theirs.
    if (kind.startsWith('member.') && isSpelling.test(field)) return undefined;
    return names(text) ? 'named' : undefined;
  };
  return all.flatMap((each) => {
    const part = partOf(each);
    const { inside: _, ...text } = each;
    return part ? [{ ...text, part }] : [];
  });
}

/** The fields of a member’s entries that say how they are written. */
export const isSpelling = /^(name|handle|email|alias|aliases)$/;
