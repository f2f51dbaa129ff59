/** Whom, which and when a line means: by the ways that everything is found by, and never by a guess. */
import { excerpt } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { inWords, peopleIn, typedKey } from '../text/text.js';
import { findCommitments } from '../things/commitment/find.js';
import { customsIn } from '../things/community/customs.js';
import type { Candidate, Found } from '../things/find.js';
import type { Reader } from '../things/ledger.js';
import { meetingDates } from '../things/meeting/dating.js';
import type { Meeting } from '../things/meeting/fields.js';
import { findMembers, nameReadings, spelt } from '../things/member/find.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import type { Asked } from '../time/reading.js';
import { type Agreed, isUndated, readAgreed, readPromisedDay } from '../time/typed-day.js';
import type { Grammar } from './grammar.js';
import type { ByWhen } from './said.js';

/** Where and when a line is said. */
export interface Place {
  readonly reader: Reader;
  /** The day on which it is said. */
  readonly day: Day;
  readonly meeting: Pick<Meeting, 'id' | 'no' | 'title'> | null;
  readonly grammars: readonly [Grammar, ...Grammar[]];
  /** Everybody by the words of each of their names; looked up once a line. */
  readonly everybody: () => readonly Somebody[];
}

interface Somebody {
  readonly candidate: Candidate;
  readonly names: ReadonlyArray<{ readonly key: string; readonly words: readonly string[] }>;
}

export function linePlace(reader: Reader, said: Omit<Place, 'reader' | 'everybody'>): Place {
  let known: readonly Somebody[] | undefined;
  return {
    ...said,
    reader,
    everybody() {
      known ??= spelt(reader).map(({ candidate, spellings }) => ({
        candidate,
        names: spellings.flatMap((name) =>
          nameReadings(name).map((words) => ({ key: typedKey(name), words })),
        ),
      }));
      return known;
    },
  };
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
 * Members whom a name may mean that stands in a sentence. What begins a name is enough where somebody
 * is asked for a name, and not here, where "the" may be Theo.
 */
function meant({ reader, day, grammars, everybody }: Place, name: string): Found {
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

/** What is to be done, and by when; or why its day can't be read. */
export type Timed =
  | { readonly what: string; readonly due: Agreed | undefined }
  | { readonly problem: string };

/** The first of several readings that is a day; without one, all of it is what is to be done. */
export function timed(at: Place, what: string, readings: readonly ByWhen[]): Timed {
  let problem: string | undefined;
  for (const reading of readings) {
    try {
      const due = dayMeant(at, reading.day);
      if (due !== undefined) return { what: reading.what, due };
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      if (reading.surely) problem ??= cause.message;
    }
  }
  return problem === undefined ? { what, due: undefined } : { problem };
}

const asked = ({ reader, day }: Place): Asked => ({
  ...{ today: day, tense: 'future', customs: customsIn(reader) },
  meetings: meetingDates(reader),
});

/** A day that lies ahead; undefined for words that name none. @throws Refusal as `readPromisedDay`; `no-next-meeting` */
function dayMeant(at: Place, typed: string): Agreed | undefined {
  const found = readPromisedDay(typed, asked(at));
  if (!isUndated(found)) return found;
  if (found.lacking) throw found.lacking;
  return undefined;
}

/** A day that has to be one. @throws Refusal as `readAgreed` */
export const dayAhead = (at: Place, typed: string): Agreed => readAgreed(typed, asked(at));

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
