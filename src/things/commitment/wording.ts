/** Pieces of the sentences in which commitments are told of. */
import { type Day, formatDay } from '../../time/day.js';
import { meeting } from '../meeting/thing.js';
import type { Id, NameOf } from '../thing.js';
import { type Because, type CommitmentEvents, noReason } from './events.js';
import { type Commitment, givenReason } from './fields.js';

export const whenUnknown = ({ dayUnknown }: { readonly dayUnknown?: boolean }): string =>
  dayUnknown ? '; when, nobody has said' : '';

export const byDay = (due: Day | null): string => (due ? `, by ${formatDay(due)}` : '');

/** Which meeting a date follows, beside it: “, which follows “Tea””. */
export const following = ({ follows }: { readonly follows?: Id }, nameOf: NameOf): string =>
  follows === undefined ? '' : `, which follows ${nameOf(meeting, follows)}`;

/** @param what how the commitment is called */
export function toldFollowing(
  { to, meeting: was, next }: CommitmentEvents['commitment.followed'],
  what: string,
  nameOf: NameOf,
): string {
  const before = nameOf(meeting, was);
  if (to === null) return `${what} has no day any more, since ${before} was cancelled.`;
  return next === undefined
    ? `${what} followed ${before} to ${formatDay(to)}.`
    : `${what} followed the next meeting to ${formatDay(to)}, since ${before} was cancelled.`;
}

export const inBrackets = (because: Partial<Because>): string => {
  const said = givenReason({ ...noReason, ...because });
  return said === null ? '' : ` (${said})`;
};

/** Of what is wanted: whether it was with somebody before. */
export const nobodyHas = ({ no, text, owners }: Commitment): string =>
  owners.length === 0
    ? `Nobody has taken ${no} (${text}) yet.`
    : `${no} (${text}) was handed back, and nobody has taken it since.`;
