/** Commitments as a document tells of them. */
import type { Day } from '../../time/day.js';

export interface CommitmentFact {
  /** The small number that people type. */
  no: number;
  text: string;
  /** Who offered; null where nobody has taken it yet. */
  who: string | null;
  with: string[];
  due: Day | null;
  offeredOn: Day;
  /**
   * Within the period taken for the first time or, where nobody has taken it yet, said; told in
   * `commitments` and `plan`.
   */
  isNew: boolean;
  /** The meeting or place where it was said. */
  saidAt: string | null;
  /** What this one waits for. */
  needs: LinkFact[];
  /** What waits for this one. */
  feeds: LinkFact[];
  doneWhen: string | null;
  /** The reason of the last move, passing on or release, in words: "waiting on somebody". */
  because: string | null;
  /** What was said about that reason; never in public. */
  why: string | null;
  closedOn: Day | null;
  /** Where it was moved within the period: its day before the first move, and the one it has now. */
  movedFrom: Day | null;
  movedTo: Day | null;
  /** Who held it before it was passed on within the period. */
  passedFrom: string | null;
  /** Whole days since the due day, where it is open and overdue; else null. */
  overdueDays: number | null;
}

export interface LinkFact {
  no: number;
  text: string;
  /** Neither kept nor released yet. */
  open: boolean;
}
