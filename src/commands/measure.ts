/** Figures: what they are, what they are made of, and how they went. */
import { choice, needed, one } from '../cli/parameters.js';
import { type Result, type Verb, verb } from '../cli/verb.js';
import type { MeasureValue, PartValue } from '../figures/measured.js';
import {
  allMeasured,
  explained,
  measuredBy,
  measureNames,
  momentumOf,
  oneMeasured,
} from '../figures/reports/measures.js';
import { phrase } from '../language/locale.js';
import { heading, paragraph, root, strong, table } from '../papers/build.js';
import { usage } from '../text/refusal.js';
import { capital } from '../text/text.js';
import { spans } from '../time/window.js';
import {
  measureData,
  measureNode,
  partBlocks,
  partsData,
  say,
  stepsChart,
  valueInWords,
  windowInWords,
  windowsOf,
} from './measure-shown.js';
import {
  momentumBlocks,
  momentumData,
  momentumExplanation,
  momentumResult,
} from './momentum-shown.js';

const group = 'To see further:';

const period = one(
  'period',
  'the time they speak of (13 weeks unless said): 4w, 2026, 2026-Q1, 2026-03, “last month”, FROM..TO',
);
const asOf = one('past', 'as it was known on that day, where that is not today');
const nameOrMomentum = needed(
  choice(
    ['momentum', ...measureNames],
    'which one, by this name or by the title it is shown with',
    {
      placeholder: 'MEASURE',
      called: (name) => say(phrase(`measure.${name}.label`)),
    },
  ),
);

const valueJson =
  'its name, label, value in words, numerator, denominator, parts, previous value, window, whether that is over, definition and source';

const measures = verb({
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
  run(input, { session }) {
    const momentum = momentumOf(session, input);
    const values = allMeasured(session, input);
    return {
      data: { momentum: momentumData(momentum), measures: values.map(measureData) },
      document: root(
        ...momentumBlocks(momentum),
        table(
          ['Measure', 'Now', 'Last time'],
          values.map((value) => [
            say(value.label),
            [strong(valueInWords(value))],
            value.previous ? say(value.previous) : '',
          ]),
        ),
        ...windowsOf(values),
      ),
      hints: ['What one is made of: momentum explain commitments-kept'],
    };
  },
});

const measure = verb({
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
  run(input, { session }) {
    const { name, by, part } = input;
    if (name === 'momentum') return momentumResult(input, session);
    const value = oneMeasured(session, name, by === undefined ? input : { asOf: input.asOf });
    const chosen = part === undefined ? undefined : partNamed(value, part);
    if (by === undefined) return whole(value, chosen);
    const steps = measuredBy(session, name, by, input);
    return {
      data: {
        measure: measureData(value),
        momentum: null,
        by,
        steps: steps.map(({ typed, window, over, told }) => ({
          period: typed,
          window,
          over,
          parts: partsData(told.parts),
        })),
      },
      document: root(
        steps.length === 0
          ? paragraph('Nothing is on record for that time.')
          : stepsChart(value, chosen, steps),
        paragraph(`${capital(say(value.definition))}.`),
        paragraph(`${say(value.source)}.`),
      ),
      hints:
        chosen === undefined && value.parts.length > 1
          ? [`One of its figures by itself: --part ${names(value).join(', ')}`]
          : [],
    };
  },
});

function whole(value: MeasureValue, chosen: PartValue | undefined): Result {
  const shown = chosen === undefined ? value.parts : [chosen];
  return {
    data: { measure: measureData(value), momentum: null, by: null, steps: [] },
    document: root(
      measureNode(value),
      value.parts.length > 1
        ? table(
            ['Of which', 'Now', 'Last time'],
            shown.map((part) => [
              say(part.label),
              say(part.said),
              part.previous ? say(part.previous.said) : '',
            ]),
          )
        : undefined,
      paragraph(`${say(value.source)}.`),
    ),
    hints: [`Whom and what it is made of: momentum explain ${value.name}`],
  };
}

const names = ({ parts }: MeasureValue): string[] => parts.map(({ name }) => name);

/** @throws Refusal `no-such-part` */
function partNamed(value: MeasureValue, typed: string): PartValue {
  const found = value.parts.find(({ name }) => name === typed.trim().toLowerCase());
  if (found) return found;
  throw usage(
    'no-such-part',
    `“${value.name}” has no figure called “${typed}”.`,
    `It has ${names(value).join(', ')}.`,
  );
}

const explain = verb({
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
  run(input, { session }) {
    if (input.name === 'momentum') return momentumExplanation(momentumOf(session, input));
    const { value, rows } = explained(session, input.name, input);
    return {
      data: {
        measure: measureData(value),
        momentum: null,
        rows: rows.map(({ kind, no, called, part, as, times = 1, size, on, because }) => ({
          kind,
          no,
          called,
          part,
          as,
          times,
          size: size ?? null,
          on: on ?? null,
          because: because ? say(because) : null,
        })),
      },
      document: root(
        heading(1, say(value.label)),
        paragraph([
          strong(valueInWords(value)),
          value.previous ? ` (${say(phrase('last-time', { value: value.previous }))})` : '',
        ]),
        paragraph(`${windowInWords(value)}: ${say(value.definition)}.`),
        paragraph(`${say(value.source)}.`),
        ...(rows.length === 0 ? [paragraph('There is nothing behind it in this time.')] : []),
        ...value.parts.flatMap((part) => partBlocks(value, part, rows)),
      ),
    };
  },
});

export const verbs: readonly Verb[] = [measures, measure, explain];
