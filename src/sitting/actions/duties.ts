/** Turns of jobs that come again: offered, somebody else’s, or left out. */

import { ownerOf } from '../../things/commitment/fields.js';
import { offerTurn, skipTurn } from '../../things/duty/changes.js';
import type { MemberOrNew } from '../../things/member/changes.js';
import { type Day, formatDay } from '../../time/day.js';
import type { Item } from '../selectors/selector.js';
import {
  type Action,
  type ActionContext,
  defineAction,
  idOf,
  memberIn,
  nameOf,
  needs,
} from './action.js';

/** The day of the turn that was looked at. */
const turnOf = ({ words }: Item): Day | undefined => words.turn as Day | undefined;

function offered(context: ActionContext, item: Item, to?: MemberOrNew): string {
  const state = offerTurn(context.session, idOf(context, 'duty', item), { to, on: turnOf(item) });
  const who = ownerOf(state);
  const what = `${state.no} · ${state.text}`;
  return who === null
    ? `Wanted: ${what}; it is looking for somebody.`
    : `Offered by ${nameOf(context, who)}: ${what}.`;
}

export const dutyActions = {
  'offer-turn': defineAction({}, (context, item) => offered(context, item)),

  'offer-turn-to': defineAction({ to: needs('person') }, (context, item, { to }) =>
    offered(context, item, memberIn(to)),
  ),

  'skip-turn': defineAction({}, (context, item) => {
    const { duty, on } = skipTurn(context.session, idOf(context, 'duty', item), turnOf(item));
    return `Left out: ${duty.text}, on ${formatDay(on)}.`;
  }),
} satisfies Record<string, Action>;
