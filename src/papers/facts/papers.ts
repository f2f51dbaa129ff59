/** What only the papers of a meeting, or of one person, tell. */
import type { Day } from '../../time/day.js';
import type { CommitmentFact } from './commitments.js';
import type { MeetingFact, PersonFact, QuestionFact } from './gatherings.js';

export interface AgendaFacts {
  /** The meeting that was asked for, else the first one planned on or after `asOf`. */
  meeting: MeetingFact | null;
  /** The last one held before it. */
  last: MeetingFact | null;
  /** Who has sent apologies, by name; in public nobody. */
  apologies: string[];
  /** Joined since the last meeting (13 weeks where none was), its day included; never the facilitator. */
  joined: PersonFact[];
  /** Kept in the same time, latest first. */
  kept: CommitmentFact[];
  /** Held by somebody and open, each in one list alone: with a due day before `asOf`, */
  overdue: CommitmentFact[];
  /** due by the meeting's day (within 14 days where none is planned), */
  due: CommitmentFact[];
  /** or said at the last meeting and due later, or on no day. */
  said: CommitmentFact[];
  /** Open questions that the meeting takes up. */
  taken: QuestionFact[];
  /** All other open questions, the longest waiting first. */
  waiting: QuestionFact[];
}

export interface MeetingRecordFacts {
  /** The meeting that was asked for, else the last one held on or before `asOf`. */
  meeting: MeetingFact | null;
  /** False where the one asked for has not been held by then. */
  held: boolean;
  /** Who came, by name; empty where no list was kept (see `meeting.present`), and in public. */
  present: string[];
  apologies: string[];
  /** What was written down there, in the order of writing; in public nothing. */
  notes: string[];
  /** Where a write-up stands. */
  writeUp: string | null;
  /** Burning questions taken up there, whether answered by now or not. */
  questions: QuestionFact[];
  /** Said there and held or kept by somebody, as it stands on `asOf`, in the order of numbers. */
  offered: CommitmentFact[];
  /** Said there, and let go since. */
  released: CommitmentFact[];
  /** Said there, and nobody has taken it. */
  wanted: CommitmentFact[];
  /** The meeting that came or comes after it. */
  next: MeetingFact | null;
}

/** What is one member's own. */
export interface RecipientFacts {
  /** Their own name, whether they may be named to others or not. */
  name: string;
  joinedOn: Day | null;
  /** The roles that they hold, those as a deputy included. */
  roles: string[];
  /** What they hold and is open, by due day, those without one last. */
  open: OwnFact[];
  /** What others hold and they help with. */
  helping: OwnFact[];
  /** Kept within the period, by them or with their help, latest first. */
  kept: OwnFact[];
  /** The day they last kept anything, whether within the period or not. */
  lastKept: Day | null;
  /** What they passed on to somebody else, or let go, within the period, latest first. */
  passedOn: OwnFact[];
  released: OwnFact[];
}

export interface OwnFact extends CommitmentFact {
  /** Everybody else who does it: whoever holds it, and who helps. */
  together: string[];
}
