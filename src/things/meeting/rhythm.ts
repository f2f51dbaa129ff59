import { addDays, addMonths, addWeeks, type Day, daysBetween, weekOf } from '../../time/day.js';
import { type Rhythm, rhythms } from '../community/thing.js';

/** How often a rhythm meets, in whole weeks or in whole months. */
const steps: Record<Rhythm, { readonly weeks: number } | { readonly months: number }> = {
  weekly: { weeks: 1 },
  fortnightly: { weeks: 2 },
  'every three weeks': { weeks: 3 },
  monthly: { months: 1 },
  'every two months': { months: 2 },
  quarterly: { months: 3 },
};

/**
 * When the next meeting would be, going by the last one and the rhythm: the first such day after
 * `after`. A rhythm of months keeps the weekday and its place in the month ("the second Tuesday");
 * a fifth one that a month has not got is its last.
 */
export function nextByRhythm(last: Day, rhythm: Rhythm, after: Day): Day {
  const step = steps[rhythm];
  if ('weeks' in step) {
    const length = step.weeks * 7;
    const due = Math.max(1, Math.floor(daysBetween(last, after) / length) + 1);
    return addDays(last, due * length);
  }
  for (let count = step.months; ; count += step.months) {
    const day = sameWeekday(last, count);
    if (day > after) return day;
  }
}

/** The day `months` later that has the same weekday at the same place in its month. */
function sameWeekday(day: Day, months: number): Day {
  const place = Math.ceil(Number(day.slice(8)) / 7);
  const first = addMonths(`${day.slice(0, 7)}-01` as Day, months);
  const wanted = daysBetween(weekOf(day), day);
  const offset = (wanted - daysBetween(weekOf(first), first) + 7) % 7;
  const found = addWeeks(addDays(first, offset), place - 1);
  return found.slice(0, 7) === first.slice(0, 7) ? found : addWeeks(found, -1);
}

/** The rhythm that comes nearest to the gaps between `days` (any order); null below three days. */
export function rhythmOf(days: readonly Day[]): Rhythm | null {
  const sorted = [...days].sort();
  if (sorted.length < 3) return null;
  const gaps = sorted.slice(1).map((day, i) => daysBetween(sorted[i] as Day, day));
  const middle = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] as number;
  const names = Object.keys(rhythms) as Rhythm[];
  return names.reduce((best, name) =>
    Math.abs(rhythms[name] - middle) < Math.abs(rhythms[best] - middle) ? name : best,
  );
}
