/** What becomes of a commitment whose people have left: who can't have kept it, and who is asked for. */

import { Refusal } from '../../text/refusal.js';
import { type Day, formatDay } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import { hasLeftNow, whoseIn } from '../member/list.js';
import { ifHereThatDay } from '../member/terms.js';
import type { Id } from '../thing.js';
import { type Commitment, ownerOf } from './fields.js';
import { isOpenNow } from './terms.js';

/** Whether it is open and whoever holds it has left, so that it is looking for somebody. */
export const holderIsGone = (reader: Pick<Reader, 'get'>, state: Commitment): boolean => {
  const owner = isOpenNow(state.status) ? ownerOf(state) : null;
  return owner !== null && hasLeftNow(reader, owner);
};

/** Of those who hold it or help with it, who had left before the day, and so can't have kept it then. */
export const goneBefore = (
  reader: Pick<Reader, 'get'>,
  state: Commitment,
  day: Day,
): { readonly owner: Id | null; readonly others: readonly Id[] } => {
  const whose = whoseIn(reader);
  const isGoneThen = (each: Id): boolean => ifHereThatDay.of(each, day, whose) === null;
  const owner = isOpenNow(state.status) ? ownerOf(state) : null;
  return {
    owner: owner !== null && isGoneThen(owner) ? owner : null,
    others: state.others.filter(isGoneThen),
  };
};

export function holderHasLeft(
  reader: Pick<Reader, 'get'>,
  { no, text }: Commitment,
  owner: Id,
): Refusal {
  const { name = 'somebody', leftOn = null } = reader.get('member', owner) ?? {};
  const since = leftOn === null ? 'who had left by then' : `who left on ${formatDay(leftOn)}`;
  const before =
    leftOn === null
      ? ''
      : ` If ${name} did, on that day or an earlier one: momentum keep ${no} --on ${leftOn}`;
  return new Refusal(
    'holder-has-left',
    `${no} (${text}) was with ${name}, ${since}.`,
    `Say who did it: momentum keep ${no} --by NAME.${before}`,
  );
}
