import { counted } from '../../text/text.js';
import type { Reader } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { addDays, addWeeks, daysBetween, formatDay } from '../../time/day.js';
import type { Window } from '../../time/window.js';
import type { Item } from '../sitting.js';

/** Who looks, at what, on which day: all that finding something to ask about goes by. */
export interface Look {
  readonly reader: Reader;
  readonly today: Day;
  /** The check-in that is being held. */
  readonly checkin: Id;
  /** Null where nobody, or more than one, holds the role. */
  readonly facilitator: Id | null;
  /** The day of the last check-in that reached its end; null where there was none. */
  readonly last: Day | null;
}

export type Looking = (look: Look) => readonly Item[];

/** Nobody is offered help, or a word of the same kind, twice within these days. */
export const restDays = 7;

const fewWeeks = 4;

/** The days since the last check-in; the last four weeks where there was none. */
export const sinceLast = ({ today, last }: Look): Window => ({
  from: last === null ? addDays(addWeeks(today, -fewWeeks), 1) : addDays(last, 1),
  to: today,
});

/** The last four weeks, or all the days since the last check-in where those are more. */
export const lately = (look: Look): Window => {
  const from = addDays(addWeeks(look.today, -fewWeeks), 1);
  const since = sinceLast(look).from;
  return { from: since < from ? since : from, to: look.today };
};

/** What a note begins with. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;

/** Days as people say them: "8 days", "5 weeks", "7 months", "2 years". */
function stretch(days: number): string {
  if (days < 28) return counted(days, 'day');
  if (days < 26 * 7) return counted(Math.round(days / 7), 'week');
  return days < 2 * 365
    ? counted(Math.round(days / 30.4), 'month')
    : counted(Math.round(days / 365.25), 'year');
}

/** "today", "yesterday", "8 days ago", "in 3 weeks". */
export function distance(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  const near: Readonly<Record<number, string>> = { 0: 'today', 1: 'tomorrow', [-1]: 'yesterday' };
  const said = stretch(Math.abs(days));
  return near[days] ?? (days > 0 ? `in ${said}` : `${said} ago`);
}

/** A year goes without saying within so many days. */
const sameYear = 180;

/** "Friday 13 November"; with its year where that is not plain. */
export const spoken = (day: Day, today: Day): string =>
  Math.abs(daysBetween(today, day)) < sameYear
    ? formatDay(day).replace(/ \d{4}$/, '')
    : formatDay(day);

/** "Friday 13 November, 8 days ago"; near days by their own names alone. */
export function dayAndDistance(day: Day, today: Day): string {
  const said = distance(day, today);
  return /\d/.test(said) ? `${spoken(day, today)}, ${said}` : said;
}
