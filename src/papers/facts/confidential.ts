/** What is for the facilitator’s own eyes. */
import type { Day } from '../../time/day.js';
import type { CommitmentFact } from './commitments.js';

/** For the facilitator's own eyes; in a document for anybody else all of it is empty. */
export interface ConfidentialFacts {
  /** Private notes of the period, as far as they were not withdrawn. */
  notes: NoteFact[];
  /** Who has asked to join and has no answer yet, the longest waiting first. */
  requests: RequestFact[];
  /** Whose silence is long for them, on `asOf`; of a day gone by, nobody can say any more. */
  quiet: QuietFact[];
  /** What was hoped for by now, with whoever holds it; what nobody has taken is not in it. */
  overdue: OverdueFact[];
}

export interface NoteFact {
  text: string;
  on: Day;
}

export interface RequestFact {
  name: string;
  on: Day | null;
  /** What they wrote, or what was noted about them. */
  note: string | null;
}

export interface QuietFact {
  name: string;
  /** The Monday of the last week in which they were active. */
  lastWeek: Day;
  /** Whole weeks since then, and what is usual for them. */
  weeks: number;
  usualWeeks: number;
}

export interface OverdueFact {
  who: string;
  actions: CommitmentFact[];
}
