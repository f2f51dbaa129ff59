/** Decisions that are looked at again. */

import { decide, decisionStands } from '../../things/decision/changes.js';
import { formatDay } from '../../time/day.js';
import { type Action, defineAction, idOf, may, needs } from './action.js';

export const decisionActions = {
  'decision-stands': defineAction({ on: may('date') }, (context, item, { on }) => {
    const { no, lookAgainOn } = decisionStands(context.session, idOf(context, 'decision', item), {
      lookAgainOn: on,
    });
    return `Decision ${no} stands${lookAgainOn ? `; looked at again on ${formatDay(lookAgainOn)}` : ''}.`;
  }),

  'decide-instead': defineAction({ text: needs('text') }, (context, item, { text }) => {
    const insteadOf = idOf(context, 'decision', item);
    const { no } = decide(context.session, { text, insteadOf });
    return `Decided: ${no} (${text}), in place of ${item.id}.`;
  }),
} satisfies Record<string, Action>;
