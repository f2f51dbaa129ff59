/**
 * What a measure is. It says of each person, commitment, meeting or question whether it counts and
 * why (`counted`), and makes its figures of nothing but those rows (`figure`): so that a figure and
 * its explanation cannot disagree.
 */

import type { Phrase, Value } from '../language/locale.js';
import type { Settings } from '../things/community/settings.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { type Window, weeksUpTo } from '../time/window.js';
import type { MeasureFacts } from './facts.js';

/** What a figure speaks of: a window, as it was known at the end of a day. */
export interface At {
  readonly window: Window;
  /** Nothing later than this day is known; it may lie within the window, and never after it. */
  readonly asOf: Day;
  readonly settings: Settings;
}

/**
 * A window as it is known on `day`. One that is over is known as it was when it ended, so that a
 * quarter is the same figure by itself, among others, and whenever it is asked for.
 */
export const windowAt = (window: Window, day: Day, settings: Settings): At => ({
  window,
  asOf: day < window.to ? day : window.to,
  settings,
});

/** The weeks up to a day that figures speak of unless other days are asked for, wherever they stand. */
export const gaugesAt = (day: Day, settings: Settings): At =>
  windowAt(weeksUpTo(day, settings.gaugeWeeks), day, settings);

/** One thing that a figure counts, or leaves out. */
export interface Counted {
  /** Which of the measure's figures it belongs to. */
  readonly part: string;
  readonly kind: 'member' | 'commitment' | 'meeting' | 'question';
  readonly id: Id;
  /**
   * `numerator`: it counts, and stands in the denominator as well, where there is one;
   * `denominator`: it could have counted; `left-out`: it stands in neither, and `because` says why.
   */
  readonly as: 'numerator' | 'denominator' | 'left-out';
  /** How often it counts: somebody's contributions. Once unless said. */
  readonly times?: number;
  /** What it adds to a median or a mean: days waited, people who came. */
  readonly size?: number;
  /** The day of what makes it count. */
  readonly on?: Day;
  readonly because?: Phrase;
}

/** Sums over what was counted; without a part's name, over the only part there is. */
export interface Tally {
  readonly numerator: (part?: string) => number;
  /** What counts, and what could have. */
  readonly denominator: (part?: string) => number;
  /** How many there are, counted or left out, for a reason by its name. */
  readonly because: (reason: string, part?: string) => number;
  /** What each of those in the numerator adds to a median or a mean. */
  readonly sizes: (part?: string) => readonly number[];
  /** Those in the numerator. */
  readonly rows: (part?: string) => readonly Counted[];
}

/** One number, or two where it is a fraction. */
export interface Part {
  /** A name among the measure's own; its label is the phrase `measure.MEASURE.parts.PART`. */
  readonly name: string;
  /** In words: "3 of 24", "too few to say". */
  readonly said: Phrase;
  /** Null where nobody knows; never zero in its place. */
  readonly numerator: number | null;
  /** Null where nobody knows, or where it is no fraction. */
  readonly denominator: number | null;
  /** Where it speaks of other days than the window that was asked for. */
  readonly window?: Window;
}

/** A measure over one window. */
export interface Figure {
  /** The whole of it in words, where that is more than its first part. */
  readonly said?: Phrase;
  /** What has to be known with it: what was left out, and how much of it. */
  readonly beside?: Phrase | null;
  /** Of that, what nobody knows: it is said wherever the figure is, however short. */
  readonly notKnown?: Phrase | null;
  /** The first one stands for the measure wherever there is room for one number. */
  readonly parts: readonly [Part, ...Part[]];
}

/** A measure: one file. Its words are the phrases `measure.NAME.label`, `.definition`, `.source`. */
export interface Measure<
  Name extends string = string,
  Source extends keyof MeasureFacts = keyof MeasureFacts,
> {
  /** Its file's name. */
  readonly name: Name;
  /** The settings that its definition speaks of. */
  readonly bounds?: (settings: Settings) => Readonly<Record<string, Value>>;
  /**
   * The part that stands for it in a line of figures, said by the phrase `measure.NAME.brief` in the
   * words of members; without one it has no place in such a line.
   */
  readonly brief?: string;
  /** What it has to be given. */
  readonly needs: readonly Source[];
  readonly counted: (facts: Pick<MeasureFacts, Source>, at: At) => readonly Counted[];
  readonly figure: (tally: Tally, facts: Pick<MeasureFacts, Source>, at: At) => Figure;
  /**
   * What its first part is compared with: that of the window before, unless said. `null`: nothing is
   * compared; a function makes it of what was fetched for this window.
   */
  readonly previous?: null | ((facts: Pick<MeasureFacts, Source>, at: At) => Part | null);
}

/** A measure among others, whatever it needs. */
export type AnyMeasure = Measure<string, keyof MeasureFacts>;

/** Holds a measure to the facts that it says it needs. */
export const defineMeasure = <const Name extends string, const Source extends keyof MeasureFacts>(
  of: Measure<Name, Source>,
): AnyMeasure & { readonly name: Name } => of as unknown as AnyMeasure & { readonly name: Name };

/** Facts about the window of `at`, those that are named. */
export type Gather = (needs: readonly (keyof MeasureFacts)[], at: At) => MeasureFacts;
