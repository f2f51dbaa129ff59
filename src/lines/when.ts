/** When a line means: the day by which something is to be done, or what stands for one and is none. */
import { nearestWord } from '../text/near.js';
import { Refusal } from '../text/refusal.js';
import { typedKey } from '../text/text.js';
import { meetingDates } from '../things/meeting/dating.js';
import { allDayWords } from '../time/customs.js';
import type { Asked } from '../time/reading.js';
import {
  type Agreed,
  isUndated,
  namesDayAhead,
  readAgreed,
  readPromisedDay,
} from '../time/typed-day.js';
import { vocabularyOf } from '../time/words/day-words.js';
import { dayAtEnd } from './ending.js';
import type { DayRead, Place } from './finding.js';
import type { ByWhen } from './said.js';

/** What is to be done, and by when; or why its day can't be read. */
export type Timed =
  | {
      readonly what: string;
      readonly due: Agreed | undefined;
      /** What was said for a day and is none, such as "ASAP". */
      readonly noDay?: string;
    }
  | { readonly problem: string };

/** The first of several readings that is a day; without one, all of it is what is to be done. */
export function timed(at: Place, what: string, readings: readonly ByWhen[]): Timed {
  let problem: string | undefined;
  const last = dayAtEnd(what, askedAt(at), at.grammars);
  for (const reading of last ? [...readings, last] : readings) {
    try {
      const due = dayMeant(at, reading.day);
      if (due !== undefined) return { what: reading.what, due };
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      if (reading.surely) problem ??= cause.message;
    }
  }
  return problem === undefined ? withoutNoDay(at, what, readings) : { problem };
}

/** What is to be done without what stands for its day and is none. */
function withoutNoDay(at: Place, what: string, readings: readonly ByWhen[]): Timed {
  for (const { noDay, noDayAtEnd } of at.grammars) {
    const said = readings.find(({ day, surely }) => surely && noDay.test(day));
    if (said) return { what: said.what, due: undefined, noDay: said.day };
    const { what: before, day } = noDayAtEnd.exec(what)?.groups ?? {};
    if (before && day) return { what: before, due: undefined, noDay: day };
  }
  const { before = '', last = '' } =
    /^(?<before>.*\S)\s+(?<last>\p{L}{6,})$/u.exec(what)?.groups ?? {};
  return isNearADay(last, at)
    ? { what: withoutWordOfWhen(before, at), due: undefined, noDay: last }
    : { what, due: undefined };
}

const withoutWordOfWhen = (what: string, { grammars }: Place): string =>
  what.replace(/(?<=\S)\s+\S+$/u, (last) =>
    grammars.some(({ byWord }) => byWord.test(last.trim())) ? '' : last,
  );

/** Whether a slip of the finger parts a word from one that names a day by itself: "tomorow". */
function isNearADay(word: string, at: Place): boolean {
  if (word === '') return false;
  const asked = askedAt(at);
  const known = allDayWords.flatMap((words) => [...vocabularyOf(words)]);
  const small = typedKey(word);
  if (known.includes(small)) return false;
  // "Remember" is not December: two letters off, a long word has to begin as the day does.
  const most = word.length < 8 ? 1 : 2;
  const days = known.filter((each) => each.length > 5 && (most === 1 || each[0] === small[0]));
  const near = nearestWord(small, days, most);
  return near !== undefined && namesDayAhead(near, asked, false);
}

/** Whether what stands where a day should names none, and is no day that can't be. */
export function namesNoDay(at: Place, typed: string): boolean {
  try {
    return dayMeant(at, typed) === undefined;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return false;
  }
}

/** A day that lies ahead; undefined for words that name none. @throws Refusal as `readPromisedDay`; `no-next-meeting` */
const dayMeant = (at: Place, typed: string): Agreed | undefined =>
  readOnce(at, `promised ${typed}`, (asked) => {
    const found = readPromisedDay(typed, asked);
    if (!isUndated(found)) return found;
    if (found.lacking) throw found.lacking;
    return undefined;
  });

function readOnce(at: Place, key: string, read: (asked: Asked) => Agreed | undefined) {
  const found = at.days.get(key) ?? attempted(() => read(askedAt(at)));
  at.days.set(key, found);
  if ('refused' in found) throw found.refused;
  return found.agreed;
}

function attempted(read: () => Agreed | undefined): DayRead {
  try {
    return { agreed: read() };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { refused: cause };
  }
}

/** How a day that lies ahead is read there. */
export const askedAt = ({ reader, day, customs }: Place): Asked => ({
  ...{ today: day, tense: 'future', customs: customs() },
  meetings: meetingDates(reader),
});

/** A day that has to be one. @throws Refusal as `readAgreed` */
export const dayAhead = (at: Place, typed: string): Agreed =>
  readOnce(at, `day ${typed}`, (asked) => readAgreed(typed, asked)) as Agreed;

/** A day, and what follows it; why not, where nothing at the beginning is one. */
export function dayAndReason(
  at: Place,
  parts: readonly string[],
): { to: Agreed; why: string } | string {
  let problem = '';
  for (let length = parts.length; length > 0; length -= 1) {
    try {
      const to = dayAhead(at, parts.slice(0, length).join(', '));
      return { to, why: parts.slice(length).join(', ') };
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      problem = cause.message;
    }
  }
  return problem;
}
