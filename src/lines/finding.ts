/** Whom, which and when a line means: by the ways that everything is found by, and never by a guess. */
import { excerpt } from '../text/gate.js';
import { withoutTitle } from '../text/names.js';
import type { Refusal } from '../text/refusal.js';
import { inWords, peopleIn, typedKey } from '../text/text.js';
import { findCommitments } from '../things/commitment/find.js';
import { customsIn } from '../things/community/customs.js';
import type { Candidate, Found } from '../things/find.js';
import type { Reader } from '../things/ledger.js';
import type { Meeting } from '../things/meeting/fields.js';
import { findMembers, nameReadings, spelt } from '../things/member/find.js';
import type { Id } from '../things/thing.js';
import type { Customs } from '../time/customs.js';
import type { Day } from '../time/day.js';
import type { Agreed } from '../time/typed-day.js';
import type { Grammar } from './grammar.js';

/** Where and when a line is said. */
export interface Place {
  readonly reader: Reader;
  /** The day on which it is said. */
  readonly day: Day;
  readonly meeting: Pick<Meeting, 'id' | 'no' | 'title'> | null;
  readonly grammars: readonly [Grammar, ...Grammar[]];
  /** Everybody by the words of each of their names; looked up once a line. */
  readonly everybody: () => readonly Somebody[];
  /** How days are read here; looked up once. */
  readonly customs: () => Customs;
  /** What words were read as that may name a day: the same stand in many lines, and several times in each. */
  readonly days: Map<string, DayRead>;
  /** Those of whom a name begins with that word, or is it. */
  readonly called: (word: string) => readonly Candidate[];
}

/** What words came to that may name a day. */
export type DayRead = { readonly agreed: Agreed | undefined } | { readonly refused: Refusal };

interface Somebody {
  readonly candidate: Candidate;
  readonly names: ReadonlyArray<{ readonly key: string; readonly words: readonly string[] }>;
}

export function linePlace(
  reader: Reader,
  said: Pick<Place, 'day' | 'meeting' | 'grammars'>,
): Place {
  let known: readonly Somebody[] | undefined;
  let customs: Customs | undefined;
  let byWord: ReadonlyMap<string, readonly Candidate[]> | undefined;
  const everybody = (): readonly Somebody[] => {
    known ??= spelt(reader).map(({ candidate, spellings }) => ({
      candidate,
      names: spellings.flatMap((name) =>
        nameReadings(name).map((words) => ({ key: typedKey(name), words })),
      ),
    }));
    return known;
  };
  return {
    ...said,
    reader,
    everybody,
    customs() {
      customs ??= customsIn(reader);
      return customs;
    },
    days: new Map(),
    called(word) {
      byWord ??= firstWords(everybody());
      return byWord.get(word) ?? [];
    },
  };
}

function firstWords(people: readonly Somebody[]): ReadonlyMap<string, readonly Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const { candidate, names } of people) {
    for (const first of new Set(names.flatMap(({ words: [first] }) => first ?? []))) {
      found.set(first, [...(found.get(first) ?? []), candidate]);
    }
  }
  return found;
}

/** People who were named, or what has to be said more clearly of them. */
export interface PeopleNamed {
  readonly ids: readonly Id[];
  /** Names that mean nobody, as they were typed. */
  readonly unknown: readonly string[];
  /** Names that may mean several, with whom. */
  readonly unclear: ReadonlyArray<{ readonly name: string; readonly found: Found }>;
}

/**
 * Members whom a name may mean that stands in a sentence. What begins the first name of one is enough,
 * as where somebody is asked for a name, unless it is a word as well: "the" may be Theo.
 */
function meant(at: Place, typed: string): Found {
  const found = meantExactly(at, typed);
  if (found.length > 0) return found;
  const begun = begins(at, typed);
  if (begun.length > 0) return begun;
  const bare = withoutTitle(typed);
  if (bare === typed) return found;
  // "Mrs Reed" may be another Reed than the one who is known.
  const isGiven = bare.includes(' ') || at.called(typedKey(bare)).length > 0;
  return isGiven ? meantExactly(at, bare) : [];
}

