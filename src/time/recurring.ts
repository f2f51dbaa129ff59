/** Days that come again, as people say them: "third wednesday", "other friday", "last thursday". */
import { allDayWords } from './customs.js';
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  dayOfMonthOf,
  daysBetween,
  lastOfMonth,
  monthNumberOf,
  weekdayOf,
  yearOf,
} from './day.js';
import { weekdayNamed } from './names.js';
import { bareWords } from './tokens.js';
import { type DayWords, eachSpelling, type Unit } from './words/day-words.js';

export interface Recurring {
  readonly every: 'week' | 'fortnight' | 'month';
  /** 1 is Monday. */
  readonly weekday: number;
  /** Which one of the month: 1 to 4, or -1 for its last; null where it is not by months. */
  readonly nth: number | null;
}

/** So many weeks or months from one day to the next, counted from the first of them. */
export interface Interval {
  readonly unit: 'week' | 'month';
  readonly count: number;
  /** The day of the month that is meant, 29 to 31, where the first falls in a month too short for it. */
  readonly dayOfMonth?: number;
}

/** How days come again: on a weekday, or so many weeks or months apart. */
export type Cadence = Recurring | Interval;

const ordinals: ReadonlyMap<string, number> = new Map(
  allDayWords.flatMap(({ ordinals: table }) =>
    Object.entries(table).flatMap(([spellings, value]) =>
      eachSpelling(spellings).map((spelling) => [spelling, value] as const),
    ),
  ),
);
const spellings = (of: (words: DayWords) => string): string[] =>
  allDayWords.flatMap((words) => eachSpelling(of(words)));
const finals = new Set(spellings(({ final }) => final));
const others = new Set(spellings(({ again }) => again.other));
const suffixes = spellings((words) => words.suffixes).join('|');
const lead = new RegExp(`^(?:${spellings(({ again }) => again.lead).join('|')}) `);
const ofTheMonth = new RegExp(` (?:${spellings(({ again }) => again.ofMonth).join('|')})$`);
/** "3rd", "3". */
const numbered = new RegExp(`^([1-4])(?:${suffixes})?$`);

/** What each word for a span is in weeks or months; a day or a weekend is none to count by. */
const spans: ReadonlyMap<string, Interval> = new Map(
  allDayWords.flatMap(({ units }) =>
    Object.entries({
      week: { unit: 'week', count: 1 },
      fortnight: { unit: 'week', count: 2 },
      month: { unit: 'month', count: 1 },
      quarter: { unit: 'month', count: 3 },
      year: { unit: 'month', count: 12 },
    } satisfies Partial<Record<Unit, Interval>>).flatMap(([unit, span]) =>
      eachSpelling(units[unit as Unit] ?? '').map((spelling) => [spelling, span] as const),
    ),
  ),
);
const numbers: ReadonlyMap<string, number> = new Map(
  allDayWords.flatMap(({ numbers: table }) =>
    Object.entries(table).flatMap(([words, value]) =>
      eachSpelling(words).map((spelling) => [spelling, value] as const),
    ),
  ),
);
/** Nobody reckons with more of them at a time. */
const mostAtATime = 60;

/** A weekday that comes again, or "month", "other week", "two years": undefined for anything else. */
export const readCadence = (typed: string): Cadence | undefined =>
  readRecurring(typed) ?? readInterval(typed);

function readInterval(typed: string): Interval | undefined {
  let text = bareWords(typed);
  while (lead.test(text)) text = text.replace(lead, '');
  const words = text.split(' ');
  const at = words.findIndex((word) => spans.has(word));
  const span = spans.get(words[at] ?? '');
  const said = words.filter((_, i) => i !== at).join(' ');
  // "other month", and "mois sur deux"; else a number only stands before.
  const times = others.has(said) ? 2 : said === '' ? 1 : at === words.length - 1 ? many(said) : 0;
  const count = (span?.count ?? 0) * times;
  return span && count >= 1 && count <= mostAtATime ? { ...span, count } : undefined;
}

const many = (said: string): number => numbers.get(said) ?? (/^\d{1,2}$/.test(said) ? +said : 0);

