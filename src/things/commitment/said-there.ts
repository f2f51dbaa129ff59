/** What was offered where people met, where the day of that turns out to have been another. */

import { Refusal } from '../../text/refusal.js';
import type { Day } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import { need } from '../session.js';
import type { Id } from '../thing.js';
import { correctDay } from './acts.js';
import type { CommitmentEvent } from './events.js';

/** Its day goes along with the meeting’s, as far as nothing had become of it before the new one. */
export const offeredThen = (
  reader: Reader,
  meeting: Id,
  { from, to, today }: { readonly from: Day; readonly to: Day; readonly today: Day },
): CommitmentEvent[] =>
  from === to
    ? []
    : reader
        .values<Id>(
          `SELECT id FROM commitment
           WHERE said_at = @meeting AND offered_on = @from AND NOT offered_unknown ORDER BY no`,
          { meeting, from },
        )
        .flatMap((id) =>
          ifItMay(() => correctDay(need(reader, 'commitment', id), { on: to, today })),
        );

function ifItMay(decide: () => CommitmentEvent[]): CommitmentEvent[] {
  try {
    return decide();
  } catch (cause) {
    if (cause instanceof Refusal) return [];
    throw cause;
  }
}
