/**
 * Those who asked to be forgotten, should their name or address come again. What is kept of a name is
 * a digest under a secret of the ledger: whoever holds the ledger can try a guess at it, and nobody
 * else can.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { nameAndAddress } from '../text/addresses.js';
import { type Unnamed, wordsThatTell } from '../text/hiding.js';
import { nameWords } from '../text/near.js';
import { after, spelledWays, typedKey } from '../text/text.js';
import { communityId } from '../things/community/thing.js';
import type { NamesWatched } from '../things/community/watched.js';
import type { Rows } from '../things/find.js';
import type { AnyEvent } from '../things/index.js';
import type { Entry, Watched } from '../things/ledger.js';
import { membersKnownAs, spelt } from '../things/member/find.js';
import { change, type Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';

export const watchedKind = 'community.names-watched';

/** What is looked into. */
type Journal = Rows & { entries(where: string, ...params: readonly unknown[]): Iterable<Entry> };

interface Watching extends NamesWatched {
  readonly on: Day;
}

const nobody: Watched = { anybody: false, on: () => undefined, without: (text) => text };

const digestOf = (key: string, form: string): string =>
  createHmac('sha256', key).update(form).digest('base64url').slice(0, 22);

/**
 * The words of a name in each way that it is written: “ø” as “oe” and as “o” and the like, and without “B.”.
 * @param inText where a letter at its end may be the next word
 */
function waysOf(spelling: string, inText = false): readonly (readonly string[])[] {
  return spelledWays(spelling)
    .map(nameWords)
    .flatMap((words) => {
      const ends = inText ? [words[0], words.at(-1)] : [];
      const told = words.filter((word) => !isInitial(word) || ends.includes(word));
      return told.length > 1 && told.length < words.length ? [words, told] : [words];
    });
}

/** One letter of those that have capitals: in others it is a word. */
const isInitial = (word: string): boolean =>
  /^\p{L}\p{M}*$/u.test(word) && word.toUpperCase() !== word.toLowerCase();

/** A whole name or address, in whatever order, case and with whatever signs between its words. */
const formOf = (words: readonly string[]): string => `= ${[...words].sort().join(' ')}`;
/** One word of a name, where it stands alone in a text. */
const formOfWord = (word: string): string => `~ ${word}`;
const wordWays = (word: string): string[] => spelledWays(word).map(typedKey);

type FindEntries = (where: string, ...params: unknown[]) => Iterable<Entry>;

const watchEntries = (entries: FindEntries): Entry[] => [
  ...entries(`subject = ? AND kind = '${watchedKind}'`, communityId),
];

const watchingsIn = (entries: FindEntries): Watching[] =>
  watchEntries(entries).map(({ on, data }) => ({ ...(data as unknown as NamesWatched), on }));

/** What the entries of those who were forgotten are kept as, for another file that is to watch as well. */
export const watchesOf = (reader: Journal): AnyEvent[] =>
  watchEntries(reader.entries).map(watchFrom);

/** The same of one entry. The member has another key there, or is not known at all. */
export function watchFrom({ on, data: said }: Pick<Entry, 'on' | 'data'>): AnyEvent {
  const { member: _, ...data } = said as unknown as NamesWatched;
  return { kind: watchedKind, subject: communityId, on, data };
}

/** Goes on watching in a ledger that took the place of another. */
export const keepWatching = (session: Session, watches: readonly AnyEvent[]): void =>
  change(session, ({ reader, record }) => {
    const known = new Set(watchingsIn(reader.entries).map(({ digests }) => digests.join()));
    record(watches.filter(({ data }) => !known.has((data as NamesWatched).digests.join())));
  });

/** Watches for somebody from now on; nothing where no name of theirs is known. */
export function watchFor(
  reader: Journal,
  people: readonly Unnamed[],
  { member, instead, on }: { readonly member: Id; readonly instead: string; readonly on: Day },
): AnyEvent[] {
  const forms = people
    .flatMap(({ name, others }) => [name, ...others])
    .flatMap((each) => waysOf(each))
    .filter((words) => words.length > 0);
  if (forms.length === 0) return [];
  const key = watchingsIn(reader.entries)[0]?.key ?? randomBytes(16).toString('base64url');
  const alone = people.flatMap(wordsThatTell).flatMap(wordWays);
  const shared = wordsOfOthers(reader, (id) => id === member);
  const all = new Set([
    ...forms.map(formOf),
    ...alone.filter((word) => !shared.has(word)).map(formOfWord),
  ]);
  const digests = [...all].map((form) => digestOf(key, form)).sort();
  const words = [...new Set(forms.map(({ length }) => length))].sort((a, b) => a - b);
  const data = { member, key, digests, words, instead };
  return [{ kind: watchedKind, subject: communityId, on, data }];
}

