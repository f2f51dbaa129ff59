/** What each phrase means, reckoned from a day: a stretch of days, the one that is meant alone in it. */

import { addDays, type Day, dayOf, monthNumberOf, yearOf } from './day.js';
import { shortYear } from './problems.js';
import type { Reckoned, Viewpoint } from './reckoning.js';
import { agreeing, dateMeant, real, roundAgain, weekdayRound } from './rounds.js';
import type { Slots } from './slots.js';
import {
  calendarQuarter,
  calendarYear,
  dayAlone,
  isMonth,
  isoWeek,
  isWeek,
  monthOfYear,
  nthWeekday,
  stepped,
  stretchFrom,
  weekdayFrom,
} from './spans.js';
import type { Window } from './window.js';
import { type MeaningName, meaningNames, type Unit } from './words/day-words.js';
import { writtenInNumbers } from './written.js';

type Meaning = (slots: Slots, at: Viewpoint) => Reckoned | undefined;

const alone = (day: Day | undefined): Window | undefined => day && dayAlone(day);

/** A month without its year: "november". */
const monthRound = (month: number, at: Viewpoint, within: (whole: Window) => Window | undefined) =>
  roundAgain((turn) => {
    const whole = monthOfYear(yearOf(at.today) + turn, month);
    return whole && within(whole);
  }, at);

const inMonth = (
  { month = 0, year }: Slots,
  at: Viewpoint,
  within: (whole: Window) => Window | undefined,
): Window | undefined => {
  if (year === undefined) return monthRound(month, at, within);
  const whole = monthOfYear(year, month);
  return whole && within(whole);
};

/** "The 5th": of this month, or of the nearest that has it. */
function dayOfMonth({ day = 0, weekday }: Slots, at: Viewpoint): Window | undefined {
  const month = (turn: number) => stepped.month(`${at.today.slice(0, 7)}-01` as Day, turn);
  const found = roundAgain(
    (turn) => alone(dayOf(yearOf(month(turn)), monthNumberOf(month(turn)), day)),
    at,
  );
  return found && agreeing(found.from, weekday, at);
}

const coming = (weekday: number, { today }: Viewpoint): Day =>
  weekdayRound(weekday, { today, tense: 'future' });

/** "This friday", "next friday", "last friday". */
function whichWeekday({ weekday = 0, which = 0 }: Slots, at: Viewpoint): Window | undefined {
  const { today, customs, tense } = at;
  if (which < 0) return dayAlone(weekdayFrom(addDays(today, -7), weekday));
  const week = stretchFrom(today, 'week', which, customs);
  const day = week && weekdayFrom(week.from, weekday);
  if (day === undefined || which > 0) return alone(day);
  const over = tense === 'past' ? day > today : day < today;
  return dayAlone(over ? weekdayRound(weekday, at) : day);
}

const edgeOf = ({ from, to }: Window, edge: Slots['edge']): Window =>
  dayAlone(edge === 'first' ? from : to);

/** The fifteenth is the middle of any month; other stretches have none that people would agree on. */
const middleOf = (whole: Window): Window | undefined =>
  isMonth(whole) ? dayAlone(addDays(whole.from, 14)) : undefined;

const reckoned = ({ number = 1, unit = 'day' }: Slots, sign: 1 | -1, from: Day): Window =>
  dayAlone(stepped[unit](from, number * sign));

/** So long after a stretch, or before it; what is reckoned from a meeting stays so. */
const beside = (slots: Slots, sign: 1 | -1, at: Viewpoint): Reckoned | undefined => {
  const whole = countable(slots.unit) ? at.read(slots.rest ?? '') : undefined;
  if (!whole) return undefined;
  const { meeting } = whole;
  return {
    ...reckoned(slots, sign, sign > 0 ? whole.to : whole.from),
    ...(meeting && { meeting }),
  };
};

const countable = (unit: Unit | undefined): boolean => unit !== undefined && unit !== 'weekend';

const noDays = meaningNames.filter((name) => name !== 'date' && name !== 'told-distance');

const nth = (whole: Window | undefined, { nth: which = 0, weekday = 0 }: Slots) =>
  whole && alone(nthWeekday(whole, which, weekday));

