/** How members are spelt, and whom files mean by a spelling. */

import { Refusal } from '../../text/refusal.js';
import { nameKey } from '../../text/text.js';
import * as acts from '../../things/member/acts.js';
import { type Member, spellingsOf } from '../../things/member/fields.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { ImportRun } from './import-run.js';

export const isKnownAs = (state: Member, spelling: string): boolean =>
  spellingsOf(state).some((each) => nameKey(each) === nameKey(spelling));

/**
 * Records another spelling of a member, unless they are known by it.
 * @throws Refusal `alias-of-another`
 */
export function learnSpelling(run: ImportRun, id: Id, spelling: string): void {
  const { people, transaction, today } = run;
  const known = people.known(spelling);
  const state = need(transaction, 'member', id);
  if (isKnownAs(state, spelling)) return;
  const other = known.find((each) => each !== id);
  if (other !== undefined) {
    const { name, no } = need(transaction, 'member', other);
    throw new Refusal(
      'alias-of-another',
      `“${spelling}” already means ${name} (${no}).`,
      'One spelling can only mean one member.',
    );
  }
  run.record(acts.knownAs(state, spelling, today));
  people.learn(id, spelling, 'alias');
}
