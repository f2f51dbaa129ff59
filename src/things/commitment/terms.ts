/** What is open, wanted, overdue, due soon, kept, met. */

import { addDays, addWeeks, type Day } from '../../time/day.js';
import { type Window, within } from '../../time/window.js';
import { ifHere } from '../member/terms.js';
import { holds, listed, type Term } from '../term.js';
import type { Id } from '../thing.js';
import { type Commitment, dueOf } from './fields.js';

type Status = Commitment['status'];

const openStatuses: readonly Status[] = ['offered', 'wanted'];

/** Neither kept nor released, of a status by itself: as it is now, or as a document said it. */
export const isOpenNow = (status: Status): boolean => openStatuses.includes(status);

/** The same in SQL. */
export const openNow = (c: string): string => `${c}.status IN (${listed(openStatuses)})`;

/**
 * Offered or found to be wanted by the day, and neither kept nor released by then. What was kept on a
 * day that nobody knows was open until that came to be known, if it was on record before.
 */
export const isOpen: Term<Commitment> = {
  // Each side of the OR has an index of its own; the plus keeps SQLite from going through all that
  // was ever offered.
  sql: (c, day) => `(+${c}.offered_on <= ${day}
    AND (${openNow(c)} OR (${c}.closed_on IS NOT NULL AND ${c}.closed_on > ${day})
      OR (${c}.kept_by IS NOT NULL AND ${c}.kept_by > ${day})))`,
  of: ({ status, offeredOn, closedOn, keptBy }, day) =>
    offeredOn <= day && (isOpenNow(status) || isAfter(closedOn, day) || isAfter(keptBy, day)),
};

const isAfter = (on: Day | null, day: Day): boolean => on !== null && on > day;

/** The due date that was agreed on the day; null where none was. */
export const dueOn: Term<Pick<Commitment, 'dues'>, Day | null> = {
  sql: (c, day) => `(SELECT d.due FROM commitment_due d
    WHERE d."of" = ${c}.id AND ${holds.sql('d', day)} ORDER BY d.place DESC LIMIT 1)`,
  of: ({ dues }, day) => dues.filter((spell) => holds.of(spell, day)).at(-1)?.due ?? null,
};

/** Who held it on the day; null where nobody had taken it. */
export const ownerOn: Term<Pick<Commitment, 'owners'>, Id | null> = {
  sql: (c, day) => `(SELECT o.member FROM commitment_owner o
    WHERE o."of" = ${c}.id AND ${holds.sql('o', day)} ORDER BY o.place DESC LIMIT 1)`,
  of: ({ owners }, day) => owners.filter((spell) => holds.of(spell, day)).at(-1)?.member ?? null,
};

/** Since when whoever held it on the day had had it; null where nobody had taken it. */
export const heldSince: Term<Pick<Commitment, 'owners'>, Day | null> = {
  sql: (c, day) => `(SELECT o.from_on FROM commitment_owner o
    WHERE o."of" = ${c}.id AND ${holds.sql('o', day)} ORDER BY o.place DESC LIMIT 1)`,
  of: ({ owners }, day) => owners.filter((spell) => holds.of(spell, day)).at(-1)?.from ?? null,
};

/**
 * Who offered it, in the breath in which it was said; null where it was said to be wanted, and taken
 * later. Whoever has it now may be another.
 */
export const offeredBy: Term<Pick<Commitment, 'owners' | 'offeredOn'>, Id | null> = {
  sql: (c, day) => `(SELECT first.member FROM commitment_owner first
    WHERE first."of" = ${c}.id AND first.place = 0 AND first.from_on = ${c}.offered_on
      AND first.from_on <= ${day})`,
  of: ({ owners: [first], offeredOn }, day) =>
    first !== undefined && first.from === offeredOn && first.from <= day ? first.member : null,
};

/** Whether somebody came to it by offering it, on a day that nobody knows. @param o a row of its owners */
export const isOfferedUnknown = (c: string, o: string): string =>
  `(${c}.offered_unknown AND ${o}.place = 0 AND ${o}.from_on = ${c}.offered_on)`;

/** Who came to it on a day that is known, in order: what nobody has dated makes nobody active. */
export const knownTakings = ({
  owners,
  offeredOn,
  offeredUnknown,
}: Pick<Commitment, 'owners' | 'offeredOn' | 'offeredUnknown'>): Commitment['owners'] =>
  offeredUnknown
    ? owners.filter(({ from }, place) => place > 0 || from !== offeredOn)
    : [...owners];

