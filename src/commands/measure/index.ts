/** Figures: what they are, what they are made of, and how they went. */

import { choice, needed, one } from '../../cli/fields.js';
import { command, handled, type Verb } from '../../cli/spec.js';
import { measureNames } from '../../figures/reports/measures.js';
import { spans } from '../../time/window.js';

const group = 'To see further:';

const period = one(
  'period',
  'the time they speak of (13 weeks unless said): 4w, 2026, 2026-Q1, 2026-03, “last month”, FROM..TO',
);
const asOf = one('past', 'as it was known on that day, where that is not today');
const nameOrMomentum = needed(
  choice(['momentum', ...measureNames], 'which one', { placeholder: 'MEASURE' }),
);

const valueJson =
  'its name, label, value in words, numerator, denominator, parts, previous value, window, whether that is over, definition and source';

export const measures = command({
  path: ['measures'],
  group,
  summary: 'every measure on one screen, each against the time before',
  examples: [
    ['momentum measures', 'over the last 13 weeks'],
    ['momentum measures --period 2026-Q3', 'over a quarter'],
  ],
  options: { period, asOf },
  json: {
    momentum: 'rising, steady, slowing, stalled or too-early, with its reasons',
    measures: `each: ${valueJson}`,
  },
  uses: 'reads',
  pages: true,
});

export const measure = command({
  path: ['measure'],
  group,
  summary: 'one measure, or how it went by month, quarter or year',
  examples: [
    ['momentum measure attendance', 'its value, its parts and what it means'],
    ['momentum measure contribution-rate --by quarter', 'as a table and a small chart'],
    ['momentum measure newcomers --by year --period 2020-01-01..2026-12-31', 'over seven years'],
    ['momentum measure newcomers --by quarter --part welcomed', 'one of its figures by itself'],
    ['momentum measure momentum --by month', 'which way it went, month by month'],
  ],
  arguments: { name: nameOrMomentum },
  options: {
    period,
    by: choice(Object.keys(spans) as Array<keyof typeof spans>, 'a line for each'),
    part: one('text', 'this one of its figures alone; which there are, --by says', {
      placeholder: 'PART',
    }),
    asOf,
  },
  json: {
    measure: valueJson,
    momentum: 'where that was asked for: the state and its reasons',
    by: 'month, quarter or year, or null',
    steps:
      'with --by: each with its period, whether it is over, and all its parts (null is a gap), or its momentum',
  },
  uses: 'reads',
  pages: true,
});

export const explain = command({
  path: ['explain'],
  group,
  summary: 'what a measure means, and the very people and things it is made of',
  examples: [
    ['momentum explain commitments-kept', 'which were kept, which were not, and what is left out'],
    ['momentum explain momentum', 'the rule, and what speaks for it'],
  ],
  arguments: { name: nameOrMomentum },
  options: { period, asOf },
  json: {
    measure: valueJson,
    momentum: 'where that was asked for: the state and its reasons',
    rows: 'each with what it is, whether it counts (numerator, denominator, left-out), how often, and why',
  },
  uses: 'reads',
  pages: true,
});

export const outlook = command({
  path: ['outlook'],
  group,
  summary: 'where this is going: what is on record for continuing, passing on, pausing, closing',
  examples: [['momentum outlook', 'the evidence for each, and no verdict']],
  json: { evidence: 'continue, pass on, pause and close, each with its sentences' },
  uses: 'reads',
  pages: true,
});

const people = 'each with a name, how many open commitments they have, and the reasons';

export const who = command({
  path: ['who'],
  group,
  summary: 'whom you can turn to: members who did, know or like something of the kind',
  examples: [
    ['momentum who "printing posters"', 'by what they said, did, answered and look after'],
    ['momentum who --commitment 13', 'for something that nobody has taken yet'],
    ['momentum who --question 2', 'for a burning question'],
  ],
  arguments: { words: one('text', 'what it is about', { placeholder: 'WORDS' }) },
  options: {
    commitment: one('commitment', 'this commitment'),
    question: one('question', 'this burning question'),
  },
  json: { about: 'what was looked for', people },
  uses: 'reads',
});

export const lighten = command({
  path: ['lighten'],
  group,
  summary: 'what you still carry that somebody else may like, and who',
  examples: [
    ['momentum lighten', 'hosting, what recurs, what is open, roles; and whom to offer it'],
  ],
  json: { things: `each with what it is, why it stands here, and people: ${people}` },
  uses: 'reads',
  pages: true,
});

export const verbs: readonly Verb[] = [
  handled(measures, () => import('./measures.js')),
  handled(measure, () => import('./measure.js')),
  handled(explain, () => import('./explain.js')),
  handled(who, () => import('./who.js')),
  handled(lighten, () => import('./lighten.js')),
  handled(outlook, () => import('./outlook.js')),
];
