import { needed, one } from '../../cli/fields.js';
import { command, handled, type Noun, type Verb } from '../../cli/spec.js';
import { contributionKinds } from '../../things/contribution/thing.js';

export const noun: Noun = {
  name: 'contribution',
  summary: 'what members gave: posts, replies, documents, talks, help',
  group: 'What there is:',
};

const kinds = `${contributionKinds.join(', ')}, or a word of your own`;

export const add = command({
  path: ['contribution', 'add'],
  summary: 'put on record what somebody gave the community',
  examples: [
    ['momentum contribution add --by tom', 'Tom helped somebody today'],
    [
      'momentum contribution add --by grace --kind talk --title "Mending zips" --on 2026-11-05',
      'what it was, and when',
    ],
  ],
  options: {
    by: needed(one('person', 'who gave it')),
    kind: one('text', `what kind: ${kinds} (help given unless said)`, { placeholder: 'WORD' }),
    title: one('text', 'what it was, in a few words'),
    link: one('text', 'where it can be found'),
    on: one('past', 'the day, where that was not today'),
  },
  json: { contribution: 'the contribution as it is on record' },
  uses: 'writes',
});

export const list = command({
  path: ['contribution', 'list'],
  summary: 'what members gave lately, the newest first',
  examples: [
    ['momentum contribution list', 'the last four weeks'],
    ['momentum contribution list --by tom --period 2026', 'what Tom gave in 2026'],
    ['momentum contribution list --kind talk --period 52w', 'the talks of a year'],
  ],
  options: {
    by: one('member', 'only what this member gave'),
    period: one('period', 'the time (4w unless said): 13w, “this month”, 2026-Q1, FROM..TO'),
    kind: one('text', `only this kind: ${kinds}`, { placeholder: 'WORD' }),
  },
  json: {
    contributions: 'each with its number, who gave it, day, kind, title and link',
    window: 'the first and the last day of the time looked at',
  },
  uses: 'reads',
  pages: true,
});

export const verbs: readonly Verb[] = [
  handled(add, () => import('./add.js')),
  handled(list, () => import('./list.js')),
];
