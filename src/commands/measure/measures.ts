import { allMeasured, momentumOf } from '../../actions/measures.js';
import type { Run } from '../../cli/spec.js';
import { paragraph, root, strong, table } from '../../documents/build.js';
import { daysOf } from '../words.js';
import type { measures } from './index.js';
import { inWords, momentumBlocks, plain, plainMomentum, say } from './said.js';

export const run: Run<typeof measures> = (input, { desk }) => {
  const momentum = momentumOf(desk, input);
  const values = allMeasured(desk, input);
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
