import { type Day, formatDay } from '../../time/day.js';
import { historyOf } from '../history.js';
import type { Entry, Reader } from '../ledger.js';
import { nowOnRecordAs } from '../member/find.js';
import type { Id } from '../thing.js';
import type { Because, CommitmentEvents } from './events.js';
import { givenReason } from './fields.js';
import { heldAtMove } from './terms.js';

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

/** Of each date that whoever held it agreed to and moved away from, why. */
export const movesOf = (reader: Reader, id: Id): Array<string | null> =>
  reader
    .all<Because>(
      `SELECT d.because, d.why FROM commitment_due d JOIN commitment c ON c.id = d."of"
     WHERE c.id = ? AND d.to_on IS NOT NULL AND d.due IS NOT NULL AND ${heldAtMove('c', 'd')} ORDER BY d.place`,
      id,
    )
    .map(givenReason);

/** What an entry of a story says where it gives the date with which somebody took it, on one day. */
export function agreedInTaking(story: readonly Entry[], nth: number): { what: string } | undefined {
  const [before, entry] = [story[nth - 1], story[nth]];
  const isOne = before?.kind === 'commitment.taken' && before.on === entry?.on;
  return isOne && entry?.kind === 'commitment.moved'
    ? { what: `its day was agreed: ${formatDay(entry.data.to as Day)}.` }
    : undefined;
}
