import { type Day, formatDay } from '../core/day.js';
import { Refusal } from '../core/refusal.js';
import type { Desk } from './desk.js';

/**
 * The day on which something happened: the one that was said, else today.
 * @throws Refusal `day-to-come` where that day is yet to come
 */
export function happened(desk: Desk, on: Day | undefined): Day {
  if (on === undefined || on <= desk.today) return on ?? desk.today;
  throw new Refusal(
    'day-to-come',
    `${formatDay(on)} is yet to come.`,
    'Give today or an earlier day.',
  );
}
