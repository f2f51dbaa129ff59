/** Turns of jobs that come again, as a document tells of them. */

import { type TurnOfDuty, turnsAtMeeting, turnsNotOffered } from '../../things/duty/list.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { TurnFact } from '../facts/index.js';
import type { FactsContext } from './context.js';

const turnFact = (
  { text, nameOrNull }: FactsContext,
  { duty, turn: { turnOn, who, commitment } }: TurnOfDuty,
): TurnFact => ({
  text: text(duty.text),
  on: turnOn,
  who: nameOrNull(who),
  no: commitment?.no ?? null,
});

/** Up to a day what nobody was asked about yet and is not left out, earliest first. */
export const turnsUpTo = (context: FactsContext, to: Day): TurnFact[] =>
  turnsNotOffered(context.reader, context.asOf, () => to).map((each) => turnFact(context, each));

/** Who does what at a meeting that is to come, on its day. */
export const onDutyAt = (context: FactsContext, id: Id, day: Day): TurnFact[] =>
  turnsAtMeeting(context.reader, { id, day }, context.asOf).map((each) => turnFact(context, each));
