import type { Reader } from '../../../things/ledger.js';
import type { Id } from '../../../things/thing.js';
import type { Day } from '../../../time/day.js';
import { addDays, addWeeks } from '../../../time/day.js';
import type { Window } from '../../../time/window.js';
import type { Item } from '../../sitting.js';

/** Who looks, at what, on which day: all that finding something to ask about goes by. */
export interface Look {
  readonly reader: Reader;
  readonly today: Day;
  /** The check-in that is being held. */
  readonly checkin: Id;
  /** Null where nobody, or more than one, holds the role. */
  readonly facilitator: Id | null;
  /** The day of the last check-in that reached its end; null where there was none. */
  readonly last: Day | null;
}

export type Looking = (look: Look) => readonly Item[];

/** Nobody is offered help, or a word of the same kind, twice within these days. */
export const restDays = 7;

const fewWeeks = 4;

/** The days since the last check-in; the last four weeks where there was none. */
export const sinceLast = ({ today, last }: Look): Window => ({
  from: last === null ? addDays(addWeeks(today, -fewWeeks), 1) : addDays(last, 1),
  to: today,
});

/** The last four weeks, or all the days since the last check-in where those are more. */
export const lately = (look: Look): Window => {
  const from = addDays(addWeeks(look.today, -fewWeeks), 1);
  const since = sinceLast(look).from;
  return { from: since < from ? since : from, to: look.today };
};

/** What a note begins with. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;
