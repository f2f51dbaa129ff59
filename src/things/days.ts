import { Refusal } from '../text/refusal.js';
import { type Day, formatDay } from '../time/day.js';
import type { Session } from './session.js';

/**
 * The day on which something happened: the one that was said, else today.
 * @throws Refusal `day-to-come` where that day is yet to come
 */
export function happened(session: Pick<Session, 'today'>, on: Day | undefined): Day {
  if (on === undefined || on <= session.today) return on ?? session.today;
  throw new Refusal(
    'day-to-come',
    `${formatDay(on)} is yet to come.`,
    'Give today or an earlier day.',
  );
}
