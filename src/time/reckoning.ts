/** How something typed is to be read: from which day, looking which way, by whose customs. */

import type { Customs } from './customs.js';
import type { Day } from './day.js';
import type { Window } from './window.js';
import type { MeaningName } from './words/day-words.js';

/** Which way a day looks when it could be either, such as "friday": behind, ahead, or the nearest. */
export type Tense = 'past' | 'future' | 'near';

/** Where a phrase is read. */
export interface Viewpoint {
  readonly today: Day;
  /** The day on which it is typed, where that is another: “tomorrow” is tomorrow for whoever types. */
  readonly typedOn?: Day;
  readonly tense: Tense;
  readonly customs: Customs;
  /** All that was typed, for whoever is refused. */
  readonly typed: string;
  /** Whether this is part of a longer phrase: the "week" of "end of week". */
  readonly inside: boolean;
  /** Reads a part of it. */
  readonly read: (rest: string, only?: readonly MeaningName[]) => Window | undefined;
}
