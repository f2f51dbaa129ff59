import type { Day } from '../time/day.js';
import type { Id } from './field.js';

/** What makes a member's week an active one (what the bands count). */
export const activities = ['contributions', 'attendances', 'taken', 'kept'] as const;
export type Activity = (typeof activities)[number];

/** One thing that somebody did in one week. */
export interface Mark {
  readonly member: Id;
  /** Monday of the ISO week. */
  readonly week: Day;
  readonly activity: Activity;
}
