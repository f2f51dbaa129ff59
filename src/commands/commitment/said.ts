/** What every act on a commitment answers: the sentence, and what is now on record about it. */

import type { Call, Result } from '../../cli/spec.js';
import { inWords } from '../../text/text.js';
import { isOpenNow } from '../../things/commitment/terms.js';
import type { Commitment } from '../../things/commitment/thing.js';
import { dueOf, needsOf, ownerOf } from '../../things/commitment/thing.js';
import { namesIn } from '../../things/names.js';
import type { Day } from '../../time/day.js';
import { dayWithDistance, deed, recorded } from '../words.js';

/**
 * @param verb what was done: "Offered", "Kept"
 * @param on the day that was given for it, said back whole so that a slip shows
 */
export function said(call: Call, verb: string, state: Commitment, on?: Day): Result {
  const { ledger, today } = call.session;
  return ledger.read((reader) => {
    const names = namesIn(reader);
    const owner = ownerOf(state);
    const due = dueOf(state);
    const open = isOpenNow(state.status);
    const needs = needsOf(state).map(names.commitment);
    const people = [...(owner ? [owner] : []), ...state.others].map(names.member);
    const document = recorded(deed(verb, state.no, state.text), [
      on ? `on ${dayWithDistance(on, today)}` : null,
      people.length > 0 ? `by ${inWords(people)}` : 'nobody has taken it yet',
      open && due ? `due ${dayWithDistance(due, today)}` : null,
      state.saidAt ? `said at ${names.meeting(state.saidAt)}` : null,
      needs.length > 0 && open ? `needs ${inWords(needs)}` : null,
      state.doneWhen && open ? `done when ${state.doneWhen}` : null,
    ]);
    return { data: { commitment: plain(state, names.member) }, document };
  });
}

/** A commitment for `--json`: people by name, days as they are. */
export const plain = (state: Commitment, name: (id: string) => string) => ({
  no: state.no,
  text: state.text,
  status: state.status,
  by: ownerOf(state) === null ? null : name(ownerOf(state) as string),
  with: state.others.map(name),
  due: dueOf(state),
  offeredOn: state.offeredOn,
  closedOn: state.closedOn,
  doneWhen: state.doneWhen,
  because: state.because,
  why: state.why,
});
