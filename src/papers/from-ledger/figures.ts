/** Figures in the words of a document: each measure, momentum, and how a measure went by month. */

import { type AnyMeasure, windowAt } from '../../figures/measure.js';
import { figureAt, toldOf } from '../../figures/measured.js';
import { measuredAll, measures, trendName } from '../../figures/measures/index.js';
import { momentumAt } from '../../figures/momentum.js';
import { gatherer, settingsIn } from '../../figures/queries/index.js';
import { isBare } from '../../figures/words.js';
import { type Locale, type Phrase, phrase } from '../../language/locale.js';
import { addMonths, daysBetween } from '../../time/day.js';
import { spanOf, spansIn, type Window } from '../../time/window.js';
import type { MeasureFact, MomentumFact, TrendFact, TrendFacts } from '../facts/index.js';
import type { FactsContext } from './context.js';

export const fromTo = (locale: Locale, { from, to }: Window): string =>
  locale.say(phrase('from-to', { from: { day: from }, to: { day: to } }));

export function measureFacts(
  { reader, figures, lived, known, locale, since, figureSaid }: FactsContext,
  wants: (name: string) => boolean,
): MeasureFact[] {
  const before = (name: string, windowBefore: Phrase | null): string | null => {
    const value =
      since === null ? windowBefore && locale.say(windowBefore) : since.measures[name]?.said;
    return value && hasNumber.test(value) ? locale.say(phrase('last-time', { value })) : null;
  };
  const at = windowAt(figures, known, settingsIn(reader));
  return measuredAll(gatherer(reader), at, wants).map(
    ({
      name,
      value,
      brief,
      beside,
      numerator,
      denominator,
      previous,
      window,
      over,
      ...measure
    }) => {
      const days = fromTo(locale, lived(window));
      figureSaid(name, value);
      for (const part of measure.parts) figureSaid(partName(name, part.name), part.said);
      return {
        name,
        label: locale.say(measure.label),
        value: locale.say(
          beside === null ? value : phrase('measure.with-beside', { value, beside }),
        ),
        brief: brief && locale.say(brief),
        whole: locale.say(value),
        numerator,
        denominator,
        previous: before(name, previous),
        isCounted: !isBare(value),
        window: over ? days : locale.say(phrase('not-over-yet', { window: days })),
        definition: locale.say(measure.definition),
        source: locale.say(measure.source),
        over,
        parts: measure.parts.map((part) => ({
          name: part.name,
          label: locale.say(part.label),
          value: locale.say(part.said),
          numerator: part.numerator,
          denominator: part.denominator,
          previous: before(partName(name, part.name), part.previous?.said ?? null),
        })),
      };
    },
  );
}

/** The name that a part of a measure goes by beside the measures themselves. */
export const partName = (measure: string, part: string): string => `${measure}.${part}`;

// “Too few to say last time” would be no news to anybody.
const hasNumber = /\p{Nd}/u;

/** The time before a window, as long as it is: “in the three months before”. */
function timeBefore({ from, to }: Window): Phrase {
  const weeks = Math.round((daysBetween(from, to) + 1) / 7);
  const name = weeks === 13 ? 'quarter' : weeks === 52 ? 'year' : 'weeks';
  return phrase(`measure.momentum.before.${name}`, { count: weeks });
}

/** Which way the community goes, over the same time as the measures. */
export function momentumFact({
  reader,
  figures,
  lived,
  known,
  locale,
  audience,
}: FactsContext): MomentumFact {
  const at = windowAt(figures, known, settingsIn(reader));
  const { state, said, signs } = momentumAt(gatherer(reader), at);
  const words =
    audience === 'facilitator'
      ? said
      : phrase(`measure.momentum.kindly.${state}`, { before: timeBefore(at.window) });
  return {
    state,
    said: locale.say(words),
    window: fromTo(locale, lived(at.window)),
    signs: signs.map((sign) => ({ points: sign.points, said: locale.say(sign.said) })),
  };
}

/** Months that a trend goes back. */
const trendMonths = 12;

/**
 * How each measure went in the last twelve months, no further back than anything is on record.
 * @param wants tells for a trend's name whether it is asked for: each costs a dozen looks
 */
export function trendFacts(context: FactsContext, wants: (name: string) => boolean): TrendFacts {
  const { reader, known, locale } = context;
  const settings = settingsIn(reader);
  const gather = gatherer(reader);
  const months = spansIn(monthsUpTo(context), 'month');
  const trend = (measure: AnyMeasure): TrendFact[] =>
    months.map(({ from, to }) => {
      const at = windowAt({ from, to }, known, settings);
      const figure = figureAt(measure, gather, at);
      const [{ said: first, numerator, denominator }] = figure.parts;
      return {
        month: locale.month(from),
        from,
        over: to <= known,
        value: locale.say(toldOf(figure)),
        // What is too little to say is too little to draw.
        numerator: isBare(first) ? null : numerator,
        denominator,
      };
    });
  return Object.fromEntries(
    measures.map((measure) => {
      const name = trendName(measure.name);
      return [name, wants(name) ? trend(measure) : []];
    }),
  ) as TrendFacts;
}

function monthsUpTo({ lived, known }: FactsContext): Window {
  const first = addMonths(spanOf(known, 'month').from, 1 - trendMonths);
  return lived({ from: first, to: known });
}
