import type { Reason } from '../things/commitment/fields.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';

/**
 * What measures are made of: plain data about one window as it was known at the end of one day.
 * Whoever is not a person is left out of all of it, save `bots`. Each is fetched only when a
 * measure asks for it by name.
 */
export interface MeasureFacts {
  /** Who had joined by the window's last day and not left before its first; each once. */
  readonly members: readonly Id[];
  /** Of them, of whom nobody knows since when they have been. */
  readonly undated: readonly Id[];
  /** Of them, who was a member no more on the last day. */
  readonly gone: readonly Id[];
  /** Who gave something within the window. */
  readonly givers: readonly Giver[];
  /** The same of those who are no people: known so that it can be said that they are left out. */
  readonly bots: readonly Giver[];
  /** Who held the role of Coordinator on some day of the window, from when up to when. */
  readonly facilitators: ReadonlyArray<{
    readonly member: Id;
    readonly from: Day;
    readonly to: Day | null;
  }>;
  /** The first day on which anybody is on record as that; null where nobody is. */
  readonly facilitatedSince: Day | null;
  /**
   * Commitments that somebody took on within the window, offered by themselves or passed on; each
   * once, with whoever took it on last.
   */
  readonly takings: ReadonlyArray<{
    readonly commitment: Id;
    readonly member: Id;
    readonly on: Day;
    /** Nobody has said when: `on` is the first day on which it is known of. */
    readonly dayUnknown?: boolean;
  }>;
  /** Commitments that were kept on a day of the window, and who held them then. */
  readonly keepings: ReadonlyArray<{
    readonly commitment: Id;
    readonly member: Id;
    readonly on: Day;
  }>;
  /**
   * Every due date within the window that a commitment has had, as known on its last day; each once, and
   * once more for whoever came to it before the day.
   */
  readonly agreedDates: readonly AgreedDate[];
  /** Dates that were moved or let go within the window, or went by in it. */
  readonly slips: readonly Slip[];
  /** Who joined within the window and had not been a member before. */
  readonly newcomers: readonly Newcomer[];
  /** Whose first contribution of all fell within the window. */
  readonly firsts: readonly Id[];
  /** Who was active within the window. */
  readonly active: readonly Id[];
  /** Of them, who did more than take something on. */
  readonly didMore: readonly Id[];
  /** The same of the window before. */
  readonly activeBefore: readonly Id[];
  /** Active weeks at the window's end, and on the day before it began. */
  readonly bands: { readonly now: ActiveWeeks; readonly before: ActiveWeeks };
  /** The members of the window's end, each with the weeks in which they were active of late. */
  readonly rhythms: readonly OwnRhythm[];
  /** The latest meetings up to the window's last day that have a whole list, newest first. */
  readonly recordedMeetings: readonly CountedMeeting[];
  /** Meetings held within the window. */
  readonly meetings: ReadonlyArray<{ readonly id: Id; readonly on: Day; readonly host: Id | null }>;
  /** Meetings planned for a day of the window that is over, of which nobody has said more. */
  readonly unconfirmed: ReadonlyArray<{ readonly id: Id; readonly on: Day }>;
  /** Meetings held within the window of which names of those who came wait to be settled. */
  readonly unsettled: ReadonlyArray<{ readonly id: Id; readonly on: Day }>;
  /** Of the meetings that were held, those that have a whole list. */
  readonly lists: readonly CountedMeeting[];
  /** Who is on those lists as present, and how often. */
  readonly comers: ReadonlyArray<{
    readonly member: Id;
    readonly times: number;
    /** Whether they are on no list before the window. */
    readonly first: boolean;
  }>;
  readonly meetingRhythm: {
    /** Days from one meeting to the next that the community agreed on; null where none is. */
    readonly every: number | null;
    /** The day the community was founded, before which nothing was called for. */
    readonly since: Day | null;
    /** The first day for which a meeting is planned. */
    readonly next: Day | null;
  };
  /** Burning questions that were open on the last day, or answered within the window. */
  readonly questions: ReadonlyArray<{
    readonly id: Id;
    readonly askedOn: Day;
    readonly answeredOn: Day | null;
    /** Since when it is no longer asked. */
    readonly withdrawnOn: Day | null;
  }>;
  /**
   * The first day of which is known what happened on it: that on which the ledger was begun, or of the
   * first meeting, or of anything, that it has from before.
   */
  readonly knownSince: {
    readonly meetings: Day | null;
    readonly anything: Day | null;
    /** Whether that is about the day on which the community was founded: no meeting was before it. */
    readonly allMeetings: boolean;
  };
  /** The first day on record; null where there is none up to the window's last day. */
  readonly firstDays: {
    readonly contribution: Day | null;
    readonly meeting: Day | null;
    readonly question: Day | null;
    /** Of a meeting that has a list of who came. */
    readonly list: Day | null;
  };
  /** The last of each; null where there never was one. */
  readonly last: {
    readonly contribution: { readonly member: Id; readonly on: Day } | null;
    readonly meeting: { readonly id: Id; readonly on: Day } | null;
    /** The day of anything that happened: these two, commitments, people and questions. */
    readonly anything: Day | null;
    /** The last day of an unconfirmed meeting, where none was held after it. */
    readonly unconfirmed: Day | null;
  };
}

