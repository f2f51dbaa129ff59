import { historyOf } from '../history.js';
import type { Entry, Reader } from '../ledger.js';
import { nowOnRecordAs } from '../member/find.js';
import type { Id } from '../thing.js';
import type { Because, CommitmentEvents } from './events.js';
import { givenReason } from './fields.js';
import { isMoved } from './terms.js';

/** Whom an entry says that it is with from then on; undefined where it says nothing of that. */
function handsIn({ kind, data }: Entry): Id | undefined {
  const { by, to } = data as Partial<CommitmentEvents['commitment.taken'] & { to: unknown }>;
  if (kind === 'commitment.passed-on') return to as Id;
  return kind === 'commitment.offered' || kind === 'commitment.taken' ? by : undefined;
}

/**
 * What happened to a commitment, in order: where two entries were one person, what passed from one to
 * the other has not changed hands.
 */
export function storyOf(reader: Reader, id: Id): Entry[] {
  let holder: Id | undefined;
  return historyOf(reader, id).filter((entry) => {
    const to = handsIn(entry);
    if (to === undefined) return true;
    const before = holder;
    holder = nowOnRecordAs(reader, to);
    return entry.kind !== 'commitment.passed-on' || holder !== before;
  });
}

/** Of each date that was moved by whoever had it, why. */
export const movesOf = (reader: Reader, id: Id): Array<string | null> =>
  reader
    .all<Because>(
      `SELECT d.because, d.why FROM commitment_due d JOIN commitment c ON c.id = d."of"
     WHERE c.id = ? AND d.to_on IS NOT NULL AND d.due IS NOT NULL AND ${isMoved('c', 'd')} ORDER BY d.place`,
      id,
    )
    .map(givenReason);
