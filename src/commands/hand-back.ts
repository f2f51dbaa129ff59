/** What somebody took or offered, can’t do, and gives back while it is still wanted. */

import { one } from '../cli/parameters.js';
import { type Verb, verb } from '../cli/verb.js';
import { handBackCommitment } from '../things/commitment/handing-back.js';
import { commitmentsJson, whichCommitments } from './commitment-shown.js';
import { recordedTogether } from './commitment-together.js';
import { reasonFlags, reasonTyped } from './reason.js';

const handBack = verb({
  path: ['hand-back'],
  group: 'Every day:',
  summary: 'give back what somebody can’t do after all, while it is still wanted',
  examples: [
    ['momentum hand-back 12', 'it is looking for somebody again, with its date and its history'],
    ['momentum hand-back 12 --because busy', 'and why, where that was said'],
  ],
  arguments: {
    commitments: whichCommitments('Which one is handed back? (its number, or a few words)'),
  },
  options: {
    ...reasonFlags,
    on: one('past', 'the day, where that was not today', { bare: true }),
  },
  json: commitmentsJson,
  uses: 'writes',
  run: ({ commitments, because, why, on }, call) =>
    recordedTogether(
      call,
      'Handed back',
      commitments,
      (session, id) => handBackCommitment(session, id, { on, ...reasonTyped({ because, why }) }),
      on,
    ),
});

export const verbs: readonly Verb[] = [handBack];
