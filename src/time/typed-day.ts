/** A day that somebody typed: read, or refused with the nearest that can be read. */

import { excerpt } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { withoutTime } from './clock.js';
import type { Customs } from './customs.js';
import { type Day, daysBetween, isLikely, parseIsoDay } from './day.js';
import { dayExamples, unlikelyYear, withIso } from './problems.js';
import {
  type Asked,
  holdsDate,
  holdsDayWordsAlone,
  type NearestReading,
  nearestTyped,
  stretchTyped,
  wordsTyped,
} from './reading.js';
import type { Reckoned } from './reckoning.js';
import type { Window } from './window.js';
import type { MeaningName } from './words/day-words.js';

/** Of a stretch such as "november" the day that counts: what begins then, or is due by then. */
export type Edge = 'first' | 'last';

/** A day, and the time on it where that was said. */
export interface Moment {
  readonly day: Day;
  /** `HH:MM` */
  readonly start: string | null;
}

/** A day that goes where a meeting goes: which one, and how many days after it; before it is less than none. */
export interface Following {
  readonly meeting: number;
  readonly days: number;
}

/** A day by which something is to be done, and what it follows where it was reckoned from a meeting. */
export interface Agreed {
  readonly day: Day;
  readonly follows?: Following;
  /** Which meeting that is, as a sentence without its stop. */
  readonly told?: string;
}

/** Words that name no day, such as "asap". */
export interface Undated {
  readonly undated: string;
  /** What of it could be read as a day. */
  readonly nearest: Day | undefined;
  /** Of a day that would be that of a meeting: why there is none. */
  readonly lacking?: Refusal;
}

export const isUndated = (found: Agreed | Undated): found is Undated => 'undated' in found;

const edgeOf = ({ from, to }: Window, edge: Edge): Day => (edge === 'first' ? from : to);

/** @throws Refusal `unlikely-year` */
function likely(day: Day, typed: string, { today }: Asked): Day {
  if (isLikely(day, today)) return day;
  throw unlikelyYear(typed, day);
}

const unclear = (typed: string, nearest: NearestReading | undefined, edge: Edge): Refusal =>
  new Refusal(
    'unclear-date',
    `I can’t tell which day “${excerpt(typed)}” is.`,
    nearest
      ? `“${nearest.text}” would be ${withIso(edgeOf(nearest.means, edge))}. ${dayExamples}`
      : dayExamples,
  );

/** The stretch and the time in it, or undefined where it is none. */
function momentIn(typed: string, asked: Asked) {
  const iso = parseIsoDay(typed);
  if (iso) return { means: { from: iso, to: iso }, start: null };
  const text = wordsTyped(typed);
  const whole = text === undefined ? undefined : stretchTyped(text, asked, typed);
  if (text === undefined || whole) return whole && { means: whole, start: null };
  for (const words of asked.customs.words) {
    const parts = withoutTime(text, words);
    const means = parts && stretchTyped(parts.rest, asked, typed);
    if (means) return { means, start: parts.time };
  }
  return undefined;
}

const nearestIn = (typed: string, asked: Asked): NearestReading | undefined => {
  const text = wordsTyped(typed);
  return text === undefined ? undefined : nearestTyped(text, asked);
};

/**
 * The day that somebody means by `typed`, and the time where they said one: a date, or everyday
 * words reckoned from today, by the customs of their place.
 * @param edge of a stretch such as "november" or "this week", the day that is meant
 * @throws Refusal `no-such-day`, `days-disagree`, `unlikely-year`; `unclear-date`
 */
export function readMoment(typed: string, asked: Asked, edge: Edge = 'last'): Moment {
  const { day, start } = read(typed, asked, edge);
  return { day, start };
}

function read(typed: string, asked: Asked, edge: Edge): Moment & Pick<Reckoned, 'meeting'> {
  const found = momentIn(typed.trim(), asked);
  if (!found) throw unclear(typed, nearestIn(typed, asked), edge);
  const { means, start } = found;
  return { ...means, day: likely(edgeOf(means, edge), typed, asked), start };
}