/** The same of one row of its owners. @param o a row of `commitment_owner` */
export const isKnownTaking = (o: string): string =>
  `(${o}.place > 0 OR NOT EXISTS (SELECT 1 FROM commitment undated
    WHERE undated.id = ${o}."of" AND ${isOfferedUnknown('undated', o)}))`;

/** Who looks after it on the day: whoever held it, and nobody once they have left. */
export const holderOn: Term<Pick<Commitment, 'owners'>, Id | null> = {
  sql: (c, day) => ifHere.sql(ownerOn.sql(c, day), day),
  of: (state, day, whose) => ifHere.of(ownerOn.of(state, day), day, whose),
};

/**
 * Whether somebody who was here held it when a date of it was moved. What nobody had taken, or was
 * looking for somebody since its holder had left, gets another date from whoever takes it: that is the
 * first one that they agree to. Of one day, a date is theirs where they offered the thing with it.
 * @param d a row of its dates
 */
export const heldAtMove = (c: string, d: string): string =>
  `EXISTS (SELECT 1 FROM commitment_owner o WHERE o."of" = ${c}.id
    AND coalesce(o.to_on, ${d}.to_on) >= ${d}.to_on
    AND ${ifHere.sql('o.member', `${d}.to_on`)} IS NOT NULL
    AND (o.from_on < ${d}.to_on
      OR (o.from_on = ${d}.to_on AND ${d}.from_on = ${d}.to_on AND o.place = 0
        AND EXISTS (SELECT 1 FROM entry e
          WHERE e.subject = ${c}.id AND e.kind = 'commitment.offered'))))`;

/** Whether it came to somebody from another on the day on which a date of it ended. */
export const handedOnAtMove = (c: string, d: string): string =>
  `EXISTS (SELECT 1 FROM commitment_owner hand WHERE hand."of" = ${c}.id
    AND hand.place > 0 AND hand.from_on = ${d}.to_on)`;

/**
 * Whether a date was moved: whoever had it has agreed to another. What is taken or passed on with
 * another day is taken or passed on, with a date of whoever has it from then on; and what followed its
 * meeting is with the day that was agreed.
 */
export const isMoved = (c: string, d: string): string =>
  `(NOT ${d}.went_along AND ${heldAtMove(c, d)} AND NOT ${handedOnAtMove(c, d)}
    AND EXISTS (SELECT 1 FROM commitment_due later WHERE later."of" = ${c}.id
      AND later.place > ${d}.place AND later.due IS NOT NULL))`;

/** Whether it came to somebody from another on the day. */
export const handedOnThen = ({ owners }: Commitment, day: Day): boolean =>
  owners.slice(1).some(({ from }) => from === day);

/** The dates of a state that it was moved away from, in order. */
export const datesMoved = (state: Commitment): Commitment['dues'] =>
  state.dues.filter(
    ({ due, to, wentAlong }, place) =>
      due !== null &&
      to !== null &&
      !wentAlong &&
      !handedOnThen(state, to) &&
      state.dues.slice(place + 1).some((later) => later.due !== null),
  );

/**
 * Who helps with it, as a JSON list in SQL: while it is open, nobody who has left; what is closed
 * was done by whoever did it.
 */
export const helpersOn: Term<Commitment, string> = {
  sql: (c, day) => `CASE WHEN ${c}.others = '[]' OR NOT ${isOpen.sql(c, day)} THEN ${c}.others ELSE
    (SELECT json_group_array(helper.value) FROM json_each(${c}.others) helper
      WHERE ${ifHere.sql('helper.value', day)} IS NOT NULL) END`,
  of: (state, day, whose) =>
    JSON.stringify(
      isOpen.of(state, day)
        ? state.others.filter((each) => ifHere.of(each, day, whose) !== null)
        : state.others,
    ),
};

/** Whether somebody helps with it on the day. @param member a named parameter */
export const helpedBy = (c: string, member: string, day: string): string =>
  `EXISTS (SELECT 1 FROM json_each(${helpersOn.sql(c, day)}) helper WHERE helper.value = ${member})`;

/** Open, and looking for somebody: nobody has taken it yet, or whoever did has left. */
export const isWanted: Term<Commitment> = {
  sql: (c, day) => `(${isOpen.sql(c, day)} AND ${holderOn.sql(c, day)} IS NULL)`,
  of: (state, day, whose) => isOpen.of(state, day) && holderOn.of(state, day, whose) === null,
};

