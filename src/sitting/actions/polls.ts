/** Polls that are settled in a check-in, or let go. */

import { Refusal } from '../../text/refusal.js';
import { dropPoll, settleOn } from '../../things/poll/changes.js';
import { letterOf, pollDayInWords } from '../../things/poll/thing.js';
import { need } from '../../things/session.js';
import type { Item } from '../selectors/selector.js';
import { type Action, type ActionContext, defineAction, idOf, needs } from './action.js';

/** @throws Refusal `unknown-day`, `planned-already`, `day-gone-by` */
function settled(context: ActionContext, item: Item, typed: string): string {
  const id = idOf(context, 'poll', item);
  const { days } = context.session.ledger.read((reader) => need(reader, 'poll', id));
  const letters = days.map((_, nth) => letterOf(nth));
  const nth = letters.indexOf(typed.trim().toUpperCase());
  if (nth < 0) {
    throw new Refusal(
      'unknown-day',
      'That is no letter of a day.',
      `Give one of these: ${days.map((day, at) => `${letterOf(at)} (${pollDayInWords(day)})`).join(', ')}`,
    );
  }
  const { meeting } = settleOn(context.session, id, nth);
  const day = pollDayInWords({ day: meeting.day, start: meeting.start });
  return `Planned: “${meeting.title}” on ${day}. To call people to it: momentum meeting invite ${meeting.no} --bcc members --output invitation.eml`;
}

export const pollActions = {
  'settle-poll': defineAction({}, (context, item) => settled(context, item, item.words.best ?? '')),

  'settle-poll-on': defineAction({ on: needs('text') }, (context, item, { on }) =>
    settled(context, item, on),
  ),

  'drop-poll': defineAction({}, (context, item) => {
    const { no, title } = dropPoll(context.session, idOf(context, 'poll', item));
    return `Let go: poll ${no} (${title}).`;
  }),
} satisfies Record<string, Action>;
