/** What is said no to about decisions. */
import type { Shelf } from './case.js';

const toTake = 'momentum decide "Do we charge for tea?" --to-take';
const taken = 'momentum decide "We don’t charge for tea"';

export const deciding: Shelf = {
  title: 'What is decided',
  cases: [
    {
      code: 'unknown-decision',
      when: 'No such decision.',
      typed: 'momentum why decision 99',
    },
    {
      code: 'number-for-words',
      when: 'A number, and no word of what was decided.',
      typed: 'momentum decide 1',
      given: [toTake],
    },
    {
      code: 'to-take-and-taken',
      when: 'It is still to be decided, and something is said that only a decision has.',
      typed: `${toTake} --why "it is cold"`,
    },
    {
      code: 'not-decided-yet',
      when: 'What is still to be decided can’t be looked at again.',
      typed: 'momentum decision stands 1',
      given: [toTake],
    },
    {
      code: 'noted-already',
      when: 'The same was put down already, and stands or is still to be decided.',
      typed: 'momentum decide "Tea is free"',
      given: ['momentum decide "Tea is free"'],
    },
    {
      code: 'decided-already',
      when: 'It is decided, and is not written over.',
      typed: 'momentum decide "Tea is 50p" --settles 1',
      given: [taken],
    },
    {
      code: 'holds-no-more',
      when: 'Another has taken its place.',
      typed: 'momentum decide "Tea is £1" --instead-of 1',
      given: [taken, 'momentum decide "Tea is 50p" --instead-of 1'],
    },
    {
      code: 'needs-no-deciding',
      when: 'It was withdrawn.',
      typed: 'momentum decide "Tea is free" --settles 1',
      given: [toTake, 'momentum decision withdraw 1'],
    },
    {
      code: 'before-decided',
      when: 'Another can’t take its place before it was there.',
      typed: 'momentum decide "Tea is 50p" --instead-of 1 --on 2026-11-01',
      given: [taken],
    },
    {
      code: 'look-again-before',
      when: 'It is looked at again after it holds, and not before.',
      typed: 'momentum decision stands 1 --look-again today',
      given: [taken],
    },
    {
      code: 'said-elsewhere',
      when: 'A word that a flag took once; there is a command for it now.',
      typed: 'momentum note add "Do we charge for tea?" --for decision',
    },
  ],
};