export const meanings: Readonly<Record<MeaningName, Meaning>> = {
  meeting: ({ number, month }, { meetings, today }) => {
    const meeting = meetings?.({ number, month }, today);
    return meeting && { ...dayAlone(meeting.day), meeting };
  },
  written: ({ written = '', weekday }, at) => {
    const found = writtenInNumbers(written, at);
    return found && found.from === found.to ? agreeing(found.from, weekday, at) : found;
  },
  near: ({ near = 0 }, { today, typedOn = today }) => dayAlone(addDays(typedOn, near)),
  'near-weeks': ({ near = 0, number = 1, weeks = 1 }, { today, typedOn = today }) =>
    dayAlone(addDays(typedOn, near + 7 * number * weeks)),
  weekday: ({ weekday = 0 }, at) => dayAlone(weekdayRound(weekday, at)),
  'which-weekday': whichWeekday,
  'coming-weekday': ({ weekday = 0 }, at) => dayAlone(coming(weekday, at)),
  'weekday-weeks': ({ weekday = 0, number = 1, weeks = 1 }, at) =>
    dayAlone(addDays(coming(weekday, at), 7 * number * weeks)),
  'weekday-in': ({ weekday = 0, number = 1, weeks = 1 }, { today, customs }) => {
    const week = stretchFrom(today, 'week', number * weeks, customs);
    return week && dayAlone(weekdayFrom(week.from, weekday));
  },
  'weekday-within': ({ weekday = 0, rest = '' }, at) => {
    // A day is no week, and what a weekday before it says is which year is meant.
    const week = at.read(rest, noDays);
    return week && isWeek(week) ? dayAlone(weekdayFrom(week.from, weekday)) : undefined;
  },
  date: dateMeant,
  'short-year': ({ day = 0, month = 0, year = 0 }, at) => {
    throw shortYear(at.typed, real([year, month, day], at));
  },
  'day-of-month': dayOfMonth,
  'day-within': ({ day = 0, rest = '' }, at) => {
    const whole = at.read(rest);
    if (!whole || !isMonth(whole)) return undefined;
    return dayAlone(real([yearOf(whole.from), monthNumberOf(whole.from), day], at));
  },
  month: (slots, at) => inMonth(slots, at, (whole) => whole),
  'which-month': ({ month = 0, which = 0 }, { today }) => {
    const whole = monthOfYear(yearOf(today), month);
    if (which === 0 || !whole) return whole;
    // The next november is the first to begin, the last one the last to be over.
    return which > 0
      ? [whole, monthOfYear(yearOf(today) + 1, month)].find((each) => each && each.from > today)
      : [whole, monthOfYear(yearOf(today) - 1, month)].find((each) => each && each.to < today);
  },
  'mid-month': (slots, at) => inMonth(slots, at, middleOf),
  'edge-of-month': (slots, at) => inMonth(slots, at, (whole) => edgeOf(whole, slots.edge)),
  span: ({ unit = 'day', which = 0 }, { today, customs }) =>
    stretchFrom(today, unit, which, customs),
  'span-beyond': ({ unit = 'day' }, { today, customs }) => stretchFrom(today, unit, 2, customs),
  'this-span': ({ unit = 'day' }, { inside, today, customs }) =>
    inside || unit === 'weekend' ? stretchFrom(today, unit, 0, customs) : undefined,
  'end-of-span': ({ unit = 'day' }, { today, customs }) => {
    const whole = stretchFrom(today, unit, 0, customs);
    return whole && dayAlone(whole.to);
  },
  edge: ({ edge, rest = '' }, at) => {
    const whole = at.read(rest);
    return whole && whole.from < whole.to ? edgeOf(whole, edge) : undefined;
  },
  middle: ({ rest = '' }, at) => {
    const whole = at.read(rest);
    return whole && middleOf(whole);
  },
  'nth-weekday': (slots, at) => inMonth(slots, at, (whole) => nth(whole, slots)),
  'nth-weekday-of-month': (slots, at) =>
    roundAgain(
      (turn) =>
        nth(stretchFrom(`${at.today.slice(0, 7)}-01` as Day, 'month', turn, at.customs), slots),
      at,
    ),
  'nth-weekday-within': (slots, at) => {
    const whole = at.read(slots.rest ?? '');
    return whole && isMonth(whole) ? nth(whole, slots) : undefined;
  },
  ahead: (slots, { today }) => (countable(slots.unit) ? reckoned(slots, 1, today) : undefined),
  'ahead-alone': (slots, { today, tense }) => {
    // "One day" may be any.
    const some = slots.unit === 'day' && slots.number === 1;
    return tense === 'past' || some || !countable(slots.unit)
      ? undefined
      : reckoned(slots, 1, today);
  },
  ago: (slots, { today }) => (countable(slots.unit) ? reckoned(slots, -1, today) : undefined),
  after: (slots, at) => beside(slots, 1, at),
  before: (slots, at) => beside(slots, -1, at),
  'week-of': ({ rest = '' }, { read, customs }) => {
    const day = read(rest);
    return day && day.from === day.to ? stretchFrom(day.from, 'week', 0, customs) : undefined;
  },
  'week-number': ({ number = 0, year }, at) =>
    year === undefined
      ? roundAgain((turn) => isoWeek(yearOf(at.today) + turn, number), at)
      : isoWeek(year, number),
  quarter: ({ number, nth: which = 0, year }, at) =>
    year === undefined
      ? roundAgain((turn) => calendarQuarter(yearOf(at.today) + turn, number ?? which), at)
      : calendarQuarter(year, number ?? which),
  year: ({ year = 0 }) => calendarYear(year),
  'told-distance': ({ rest = '' }, at) => at.read(rest, ['written', 'date']),
};
