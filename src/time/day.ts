import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as shiftDays } from 'date-fns/addDays';
import { addMonths as shiftMonths } from 'date-fns/addMonths';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { format } from 'date-fns/format';
import { isValid } from 'date-fns/isValid';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';

/**
 * A civil day, `YYYY-MM-DD`: what a calendar on the wall says, with no hour and no zone.
 * Arithmetic goes through UTCDateMini so that no machine's time zone can move it.
 */
export type Day = `${number}-${number}-${number}`;

const isoShape = /^(\d{4})-(\d{2})-(\d{2})$/;

const toDate = (day: Day): Date => new UTCDateMini(`${day}T00:00:00Z`);

const fromDate = (date: Date): Day => date.toISOString().slice(0, 10) as Day;

/** `text` as a Day, or undefined where it is not an existing ISO date (2026-02-31 is not one). */
export function parseIsoDay(text: string): Day | undefined {
  if (!isoShape.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return isValid(date) && fromDate(date) === text ? (text as Day) : undefined;
}

/** The day from its parts (month 1–12), or undefined where the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  return parseIsoDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

export const addDays = (day: Day, count: number): Day => fromDate(shiftDays(toDate(day), count));

export const addWeeks = (day: Day, count: number): Day => addDays(day, count * 7);

/** The same day of the month, or its last day where that month is shorter. */
export const addMonths = (day: Day, count: number): Day =>
  fromDate(shiftMonths(toDate(day), count));

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  differenceInCalendarDays(toDate(to), toDate(from));

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** 1 is January. */
export const monthNumberOf = (day: Day): number => Number(day.slice(5, 7));

export const dayOfMonthOf = (day: Day): number => Number(day.slice(8));

/** 1 is Monday. */
export const weekdayOf = (day: Day): number => toDate(day).getUTCDay() || 7;

/** The last day of a month; a number past twelve counts as the last month of its year. */
export function lastOfMonth(year: number, month: number): Day | undefined {
  const first = dayOf(year, Math.min(Math.max(month, 1), 12), 1);
  return first && addDays(addMonths(first, 1), -1);
}

/** Years that a community's days can be in: nobody writes of others but by a slip of the finger. */
export const isLikely = (day: Day, today: Day): boolean =>
  yearOf(day) >= 1900 && yearOf(day) <= yearOf(today) + 50;

const weeks = new Map<Day, Day>();

/** The Monday of the ISO week that `day` is in. */
export function weekOf(day: Day): Day {
  // An import asks for the same few thousand days again and again.
  let week = weeks.get(day);
  if (week === undefined) {
    week = fromDate(startOfISOWeek(toDate(day)));
    weeks.set(day, week);
  }
  return week;
}

/** `YYYY-MM` of the day. */
export const monthOf = (day: Day): string => day.slice(0, 7);

/** "Friday 27 November 2026": how a date is always echoed back to whoever typed it. */
export const formatDay = (day: Day): string => format(toDate(day), 'EEEE d MMMM yyyy');

/** "Friday". */
export const formatWeekday = (day: Day): string => format(toDate(day), 'EEEE');

/** "27 Nov 2026": for tables. */
export const shortDay = (day: Day): string => format(toDate(day), 'd MMM yyyy');

/** "27 Nov". */
/** "Fri 27 Nov". */
export const dayOfWeek = (day: Day): string => format(toDate(day), 'EEE d MMM');
export const dayOfYear = (day: Day): string => format(toDate(day), 'd MMM');

/** "November 2026". */
export const formatMonth = (day: Day): string => format(toDate(day), 'MMMM yyyy');
