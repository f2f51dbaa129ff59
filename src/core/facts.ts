/**
 * What a document template can name: plain data, filled from the ledger for one community, one day
 * and one period. Days are `YYYY-MM-DD`; texts are as people typed them and are escaped by whoever
 * shows them. `null` means that nobody knows or that there is none, never zero; lists may be empty.
 *
 * What may be known depends on whom the document is for, and is settled where the facts are made, so
 * that no template can tell more. In anything not for the facilitator, people who asked not to be
 * named stand here as "a member", in what others wrote about them as well.
 */
import type { Day } from './day.js';

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
    /** Open, taken or not, with a due day before `asOf`. */
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
  /** In public documents null where it is an address, or a call to dial into: a way in is a key. */
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
  /** Where the answer stands; in public null where that is an address. */
  where: string | null;
  /** Whole days between asking and `asOf`, or the answer. */
  days: number;
}

export interface KindFact {
  /** How many of which kind, in words: "2 replies". */
  said: string;
  total: number;
}

export interface ThanksFact {
  who: string;
  /** What for, in words and without figures: "replies", "kept: Find a room". */
  what: string[];
}

export interface AgendaFacts {
  /** The meeting that was asked for, else the first one planned on or after `asOf`. */
  meeting: MeetingFact | null;
  /** The last one held before it. */
  last: MeetingFact | null;
  /** Who has sent apologies, by name; in public nobody. */
  apologies: string[];
  /** Joined since the last meeting, its day included; without one, within the last 13 weeks. */
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

export interface ResourceFact {
  no: number;
  title: string;
  link: string | null;
  /** Who looks after it. */
  keeper: string | null;
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

export interface MeasureFact {
  /** Its file's name in core/measures: "contribution-rate". */
  name: string;
  label: string;
  /** In words: "4 of 24", "too few to say", "none yet". */
  value: string;
  /** The same without what is counted beside it. */
  whole: string;
  numerator: number | null;
  denominator: number | null;
  /** What the last one given out said of it, else what it was in the window before: "4 of 22 last time". */
  previous: string | null;
  /** "31 Oct 2026 to 27 Nov 2026", with a word where that is not over yet. */
  window: string;
  definition: string;
  /** Where the definition comes from. */
  source: string;
  /** False while the window is still running. */
  over: boolean;
  /** The numbers that it is made of; numerator and denominator above are those of the first. */
  parts: MeasurePartFact[];
}

export interface MeasurePartFact {
  /** A name among the measure's own: "first-contribution". */
  name: string;
  label: string;
  value: string;
  numerator: number | null;
  denominator: number | null;
  previous: string | null;
}

export interface MomentumFact {
  /** "rising", "steady", "slowing", "stalled" or "too-early", whatever the language. */
  state: string;
  /** The same in words. */
  said: string;
  /** "23 Aug 2026 to 21 Nov 2026". */
  window: string;
  /** The reasons, those that point its way first. */
  signs: Array<{
    /** "up", "level" or "down", whatever the language. */
    points: string;
    said: string;
  }>;
}

/** By the measures' names, written without hyphens; the last twelve months, the first first. */
export interface TrendFacts {
  contributionRate: TrendFact[];
  commitmentsKept: TrendFact[];
  whyTheySlip: TrendFact[];
  carriedByMembers: TrendFact[];
  bands: TrendFact[];
  absenceFactor: TrendFact[];
  newcomers: TrendFact[];
  returning: TrendFact[];
  quietLately: TrendFact[];
  attendance: TrendFact[];
  questions: TrendFact[];
  rhythm: TrendFact[];
  dormancy: TrendFact[];
}

/** A measure in one month, as it was known when that ended. */
export interface TrendFact {
  /** "November 2026". */
  month: string;
  /** Its first day. */
  from: Day;
  /** False while the month is still running. */
  over: boolean;
  /** In words: "4 of 24". */
  value: string;
  /** Of its first figure; null where nobody knows, which is a gap and no zero. */
  numerator: number | null;
  denominator: number | null;
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