/** What comes again so: a weekday, every other one, or one of each month. Undefined for anything else. */
export function readRecurring(typed: string): Recurring | undefined {
  let text = bareWords(typed);
  while (lead.test(text)) text = text.replace(lead, '');
  const monthly = ofTheMonth.test(text);
  text = text.replace(ofTheMonth, '');
  const { before, weekday } = apart(text);
  if (weekday === undefined) return undefined;
  if (before === '') return monthly ? undefined : { every: 'week', weekday, nth: null };
  if (others.has(before)) return { every: 'fortnight', weekday, nth: null };
  if (finals.has(before)) return { every: 'month', weekday, nth: -1 };
  const nth = ordinals.get(before) ?? Number(numbered.exec(before)?.[1]);
  // No month is sure to have a fifth.
  return nth >= 1 && nth <= 4 ? { every: 'month', weekday, nth } : undefined;
}

/** The weekday, and what stands beside it: before it as a rule, after it in "vendredi dernier". */
function apart(text: string): { readonly before: string; readonly weekday: number | undefined } {
  const words = text.split(' ');
  const at = words.findIndex((word) => weekdayOfWord(word) !== undefined);
  const weekday = at < 0 ? undefined : weekdayOfWord(words[at] as string);
  return { before: words.filter((_, i) => i !== at).join(' '), weekday };
}

/** "wednesday", and "wednesdays" of several. */
const weekdayOfWord = (word: string): number | undefined =>
  weekdayNamed(word) ?? weekdayNamed(word.replace(/s$/, ''));

/** Its days from `from` on, that one too, without an end. */
export function* recurringDays(
  { every, weekday, nth }: Recurring,
  from: Day,
): Generator<Day, never> {
  if (nth === null) {
    const first = addDays(from, (weekday - weekdayOf(from) + 7) % 7);
    for (let count = 0; ; count += every === 'week' ? 7 : 14) yield addDays(first, count);
  }
  for (let month = `${from.slice(0, 7)}-01` as Day; ; month = addMonths(month, 1)) {
    const day = nth === -1 ? lastWeekdayIn(month, weekday) : nthWeekdayIn(month, weekday, nth);
    if (day >= from) yield day;
  }
}

/**
 * Its days from `from` on, that one too, without an end.
 * @param first from which day it is counted: there is none before it
 */
export function* cadenceDays(cadence: Cadence, first: Day, from: Day): Generator<Day, never> {
  const start = from > first ? from : first;
  if ('unit' in cadence) {
    const { unit, count, dayOfMonth = dayOfMonthOf(first) } = cadence;
    const apart =
      unit === 'week' ? Math.floor(daysBetween(first, start) / 7) : monthsBetween(first, start);
    // From the first each time, so that what a short month cuts off comes back in a long one.
    for (let nth = Math.floor(apart / count); ; nth += 1) {
      const day =
        unit === 'week'
          ? addDays(first, nth * count * 7)
          : monthsOn(first, nth * count, dayOfMonth);
      if (day >= start) yield day;
    }
  }
  if (cadence.every !== 'fortnight') return yield* recurringDays(cadence, start);
  // Every second one is told by the first.
  const began = recurringDays(cadence, first).next().value;
  const gone = Math.max(0, Math.ceil(daysBetween(began, start) / 14));
  return yield* recurringDays(cadence, addDays(began, gone * 14));
}

/** So many months after a day, on a day of the month, or on the last where there is no such day. */
function monthsOn(first: Day, count: number, dayOfMonth: number): Day {
  const month = addMonths(`${first.slice(0, 7)}-01` as Day, count);
  return (
    dayOf(yearOf(month), monthNumberOf(month), dayOfMonth) ??
    lastOfMonth(yearOf(month), monthNumberOf(month)) ??
    month
  );
}

const monthsBetween = (from: Day, to: Day): number =>
  (yearOf(to) - yearOf(from)) * 12 + monthNumberOf(to) - monthNumberOf(from);

const nthWeekdayIn = (first: Day, weekday: number, nth: number): Day =>
  addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);

function lastWeekdayIn(first: Day, weekday: number): Day {
  const last = lastOfMonth(yearOf(first), monthNumberOf(first)) ?? first;
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}
