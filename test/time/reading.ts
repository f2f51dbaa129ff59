/** Reading in tests: what a typed day or period is on a day, or the code of what refuses it. */
import { Refusal } from '../../src/text/refusal.js';
import { britishCustoms, customsOf } from '../../src/time/customs.js';
import type { Day } from '../../src/time/day.js';
import type { Asked } from '../../src/time/reading.js';
import type { Tense } from '../../src/time/reckoning.js';
import { isUndated, readDay, readMoment, readPromisedDay } from '../../src/time/typed-day.js';
import { readPeriod } from '../../src/time/typed-period.js';

/** A Monday. */
export const monday: Day = '2026-11-30';

export const asked = (today: Day, tense: Tense = 'future', locale = 'en-GB'): Asked => ({
  today,
  tense,
  customs: locale === 'en-GB' ? britishCustoms : customsOf(locale),
});

/** What `read` comes to, or the code that it is refused with. */
export function orCode<Found>(read: () => Found): Found | string {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Refusal) return cause.code;
    throw cause;
  }
}

export function refusalOf(read: () => unknown): Refusal {
  try {
    read();
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
  throw new Error('it was not refused');
}

export const dayIn = (typed: string, how: Asked = asked(monday)): string =>
  orCode(() => readDay(typed, how));

export const promisedIn = (typed: string, how: Asked = asked(monday)): string =>
  orCode(() => {
    const found = readPromisedDay(typed, how);
    return isUndated(found) ? 'undated' : found.day;
  });

export const momentIn = (typed: string, how: Asked = asked(monday)): string =>
  orCode(() => {
    const { day, start } = readMoment(typed, how);
    return start === null ? day : `${day} ${start}`;
  });

export const periodIn = (typed: string, how: Asked = asked(monday, 'past')): string =>
  orCode(() => {
    const { from, to } = readPeriod(typed, how);
    return `${from}..${to}`;
  });
