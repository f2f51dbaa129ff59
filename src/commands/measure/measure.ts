import type { Result, Run } from '../../cli/spec.js';
import type { Figure, MeasureValue, PartValue } from '../../figures/measure.js';
import { wholeOf } from '../../figures/measure.js';
import { measuredBy, oneMeasured, type Step } from '../../figures/reports/measures.js';
import { isBare } from '../../figures/words.js';
import { phrase } from '../../language/locale.js';
import { paragraph, root, table } from '../../papers/build.js';
import type { ChartNode } from '../../papers/tree.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import { capital } from '../../text/text.js';
import type { measure } from './index.js';
import { momentumMeasured } from './momentum.js';
import { measureNode, plain, plainParts, say, when } from './said.js';

export const run: Run<typeof measure> = (input, { session }) => {
  const { name, by, part } = input;
  if (name === 'momentum') return momentumMeasured(input, session);
  const value = oneMeasured(session, name, by === undefined ? input : { asOf: input.asOf });
  const chosen = part === undefined ? undefined : partNamed(value, part);
  if (by === undefined) return whole(value, chosen);
  const steps = measuredBy(session, name, by, input);
  return {
    data: {
      measure: plain(value),
      momentum: null,
      by,
      steps: steps.map(({ typed, window, over, told }) => ({
        period: typed,
        window,
        over,
        parts: plainParts(told.parts),
      })),
    },
    document: root(
      steps.length === 0
        ? paragraph('Nothing is on record for that time.')
        : chart(value, chosen, steps),
      paragraph(`${capital(say(value.definition))}.`),
      paragraph(`${say(value.source)}.`),
    ),
    hints:
      chosen === undefined && value.parts.length > 1
        ? [`One of its figures by itself: --part ${names(value).join(', ')}`]
        : [],
  };
};

function whole(value: MeasureValue, chosen: PartValue | undefined): Result {
  const shown = chosen === undefined ? value.parts : [chosen];
  return {
    data: { measure: plain(value), momentum: null, by: null, steps: [] },
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

// The picture shows one part, the first unless another is asked for; the words say it whole.
function chart(
  { label, parts }: MeasureValue,
  chosen: PartValue | undefined,
  steps: ReadonlyArray<Step<Figure>>,
): ChartNode {
  const title = chosen ? `${say(label)}: ${say(chosen.label)}` : say(label);
  const drawn = chosen ?? parts[0];
  const of = ({ told }: Step<Figure>) => told.parts.find(({ name }) => name === drawn?.name);
  const values = steps.map(of);
  return {
    type: 'chart',
    title,
    description: '',
    summary: say(phrase('same-as-table')),
    drawing: {
      kind: 'bars',
      labels: steps.map(({ typed }) => typed),
      series: [{ name: drawn ? say(drawn.label) : title, values: values.map(height) }],
    },
    children: [
      table(
        ['Time', chosen ? say(chosen.label) : title],
        steps.map((step, at) => {
          const part = values[at];
          return [when(step), say(chosen && part ? part.said : wholeOf(step.told))];
        }),
      ),
    ],
  };
}

// A fraction is drawn as one; what is too little to say is too little to draw, and leaves a gap.
function height(part: Figure['parts'][number] | undefined): number | null {
  if (part === undefined || isBare(part.said)) return null;
  const { numerator, denominator } = part;
  return numerator === null || !denominator ? numerator : numerator / denominator;
}

/** @throws Refusal `no-such-part` */
function partNamed(value: MeasureValue, typed: string): PartValue {
  const found = value.parts.find(({ name }) => name === typed.trim().toLowerCase());
  if (found) return found;
  throw new Refusal(
    'no-such-part',
    `“${value.name}” has no figure called “${typed}”.`,
    `It has ${names(value).join(', ')}.`,
    { exit: exitCodes.usage },
  );
}
