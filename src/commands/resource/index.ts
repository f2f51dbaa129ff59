import { needed, one } from '../../cli/fields.js';
import { command, handled, type Noun, type Spec } from '../../cli/spec.js';

export const nouns: readonly Noun[] = [
  {
    name: 'resource',
    summary: 'documents and links worth keeping, and who looks after them',
    group: 'What there is:',
  },
];

const json = { resource: 'the resource as it now stands' };

export const add = command({
  path: ['resource', 'add'],
  summary: 'put a document or link on record that is worth keeping',
  examples: [
    [
      'momentum resource add "Safety checklist" --link https://example.org/safety --keeper grace',
      'where it is, and who looks after it',
    ],
  ],
  arguments: { title: needed(one('text', 'what it is called', { placeholder: 'TITLE' })) },
  options: {
    link: one('text', 'where it is', { placeholder: 'LINK' }),
    keeper: one('person', 'who looks after it'),
  },
  json,
  uses: 'writes',
});

export const review = command({
  path: ['resource', 'review'],
  summary: 'put on record that somebody looked at it and it is still true',
  examples: [
    ['momentum resource review safety', 'looked at today'],
    ['momentum resource review 2 --keeper tom', 'and Tom looks after it from now on'],
  ],
  arguments: { resource: needed(one('resource', 'which one: its number, or words of its title')) },
  options: {
    keeper: one('person', 'who looks after it from now on'),
    on: one('past', 'the day, where that was not today'),
  },
  json,
  uses: 'writes',
});

export const list = command({
  path: ['resource', 'list'],
  summary: 'what is worth keeping, what nobody has looked at for longest first',
  examples: [['momentum resource list', 'the one to look at next stands first']],
  json: { resources: 'each with its link, keeper, and when it was added and last looked at' },
  uses: 'reads',
});

export const specs: readonly Spec[] = [
  handled(add, () => import('./add.js')),
  handled(review, () => import('./review.js')),
  handled(list, () => import('./list.js')),
];
