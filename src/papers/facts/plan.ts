/** What lies ahead. */
import type { Day } from '../../time/day.js';
import type { CommitmentFact } from './commitments.js';

/** What lies ahead, made from the open commitments by `planOf`. */
export interface PlanFacts {
  /** Due this month or before it: what is overdue belongs to now. */
  thisMonth: MonthFact;
  nextMonth: MonthFact;
  monthAfter: MonthFact;
  later: MonthFact;
  noDate: MonthFact;
  /** Open ones that nobody has taken yet. */
  lookingFor: CommitmentFact[];
  /** What waits on what: each starts with what waits for nothing and holds what waits for it. */
  chains: ChainFact[];
  /** The open commitment that most others wait for, or null where none waits. */
  mostAwaited: AwaitedFact | null;
  /** Everybody who holds something open, by name in alphabetical order. */
  load: LoadFact[];
  /** Released within the period. */
  stopped: CommitmentFact[];
}

export interface MonthFact {
  /** "November 2026", "later", "no date yet". */
  label: string;
  actions: PlannedFact[];
}

export interface PlannedFact extends CommitmentFact {
  /** Of what it needs, what is still open; empty where nothing holds it up. */
  waitsFor: WaitFact[];
}

/** An open commitment that another one needs. */
export interface WaitFact {
  no: number;
  text: string;
  who: string | null;
  due: Day | null;
  /** Due after what waits for it, so that the two dates can't both hold. */
  tooLate: boolean;
}

export interface ChainFact {
  no: number;
  text: string;
  who: string | null;
  due: Day | null;
  /** True where it already stood above with all that waits for it, which is not said twice. */
  again: boolean;
  feeds: ChainFact[];
}

export interface AwaitedFact {
  no: number;
  text: string;
  who: string | null;
  due: Day | null;
  /** How many open commitments wait for it, directly or through others. */
  waiting: number;
}

export interface LoadFact {
  who: string;
  /** Open commitments that they hold themselves. */
  actions: ActionFact[];
  /** Open commitments of others that they help with. */
  helpingWith: ActionFact[];
  /** How many these are: for the facilitator alone, so that nobody is counted against another. */
  open: number | null;
  helping: number | null;
}

export interface ActionFact {
  no: number;
  text: string;
}
