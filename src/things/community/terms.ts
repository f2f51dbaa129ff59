import { ifHere } from '../member/terms.js';
import type { Term } from '../term.js';
import type { Id } from '../thing.js';
import type { Community } from './thing.js';

/** Who looks after the Momentum Plan on the day; null where nobody does. */
export const planKeeperOn: Term<Community, Id | null> = {
  sql: (c, day) => ifHere.sql(`${c}.plan_keeper`, day),
  of: ({ planKeeper }, day, whose) => ifHere.of(planKeeper, day, whose),
};