/** A day alone. @throws Refusal as `readMoment`; `time-not-kept` where a time was said as well */
export const readDay = (typed: string, asked: Asked, edge: Edge = 'last'): Day =>
  readAgreed(typed, asked, edge).day;

/** The same, and the meeting that it follows where it was reckoned from one. @throws Refusal as `readDay` */
export function readAgreed(typed: string, asked: Asked, edge: Edge = 'last'): Agreed {
  const { day, start, meeting } = read(typed, asked, edge);
  if (start === null) {
    if (meeting === undefined) return { day };
    const { key, day: from, told } = meeting;
    return { day, follows: { meeting: key, days: daysBetween(from, day) }, told };
  }
  throw new Refusal(
    'time-not-kept',
    `“${excerpt(typed)}” says a time as well, and only the day can be kept here.`,
    `Leave the time out: ${withIso(day)}.`,
  );
}

/**
 * The day by which something is promised. Words that hold no number, month or weekday ("asap") date
 * nothing, nor does a meeting that is not planned yet: a promise is worth more than its date.
 * @throws Refusal as `readDay`
 */
export function readPromisedDay(typed: string, asked: Asked): Agreed | Undated {
  const text = wordsTyped(typed);
  try {
    if (text === undefined || momentIn(typed.trim(), asked) || holdsDate(text, asked)) {
      return readAgreed(typed, asked);
    }
  } catch (cause) {
    if (!(cause instanceof Refusal && cause.code === 'no-next-meeting')) throw cause;
    return { undated: typed.trim(), nearest: undefined, lacking: cause };
  }
  const nearest = nearestTyped(text, asked);
  // A slip of the finger is no vagueness.
  if (nearest?.whole) throw unclear(typed, nearest, 'last');
  return { undated: typed.trim(), nearest: nearest?.means.to };
}

/** What names a day wherever it stands: "may", "two days" and "7" say other things in a sentence. */
const namesADay: readonly MeaningName[] = [
  ...(['near', 'near-weeks', 'weekday', 'which-weekday', 'coming-weekday'] as const),
  ...(['weekday-weeks', 'weekday-in', 'weekday-within', 'date', 'edge-of-month'] as const),
  ...(['end-of-span', 'span', 'span-beyond', 'edge', 'nth-weekday', 'ahead'] as const),
];

/**
 * Whether words out of a sentence name a day to come.
 * @param surely they stand where only a day does: "by may"
 * @param more what else names a day where they stand
 */
export function namesDayAhead(
  typed: string,
  asked: Asked,
  surely: boolean,
  more: readonly MeaningName[] = [],
): boolean {
  const text = wordsTyped(typed);
  // So short a word is another one as often: "sat", "mar".
  if (text === undefined || (!surely && !/\p{L}{4}|\d/u.test(text))) return false;
  if (!holdsDayWordsAlone(text, asked)) return false;
  try {
    // "2.5" is a day only where its year stands beside it.
    const written = /\d{4}/.test(text) ? (['written'] as const) : [];
    const may = [...namesADay, ...written, ...more];
    const means = stretchTyped(text, asked, typed, surely ? undefined : may);
    return means !== undefined && means.to > asked.today;
  } catch (error) {
    // It is meant for one, though the calendar has none such.
    if (error instanceof Refusal) return true;
    throw error;
  }
}

/** The days that it may be, looking back and looking ahead; none where it is no day. */
export function daysPossible(typed: string, today: Day, customs: Customs): Day[] {
  const found = (['past', 'future'] as const).map((tense) => {
    try {
      const means = momentIn(typed.trim(), { today, tense, customs })?.means;
      return means && means.from === means.to ? means.from : undefined;
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  });
  return [...new Set(found.filter((day) => day !== undefined))];
}
