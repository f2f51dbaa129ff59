/** Which day a cell comes to, by what its column may hold. */

import { Refusal } from '../text/refusal.js';
import { timeOfDay } from '../time/clock.js';
import { allDayWords, britishCustoms, type Customs } from '../time/customs.js';
import {
  type Day,
  dayOf,
  formatWeekday,
  isLikely,
  lastOfMonth,
  weekdayOf,
  yearOf,
} from '../time/day.js';
import { monthNamed } from '../time/names.js';
import { nearestWeekday, type YearMonthDay } from '../time/problems.js';
import { type Asked, holdsDate, stretchTyped, wordsTyped } from '../time/reading.js';
import type { Tense } from '../time/reckoning.js';
import { dateMeant } from '../time/rounds.js';
import type { Edge } from '../time/typed-day.js';
import { isVague } from '../time/vague.js';
import type { CellReading, DateOrder } from './day-cells.js';

/** What a column of days may hold beside whole dates. */
export interface DayRules {
  /** Which way a day looks that stands without its year. */
  readonly tense: Tense;
  /** The day that a month alone stands for; left out where it stands for none. */
  readonly month?: Edge;
  /**
   * Whether words that name no day ("asap") leave it open; `vague` where such do as well that name a stretch
   * of a year and nothing nearer ("spring 2020", "Q3 2021").
   */
  readonly open?: boolean | 'vague';
  /** The field that a time of day beside it says something of. */
  readonly time?: string;
}

export const onlyOne = (readings: readonly YearMonthDay[]): YearMonthDay | undefined =>
  new Set(readings.map(String)).size === 1 ? readings[0] : undefined;

/** The day of a cell; or why it has none; null where words leave it open. */
export type DayFound =
  | { readonly day: Day | null; readonly guessed?: 'year' | 'month' | 'span' }
  | { readonly problem: string };

export type DayReckoning = DayRules & {
  readonly today: Day;
  readonly order?: DateOrder | undefined;
  /** The day that a cell without its year was read as before, in this sheet. */
  readonly before?: ((cell: string) => Day | undefined) | undefined;
  /** Whether a row can't be without it. */
  readonly required?: boolean;
};

const anywhere: Customs = { ...britishCustoms, words: allDayWords };

const notADay: DayFound = { problem: 'is not a day that I can read' };

/** The day that a reading comes to. */
export function dayOfReading(reading: CellReading, rules: DayReckoning): DayFound {
  switch (reading.is) {
    case 'day':
      return found(reading.parts, reading.weekday, rules);
    case 'numbers': {
      const { by, weekday } = reading;
      const parts = rules.order ? by.get(rules.order) : onlyOne([...by.values()]);
      return parts ? found(parts, weekday, rules) : notADay;
    }
    case 'month':
      return monthFound(reading.year, reading.month, rules);
    case 'either': {
      const { month, number } = reading;
      if (number > 31) return monthFound(2000 + number, month, rules);
      return { problem: 'may be a day of that month, or the month of that year' };
    }
    case 'other': {
      const read = otherwise(reading.text, rules);
      const isOpen = 'problem' in read && rules.open === 'vague' && isVague(reading.text);
      return isOpen ? { day: null } : read;
    }
  }
}

function found(parts: YearMonthDay, weekday: number | undefined, rules: DayReckoning): DayFound {
  const [year, month, date] = parts;
  const day = year === 0 ? inItsYear(month, date, weekday, rules) : dayOf(...parts);
  if (day === undefined) return notADay;
  if (!isLikely(day, rules.today)) return { problem: `would be in the year ${yearOf(day)}` };
  if (weekday !== undefined && weekdayOf(day) !== weekday) {
    const said = formatWeekday(nearestWeekday(day, weekday));
    const of = year === 0 ? ` in ${yearOf(day)}` : '';
    return { problem: `is no ${said} but a ${formatWeekday(day)}${of}` };
  }
  return year === 0 ? { day, guessed: 'year' } : { day };
}

