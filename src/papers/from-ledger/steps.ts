/** Dates that were changed, and hands that commitments passed through, each commitment once. */

import type { Reason } from '../../things/commitment/fields.js';
import type { Reader } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { Lookback } from './changes.js';
import { latePlaces } from './changes.js';

const redated = ['commitment.moved', 'commitment.dated', 'commitment.undated'] as const;

// Every change of a date, with the one that it ended; each added one to the dates.
const moves = `SELECT d."of" AS id, d.due AS "from", d.because, d.why
  FROM (SELECT "of" AS id, place FROM commitment_due WHERE to_on BETWEEN @from AND @to
    ${redated.map((kind) => `UNION ALL ${latePlaces(kind, redated)}`).join(' ')}) moved
  JOIN commitment_due d ON d."of" = moved.id AND d.place = moved.place
  ORDER BY d.to_on, d.place`;

// Every hand-over, with who held it before; each added one to the owners.
const handovers = `SELECT o."of" AS id, before.member AS "from"
  FROM (SELECT "of" AS id, place - 1 AS place FROM commitment_owner
      WHERE from_on BETWEEN @from AND @to AND place > 0
    UNION ALL ${latePlaces('commitment.passed-on', ['commitment.passed-on'])}) passed
  JOIN commitment_owner before ON before."of" = passed.id AND before.place = passed.place
  JOIN commitment_owner o ON o."of" = before."of" AND o.place = before.place + 1
  ORDER BY o.from_on, o.place`;

interface Step<Of> {
  id: Id;
  from: Of;
}

interface Move extends Step<Day | null> {
  because: Reason | null;
  why: string | null;
}

type Handover = Step<Id>;

// What happened to a thing several times is told once: from what it was at first, and why at last.
// They come in the order of time; the latest comes first.
function netOf<Of extends Step<unknown>>(steps: readonly Of[]): Of[] {
  const net = new Map<Id, Of>();
  for (const step of steps) {
    const first = net.get(step.id);
    net.delete(step.id);
    net.set(step.id, first ? { ...step, from: first.from } : step);
  }
  return [...net.values()].reverse();
}

/** What had another date than it has now, or none. */
export const movesIn = (reader: Reader, window: Lookback): Move[] =>
  netOf(reader.all<Move>(moves, window));

/** What was with somebody else than it is now. */
export const handoversIn = (reader: Reader, window: Lookback): Handover[] =>
  netOf(reader.all<Handover>(handovers, window));