/** Open, and held by somebody who is here. */
export const isTaken: Term<Commitment> = {
  sql: (c, day) => `(${isOpen.sql(c, day)} AND ${holderOn.sql(c, day)} IS NOT NULL)`,
  of: (state, day, whose) => isOpen.of(state, day) && holderOn.of(state, day, whose) !== null,
};

/** Open, and held by somebody who has left: what becomes of it has to be asked. */
export const isLeftBehind: Term<Commitment> = {
  sql: (c, day) => `(${isWanted.sql(c, day)} AND ${ownerOn.sql(c, day)} IS NOT NULL)`,
  of: (state, day, whose) => isWanted.of(state, day, whose) && ownerOn.of(state, day) !== null,
};

/** What somebody has had for longer without a date is asked about rather than planned with: half a year. */
const oldWeeks = 26;

/** Held by somebody for longer than half a year, and without a date. */
export const isOldUndated: Term<Commitment> = {
  sql: (c, day) => `(${isTaken.sql(c, day)} AND ${dueOn.sql(c, day)} IS NULL
    AND ${heldSince.sql(c, day)} < date(${day}, '-${7 * oldWeeks} days'))`,
  of: (state, day, whose) =>
    isTaken.of(state, day, whose) &&
    dueOn.of(state, day) === null &&
    isOld(heldSince.of(state, day), day),
};

/** Whether a day lies longer ago than half a year. */
export const isOld = (since: Day | null, day: Day): boolean =>
  since !== null && since < addWeeks(day, -oldWeeks);

/** Whether a due date has gone by: its day is over. */
export const hasGoneBy = (due: Day | null, day: Day): boolean => due !== null && due < day;

/** Held by somebody who is here, its day gone by. What is looking for somebody is only that, however late. */
export const isOverdue: Term<Commitment> = {
  sql: (c, day) => `(${isTaken.sql(c, day)} AND coalesce(${dueOn.sql(c, day)} < ${day}, 0))`,
  of: (state, day, whose) => isTaken.of(state, day, whose) && hasGoneBy(dueOn.of(state, day), day),
};

/** What falls due within so many days is due soon: the two weeks that a State of Play looks ahead. */
const soonDays = 14;

/** The last day on which something that is due soon falls. */
export const soonUpTo = (day: Day): Day => addDays(day, soonDays);

/** Held by somebody, and due on the day or soon after it. */
export const isDueSoon: Term<Commitment> = {
  sql: (c, day) => `(${isTaken.sql(c, day)}
    AND coalesce(${dueOn.sql(c, day)} BETWEEN ${day} AND date(${day}, '+${soonDays} days'), 0))`,
  of: (state, day, whose) =>
    isTaken.of(state, day, whose) && within(dueOn.of(state, day), { from: day, to: soonUpTo(day) }),
};

/** Done up to and including the day that was agreed: it is over when that day is. */
export const inTime = (on: Day | null, due: Day): boolean => on !== null && on <= due;

/** Met: kept by the date that was agreed for it last. */
export const isMet: Term<Commitment> = {
  sql: (c, day) => `(${c}.status = 'kept' AND coalesce(${c}.closed_on <= ${day}, 0)
    AND coalesce(${c}.closed_on <= ${c}.due_on, 0))`,
  of: (state, day) => {
    const { status, closedOn } = state;
    const due = dueOf(state);
    return (
      status === 'kept' &&
      within(closedOn, { from: state.offeredOn, to: day }) &&
      due !== null &&
      inTime(closedOn, due)
    );
  },
};

/**
 * Kept, or released, on a day of a window. The plus has SQLite go by the day, and not through all
 * that were ever kept.
 */
const closedIn = (how: 'kept' | 'released') => ({
  sql: (c: string, from: string, to: string): string =>
    `${c}.closed_on BETWEEN ${from} AND ${to} AND +${c}.status = '${how}'`,
  of: ({ status, closedOn }: Commitment, window: Window): boolean =>
    status === how && within(closedOn, window),
});
export const keptIn = closedIn('kept');
export const releasedIn = closedIn('released');

/** Of `c`: what came of it, whenever that was. */
export const closedAs = (c: string, how: 'kept' | 'released'): string => `+${c}.status = '${how}'`;
