import type { Run } from '../../cli/spec.js';
import { allMeasured, momentumOf } from '../../figures/reports/measures.js';
import { paragraph, root, strong, table } from '../../papers/build.js';
import { daysOf } from '../words.js';
import type { measures } from './index.js';
import { inWords, momentumBlocks, plain, plainMomentum, say } from './said.js';

export const run: Run<typeof measures> = (input, { session }) => {
  const momentum = momentumOf(session, input);
  const values = allMeasured(session, input);
  const [first] = values;
  return {
    data: { momentum: plainMomentum(momentum), measures: values.map(plain) },
    document: root(
      ...momentumBlocks(momentum),
      table(
        ['Measure', 'Now', 'Last time'],
        values.map((value) => [
          say(value.label),
          [strong(inWords(value))],
          value.previous ? say(value.previous) : '',
        ]),
      ),
      first && paragraph(`${daysOf(first.window)}, unless a measure says otherwise.`),
    ),
    hints: ['What one is made of: momentum explain commitments-kept'],
  };
};
