/** Stretches of the calendar that a day lies in, and steps from one to another. */

import type { Customs } from './customs.js';
import { addDays, addMonths, type Day, dayOf, lastOfMonth, weekdayOf, yearOf } from './day.js';
import { spanOf, type Window } from './window.js';
import type { Unit } from './words/day-words.js';

export const dayAlone = (day: Day): Window => ({ from: day, to: day });

/** The whole of a month; undefined where no year has it. */
export const monthOfYear = (year: number, month: number): Window | undefined => {
  const from = dayOf(year, month, 1);
  const to = from && lastOfMonth(year, month);
  return to && { from, to };
};

/** The first `weekday` on or after a day. */
export const weekdayFrom = (day: Day, weekday: number): Day =>
  addDays(day, (weekday - weekdayOf(day) + 7) % 7);

/** The week that `day` is in, as `customs` have it. */
function weekOfPlace(day: Day, { weekEnds }: Customs): Window {
  const to = weekdayFrom(day, weekEnds);
  return { from: addDays(to, -6), to };
}

/** The weekend that `day` is in, else the one to come. */
function weekendFrom(day: Day, { weekend }: Customs): Window {
  const to = weekdayFrom(day, weekend.at(-1) ?? 7);
  return { from: addDays(to, 1 - weekend.length), to };
}

/** The stretch of a unit that `day` is in; undefined for what the calendar has no stretches of. */
const around: Readonly<Record<Unit, (day: Day, customs: Customs) => Window | undefined>> = {
  day: dayAlone,
  week: weekOfPlace,
  fortnight: () => undefined,
  weekend: weekendFrom,
  month: (day) => spanOf(day, 'month'),
  quarter: (day) => spanOf(day, 'quarter'),
  year: (day) => spanOf(day, 'year'),
};

/** As many units on from `day`, or back; months never run over into the one after. */
export const stepped: Readonly<Record<Unit, (day: Day, count: number) => Day>> = {
  day: addDays,
  week: (day, count) => addDays(day, count * 7),
  fortnight: (day, count) => addDays(day, count * 14),
  weekend: (day, count) => addDays(day, count * 7),
  month: addMonths,
  quarter: (day, count) => addMonths(day, count * 3),
  year: (day, count) => addMonths(day, count * 12),
};

/** This week, month …, or as many on from it. */
export const stretchFrom = (
  day: Day,
  unit: Unit,
  count: number,
  customs: Customs,
): Window | undefined => around[unit](stepped[unit](day, count), customs);

/** The ISO week of a year, Monday to Sunday; undefined where that year has no such week. */
export function isoWeek(year: number, week: number): Window | undefined {
  // The fourth of January is always in the first one.
  const fourth = dayOf(year, 1, 4);
  if (fourth === undefined || week < 1) return undefined;
  const from = addDays(weekdayFrom(addDays(fourth, -6), 1), (week - 1) * 7);
  return yearOf(addDays(from, 3)) === year ? { from, to: addDays(from, 6) } : undefined;
}

/** Which of its Fridays; -1 is the last. Undefined where the stretch has not so many. */
export function nthWeekday({ from, to }: Window, nth: number, weekday: number): Day | undefined {
  const day =
    nth < 0
      ? weekdayFrom(addDays(to, -6), weekday)
      : addDays(weekdayFrom(from, weekday), (nth - 1) * 7);
  return day >= from && day <= to ? day : undefined;
}

export const isMonth = ({ from, to }: Window): boolean =>
  from.endsWith('-01') && to === spanOf(from, 'month').to;

export const isWeek = ({ from, to }: Window): boolean => addDays(from, 6) === to;

export const calendarQuarter = (year: number, quarter: number): Window | undefined => {
  const first = monthOfYear(year, quarter * 3 - 2);
  const last = monthOfYear(year, quarter * 3);
  return first && last && quarter >= 1 ? { from: first.from, to: last.to } : undefined;
};

export const calendarYear = (year: number): Window | undefined => {
  const first = dayOf(year, 1, 1);
  const last = dayOf(year, 12, 31);
  return first && last && { from: first, to: last };
};
