/** Figures in words, with all that makes them honest. */
import { measures, type TrendName, trendName } from '../../figures/measures/index.js';
import { bool, date, type FactOf, group, number, orNull, rowsOf, text } from './shape.js';

const part = group(
  {
    name: text('A name among the measure’s own: “first-contribution”.'),
    label: text(),
    value: text('In words: “4 of 24”, “too few to say”, “none yet”.'),
    numerator: orNull(number()),
    denominator: orNull(number()),
    previous: orNull(
      text(),
      'What the last one given out said of it, else what it was in the window before: “4 of 22 last time”.',
    ),
  },
  'a part of a measure',
);

export type MeasureFact = FactOf<typeof measureShape>;
export const measureShape = group(
  {
    name: text('As `momentum measure` knows it: “contribution-rate”.'),
    label: text(),
    value: part.fields.value,
    brief: orNull(
      text(),
      'In few words, as members say it: “8 usually come”; null where it is not said so, or cannot be counted.',
    ),
    whole: text('The value without what is counted beside it.'),
    numerator: part.fields.numerator,
    denominator: part.fields.denominator,
    previous: part.fields.previous,
    isCounted: bool('False where there is nothing to count yet, or too little to say.'),
    window: text('“31 Oct 2026 to 27 Nov 2026”, with a word where that is not over yet.'),
    definition: text(),
    source: text('Where the definition comes from.'),
    over: bool('False while the window is still running.'),
    parts: rowsOf(
      part,
      'The numbers that it is made of; numerator and denominator above are those of the first.',
    ),
  },
  'a measure',
);

export type MomentumFact = FactOf<typeof momentumShape>;
export const momentumShape = group({
  state: text('“rising”, “steady”, “slowing”, “stalled” or “too-early”, whatever the language.'),
  said: text('The same in words.'),
  window: text('“23 Aug 2026 to 21 Nov 2026”.'),
  signs: rowsOf(
    group(
      { points: text('“up”, “level” or “down”, whatever the language.'), said: text() },
      'a sign',
    ),
    'The reasons, those that point its way first.',
  ),
});

export type TrendFact = FactOf<typeof month>;
const month = group(
  {
    month: text('“November 2026”.'),
    from: date('Its first day.'),
    over: bool('False while the month is still running.'),
    value: text('In words: “4 of 24”.'),
    numerator: orNull(
      number(),
      'Of its first figure; null where nobody knows or it is too few to say: a gap, and no zero.',
    ),
    denominator: orNull(number()),
  },
  'a month of a trend',
);

const trend = rowsOf(month);

export type TrendFacts = FactOf<typeof trendsShape>;
export const trendsShape = group(
  Object.fromEntries(measures.map(({ name }) => [trendName(name), trend])) as Record<
    TrendName,
    typeof trend
  >,
);
