/** Figures in the words of a document: each measure, momentum, and how a measure went by month. */

import { firstDay, gatherer, settingsIn } from '../../figures/from-ledger/index.js';
import { type AnyMeasure, type At, figureAt, gaugesAt, wholeOf } from '../../figures/measure.js';
import { measuredAll, measures } from '../../figures/measures/index.js';
import { momentumAt } from '../../figures/momentum.js';
import { isBare } from '../../figures/words.js';
import { type Said, said, type Voice } from '../../language/voice.js';
import { addMonths } from '../../time/day.js';
import { spanOf, spansIn, type Window } from '../../time/window.js';
import type { MeasureFact, MomentumFact, TrendFact, TrendFacts } from '../facts/index.js';
import { partName } from '../issue-said.js';
import type { Scene } from './scene.js';

export const fromTo = (voice: Voice, { from, to }: Window): string =>
  voice.say(said('from-to', { from: { day: from }, to: { day: to } }));

export function measureFacts(
  { reader, figures, known, voice, since }: Scene,
  wants: (name: string) => boolean,
): MeasureFact[] {
  const before = (name: string, windowBefore: Said | null): string | null => {
    const value =
      since === null ? windowBefore && voice.say(windowBefore) : since.measures[name]?.said;
    return value && hasNumber.test(value) ? voice.say(said('last-time', { value })) : null;
  };
  const at = { window: figures, asOf: known, settings: settingsIn(reader) };
  return measuredAll(gatherer(reader), at, wants).map(
    ({ name, value, beside, numerator, denominator, previous, window, over, ...measure }) => {
      const days = fromTo(voice, window);
      return {
        name,
        label: voice.say(measure.label),
        value: voice.say(beside === null ? value : said('measure.with-beside', { value, beside })),
        whole: voice.say(value),
        numerator,
        denominator,
        previous: before(name, previous),
        isCounted: measure.parts.some((part) => !isBare(part.said)),
        window: over ? days : voice.say(said('not-over-yet', { window: days })),
        definition: voice.say(measure.definition),
        source: voice.say(measure.source),
        over,
        parts: measure.parts.map((part) => ({
          name: part.name,
          label: voice.say(part.label),
          value: voice.say(part.said),
          numerator: part.numerator,
          denominator: part.denominator,
          previous: before(partName(name, part.name), part.previous?.said ?? null),
        })),
      };
    },
  );
}

// “Too few to say last time” would be no news to anybody.
const hasNumber = /\p{Nd}/u;

/** Which way the community goes, over the weeks of the check-in's gauges. */
export function momentumFact({ reader, known, voice }: Scene): MomentumFact {
  const settings = settingsIn(reader);
  const at = gaugesAt(known, settings);
  const { state, said: words, signs } = momentumAt(gatherer(reader), at);
  return {
    state,
    said: voice.say(words),
    window: fromTo(voice, at.window),
    signs: signs.map((sign) => ({ points: sign.points, said: voice.say(sign.said) })),
  };
}

/** Months that a trend goes back. */
const trendMonths = 12;

/**
 * How each measure went in the last twelve months, no further back than anything is on record.
 * @param wants tells for a trend's name whether it is asked for: each costs a dozen looks
 */
export function trendFacts(scene: Scene, wants: (name: string) => boolean): TrendFacts {
  const { reader, known, voice } = scene;
  const settings = settingsIn(reader);
  const gather = gatherer(reader);
  const months = spansIn(monthsUpTo(scene), 'month');
  const trend = (measure: AnyMeasure): TrendFact[] =>
    months.map(({ from, to }) => {
      const at: At = { window: { from, to }, asOf: to < known ? to : known, settings };
      const figure = figureAt(measure, gather, at);
      const [{ said: first, numerator, denominator }] = figure.parts;
      return {
        month: voice.month(from),
        from,
        over: to <= known,
        value: voice.say(wholeOf(figure)),
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
  ) as unknown as TrendFacts;
}

/** `contribution-rate` → `contributionRate`, as templates name it. */
const trendName = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function monthsUpTo({ reader, known }: Scene): Window {
  const first = addMonths(spanOf(known, 'month').from, 1 - trendMonths);
  const began = firstDay(reader) ?? known;
  const from = began > known ? known : began;
  return { from: first > from ? first : from, to: known };
}
