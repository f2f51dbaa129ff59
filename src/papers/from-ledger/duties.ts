/** Turns of jobs that come again, as a document tells of them. */

import { dutiesOn, type TurnOfDuty, turnsAtMeeting } from '../../things/duty/list.js';
import { handsOn, turnsAhead } from '../../things/duty/turns.js';
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
export function turnsNotOffered(context: FactsContext, to: Day): TurnFact[] {
  const { reader, asOf } = context;
  const hands = handsOn(reader, asOf);
  return dutiesOn(reader, asOf)
    .flatMap((duty) =>
      turnsAhead(reader, duty, asOf, (_, next) => next <= to, hands)
        .filter(({ commitment, skipped }) => commitment === null && !skipped)
        .map((turn) => turnFact(context, { duty, turn })),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Who does what at a meeting that is to come, on its day. */
export const onDutyAt = (context: FactsContext, id: Id, day: Day): TurnFact[] =>
  turnsAtMeeting(context.reader, { id, day }, context.asOf).map((each) => turnFact(context, each));