export interface Giver {
  readonly member: Id;
  /** How many contributions. */
  readonly times: number;
  /** How many of them on a day on which they held the role of Coordinator. */
  readonly asFacilitator: number;
  /** How many on a day before anybody is on record as that. */
  readonly beforeFacilitator: number;
}

/** A due date, and what became of the commitment while that was the date agreed for it. */
export interface AgreedDate {
  readonly commitment: Id;
  readonly due: Day;
  /** When somebody first took the commitment, of those who had it while this was its date; null: nobody has. */
  readonly takenOn: Day | null;
  /** Whether somebody who was here had it on its day, or moved it or let it go by then. */
  readonly held: boolean;
  /** When another date took the place of this one. */
  readonly movedOn: Day | null;
  /** Whether it did since the meeting that it followed got another day by then, or did not take place; nobody moved it. */
  readonly wentAlong: boolean;
  /** When somebody who was here first passed it on after this had become its date. */
  readonly passedOn: Day | null;
  /** When somebody who was here first handed it back after this had become its date. */
  readonly handedBackOn: Day | null;
  readonly releasedOn: Day | null;
  /** `unknown`: it was kept, and nobody knows on which day. */
  readonly keptOn: Day | 'unknown' | null;
}

/** A date that was not held to. */
export interface Slip {
  readonly commitment: Id;
  readonly as: 'moved' | 'released' | 'missed';
  /** The day of the move or the release; of what was missed, its due day. */
  readonly on: Day;
  /** Null: nobody said. */
  readonly because: Reason | 'own-words' | null;
  /** When somebody first took the commitment; null: nobody has. */
  readonly takenOn: Day | null;
  /** Whether it was with somebody who was here. */
  readonly held: boolean;
  /** It was moved to a day before the one agreed. */
  readonly sooner: boolean;
}

export interface Newcomer {
  readonly member: Id;
  readonly joinedOn: Day;
  readonly welcomedOn: Day | null;
  readonly firstContributionOn: Day | null;
}

export interface CountedMeeting {
  readonly id: Id;
  readonly on: Day;
  /** How many people came. */
  readonly present: number;
}

export interface ActiveWeeks {
  /** Whole weeks, Monday to Sunday; those that were mostly a break are passed over. */
  readonly from: Day;
  readonly to: Day;
  /** Who was a member on the last of these days, and in how many of the weeks they were active. */
  readonly members: ReadonlyArray<{ readonly member: Id; readonly weeks: number }>;
}

export interface OwnRhythm {
  readonly member: Id;
  /** Away by their own wish. */
  readonly paused: boolean;
  /**
   * The weeks in which they were active within the last year, the earliest first: 1 is the last one
   * that is over, 2 the one before it, 0 the one that is not over yet. Weeks that were mostly a break
   * are not counted: what was done in one stands with the week after it.
   */
  readonly weeks: readonly number[];
  /** Whether a meeting is unconfirmed since then, and none was held after it. */
  readonly unconfirmed: boolean;
}
