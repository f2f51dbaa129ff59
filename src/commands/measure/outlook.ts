import { outlook as outlookOf } from '../../actions/outlook.js';
import type { Run } from '../../cli/spec.js';
import { ways } from '../../core/outlook.js';
import { heading, list, paragraph, root } from '../../documents/build.js';
import type { outlook } from './index.js';

const titles: { readonly [Way in (typeof ways)[number]]: string } = {
  continue: 'To continue',
  'pass on': 'To pass it on',
  pause: 'To pause',
  close: 'To close',
};

export const run: Run<typeof outlook> = (_, { desk }) => {
  const { evidence } = outlookOf(desk);
  return {
    data: { evidence },
    document: root(
      paragraph('What is on record for each. The decision is the community’s own.'),
      ...ways.flatMap((way) => [
        heading(2, titles[way]),
        evidence[way].length === 0
          ? paragraph('Nothing on record speaks for it.')
          : list(evidence[way]),
      ]),
    ),
    hints: ['A pause can be ended; a good question to ask all: “what would you miss?”'],
  };
};
