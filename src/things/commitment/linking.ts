/** Which commitment needs which: each act decides which events come of it, or refuses. */

import { Refusal } from '../../text/refusal.js';
import type { Day } from '../../time/day.js';
import type { CommitmentEvent } from './events.js';
import { type Commitment, needsOf } from './fields.js';
import { oneEvent } from './permitted.js';

/**
 * A momentum link: `state` needs `needed`. `chain` is a path of commitments from `needed` back to
 * `state` where the ledger holds one, so that a circle is refused and shown.
 * @throws Refusal `link-circle`, `link-to-itself`, `link-twice`, `already-closed`
 */
export function link(
  state: Commitment,
  needed: Commitment,
  on: Day,
  chain: readonly Commitment[],
): CommitmentEvent[] {
  if (state.id === needed.id) {
    throw new Refusal('link-to-itself', 'A commitment can’t need itself.', 'Name another one.');
  }
  if (needsOf(state).includes(needed.id)) {
    throw new Refusal('link-twice', `${state.no} needs ${needed.no} already.`, 'Nothing to do.');
  }
  if (chain.length > 0) {
    const circle = [state, ...chain].map((each) => `${each.no} (${each.text})`);
    throw new Refusal(
      'link-circle',
      `That would close a circle: nothing in it could ever start.`,
      'Leave out one of these links: momentum commitment unlink N --needs M',
      { details: [circle.join(' needs ')] },
    );
  }
  const at = on < state.offeredOn ? state.offeredOn : on;
  return oneEvent(state, 'commitment.linked', at, { needs: needed.id });
}

/** @throws Refusal `link-missing` */
export function unlink(state: Commitment, needed: Commitment, on: Day): CommitmentEvent[] {
  if (!needsOf(state).includes(needed.id)) {
    throw new Refusal(
      'link-missing',
      `${state.no} does not need ${needed.no}.`,
      `See what it needs: momentum commitment show ${state.no}`,
    );
  }
  return oneEvent(state, 'commitment.unlinked', on, { needs: needed.id });
}
