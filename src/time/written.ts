/** Days written in numbers: 2026-12-05, 5/12/2026, 5.12., 2026-W53, 2026-Q4, 2026-11. */

import { addDays, dayOf } from './day.js';
import { noSuchDay } from './problems.js';
import type { Viewpoint } from './reckoning.js';
import { dateMeant, real } from './rounds.js';
import { calendarQuarter, dayAlone, isoWeek, monthOfYear } from './spans.js';
import type { Window } from './window.js';

type Read = (numbers: readonly number[], at: Viewpoint) => Window | undefined;

/** A year that has every day that any year has: it stands in for one that was not said. */
const anyYear = 2024;

/** The day and the month of two numbers: in the order of the place, else in the one they allow. */
function inOrder(a: number, b: number, year: number, { customs: { dayFirst } }: Viewpoint) {
  const orders = [
    { day: a, month: b },
    { day: b, month: a },
  ];
  if (!dayFirst) orders.reverse();
  return orders.find(({ day, month }) => dayOf(year, month, day)) ?? orders[0];
}

const shapes: ReadonlyArray<readonly [RegExp, Read]> = [
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    ([year = 0, month = 0, day = 0], at) => dayAlone(real([year, month, day], at)),
  ],
  [
    /^(\d{4})-?w(\d{1,2})(?:-(\d))?$/,
    ([year = 0, number = 0, weekday]) => {
      const week = isoWeek(year, number);
      if (week === undefined || weekday === undefined || weekday < 1 || weekday > 7) return week;
      return dayAlone(addDays(week.from, weekday - 1));
    },
  ],
  [/^(\d{4})-?q(\d{1,2})$/, ([year = 0, quarter = 0]) => calendarQuarter(year, quarter)],
  [
    /^(\d{4})[-/.](\d{1,2})$/,
    ([year = 0, month = 0], at) => {
      const whole = monthOfYear(year, month);
      if (whole === undefined) throw noSuchDay(at.typed, [year, month, 31], 1);
      return whole;
    },
  ],
  [/^(\d{1,2})\/(\d{4})$/, ([month = 0, year = 0]) => monthOfYear(year, month)],
  [
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/,
    ([a = 0, b = 0, written = 0], at) => {
      // In numbers alone two figures are a year of this century, as spreadsheets write it.
      const year = written < 100 ? 2000 + written : written;
      const { day = 0, month = 0 } = inOrder(a, b, year, at) ?? {};
      return dayAlone(real([year, month, day], at));
    },
  ],
  [
    /^(\d{1,2})[/.](\d{1,2})\.?$/,
    ([a = 0, b = 0], at) => dateMeant(inOrder(a, b, anyYear, at) ?? {}, at),
  ],
];

/** @throws Refusal `no-such-day` */
export function writtenInNumbers(text: string, at: Viewpoint): Window | undefined {
  for (const [shape, read] of shapes) {
    const match = shape.exec(text);
    if (match) {
      return read(
        match.slice(1).map((each) => (each === undefined ? undefined : Number(each))) as number[],
        at,
      );
    }
  }
  return undefined;
}
