import type { Day } from '../day.js';
import { before, type Window } from '../window.js';
import type { MeasureFacts } from './facts.js';
import type { Settings } from './settings.js';
import { tooFew } from './words.js';

/** What a figure speaks of: a window, as it was known at the end of a day. */
export interface At {
  readonly window: Window;
  /** Nothing later than this day is known; it may lie within the window. */
  readonly asOf: Day;
  readonly settings: Settings;
}

/** A figure over one window. */
export interface Figure {
  /** In words: "3 of 24", "too few to say". */
  readonly said: string;
  /** What has to be known with it: what was left out, and how much of it. */
  readonly beside?: string | null;
  /** Null where nobody knows, or where the measure is no fraction; never zero in their place. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Where the figure speaks of other days than the window it was asked for. */
  readonly window?: Window;
}

export interface Measure<
  Name extends string = string,
  Source extends keyof MeasureFacts = keyof MeasureFacts,
> {
  /** Its file's name. */
  readonly name: Name;
  readonly label: string;
  /** What is counted, of what; printed with every value. */
  readonly definition: string | ((settings: Settings) => string);
  /** What `figure` has to be given. */
  readonly needs: readonly Source[];
  readonly figure: (facts: Pick<MeasureFacts, Source>, at: At) => Figure;
  /** What to compare with, where that is not the figure of the window before. */
  readonly previous?: (facts: Pick<MeasureFacts, Source>, at: At) => string | null;
}

/** Holds a measure to the facts that it says it needs. */
export const measure = <const Name extends string, const Source extends keyof MeasureFacts>(
  of: Measure<Name, Source>,
): Measure<Name, Source> => of;

/** A measure's value with all that makes it honest. */
export interface MeasureValue {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly beside: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The value of the window before, in words; null where there is nothing to compare with. */
  readonly previous: string | null;
  readonly window: Window;
  readonly definition: string;
  /** False while more may still happen within the window. */
  readonly over: boolean;
}

/** The window before, as it was known when it ended. */
const atBefore = (at: At): At => {
  const window = before(at.window);
  return { ...at, window, asOf: window.to };
};

/** Facts about the window of `at`, those that are named. */
export type Gather = <Source extends keyof MeasureFacts>(
  needs: readonly Source[],
  at: At,
) => Pick<MeasureFacts, Source>;

/** The value of a measure `at` a window; `gather` is asked for the window before it as well. */
export function measured<Source extends keyof MeasureFacts>(
  { name, label, definition, needs, figure, previous }: Measure<string, Source>,
  gather: Gather,
  at: At,
): MeasureValue {
  const facts = gather(needs, at);
  const { said, beside = null, numerator, denominator, window = at.window } = figure(facts, at);
  return {
    name,
    label,
    value: said,
    beside,
    numerator,
    denominator,
    previous: worthSaying(previous ? previous(facts, at) : figureBefore()),
    window,
    definition: typeof definition === 'string' ? definition : definition(at.settings),
    over: window.to <= at.asOf,
  };

  // That there was nothing, or too little, then as now, tells nobody anything.
  function worthSaying(earlier: string | null): string | null {
    const nothing = said === tooFew || numerator === null || (numerator === 0 && !denominator);
    return nothing && earlier === said ? null : earlier;
  }

  function figureBefore(): string {
    const earlier = atBefore(at);
    return figure(gather(needs, earlier), earlier).said;
  }
}
