import type { Run } from '../../cli/spec.js';
import { offerable } from '../../figures/reports/helping-hands.js';
import { heading, list, paragraph, root } from '../../papers/build.js';
import type { lighten } from './index.js';
import { personSaid, plainFit } from './people-said.js';

export const run: Run<typeof lighten> = (_, { session }) => {
  const things = offerable(session);
  return {
    data: {
      things: things.map(({ what, because, people }) => ({
        what,
        because,
        people: people.map(plainFit),
      })),
    },
    document:
      things.length === 0
        ? root(paragraph('You carry nothing that others could not see to already.'))
        : root(
            ...things.flatMap(({ what, because, people }) => [
              heading(2, what),
              paragraph(`Because ${because}.`),
              people.length === 0
                ? paragraph('Nobody in particular comes to mind; it could be offered to all.')
                : list(people.map(personSaid)),
            ]),
          ),
    hints: [
      'Suggestions to offer, never to assign. To hand one on: momentum pass NUMBER --to NAME',
    ],
  };
};
