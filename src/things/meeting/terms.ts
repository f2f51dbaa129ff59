/** Whether a meeting is held, planned or unconfirmed, and which is the next and which the last. */

import type { Term } from '../term.js';
import type { Meeting } from './fields.js';

export const isHeld: Term<Meeting> = {
  sql: (m, day) => `(${m}.held_on IS NOT NULL AND ${m}.held_on <= ${day})`,
  of: ({ heldOn }, day) => heldOn !== null && heldOn <= day,
};

export const isCancelled: Term<Meeting> = {
  sql: (m, day) => `(${m}.cancelled_on IS NOT NULL AND ${m}.cancelled_on <= ${day})`,
  of: ({ cancelledOn }, day) => cancelledOn !== null && cancelledOn <= day,
};

/** Known of on the day, and by then neither held nor cancelled, whatever day it is planned for. */
export const isPlanned: Term<Meeting> = {
  sql: (m, day) => `(${m}.planned_on <= ${day}
    AND NOT ${isHeld.sql(m, day)} AND NOT ${isCancelled.sql(m, day)})`,
  of: (state, day) =>
    state.plannedOn <= day && !isHeld.of(state, day) && !isCancelled.of(state, day),
};

/** Planned for the day or a later one. */
export const isComing: Term<Meeting> = {
  sql: (m, day) => `(${m}.day >= ${day} AND ${isPlanned.sql(m, day)})`,
  of: (state, day) => state.day >= day && isPlanned.of(state, day),
};

/** Planned for a day that is over, and nobody has said whether it took place: not known, not missing. */
export const isUnconfirmed: Term<Meeting> = {
  sql: (m, day) => `(${m}.day < ${day} AND ${isPlanned.sql(m, day)})`,
  of: (state, day) => state.day < day && isPlanned.of(state, day),
};

const soonestFirst = (m: string): string => `${m}.day, ${m}.start, ${m}.no`;
const latestFirst = (m: string): string => `${m}.day DESC, ${m}.start DESC, ${m}.no DESC`;

/** A WHERE and an ORDER BY: what is coming, of which the first is the next meeting. */
export const nextFirst = (m: string, day: string): string =>
  `${isComing.sql(m, day)} ORDER BY ${soonestFirst(m)}`;

/** A WHERE and an ORDER BY: what was held, of which the first is the last meeting. */
export const lastFirst = (m: string, day: string): string =>
  `${isHeld.sql(m, day)} ORDER BY ${m}.held_on DESC, ${m}.start DESC, ${m}.no DESC`;

/** A WHERE and an ORDER BY: what nobody has said more of, the earliest first. */
export const unconfirmedFirst = (m: string, day: string): string =>
  `${isUnconfirmed.sql(m, day)} ORDER BY ${soonestFirst(m)}`;

/**
 * A WHERE and an ORDER BY: what people mean by the last one while they put it on record, since it may
 * have been held and nobody has said so yet.
 */
export const hasComeUp = (m: string, day: string): string =>
  `${m}.day <= ${day} AND NOT ${isCancelled.sql(m, day)} ORDER BY ${latestFirst(m)}`;

export const inOrder = { soonestFirst, latestFirst } as const;
