/** What comes round again: of a day without its year, or a weekday, the one that is meant. */

import {
  addDays,
  type Day,
  dayOf,
  dayOfMonthOf,
  daysBetween,
  monthNumberOf,
  weekdayOf,
  yearOf,
} from './day.js';
import { noSuchDay, weekdayDisagrees, type YearMonthDay } from './problems.js';
import type { Viewpoint } from './reckoning.js';
import type { Slots } from './slots.js';
import { dayAlone, weekdayFrom } from './spans.js';
import type { Window } from './window.js';

const back = ({ tense }: Viewpoint): 1 | -1 => (tense === 'past' ? -1 : 1);

/** The day of a year, month and number. @throws Refusal `no-such-day` */
export function real(parts: YearMonthDay, at: Viewpoint): Day {
  const day = dayOf(...parts);
  if (day === undefined) throw noSuchDay(at.typed, parts, back(at));
  return day;
}

/** @throws Refusal `days-disagree` */
export function agreeing(day: Day, weekday: number | undefined, { typed }: Viewpoint): Window {
  if (weekday !== undefined && weekdayOf(day) !== weekday) {
    throw weekdayDisagrees(typed, day, weekday);
  }
  return dayAlone(day);
}

/**
 * Of what comes round again and again, the one that a tense means: the first that is not over, the
 * last that has begun, or the nearest.
 * @param make the one of some turn, -1 being the turn before that of today; undefined for none
 * @param turns how many turns there can be without one
 */
export function roundAgain(
  make: (turn: number) => Window | undefined,
  { today, tense }: Pick<Viewpoint, 'today' | 'tense'>,
  turns = 2,
): Window | undefined {
  const all = Array.from({ length: turns * 2 + 1 }, (_, n) => make(n - turns)).filter(
    (found) => found !== undefined,
  );
  const ahead = all.find(({ to }) => to >= today);
  const behind = all.findLast(({ from }) => from <= today);
  if (tense !== 'near' || !ahead || !behind) return tense === 'past' ? behind : ahead;
  return daysBetween(behind.to, today) < daysBetween(today, ahead.from) ? behind : ahead;
}

/** A day and a month, with or without a year; a weekday beside them says which year is meant. */
export function dateMeant({ day = 0, month = 0, year, weekday }: Slots, at: Viewpoint): Window {
  if (year !== undefined) return agreeing(real([year, month, day], at), weekday, at);
  const { today, tense } = at;
  const thisYear = yearOf(today);
  const order = (m: number, d: number) => m * 100 + d;
  const now = order(monthNumberOf(today), dayOfMonthOf(today));
  const behind = order(month, day) <= now ? thisYear : thisYear - 1;
  const ahead = order(month, day) >= now ? thisYear : thisYear + 1;
  const found = [behind, ahead].map((each) => dayOf(each, month, day));
  const nearer = [...found]
    .filter((each) => each !== undefined)
    .sort((a, b) => Math.abs(daysBetween(a, today)) - Math.abs(daysBetween(b, today)))[0];
  const first = { past: found[0], future: found[1], near: nearer }[tense];
  const fits = found.find((each) => each && weekday === weekdayOf(each));
  if (fits && (!first || weekday !== weekdayOf(first))) return dayAlone(fits);
  return agreeing(first ?? real([tense === 'past' ? behind : ahead, month, day], at), weekday, at);
}

/**
 * The weekday alone. Nobody promises something for today by naming its weekday; what is told of a day
 * that lies behind may well be today's.
 */
export const weekdayRound = (
  weekday: number,
  { today, tense }: Pick<Viewpoint, 'today' | 'tense'>,
): Day => {
  const ahead = weekdayFrom(addDays(today, 1), weekday);
  const behind = weekdayFrom(addDays(today, -6), weekday);
  if (tense === 'near') {
    return daysBetween(behind, today) < daysBetween(today, ahead) ? behind : ahead;
  }
  return tense === 'past' ? behind : ahead;
};
