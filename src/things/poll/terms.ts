/** Which polls are open on a day. */

import type { Term } from '../term.js';
import type { Poll } from './thing.js';

/** Asked by the day, and neither settled nor let go by then. */
export const isAsking: Term<Poll> = {
  sql: (p, day) =>
    `(${p}.asked_on <= ${day} AND (${p}.ended_on IS NULL OR ${p}.ended_on > ${day}))`,
  of: ({ askedOn, endedOn }, day) => askedOn <= day && (endedOn === null || endedOn > day),
};
