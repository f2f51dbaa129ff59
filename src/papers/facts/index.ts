/**
 * What a document template can name: plain data, filled from the ledger for one community, one day
 * and one period. Days are `YYYY-MM-DD`; texts are as people typed them and are escaped by whoever
 * shows them. `null` means that nobody knows or that there is none, never zero; lists may be empty.
 *
 * What may be known depends on whom the document is for, and is settled where the facts are made, so
 * that no template can tell more. In anything not for the facilitator, people who asked not to be
 * named stand here as "a member", in what others wrote about them as well.
 */
import type { Day } from '../../time/day.js';
import type { CommitmentFact } from './commitments.js';
import type { ConfidentialFacts } from './confidential.js';
import type { MeasureFact, MomentumFact, TrendFacts } from './figures.js';
import type {
  KindFact,
  MeetingFact,
  PersonFact,
  QuestionFact,
  ResourceFact,
  RoleFact,
  ThanksFact,
} from './gatherings.js';
import type { AgendaFacts, MeetingRecordFacts, RecipientFacts } from './papers.js';
import type { PlanFacts } from './plan.js';

export type * from './commitments.js';
export type * from './confidential.js';
export type * from './figures.js';
export type * from './gatherings.js';
export type * from './papers.js';
export type * from './plan.js';

export interface DocumentFacts {
  /** The day the document speaks of. */
  asOf: Day;
  /**
   * The last one that was given out, where the period is the time since then; else null. What has
   * happened "within the period" then takes in what was typed in later with an earlier day.
   */
  since: SinceFact | null;
  period: PeriodFact;
  community: CommunityFact;
  /** The facilitator's own few lines, one a line; empty where none were written. */
  words: string[];
  /** How often each thing happened within the period. */
  changes: ChangeCounts;
  commitments: {
    /**
     * Held by somebody and not overdue, those due soon included; by due day, those without one
     * last. What nobody has taken yet stands in `wanted`.
     */
    open: CommitmentFact[];
    /** Of `open`: due within the 14 days from `asOf`, that day included. */
    dueSoon: CommitmentFact[];
    /** Of `open`: all the others, so that a document can show both and repeat none. */
    later: CommitmentFact[];
    /** Held by somebody, with a due day before `asOf`; what nobody has taken stands in `wanted`. */
    overdue: CommitmentFact[];
    /** Taken within the period for the first time, whatever has become of it since. */
    offered: CommitmentFact[];
    /** Kept, moved, passed on or released within the period, latest first; each once. */
    kept: CommitmentFact[];
    moved: CommitmentFact[];
    passedOn: CommitmentFact[];
    released: CommitmentFact[];
    /** Nobody has taken them yet, whenever they were said. */
    wanted: CommitmentFact[];
    /** Of `wanted`: said within the period. */
    newlyWanted: CommitmentFact[];
  };
  people: {
    /** How many are members on `asOf`. */
    members: number;
    /** Within the period. */
    joined: PersonFact[];
    firstContributions: PersonFact[];
    left: PersonFact[];
  };
  roles: { held: RoleFact[]; vacant: RoleFact[] };
  meetings: {
    /** Held within the period, earliest first. */
    held: MeetingFact[];
    /** The first one planned on or after `asOf`. */
    next: MeetingFact | null;
    /** All planned on or after `asOf`, the next one first. */
    planned: MeetingFact[];
    /** The last one held on or before `asOf`, whether within the period or not. */
    last: MeetingFact | null;
    /** The last twelve held on or before `asOf`, earliest first, for a look at how it goes. */
    recent: MeetingFact[];
  };
  questions: {
    /** Open on `asOf`, the longest waiting first. */
    open: QuestionFact[];
    /** Asked within the period and still open. */
    asked: QuestionFact[];
    /** Answered within the period. */
    answered: QuestionFact[];
  };
  contributions: {
    /** Within the period. */
    total: number;
    /** Distinct members among those who made them. */
    people: number;
    byKind: KindFact[];
    /** Everybody to be thanked, by name in alphabetical order: this is no league table. */
    thanks: ThanksFact[];
  };
  measures: MeasureFact[];
  /** Which way the community goes, by the rule in core/measures/momentum.ts. */
  momentum: MomentumFact;
  /** How each measure went by month, for charts. */
  trends: TrendFacts;
  /** What the facilitator wrote for this document, one a line; empty where nothing was written. */
  help: string[];
  decisions: string[];
  story: string | null;
  nextSteps: string[];
  plan: PlanFacts;
  /** What a meeting ahead has before it; `commitments.wanted`, `help` and `decisions` go with it. */
  agenda: AgendaFacts;
  /** What is on record of a meeting that was held. */
  meetingRecord: MeetingRecordFacts;
  /** The latest 200 documents and links worth keeping, by title. */
  resources: ResourceFact[];
  /** The member whom the document is for; null where it is for nobody in particular. */
  recipient: RecipientFacts | null;
  confidential: ConfidentialFacts;
}

export interface SinceFact {
  /** The small number that it was given out under. */
  no: number;
  /** The day it spoke of. */
  asOf: Day;
}

export interface PeriodFact {
  from: Day;
  to: Day;
  /** "31 Oct 2026 to 27 Nov 2026". */
  label: string;
}

export interface CommunityFact {
  name: string;
  purpose: string | null;
  /** In words: "coalescing". */
  stage: string | null;
  stageWhy: string | null;
  /** In words: "fortnightly". */
  rhythm: string | null;
  foundedOn: Day | null;
  /** In public documents without those that are addresses. */
  channels: string[];
  facilitator: string | null;
  planKeeper: string | null;
  planLookedAtAgainOn: Day | null;
}

export interface ChangeCounts {
  offered: number;
  kept: number;
  moved: number;
  passedOn: number;
  released: number;
  joined: number;
  left: number;
  answered: number;
  /** Meetings held. */
  held: number;
}
