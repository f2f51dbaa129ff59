import { addDays, addMonths, addWeeks, type Day, weekOf } from './day.js';
import { monthWindow, parsePeriod, type Window } from './window.js';

const week = (day: Day): Window => ({ from: weekOf(day), to: addDays(weekOf(day), 6) });

const everyday: Readonly<Record<string, (today: Day) => Window>> = {
  today: (today) => ({ from: today, to: today }),
  tomorrow: (today) => ({ from: addDays(today, 1), to: addDays(today, 1) }),
  'this week': week,
  'next week': (today) => week(addWeeks(today, 1)),
  'last week': (today) => week(addWeeks(today, -1)),
  'this month': monthWindow,
  'next month': (today) => monthWindow(addMonths(today, 1)),
  'last month': (today) => monthWindow(addMonths(today, -1)),
  'this year': (today) => parsePeriod(today.slice(0, 4), today),
};

/**
 * A stretch of days in everyday words ("this month"), or any period that parsePeriod reads.
 * @throws Refusal `unclear-period`
 */
export const saidWindow = (text: string, today: Day): Window =>
  everyday[text.trim().toLowerCase().replace(/\s+/g, ' ')]?.(today) ?? parsePeriod(text, today);
