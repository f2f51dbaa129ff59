/** How something typed is to be read: from which day, looking which way, by whose customs. */

import type { Customs } from './customs.js';
import type { Day } from './day.js';
import type { Window } from './window.js';
import type { MeaningName } from './words/day-words.js';

/** Which way a day looks when it could be either, such as "friday": behind, ahead, or the nearest. */
export type Tense = 'past' | 'future' | 'near';

/** Which meeting days are reckoned from: that of a number, of a month, or else the next one. */
export interface WhichMeeting {
  readonly number?: number | undefined;
  readonly month?: number | undefined;
}

/** A meeting that a day is reckoned from. */
export interface MeetingMeant {
  /** What the ledger knows it by. */
  readonly key: number;
  readonly day: Day;
  /** Which one it is, and when, as a sentence without its stop. */
  readonly told: string;
}

/** A stretch of days, with the meeting that it was reckoned from. */
export interface Reckoned extends Window {
  readonly meeting?: MeetingMeant;
}

/** Where a phrase is read. */
export interface Viewpoint {
  readonly today: Day;
  /** The day on which it is typed, where that is another: “tomorrow” is tomorrow for whoever types. */
  readonly typedOn?: Day;
  readonly tense: Tense;
  readonly customs: Customs;
  /**
   * Finds the meeting that days are reckoned from, as of the day on which that is said; left out where
   * no meeting dates anything.
   * @throws Refusal where there is none
   */
  readonly meetings?: ((which: WhichMeeting, said: Day) => MeetingMeant) | undefined;
  /** All that was typed, for whoever is refused. */
  readonly typed: string;
  /** Whether this is part of a longer phrase: the "week" of "end of week". */
  readonly inside: boolean;
  /** Reads a part of it. */
  readonly read: (rest: string, only?: readonly MeaningName[]) => Reckoned | undefined;
}
