/** How far off a day is, as people say it: one way for every command and the check-in. */

import { counted } from '../text/text.js';
import { type Day, daysBetween, formatDay } from './day.js';

const monthDays = 365.25 / 12;
/** From so many years on nobody counts the months. */
const manyYears = 10;

/** Up to how many days a stretch is told in which unit, and how long that unit is. */
const units: ReadonlyArray<readonly [below: number, days: number, unit: string]> = [
  [28, 1, 'day'],
  [26 * 7, 7, 'week'],
  [2 * 365, monthDays, 'month'],
];

function stretch(days: number): string {
  const unit = units.find(([below]) => days < below);
  if (unit !== undefined) return counted(Math.round(days / unit[1]), unit[2]);
  const months = Math.round(days / monthDays);
  const years = Math.floor(months / 12);
  if (years >= manyYears) return counted(Math.round(months / 12), 'year');
  const rest = months % 12;
  return counted(years, 'year') + (rest === 0 ? '' : ` and ${counted(rest, 'month')}`);
}

/** "12 days", "7 weeks", "8 months", "2 years and 8 months": as long as somebody would say that it was. */
export const howLong = (from: Day, to: Day): string => stretch(Math.abs(daysBetween(from, to)));

const near: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };

/** "today", "yesterday", "8 days ago", "in 6 weeks". */
export function distance(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  const long = howLong(day, today);
  return near[days] ?? (days > 0 ? `in ${long}` : `${long} ago`);
}

/** "Friday 27 November 2026 (in 6 days)": a date is always echoed back whole. */
export const dayWithDistance = (day: Day, today: Day): string =>
  `${formatDay(day)} (${distance(day, today)})`;

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
