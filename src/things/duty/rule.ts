/** When the turns of a duty are: around each meeting, or on days that come again. */

import { counted } from '../../text/text.js';
import { addDays, type Day, formatWeekday, shortDay } from '../../time/day.js';
import type { Cadence, Recurring } from '../../time/recurring.js';

/** With each meeting: so many days after it, or before where that is less than nothing. */
interface WithMeetings {
  readonly each: 'meeting';
  readonly days: number;
}

/** On days that come again, counted from one. */
type OnDays = Cadence & { readonly from: Day };

export type DutyRule = WithMeetings | OnDays;

export const goesByMeetings = (rule: DutyRule): rule is WithMeetings => 'each' in rule;

/** "at each meeting", "7 days before each meeting", "every month from 5 Dec 2026 on". */
export function ruleInWords(rule: DutyRule): string {
  if (goesByMeetings(rule)) {
    const { days } = rule;
    if (days === 0) return 'at each meeting';
    return `${counted(Math.abs(days), 'day')} ${days < 0 ? 'before' : 'after'} each meeting`;
  }
  if (!('unit' in rule)) return onWeekday(rule);
  const { unit, count, from, dayOfMonth } = rule;
  const counts = `every ${apart(unit, count)}, counted from ${shortDay(from)}`;
  if (dayOfMonth === undefined) return counts;
  return `${counts}, on day ${dayOfMonth} of the month or on its last`;
}

function apart(unit: 'week' | 'month', count: number): string {
  const years = count / 12;
  if (unit === 'month' && Number.isInteger(years)) return many(years, 'year');
  return many(count, unit);
}

const many = (count: number, unit: string): string => (count === 1 ? unit : counted(count, unit));

const which = ['first', 'second', 'third', 'fourth'];

function onWeekday({ every, weekday, nth }: Recurring): string {
  // A Monday, and the days after it.
  const name = formatWeekday(addDays('2024-01-01', weekday - 1));
  if (nth === null) return every === 'week' ? `every ${name}` : `every other ${name}`;
  return `on the ${which[nth - 1] ?? 'last'} ${name} of each month`;
}