/** The one whose first name begins so; nobody where several do, or where it is a word of the language. */
function begins({ everybody, grammars }: Place, typed: string): Found {
  const key = typedKey(typed);
  if (!/^\p{L}{3,}$/u.test(key)) return [];
  const isWord = grammars.some(
    ({ nobody, nothing, speaking, notDone, byWord, about, notes }) =>
      [nobody, nothing, speaking, notDone, notes.alsoVerbs, notes.alsoWords].some((words) =>
        words.has(key),
      ) ||
      byWord.test(key) ||
      about.test(key) ||
      notes.nobodyYet.test(key),
  );
  if (isWord) return [];
  const found = everybody().filter(({ names }) =>
    names.some(({ words: [first = ''] }) => first.startsWith(key)),
  );
  return found.length === 1 ? found.map(({ candidate }) => candidate) : [];
}

function meantExactly({ reader, day, grammars, everybody }: Place, name: string): Found {
  if (!/\p{L}/u.test(name)) return [];
  const exact = typedKey(name);
  const readings = nameReadings(name).filter(([first = '']) => {
    // "I", "an" and "la" are names as well, and hardly ever meant so; the "o" of "O'Rourke" is none.
    const isWord = first.length < 2 || grammars.some(({ nobody }) => nobody.has(first));
    return !isWord || /^\p{Lu}\p{Ll}/u.test(name);
  });
  const found = everybody().flatMap(({ candidate, names }) =>
    names.some(
      ({ key, words }) =>
        key === exact ||
        readings.some(
          ([first = '', ...rest]) =>
            words.includes(first) &&
            rest.every((word) => words.some((part) => part.startsWith(word))),
        ),
    )
      ? [candidate]
      : [],
  );
  if (found.length < 2) return found;
  const surest = new Set(findMembers(reader, name, day).map(({ id }) => id));
  return found.filter(({ id }) => surest.has(id));
}

/** The people in a list of names: commas, semicolons and "and" stand between them. */
export function peopleNamed(at: Place, typed: string): PeopleNamed {
  const found = new Map<string, Found>();
  const look = (name: string): Found => {
    const known = found.get(name) ?? meant(at, name);
    found.set(name, known);
    return known;
  };
  const knows = (name: string): boolean => look(name).length > 0;
  const names = (knows(typed) ? [typed] : typed.split(/[,;]/))
    .map((name) => name.trim())
    .filter(Boolean)
    .flatMap((name) => peopleIn(name, knows));
  const each = names.map((name) => ({ name, found: look(name) }));
  return {
    ids: [
      ...new Set(each.flatMap(({ found }) => (found.length === 1 ? [found[0]?.id as Id] : []))),
    ],
    unknown: each.flatMap(({ name, found }) => (found.length === 0 ? [name] : [])),
    unclear: each.filter(({ found }) => found.length > 1),
  };
}

/** What has to be said more clearly of people; undefined where all of them are known. */
export function whoIsUnclear({ ids, unknown, unclear }: PeopleNamed): string | undefined {
  if (unclear[0]) {
    const { name, found } = unclear[0];
    return `“${excerpt(name)}” may be ${inWords(
      found.map(({ label }) => label),
      'or',
    )}.`;
  }
  if (unknown.length > 0) {
    const names = inWords(
      unknown.map((name) => `“${excerpt(name)}”`),
      'or',
    );
    return `Nobody here is known as ${names} (new: NAME adds somebody).`;
  }
  return ids.length === 0 ? 'It was not said who.' : undefined;
}

/** Commitments by their numbers; the numbers that none has stand in `unknown`. */
export function commitmentsNumbered(at: Place, numbers: readonly string[]) {
  const each = numbers.map((typed) => ({
    typed,
    found: findCommitments(at.reader, typed, at.day),
  }));
  return {
    ids: [
      ...new Set(each.flatMap(({ found }) => (found.length === 1 ? [found[0]?.id as Id] : []))),
    ],
    unclear: each.flatMap(({ typed, found }) => (found.length === 1 ? [] : [typed])),
  };
}
