/** When a duty comes again, and whose it is, as it was typed. */

import { choice, one, several } from '../cli/parameters.js';
import type { Call } from '../cli/verb.js';
import { excerpt } from '../text/gate.js';
import { usage } from '../text/refusal.js';
import { shellWord } from '../text/text.js';
import type { DutyRule } from '../things/duty/rule.js';
import type { Duty } from '../things/duty/thing.js';
import type { MemberOrNew } from '../things/member/changes.js';
import { addDays, type Day, dayOfMonthOf } from '../time/day.js';
import { type Cadence, cadenceDays, type Interval, readCadence } from '../time/recurring.js';
import { peopleInOrder } from './typed.js';

/** How often it comes again, and whose it is. */
export const dutySaid = {
  each: choice(['meeting'], 'with each meeting that is planned, on its day'),
  before: one('count', 'with --each meeting: so many days before it', { placeholder: 'DAYS' }),
  after: one('count', 'with --each meeting: so many days after it', { placeholder: 'DAYS' }),
  every: one('text', 'how often: month, “two weeks”, quarter, “first friday”, “other monday”', {
    placeholder: 'HOW-OFTEN',
  }),
  from: one(
    'begins',
    'with --every: the day of the first, from which it is counted; else the first that comes after today',
  ),
  rota: several('text', 'who does it in turn, in this order: "tom, grace, lena"', {
    placeholder: 'NAMES',
  }),
  by: one('person', 'who does it, where it is always the same'),
  lead: one('count', 'how many days ahead a turn is brought up; else 7', { placeholder: 'DAYS' }),
};

export const usualLead = 7;

interface Typed {
  readonly each: 'meeting' | undefined;
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly every: string | undefined;
  readonly from: Day | undefined;
}

/** When its turns are; undefined where nothing was said. */
export function ruleTyped(
  { each, before, after, every, from }: Typed,
  today: Day,
): DutyRule | undefined {
  if (each !== undefined && every !== undefined) throw eachAndEvery();
  if (each === undefined && (before ?? after) !== undefined) throw beforeWhat();
  if (before !== undefined && after !== undefined) throw beforeAndAfter();
  if (every === undefined && from !== undefined) throw fromWithoutEvery();
  // Not the other way round, since there is no minus nought.
  if (each !== undefined) return { each, days: before ? -before : (after ?? 0) };
  if (every === undefined) return undefined;
  const cadence = readCadence(every);
  if (cadence === undefined) throw unclearHowOften(every);
  if (from !== undefined) return { ...cadence, from };
  const first = firstAfter(cadence, today);
  return { ...cadence, ...dayKept(cadence, today, first), from: first };
}

/** Of what is counted from today: the day of the month, where that of the first is too short for it. */
function dayKept(cadence: Cadence, today: Day, first: Day): Pick<Interval, 'dayOfMonth'> {
  const dayOfMonth = dayOfMonthOf(today);
  const short = 'unit' in cadence && cadence.unit === 'month' && dayOfMonthOf(first) < dayOfMonth;
  return short ? { dayOfMonth } : {};
}

/** Nobody asks for a thing on the very day without saying so. */
function firstAfter(cadence: Cadence, today: Day): Day {
  const tomorrow = addDays(today, 1);
  return cadenceDays(cadence, 'unit' in cadence ? today : tomorrow, tomorrow).next().value;
}

/** Why its first turn is on the day it is, where nobody said which; undefined where somebody did. */
export function firstSaid(
  { every, from }: Pick<Typed, 'every' | 'from'>,
  { no }: Duty,
): string | undefined {
  if (every === undefined || from !== undefined) return undefined;
  return `No first day was said, so it is the first that comes after today. To begin on another: momentum duty edit ${no} --every ${shellWord(every)} --from DATE`;
}

const eachAndEvery = () =>
  usage(
    'each-and-every',
    'It can’t come with each meeting and by the calendar as well.',
    'Leave out --each or --every; or add two duties.',
  );

const beforeWhat = () =>
  usage(
    'before-what',
    '--before and --after count days from a meeting, and none was named.',
    'Say so: --each meeting.',
  );

const beforeAndAfter = () =>
  usage(
    'before-and-after',
    'One turn can’t be before the meeting and after it.',
    'Leave out --before or --after; or add two duties.',
  );

const fromWithoutEvery = () =>
  usage(
    'from-without-every',
    '--from says from which day it is counted, and it was not said how often it comes.',
    'Say how often: --every month. What goes by meetings needs no first day.',
  );

const unclearHowOften = (typed: string) =>
  usage(
    'unclear-how-often',
    `“${excerpt(typed)}” does not say how often it comes again.`,
    'Write it like month, “two weeks”, quarter, year; or on a weekday: “first friday”, “monday”, “other tuesday”.',
  );

export const howOften = () =>
  usage(
    'how-often',
    'It was not said when it comes again.',
    'With each meeting: --each meeting. By the calendar: --every month, --every "first friday" and the like.',
  );

/** Whose it is; undefined where nothing was said. */
export async function rotaTyped(
  call: Call,
  { rota, by }: { readonly rota: readonly string[]; readonly by: MemberOrNew | undefined },
) {
  if (rota.length === 0) return by === undefined ? undefined : [by];
  if (by !== undefined) throw rotaAndBy();
  const people = await peopleInOrder(call, rota, '--rota');
  if (people.length < 2) throw rotaOfOne();
  return people;
}

export const rotaAndBy = () =>
  usage(
    'rota-and-by',
    'It can’t be done in turn and always by the same.',
    'Leave out --rota or --by.',
  );

const rotaOfOne = () =>
  usage(
    'rota-of-one',
    'A rota is of two or more.',
    'Name the others too: --rota "tom, grace". Where it is always the same: --by NAME',
  );
