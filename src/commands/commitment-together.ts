/** What verbs put on record of several commitments as one act. */

import type { Call, Result } from '../cli/verb.js';
import { root } from '../papers/build.js';
import { type Commitment, ownerOf } from '../things/commitment/fields.js';
import { need, type Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import { together } from '../things/together.js';
import type { Day } from '../time/day.js';
import { commitmentRecorded } from './commitment-shown.js';
import { idsOf } from './typed.js';

/** One act on each of several, as one act: all of them or none. */
export function recordedTogether(
  call: Call,
  did: string,
  found: ReadonlyArray<{ readonly id: Id }>,
  act: (session: Session, id: Id) => Commitment,
  on?: Day,
): Result {
  const ids = [...new Set(idsOf(found))];
  const before = call.session.ledger.read((reader) =>
    ids.map((id) => need(reader, 'commitment', id)),
  );
  const states = together(call.session, (session) => ids.map((id) => act(session, id)));
  const results = states.map((state, nth) => {
    const people = [ownerOf(state), ...state.others];
    const noLongerWith = before[nth]?.others.filter((each) => !people.includes(each));
    return commitmentRecorded(call, did, state, { on, noLongerWith });
  });
  const commitments = results.flatMap(({ data }) => Object.values(data));
  return {
    data: { commitment: commitments[0], commitments },
    document: root(...results.flatMap(({ document }) => document.children)),
    hints: results.flatMap(({ hints = [] }) => hints),
  };
}
