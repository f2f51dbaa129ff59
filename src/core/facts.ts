/**
 * What a document template can name: plain data, filled from the ledger for one community, one day
 * and one period. Days are `YYYY-MM-DD`; texts are as people typed them and are escaped by whoever
 * shows them. `null` means that nobody knows or that there is none, never zero; lists may be empty.
 * People who asked not to be named stand here as "a member".
 */
import type { Day } from './day.js';

export interface DocumentFacts {
  /** The day the document speaks of. */
  asOf: Day;
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
    /** Open, taken or not, with a due day before `asOf`. */
    overdue: CommitmentFact[];
    /** Kept, moved, passed on or released within the period, latest first. */
    kept: CommitmentFact[];
    moved: CommitmentFact[];
    passedOn: CommitmentFact[];
    released: CommitmentFact[];
    /** Nobody has taken them yet, whenever they were said. */
    wanted: CommitmentFact[];
  };
  people: {
    /** How many are members on `asOf`. */
    members: number;
    /** Within the period. */
    joined: PersonFact[];
    firstContributions: PersonFact[];
    left: PersonFact[];
    /** Asked to join and not answered yet, on `asOf`. */
    requests: PersonFact[];
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
  };
  questions: {
    /** Open on `asOf`, the longest waiting first. */
    open: QuestionFact[];
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
  /** What the facilitator wrote for this document, one a line; empty where nothing was written. */
  help: string[];
  decisions: string[];
  story: string | null;
  nextSteps: string[];
  plan: PlanFacts;
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
  stage: string | null;
  stageWhy: string | null;
  /** In words: "every 2 weeks". */
  rhythm: string | null;
  foundedOn: Day | null;
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

export interface CommitmentFact {
  /** The small number that people type. */
  no: number;
  text: string;
  /** Who offered; null where nobody has taken it yet. */
  who: string | null;
  with: string[];
  due: Day | null;
  offeredOn: Day;
  /** The meeting or place where it was said. */
  saidAt: string | null;
  /** What this one waits for. */
  needs: LinkFact[];
  /** What waits for this one. */
  feeds: LinkFact[];
  doneWhen: string | null;
  /** The reason of the last move, passing on or release, in words: "waiting on somebody". */
  because: string | null;
  /** What was said about that reason. */
  why: string | null;
  closedOn: Day | null;
  /** The last move within the period. */
  movedFrom: Day | null;
  movedTo: Day | null;
  /** Who held it before it was last passed on. */
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

export interface PersonFact {
  name: string;
  /** The day of what brings them into the list. */
  on: Day | null;
}

export interface RoleFact {
  role: string;
  who: string | null;
  deputy: string | null;
  since: Day | null;
}

export interface MeetingFact {
  title: string | null;
  on: Day;
  /** "18:00", in the community's own time zone. */
  at: string | null;
  /** In words: "video". */
  kind: string | null;
  host: string | null;
  place: string | null;
  /** How many came; null where no list was kept, which is not an empty room. */
  present: number | null;
  apologies: number | null;
}

export interface QuestionFact {
  no: number;
  text: string;
  askedBy: string | null;
  askedOn: Day;
  answeredBy: string | null;
  answeredOn: Day | null;
  /** Where the answer stands. */
  where: string | null;
  /** Whole days between asking and `asOf`, or the answer. */
  days: number;
}

export interface KindFact {
  /** In words, for one and for many: "reply", "replies". */
  one: string;
  many: string;
  total: number;
}

export interface ThanksFact {
  who: string;
  /** What for, in words and without figures: "replies", "kept: Find a room". */
  what: string[];
}

export interface MeasureFact {
  /** Its file's name in core/measures: "contribution-rate". */
  name: string;
  label: string;
  /** In words: "4 of 24", "too few to say", "none yet". */
  value: string;
  numerator: number | null;
  denominator: number | null;
  /** What it was in the window before: "4 of 22 last time". */
  previous: string | null;
  /** "31 Oct 2026 to 27 Nov 2026", with a word where that is not over yet. */
  window: string;
  definition: string;
  /** False while the window is still running. */
  over: boolean;
}

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
  actions: CommitmentFact[];
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
  open: number;
  /** Open commitments of others that they help with. */
  helping: number;
}
