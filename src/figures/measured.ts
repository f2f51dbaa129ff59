/** From the rows that a measure counts to its value, and to what it was before. */

import { type Phrase, phrase, type Value } from '../language/locale.js';
import { before, type Window } from '../time/window.js';
import {
  type AnyMeasure,
  type At,
  type Counted,
  type Figure,
  type Gather,
  type Part,
  type Tally,
  windowAt,
} from './measure.js';
import { because, isBare, isMostlyUnknown } from './words.js';

export function tallyOf(counted: readonly Counted[]): Tally {
  const of = (part: string | undefined): readonly Counted[] =>
    part === undefined ? counted : counted.filter((row) => row.part === part);
  const sum = (rows: readonly Counted[]): number =>
    rows.reduce((total, { times = 1 }) => total + times, 0);
  const rows = (part?: string) => of(part).filter((row) => row.as === 'numerator');
  return {
    numerator: (part) => sum(rows(part)),
    denominator: (part) => sum(of(part).filter((row) => row.as !== 'left-out')),
    because: (reason, part) =>
      sum(of(part).filter((row) => row.because?.name === because(reason).name)),
    sizes: (part) => rows(part).flatMap(({ size }) => size ?? []),
    rows,
  };
}

/** A part's value beside what it was before. */
export interface PartValue extends Part {
  readonly label: Phrase;
  readonly previous: Part | null;
}

/** A measure's value with all that makes it honest. */
export interface MeasureValue {
  readonly name: string;
  readonly label: Phrase;
  readonly value: Phrase;
  /** The value with what nobody knows of it. */
  readonly told: Phrase;
  readonly beside: Phrase | null;
  /** In few words; null where it is not said so, where it cannot be counted, and where it is none. */
  readonly brief: Phrase | null;
  /** Of the first part. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly parts: readonly PartValue[];
  /** The value of the window before, in words; null where there is nothing to compare with. */
  readonly previous: Phrase | null;
  readonly window: Window;
  readonly definition: Phrase;
  /** Where the definition comes from. */
  readonly source: Phrase;
  /** False while more may still happen within the window. */
  readonly over: boolean;
}

/** The figure of a measure `at` a window, and nothing to compare it with. */
export function figureAt(measure: AnyMeasure, gather: Gather, at: At): Figure {
  const facts = gather(measure.needs, at);
  return measure.figure(tallyOf(measure.counted(facts, at)), facts, at);
}

/** Whom and what the figure `at` a window is made of, and what was left out. */
export const rowsAt = (measure: AnyMeasure, gather: Gather, at: At): readonly Counted[] =>
  measure.counted(gather(measure.needs, at), at);

/** In words, the figure whole. */
export const wholeOf = ({ said, parts }: Figure): Phrase => said ?? parts[0].said;

/** The same with what nobody knows of it. */
export const toldOf = (figure: Figure): Phrase =>
  figure.notKnown
    ? phrase('measure.with-beside', { value: wholeOf(figure), beside: figure.notKnown })
    : wholeOf(figure);

/** The window before, as it was known when it ended. */
export const atBefore = ({ window, asOf, settings }: At): At =>
  windowAt(before(window), asOf, settings);

/** Whether most of the window of `at` lies before anything that is known. */
export const liesBefore = (gather: Gather, at: At): boolean =>
  isMostlyUnknown(at.window, gather(['knownSince'], at).knownSince);

/** The value of a measure `at` a window; `gather` is asked for the window before it as well. */
export function measured(measure: AnyMeasure, gather: Gather, at: At): MeasureValue {
  const { name, previous } = measure;
  const figure = figureAt(measure, gather, at);
  const { beside = null, parts } = figure;
  const { window = at.window } = parts[0];
  const then = atBefore(at);
  const earlier =
    previous === null || liesBefore(gather, then) ? null : figureAt(measure, gather, then);
  const first = previous ? previous(gather(measure.needs, at), at) : (earlier?.parts[0] ?? null);
  const own = (of: string, values?: Readonly<Record<string, Value>>) =>
    phrase(`measure.${name}.${of}`, values);
  return {
    name,
    label: own('label'),
    value: wholeOf(figure),
    told: toldOf(figure),
    beside,
    brief: inBrief(measure, parts, at.window),
    numerator: parts[0].numerator,
    denominator: parts[0].denominator,
    parts: parts.map((part, index) => ({
      ...part,
      label: own(`parts.${part.name}`),
      previous:
        index === 0 ? first : (earlier?.parts.find((each) => each.name === part.name) ?? null),
    })),
    previous: worthSaying(figure, previous ? first && { parts: [first] } : earlier),
    window,
    definition: own('definition', measure.bounds?.(at.settings)),
    source: own('source'),
    over: window.to <= at.asOf,
  };
}

/** The part of a measure that counts who left within its time. */
const leftPart = 'left';

function inBrief(
  { name, brief }: AnyMeasure,
  parts: Figure['parts'],
  { from }: Window,
): Phrase | null {
  const part = parts.find((each) => each.name === brief);
  // A line of figures says once of which days it is; what was before them is another thing.
  const isEarlier = part?.window !== undefined && part.window.to < from;
  if (part === undefined || isBare(part.said) || part.numerator === 0 || isEarlier) return null;
  const { said: value, numerator, denominator } = part;
  const left = parts.find((each) => each.name === leftPart)?.numerator ?? 0;
  // Beside how many we are: whoever has left is no longer among those, and was among these.
  return left > 0 && numerator !== null && denominator !== null
    ? phrase(`measure.${name}.brief-left`, { part: numerator, whole: denominator, count: left })
    : phrase(`measure.${name}.brief`, { value, part: numerator ?? value });
}

// That there was nothing, or too little, then as now, tells nobody anything.
function worthSaying(now: Figure, earlier: Figure | null): Phrase | null {
  if (earlier === null) return null;
  const [value, then] = [wholeOf(now), wholeOf(earlier)];
  const same = JSON.stringify(value) === JSON.stringify(then);
  return same && now.parts.every(saysNothing) ? null : then;
}

const saysNothing = ({ said, numerator, denominator }: Part): boolean =>
  isBare(said) || (numerator === 0 && !denominator);
