/** Whether a meeting is held, planned or unconfirmed, and which is the next and which the last. */

import { ifHere, ifHereThatDay } from '../member/terms.js';
import type { Term } from '../term.js';
import type { Id } from '../thing.js';
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

/** Whether its host is on its list as that. */
export const isListed = (m: string, there: Meeting['attendance'][number]['there']): string =>
  `EXISTS (SELECT 1 FROM attendance a
    WHERE a."of" = ${m}.id AND a.member = ${m}.host AND a.there = '${there}')`;

/**
 * Who is to host it, or hosted it as far as anybody knows: nobody who sent apologies, or had left
 * before. Whoever leaves on the day that it is held, or is on the list of who came, has hosted it.
 */
export const hostOn: Term<Meeting, Id | null> = {
  sql: (m, day) => `CASE WHEN ${isListed(m, 'apologies')} THEN NULL
    WHEN ${isHeld.sql(m, day)} AND ${isListed(m, 'present')} THEN ${m}.host
    WHEN ${isHeld.sql(m, day)} THEN ${ifHereThatDay.sql(`${m}.host`, `${m}.day`)}
    ELSE ${ifHere.sql(`${m}.host`, `min(${m}.day, ${day})`)} END`,
  of: (state, day, whose) => {
    const { host, attendance, day: planned } = state;
    const there = attendance.find(({ member }) => member === host)?.there;
    const held = isHeld.of(state, day);
    if (there === 'apologies') return null;
    if (held && there === 'present') return host;
    if (held) return ifHereThatDay.of(host, planned, whose);
    return ifHere.of(host, planned < day ? planned : day, whose);
  },
};

const soonestFirst = (m: string): string => `${m}.day, ${m}.start, ${m}.no`;
const latestFirst = (m: string): string => `${m}.day DESC, ${m}.start DESC, ${m}.no DESC`;

/** A WHERE and an ORDER BY: what is coming, of which the first is the next meeting. */
export const nextFirst = (m: string, day: string): string =>
  `${isComing.sql(m, day)} ORDER BY ${soonestFirst(m)}`;

/** Called off, as far as is known now, whatever day is looked at. */
export const isOff = (m: string): string => `(${m}.status = 'cancelled')`;

/** A WHERE and an ORDER BY: what comes after a day, or came, as it is known now; the soonest first. */
export const laterFirst = (m: string, day: string): string =>
  `${m}.day > ${day} AND NOT ${isOff(m)} ORDER BY ${soonestFirst(m)}`;

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
