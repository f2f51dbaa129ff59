/** Which decisions stand, and which are to be taken or looked at again. */

import type { Term } from '../term.js';
import type { Decision } from './thing.js';

/** Put down by the day as something to decide, and neither taken nor withdrawn by then. */
export const isToTake: Term<Decision> = {
  sql: (d, day) => `(${d}.raised_on IS NOT NULL AND ${d}.raised_on <= ${day}
    AND (${d}.decided_on IS NULL OR ${d}.decided_on > ${day})
    AND (${d}.decided_on IS NOT NULL OR ${d}.ended_on IS NULL OR ${d}.ended_on > ${day}))`,
  of: ({ raisedOn, decidedOn, endedOn }, day) =>
    raisedOn !== null &&
    raisedOn <= day &&
    (decidedOn === null ? endedOn === null || endedOn > day : decidedOn > day),
};

/** Taken by the day, and no other had taken its place by then. */
export const isStanding: Term<Decision> = {
  sql: (d, day) => `(${d}.decided_on IS NOT NULL AND ${d}.decided_on <= ${day}
    AND (${d}.ended_on IS NULL OR ${d}.ended_on > ${day}))`,
  of: ({ decidedOn, endedOn }, day) =>
    decidedOn !== null && decidedOn <= day && (endedOn === null || endedOn > day),
};

/** It stands, and its day to be looked at again has come. */
export const isToLookAt: Term<Decision> = {
  sql: (d, day) => `(${isStanding.sql(d, day)} AND ${d}.look_again_on IS NOT NULL
    AND ${d}.look_again_on <= ${day})`,
  of: (state, day) =>
    isStanding.of(state, day) && state.lookAgainOn !== null && state.lookAgainOn <= day,
};
