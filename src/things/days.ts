import { Refusal } from '../text/refusal.js';
import { type Day, formatDay } from '../time/day.js';
import type { Candidate } from './find.js';

/**
 * Holds what happened to days that have come.
 * @param next what to do instead
 * @throws Refusal `day-to-come`
 */
export function notToCome(on: Day, today: Day, next = 'Give today or an earlier day.'): void {
  if (on > today) throw new Refusal('day-to-come', `${formatDay(on)} is yet to come.`, next);
}

/**
 * The day on which something happened: the one that was said, else today.
 * @throws Refusal `day-to-come` where that day is yet to come
 */
export function happened({ today }: { readonly today: Day }, on: Day = today): Day {
  notToCome(on, today);
  return on;
}

/**
 * When something was said, by the day that was given for it or the meeting where it was; undefined:
 * today, as of a meeting that is yet to come.
 */
export const dayItWasSaid = (given: Day | Candidate | undefined, today: Day): Day | undefined => {
  const day = typeof given === 'object' ? given.day : given;
  return day !== undefined && day < today ? day : undefined;
};
