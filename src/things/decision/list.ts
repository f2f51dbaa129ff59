import type { Day } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import type { No } from '../no.js';
import type { Id } from '../thing.js';
import { isStanding, isToLookAt, isToTake } from './terms.js';
import type { Decision } from './thing.js';

/** A decision as lists show it: what it names stands by its number, or as what it is called. */
export interface DecisionRow extends Omit<Decision, 'id' | 'takenAt' | 'question' | 'insteadOf'> {
  /** The meeting where it was taken. */
  readonly takenAt: string | null;
  readonly question: No | null;
  readonly insteadOf: No | null;
  /** The decision that took its place. */
  readonly replacedBy: No | null;
}

/** Which of them a list shows: newest first, what is to be taken in the order it came up. */
const shown = {
  standing: `${isStanding.sql('d', '@today')} ORDER BY d.decided_on DESC, d.no DESC`,
  'to take': `${isToTake.sql('d', '@today')} ORDER BY d.raised_on, d.no`,
  'to look at': `${isToLookAt.sql('d', '@today')} ORDER BY d.look_again_on, d.no`,
  all: '1 ORDER BY coalesce(d.decided_on, d.raised_on) DESC, d.no DESC',
} as const;
export type WhichDecisions = keyof typeof shown;

const columns = `d.no, d.status, d.text, d.topic, d.raised_on AS raisedOn, d.how,
  d.decided_on AS decidedOn, (SELECT title FROM meeting WHERE id = d.taken_at) AS takenAt, d.why,
  d.look_again_on AS lookAgainOn, (SELECT no FROM question WHERE id = d.question) AS question,
  (SELECT no FROM decision WHERE id = d.instead_of) AS insteadOf,
  (SELECT no FROM decision r WHERE r.instead_of = d.id AND d.status = 'superseded'
   ORDER BY no LIMIT 1) AS replacedBy,
  d.ended_on AS endedOn`;

export const listDecisions = (reader: Reader, which: WhichDecisions, today: Day): DecisionRow[] =>
  reader.all<DecisionRow>(`SELECT ${columns} FROM decision d WHERE ${shown[which]}`, { today });

export const decisionRow = (reader: Reader, id: Id): DecisionRow =>
  reader.one<DecisionRow>(`SELECT ${columns} FROM decision d WHERE d.id = ?`, id) as DecisionRow;

/** The decision that took the place of another. */
export const replacementOf = (reader: Reader, { id, status }: Decision): Id | undefined =>
  status === 'superseded'
    ? reader.value<Id>('SELECT id FROM decision WHERE instead_of = ? ORDER BY no LIMIT 1', id)
    : undefined;
