import { measuredBy, oneMeasured, type Step } from '../../actions/measures.js';
import type { Result, Run } from '../../cli/spec.js';
import { type MeasureValue, wholeOf } from '../../core/measures/measure.js';
import { capital } from '../../core/text.js';
import { said } from '../../core/voice.js';
import { paragraph, root, table } from '../../documents/build.js';
import type { ChartNode } from '../../documents/tree.js';
import type { measure } from './index.js';
import { measureNode, plain, plainParts, say } from './said.js';

export const run: Run<typeof measure> = (input, { desk }) => {
  const { name, by } = input;
  const value = oneMeasured(desk, name, by === undefined ? input : { asOf: input.asOf });
  if (by === undefined) return whole(value);
  const steps = measuredBy(desk, name, by, input);
  return {
    data: {
      measure: plain(value),
      by,
      steps: steps.map(({ typed, window, over, figure }) => ({
        period: typed,
        window,
        over,
        parts: plainParts(figure.parts),
      })),
    },
    document: root(
      steps.length === 0 ? paragraph('Nothing is on record for that time.') : chart(value, steps),
      paragraph(`${capital(say(value.definition))}.`),
      paragraph(`${say(value.source)}.`),
    ),
  };
};

function whole(value: MeasureValue): Result {
  return {
    data: { measure: plain(value), by: null, steps: [] },
    document: root(
      measureNode(value),
      value.parts.length > 1
        ? table(
            ['Of which', 'Now', 'Last time'],
            value.parts.map((part) => [
              say(part.label),
              say(part.said),
              part.previous ? say(part.previous.said) : '',
            ]),
          )
        : undefined,
      paragraph(say(value.source)),
    ),
    hints: [`Whom and what it is made of: momentum explain ${value.name}`],
  };
}

// The picture shows the first part, which stands for the measure; the words say it whole.
function chart({ label, parts }: MeasureValue, steps: readonly Step[]): ChartNode {
  const title = say(label);
  const [first] = parts;
  const drawn = steps.map(({ figure }) => figure.parts[0].numerator);
  return {
    type: 'chart',
    title,
    description: '',
    summary: say(said('same-as-table')),
    drawing: {
      kind: 'bars',
      labels: steps.map(({ typed }) => typed),
      series: [{ name: first ? say(first.label) : title, values: drawn }],
    },
    children: [
      table(
        ['Time', title],
        steps.map(({ typed, over, figure }) => [
          over ? typed : `${typed}, not over yet`,
          say(wholeOf(figure)),
        ]),
      ),
    ],
  };
}