/** The day of the year that its weekday fits; of one gone by, no year to come is looked for. */
function inItsYear(
  month: number,
  date: number,
  weekday: number | undefined,
  rules: DayReckoning,
): Day | undefined {
  const day = withoutYear(month, date, weekday, rules);
  const isSought = weekday !== undefined && rules.tense === 'past';
  return isSought && (day === undefined || day > rules.today)
    ? withoutYear(month, date, undefined, rules)
    : day;
}

function withoutYear(
  month: number,
  day: number,
  weekday: number | undefined,
  { today, tense }: DayReckoning,
): Day | undefined {
  const at = { today, tense, customs: anywhere, typed: '', inside: false, read: () => undefined };
  try {
    return dateMeant({ month, day, ...(weekday === undefined ? {} : { weekday }) }, at).from;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function monthFound(year: number, month: number, { month: edge, today }: DayReckoning): DayFound {
  const day = edge && (edge === 'first' ? dayOf(year, month, 1) : lastOfMonth(year, month));
  if (day === undefined) return { problem: 'names a month and no day' };
  if (!isLikely(day, today)) return { problem: `would be in the year ${year}` };
  return { day, guessed: 'month' };
}

/** "Oct meeting": which one that was a sheet does not say, and none may be on record yet. */
const namesMeeting = (text: string, asked: Asked): boolean => {
  const meetings = () => ({ key: 0, day: asked.today, told: '' });
  return stretchTyped(text, { ...asked, meetings }, text, ['meeting']) !== undefined;
};

const ofAMonth =
  /^(?:(?:by |before )?(?:the )?(?:end|start|beginning|middle|mid)(?:[- ]of)?(?: the)?|(?:avant )?(?:la )?(?:fin|mi|d[ée]but|milieu)(?: de(?= )| d[’'])?)[- ]*(\p{L}{3,9})\.?$/iu;

/** "End of october", "mi-novembre": part of a month that is named, without its year. */
const isPartOfMonth = (text: string): boolean =>
  monthNamed(ofAMonth.exec(text)?.[1] ?? '') !== undefined;

/** Words: read where they say their year, and where they name no day at all. */
function otherwise(typed: string, { today, tense, month: edge, open }: DayReckoning): DayFound {
  const text = wordsTyped(typed);
  if (text === undefined) return notADay;
  const asked = { today, tense, customs: anywhere };
  if (open && (!holdsDate(text, asked) || namesMeeting(text, asked))) return { day: null };
  // What is reckoned from today would be another day with each import; "end of october" lacks its year
  // alone, and keeps the one that it was read with.
  const isYearless = isPartOfMonth(text);
  const saysYear = /(?<!\d)\d{4}(?!\d)/.test(text) && !/\d[/.]\d/.test(text);
  if (!saysYear && !isYearless) return notADay;
  try {
    const means = stretchTyped(text, asked);
    if (!means || (edge === undefined && means.from !== means.to)) return notADay;
    const day = edge === 'first' ? means.from : means.to;
    if (!isLikely(day, today)) return notADay;
    if (isYearless) return { day, guessed: 'year' };
    return means.from === means.to ? { day } : { day, guessed: 'span' };
  } catch (error) {
    if (error instanceof Refusal) return notADay;
    throw error;
  }
}

/** The time of day that is written beside the day; midnight is how a date without one is written. */
export function timeBeside(cell: string): string | undefined {
  const [, part] = /^\d{5}(\.\d+)$/.exec(cell.trim()) ?? [];
  const minutes = Math.round(Number(part ?? 0) * 24 * 60);
  const written =
    part === undefined
      ? /(?:T|\s)(\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m)?)(?![.\d/])/i.exec(cell)?.[1]
      : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const time = written && timeOfDay(written);
  return time === '00:00' ? undefined : time;
}
