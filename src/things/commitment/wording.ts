/** Pieces of the sentences in which the log tells of commitments. */
import { type Day, formatDay } from '../../time/day.js';
import { type Because, noReason } from './events.js';
import { givenReason } from './fields.js';

export const whenUnknown = ({ dayUnknown }: { readonly dayUnknown?: boolean }): string =>
  dayUnknown ? '; when, nobody has said' : '';

export const byDay = (due: Day | null): string => (due ? `, by ${formatDay(due)}` : '');

export const inBrackets = (because: Partial<Because>): string => {
  const said = givenReason({ ...noReason, ...because });
  return said === null ? '' : ` (${said})`;
};
