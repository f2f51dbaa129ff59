/** Why something typed is no day, with the nearest that it may have been meant as. */

import { excerpt } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import {
  addDays,
  type Day,
  dayOf,
  dayOfMonthOf,
  formatDay,
  formatMonth,
  formatWeekday,
  lastOfMonth,
  monthNumberOf,
} from './day.js';
import { weekdayFrom } from './spans.js';

export const dayExamples =
  'Write it like 2026-10-03, “3 October”, “next friday” or “in two weeks”.';

/** "Friday 4 December 2026 (2026-12-04)": what it is, and what to type for it. */
export const withIso = (day: Day): string => `${formatDay(day)} (${day})`;

/** Year, month and day as somebody wrote them, not yet looked up in a calendar. */
export type YearMonthDay = readonly [year: number, month: number, day: number];

/** The next 29 February from a year on, or the last one. */
const leapDay = (year: number, step: 1 | -1): Day | undefined =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((n) => dayOf(year + n * step, 2, 29)).find(Boolean);

/** The day of the calendar that comes nearest to what was written. */
function nearestTo([year, month, day]: YearMonthDay): Day | undefined {
  const last = lastOfMonth(year, month);
  if (last === undefined) return undefined;
  const within = Math.min(Math.max(day, 1), dayOfMonthOf(last));
  return dayOf(year, day, month) ?? dayOf(year, monthNumberOf(last), within);
}

/** @param step which way another 29 February is looked for */
export function noSuchDay(typed: string, [year, month, day]: YearMonthDay, step: 1 | -1): Refusal {
  const message = `The calendar has no “${excerpt(typed)}”`;
  const last = lastOfMonth(year, month);
  if (last === undefined || month < 1 || month > 12) {
    const nearest = nearestTo([year, month, day]);
    const offered = nearest ? `The nearest that I can read is ${withIso(nearest)}. ` : '';
    return new Refusal(
      'no-such-day',
      `${message}: a year has twelve months.`,
      offered + dayExamples,
    );
  }
  const has = `${formatMonth(last)} has ${last.slice(8)} days`;
  const leap = month === 2 && day === 29 ? leapDay(year, step) : undefined;
  const other = leap ? `The ${step > 0 ? 'next' : 'last'} one is ${withIso(leap)}. ` : '';
  return new Refusal(
    'no-such-day',
    `${message}: ${has}.`,
    `${other}The end of that month is ${withIso(last)}.`,
  );
}

/** The day with that weekday that is nearest to `day`. */
export const nearestWeekday = (day: Day, weekday: number): Day =>
  weekdayFrom(addDays(day, -3), weekday);

export function weekdayDisagrees(typed: string, day: Day, weekday: number): Refusal {
  const other = nearestWeekday(day, weekday);
  return new Refusal(
    'days-disagree',
    `“${excerpt(typed)}” says two things: ${formatDay(day)} is not a ${formatWeekday(other)}.`,
    `Write the one that you mean: ${day} (${formatWeekday(day)}) or ${other} (${formatWeekday(other)}).`,
  );
}

/** A year before 1900, or more than fifty ahead. */
export const unlikelyYear = (typed: string, day: Day): Refusal =>
  new Refusal(
    'unlikely-year',
    `“${excerpt(typed)}” would be in the year ${Number(day.slice(0, 4))}, which is hardly meant.`,
    'Write the year with its four figures; days from 1900 to fifty years ahead are read.',
  );

/** A date whose year has two figures, and so may be no year at all. */
export const shortYear = (typed: string, day: Day): Refusal =>
  new Refusal(
    'unclear-date',
    `A year has four figures, so I can’t tell which day “${excerpt(typed)}” is.`,
    `If it is ${formatDay(day)}, write ${day}.`,
  );
