/** The date that is agreed for a commitment: with it, later, or by whoever it comes to. */

import { Refusal } from '../../text/refusal.js';
import { optionalText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { type Agreed, type Following, isUndated, type Undated } from '../../time/typed-day.js';
import type { No } from '../no.js';
import type { Because, CommitmentEvent } from './events.js';
import { type Commitment, dueOf, followedBy, type Reason, saidOffered } from './fields.js';
import { hasGoneBy } from './terms.js';

/** @param on when it was offered; null where nobody has said */
export function dueAfterOffer(
  due: Day | null,
  on: Day | null,
  next = 'Give a later due date, or say with --on when it was offered.',
): void {
  if (due === null || on === null || due >= on) return;
  throw new Refusal(
    'due-before-offered',
    `It would be due on ${formatDay(due)}, before it was offered on ${formatDay(on)}.`,
    next,
  );
}

/** Where the day of the offer is what is wrong. */
export const orOfferedThen = (no: No): string =>
  `If the day it was offered is wrong: momentum commitment edit ${no} --offered DATE`;

export const laterDue = (no: No): string => `Give a later due date. ${orOfferedThen(no)}`;

/** Why a date, a hand or a mind was changed, where that was said. */
export interface Reasoned {
  readonly because?: Reason | null | undefined;
  readonly why?: string | null | undefined;
}

export const reasonGiven = (input: Reasoned): Because => ({
  because: input.because ?? null,
  why: optionalText(input.why, 'the reason'),
});

/** A date, with the meeting that it follows, if any. */
export interface Due {
  readonly due?: Day | null | undefined;
  readonly follows?: Following | null | undefined;
}

/** What was typed as a date, as acts take it; words that name none leave it open. */
export const dueTyped = (typed: Agreed | Undated | undefined): Due =>
  typed === undefined || isUndated(typed) ? {} : { due: typed.day, follows: typed.follows };

/** The same for a move. */
export const movedTo = ({ day: to, follows }: Agreed) => ({ to, follows });

/** As events carry it. */
export const followingSaid = (follows: Following | null | undefined) =>
  follows ? { follows: follows.meeting, followsBy: follows.days } : {};

/** Whether a commitment has that very date, and goes where it goes. */
export const isDueSo = (state: Commitment, { due = null, follows }: Due): boolean =>
  dueOf(state) === due && (followedBy(state)?.meeting ?? null) === (follows?.meeting ?? null);

/**
 * The date that somebody takes it over with: left out, the one it has. One that has gone by is no debt
 * of whoever comes to it now: another is agreed, or none for now.
 */
export function dateAnew(
  state: Commitment,
  { on, due, follows }: { readonly on: Day } & Due,
  why: Because,
): CommitmentEvent[] {
  const before = dueOf(state);
  if (due) {
    dueAfterOffer(due, saidOffered(state), laterDue(state.no));
    return isDueSo(state, { due, follows })
      ? []
      : [datedTo(state, on, { due, follows }, { ...why, anew: true })];
  }
  return hasGoneBy(before, on) ? [datedTo(state, on, {}, why)] : [];
}

/** Of a reason, what there is of one. */
const said = ({ because, why }: Because): Partial<Because> => ({
  ...(because !== null && { because }),
  ...(why !== null && { why }),
});

export function datedTo(
  state: Commitment,
  on: Day,
  { due: to = null, follows }: Due,
  { anew, ...why }: Because & { readonly anew?: boolean },
): CommitmentEvent {
  const subject = state.id;
  const by = followingSaid(follows);
  if (to === null) return { kind: 'commitment.undated', subject, on, data: why };
  return dueOf(state) === null
    ? // Whoever it comes to says why it came, and not why it has a date.
      { kind: 'commitment.dated', subject, on, data: { to, ...by, ...(!anew && said(why)) } }
    : { kind: 'commitment.moved', subject, on, data: { to, ...by, ...why, ...(anew && { anew }) } };
}
