/** Pieces of the sentences in which commitments are told of. */
import { type Day, formatDay } from '../../time/day.js';
import { type Because, noReason } from './events.js';
import { type Commitment, givenReason } from './fields.js';

export const whenUnknown = ({ dayUnknown }: { readonly dayUnknown?: boolean }): string =>
  dayUnknown ? '; when, nobody has said' : '';

export const byDay = (due: Day | null): string => (due ? `, by ${formatDay(due)}` : '');

export const inBrackets = (because: Partial<Because>): string => {
  const said = givenReason({ ...noReason, ...because });
  return said === null ? '' : ` (${said})`;
};

/** Of what is wanted: whether it was with somebody before. */
export const nobodyHas = ({ no, text, owners }: Commitment): string =>
  owners.length === 0
    ? `Nobody has taken ${no} (${text}) yet.`
    : `${no} (${text}) was handed back, and nobody has taken it since.`;
