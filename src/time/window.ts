import { addDays, addMonths, addWeeks, type Day, dayOf, daysBetween } from './day.js';

/** A stretch of days, both ends included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** The `weeks` weeks that end with `to`, that day included. */
export const weeksUpTo = (to: Day, weeks: number): Window => ({
  from: addDays(addWeeks(to, -weeks), 1),
  to,
});

/** How many whole calendar months `window` is; undefined where it is not made of whole ones. */
function wholeMonths({ from, to }: Window): number | undefined {
  const end = addDays(to, 1);
  if (!from.endsWith('-01') || !end.endsWith('-01')) return undefined;
  const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(end) - months(from);
}

/**
 * The stretch that ends the day before `window` starts, which a figure is compared with: as many
 * calendar months where it is made of whole ones (before the second quarter, the first), else as
 * many days.
 */
export function before(window: Window): Window {
  const to = addDays(window.from, -1);
  const months = wholeMonths(window);
  if (months !== undefined) return { from: addMonths(window.from, -months), to };
  return { from: addDays(window.from, -daysBetween(window.from, window.to) - 1), to };
}

/** Whether two stretches have a day in common. */
export const overlap = (a: Window, b: Window): boolean => a.from <= b.to && b.from <= a.to;

/** How many days of `window` lie in none of `others`, of which none touches another. */
export const daysOutside = ({ from, to }: Window, others: readonly Window[]): number => {
  const common = others
    .filter((other) => overlap(other, { from, to }))
    .map((other) =>
      daysIn({ from: other.from > from ? other.from : from, to: other.to < to ? other.to : to }),
    );
  return daysIn({ from, to }) - common.reduce((sum, days) => sum + days, 0);
};

/** How many days a stretch has, none where its end lies before its beginning. */
const daysIn = ({ from, to }: Window): number => Math.max(0, daysBetween(from, to) + 1);

export const within = (day: Day | null, window: Window): boolean =>
  day !== null && day >= window.from && day <= window.to;

const months = (year: number, first: number, count: number): Window | undefined => {
  const from = dayOf(year, first, 1);
  return from && { from, to: addDays(addMonths(from, count), -1) };
};

/** The stretches of the calendar that a window can be split into, with how many months each has. */
export const spans = { month: 1, quarter: 3, year: 12 } as const;
export type Span = keyof typeof spans;

/** The whole span that `day` lies in. */
export function spanOf(day: Day, by: Span): Window {
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / spans[by]) * spans[by] + 1;
  return months(Number(day.slice(0, 4)), first, spans[by]) as Window;
}

/** What people type for a whole span: "2026-11", "2026-Q4", "2026". */
const typedSpan: { readonly [By in Span]: (day: Day) => string } = {
  month: (day) => day.slice(0, 7),
  quarter: (day) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`,
  year: (day) => day.slice(0, 4),
};

/** The whole spans that touch `window`, the first first, each by what people type for it. */
export function spansIn(window: Window, by: Span): Array<Window & { readonly typed: string }> {
  const found: Array<Window & { readonly typed: string }> = [];
  for (let at = spanOf(window.from, by); at.from <= window.to; at = spanOf(addDays(at.to, 1), by)) {
    found.push({ ...at, typed: typedSpan[by](at.from) });
  }
  return found;
}
