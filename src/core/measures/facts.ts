import type { Day } from '../day.js';
import type { Id } from '../entity.js';

/**
 * What measures are made of: plain data about one window as it was known at the end of one day.
 * Bots are left out of all of it. Each list is fetched only when a measure asks for it by name.
 */
export interface MeasureFacts {
  /** Who had joined by the window's last day and not left before its first; each once. */
  readonly members: readonly Id[];
  /** What people gave within the window. */
  readonly contributions: ReadonlyArray<{ readonly member: Id; readonly on: Day }>;
  /** Who held the role of Coordinator on some day of the window, from when up to when. */
  readonly facilitators: ReadonlyArray<{
    readonly member: Id;
    readonly from: Day;
    readonly to: Day | null;
  }>;
  /** Every due date within the window that a commitment has had. */
  readonly agreedDates: readonly AgreedDate[];
  /** Who joined within the window and had not been a member before. */
  readonly newcomers: readonly Newcomer[];
  /** The latest six meetings up to the window's last day that have a list, newest first. */
  readonly recordedMeetings: ReadonlyArray<{ readonly on: Day; readonly present: number }>;
  readonly meetingRhythm: {
    /** Meetings held within the window. */
    readonly held: number;
    /** Days from one meeting to the next that the community agreed on; null where none is. */
    readonly every: number | null;
    /** The first day for which a meeting is planned. */
    readonly next: Day | null;
  };
  /** Burning questions that were open on the last day, or answered within the window. */
  readonly questions: ReadonlyArray<{ readonly askedOn: Day; readonly answeredOn: Day | null }>;
  /** The last day of each; null where there never was one. */
  readonly lastDays: {
    readonly contribution: Day | null;
    readonly meeting: Day | null;
    /** Of anything that happened: these two, commitments, people and questions. */
    readonly anything: Day | null;
  };
}

/** A due date, and what became of the commitment while that was the date agreed for it. */
export interface AgreedDate {
  readonly due: Day;
  /** When somebody first took the commitment; null: nobody has. */
  readonly takenOn: Day | null;
  /** When another date took the place of this one. */
  readonly movedOn: Day | null;
  /** When it was first passed on while this was its date. */
  readonly passedOn: Day | null;
  readonly releasedOn: Day | null;
  /** `unknown`: it was kept, and nobody knows on which day. */
  readonly keptOn: Day | 'unknown' | null;
}

export interface Newcomer {
  readonly joinedOn: Day;
  readonly welcomedOn: Day | null;
  readonly firstContributionOn: Day | null;
}
