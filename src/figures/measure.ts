/**
 * What a measure is. It says of each person, commitment, meeting or question whether it counts and
 * why (`counted`), and makes its figures of nothing but those rows (`figure`): so that a figure and
 * its explanation cannot disagree.
 */

import { type Said, said, type Value } from '../language/voice.js';
import type { Settings } from '../things/community/settings.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { before, type Window, weeksUpTo } from '../time/window.js';
import type { MeasureFacts } from './facts.js';
import { type Tally, tallyOf } from './tally.js';
import { isBare } from './words.js';

/** What a figure speaks of: a window, as it was known at the end of a day. */
export interface At {
  readonly window: Window;
  /** Nothing later than this day is known; it may lie within the window. */
  readonly asOf: Day;
  readonly settings: Settings;
}

/** The weeks up to a day that the check-in's gauges look back on, and momentum with them. */
export const gaugesAt = (day: Day, settings: Settings): At => ({
  window: weeksUpTo(day, settings.gaugeWeeks),
  asOf: day,
  settings,
});

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
  readonly because?: Said;
}

/** One number, or two where it is a fraction. */
export interface Part {
  /** A name among the measure's own; its label is the phrase `measure.MEASURE.parts.PART`. */
  readonly name: string;
  /** In words: "3 of 24", "too few to say". */
  readonly said: Said;
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
  readonly said?: Said;
  /** What has to be known with it: what was left out, and how much of it. */
  readonly beside?: Said | null;
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
export const measure = <const Name extends string, const Source extends keyof MeasureFacts>(
  of: Measure<Name, Source>,
): AnyMeasure & { readonly name: Name } => of as unknown as AnyMeasure & { readonly name: Name };

/** A part's value beside what it was before. */
export interface PartValue extends Part {
  readonly label: Said;
  readonly previous: Part | null;
}

/** A measure's value with all that makes it honest. */
export interface MeasureValue {
  readonly name: string;
  readonly label: Said;
  readonly value: Said;
  readonly beside: Said | null;
  /** Of the first part. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly parts: readonly PartValue[];
  /** The value of the window before, in words; null where there is nothing to compare with. */
  readonly previous: Said | null;
  readonly window: Window;
  readonly definition: Said;
  /** Where the definition comes from. */
  readonly source: Said;
  /** False while more may still happen within the window. */
  readonly over: boolean;
}

/** Facts about the window of `at`, those that are named. */
export type Gather = (needs: readonly (keyof MeasureFacts)[], at: At) => MeasureFacts;

/** The figure of a measure `at` a window, and nothing to compare it with. */
export function figureAt(measure: AnyMeasure, gather: Gather, at: At): Figure {
  const facts = gather(measure.needs, at);
  return measure.figure(tallyOf(measure.counted(facts, at)), facts, at);
}

/** Whom and what the figure `at` a window is made of, and what was left out. */
export const rowsAt = (measure: AnyMeasure, gather: Gather, at: At): readonly Counted[] =>
  measure.counted(gather(measure.needs, at), at);

/** In words, the figure whole. */
export const wholeOf = ({ said, parts }: Figure): Said => said ?? parts[0].said;

/** The window before, as it was known when it ended. */
const atBefore = (at: At): At => {
  const window = before(at.window);
  return { ...at, window, asOf: window.to };
};

/** The value of a measure `at` a window; `gather` is asked for the window before it as well. */
export function measured(measure: AnyMeasure, gather: Gather, at: At): MeasureValue {
  const { name, previous } = measure;
  const figure = figureAt(measure, gather, at);
  const { beside = null, parts } = figure;
  const { window = at.window } = parts[0];
  const earlier = previous === null ? null : figureAt(measure, gather, atBefore(at));
  const first = previous ? previous(gather(measure.needs, at), at) : (earlier?.parts[0] ?? null);
  const phrase = (of: string, values?: Readonly<Record<string, Value>>) =>
    said(`measure.${name}.${of}`, values);
  return {
    name,
    label: phrase('label'),
    value: wholeOf(figure),
    beside,
    numerator: parts[0].numerator,
    denominator: parts[0].denominator,
    parts: parts.map((part, index) => ({
      ...part,
      label: phrase(`parts.${part.name}`),
      previous:
        index === 0 ? first : (earlier?.parts.find((each) => each.name === part.name) ?? null),
    })),
    previous: worthSaying(figure, previous ? first && { parts: [first] } : earlier),
    window,
    definition: phrase('definition', measure.bounds?.(at.settings)),
    source: phrase('source'),
    over: window.to <= at.asOf,
  };
}

// That there was nothing, or too little, then as now, tells nobody anything.
function worthSaying(now: Figure, earlier: Figure | null): Said | null {
  if (earlier === null) return null;
  const [value, then] = [wholeOf(now), wholeOf(earlier)];
  const same = JSON.stringify(value) === JSON.stringify(then);
  return same && now.parts.every(saysNothing) ? null : then;
}

const saysNothing = ({ said, numerator, denominator }: Part): boolean =>
  isBare(said) || (numerator === 0 && !denominator);
