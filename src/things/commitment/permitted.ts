/** What may come after what of a commitment, and the refusals where it may not. */
import { Refusal } from '../../text/refusal.js';
import { type Day, formatDay } from '../../time/day.js';
import { permits } from '../thing.js';
import { orOfferedThen } from './agreeing.js';
import type { CommitmentEvent, CommitmentEvents } from './events.js';
import { type Commitment, saidOffered } from './fields.js';
import { commitment } from './thing.js';
import { nobodyHas } from './wording.js';

const closedWords = { kept: 'has been kept', released: 'has been let go' } as const;

/** @throws Refusal `nobody-took-it`, `already-taken`, `already-closed`, `before-offered` */
export function mayFollow(state: Commitment, kind: keyof CommitmentEvents, on: Day): void {
  if (!permits(commitment, state, kind)) {
    if (state.status === 'wanted') {
      throw new Refusal(
        'nobody-took-it',
        nobodyHas(state),
        `Say who takes it: momentum take ${state.no} --by NAME`,
      );
    }
    if (state.status === 'offered') {
      throw new Refusal(
        'already-taken',
        `${state.no} (${state.text}) is with somebody already.`,
        `To hand it over: momentum pass ${state.no} --to NAME`,
      );
    }
    throw new Refusal(
      'already-closed',
      `${state.no} (${state.text}) ${closedWords[state.status]} already.`,
      `If that was a slip: momentum reopen ${state.no}. To start afresh: momentum offer "…"`,
    );
  }
  const offered = saidOffered(state);
  if (offered !== null && on < offered) {
    throw new Refusal(
      'before-offered',
      `${formatDay(on)} is before ${state.no} was offered, on ${formatDay(offered)}.`,
      `Give a day on or after that one. ${orOfferedThen(state.no)}`,
    );
  }
}

/** The one event of a kind, where it may follow. @throws Refusal as `mayFollow` */
export const oneEvent = <Kind extends keyof CommitmentEvents>(
  state: Commitment,
  kind: Kind,
  on: Day,
  data: CommitmentEvents[Kind],
): CommitmentEvent[] => {
  mayFollow(state, kind, on);
  return [{ kind, subject: state.id, on, data } as CommitmentEvent];
};