const wordsOfOthers = (rows: Rows, isLeftOut: (id: Id) => boolean): Set<string> =>
  new Set(
    spelt(rows)
      .filter(({ candidate }) => !isLeftOut(candidate.id))
      .flatMap(({ spellings }) => spellings.flatMap(nameWords)),
  );

interface Found {
  readonly on: Day;
  readonly instead: string;
}

/**
 * Whom the ledger watches for.
 * @param isNew members whom no spelling means yet, since they came only now
 */
export function watchedIn(reader: Journal, isNew: (id: Id) => boolean = () => false): Watched {
  const watchings = watchingsIn(reader.entries);
  if (watchings.length === 0) return nobody;
  const known = new Map<string, Found>(
    watchings.flatMap(({ key, digests, on, instead }) =>
      digests.map((digest) => [`${key} ${digest}`, { on, instead }] as const),
    ),
  );
  const keys = [...new Set(watchings.map(({ key }) => key))];
  const sizes = [...new Set(watchings.flatMap(({ words }) => words))].sort((a, b) => b - a);
  const met = (form: string): Found | undefined => {
    for (const key of keys) {
      const found = known.get(`${key} ${digestOf(key, form)}`);
      if (found) return found;
    }
    return undefined;
  };
  const metWhole = (spelling: string, inText = false): Found | undefined => {
    for (const words of waysOf(spelling, inText)) {
      const found = words.length > 0 ? met(formOf(words)) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  // Whoever is known by it now is meant, and nobody else.
  const isKnown = (spelling: string): boolean =>
    membersKnownAs(reader, spelling).some(({ id }) => !isNew(id));
  let others: Set<string> | undefined;
  const isShared = (word: string): boolean => {
    others ??= wordsOfOthers(reader, isNew);
    return others.has(word);
  };
  const spanAt = (
    text: string,
    words: readonly RegExpExecArray[],
    at: number,
    wholeOnly: boolean,
  ): Span | undefined => {
    for (const size of sizes) {
      for (const length of new Set([withLetters(words, at, size), size])) {
        const span = spanOf(text, words.slice(at, at + length), length);
        const found = span && metWhole(span.text, true);
        if (span && found && !isKnown(span.text)) return { ...span, found };
      }
    }
    const [word] = words[at] ?? [];
    if (wholeOnly || word === undefined || !isCapital(word)) return undefined;
    const ways = wordWays(word);
    const found = ways.map((way) => met(formOfWord(way))).find((each) => each !== undefined);
    if (!found || ways.some(isShared)) return undefined;
    return { ...spanOf(text, words.slice(at, at + 1), 1, true), size: 1, found } as Span;
  };
  return {
    anybody: true,
    on(spelling) {
      const { name, email } = nameAndAddress(spelling);
      for (const each of new Set([spelling, name, email ?? ''])) {
        const found = metWhole(each);
        if (found && !isKnown(each)) return found.on;
      }
      return undefined;
    },
    without(text, { wholeOnly = false } = {}) {
      const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
      let read = '';
      let end = 0;
      for (let at = 0; at < words.length; at += 1) {
        const span = spanAt(text, words, at, wholeOnly);
        if (!span) continue;
        read += text.slice(end, span.from);
        read += after(read, span.found.instead);
        end = span.to;
        at += span.size - 1;
      }
      return read + text.slice(end);
    },
  };
}

/** The same by these entries alone, where it can't be known who else is called what. */
export const watchedBy = (watches: readonly AnyEvent[]): Watched =>
  watchedIn({
    ...{ all: () => [], one: () => undefined, value: () => undefined, values: () => [] },
    entries: () => watches as unknown as Entry[],
  });

interface Place {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

interface Span extends Place {
  readonly found: Found;
}

/** How many words from `at` on make so many, where single letters between them count for none. */
function withLetters(words: readonly RegExpExecArray[], at: number, size: number): number {
  let [length, left] = [0, size];
  for (const [word] of words.slice(at, at + 2 * size)) {
    if (left === 0) break;
    if (length === 0 || !isInitial(word)) left -= 1;
    length += 1;
  }
  return length;
}

const isCapital = (word: string): boolean => /^[\p{Lu}\p{Lo}]/u.test(word);

/** Words that may be somebody’s name or address where they stand side by side. */
function spanOf(
  text: string,
  words: readonly RegExpExecArray[],
  size: number,
  any = false,
): Place | undefined {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length < size) return undefined;
  const [from, to] = [first.index, last.index + last[0].length];
  const span = text.slice(from, to);
  const isHandle = text[from - 1] === '@';
  const looksLikeOne = any || (size === 1 ? isHandle : isCapital(span) || span.includes('@'));
  if (!looksLikeOne || /[^\p{L}\p{M}\p{N}]{3,}|[!?:;\n]/u.test(span)) return undefined;
  return { text: span, from: isHandle ? from - 1 : from, to, size };
}
