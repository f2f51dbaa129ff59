/** Handing back what somebody took or offered and can’t do, while it is still wanted. */

import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import { type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { type Reasoned, reasonGiven } from './agreeing.js';
import { oneEvent } from './permitted.js';
import { refuseBeforeTaken } from './spells.js';

/**
 * It is wanted again from that day, with its history and its date.
 * @throws Refusal `nobody-took-it`, `already-closed`, `before-taken`, `before-offered`, `day-to-come`
 */
export const handBackCommitment = (
  session: Session,
  id: Id,
  input: Reasoned & { readonly on?: Day | undefined },
) =>
  settle(session, 'commitment', id, (state) => {
    const on = happened(session, input.on);
    const events = oneEvent(state, 'commitment.handed-back', on, reasonGiven(input));
    refuseBeforeTaken(state, on);
    return events;
  });
