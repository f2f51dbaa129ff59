/** Where this is going: what is on record for each way to go on, and no verdict. */
import { type Verb, verb } from '../cli/verb.js';
import { ways } from '../figures/outlook.js';
import { outlook as outlookOf } from '../figures/reports/outlook.js';
import { heading, list, paragraph, root } from '../papers/build.js';

const titles: { readonly [Way in (typeof ways)[number]]: string } = {
  continue: 'To continue',
  'pass on': 'To pass it on',
  pause: 'To pause',
  close: 'To close',
};

const outlook = verb({
  path: ['outlook'],
  group: 'To see further:',
  summary: 'where this is going: what is on record for continuing, passing on, pausing, closing',
  examples: [['momentum outlook', 'the evidence for each, and no verdict']],
  json: { evidence: 'continue, pass on, pause and close, each with its sentences' },
  uses: 'reads',
  pages: true,
  run(_, { session }) {
    const { evidence } = outlookOf(session);
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
  },
});

export const verbs: readonly Verb[] = [outlook];
