import { flag, needed, one } from '../../cli/fields.js';
import { command, handled, type Noun, type Verb } from '../../cli/spec.js';

export const noun: Noun = {
  name: 'question',
  summary: 'burning questions, asked and answered',
  group: 'What there is:',
};

const on = one('past', 'the day, where that was not today');
const json = { question: 'the question as it now stands' };

export const ask = command({
  path: ['question', 'ask'],
  summary: 'put a burning question on record',
  examples: [
    ['momentum question ask "Who insures our tools?" --by lena', 'Lena asks'],
    ['momentum question ask "Do we need a till?" --at last', 'it came up at the last meeting'],
  ],
  arguments: { text: needed(one('text', 'the question', { placeholder: 'TEXT' })) },
  options: {
    by: one('person', 'who asked'),
    on,
    at: one('meeting', 'the meeting that took it up: number, day, “last” or words'),
  },
  json,
  uses: 'writes',
});

export const answer = command({
  path: ['question', 'answer'],
  summary: 'put on record that a burning question was answered',
  examples: [
    [
      'momentum question answer 3 --by tom --answer "the library does, see its leaflet"',
      'by whom, and how',
    ],
    ['momentum question answer insures', 'a few words of the question do'],
  ],
  arguments: { question: needed(one('question', 'which one: its number, or a few of its words')) },
  options: {
    by: one('person', 'who answered it'),
    answer: one('text', 'the answer, or where it stands'),
    on,
  },
  json,
  uses: 'writes',
});

export const list = command({
  path: ['question', 'list'],
  summary: 'the burning questions, and how long they have been open',
  examples: [
    ['momentum question list', 'what is open, the longest first'],
    ['momentum question list --all', 'what was answered as well'],
  ],
  options: { all: flag('answered ones as well') },
  json: {
    questions: 'each with who asked and when, for how many days it is or was open, and its answer',
  },
  uses: 'reads',
});

export const verbs: readonly Verb[] = [
  handled(ask, () => import('./ask.js')),
  handled(answer, () => import('./answer.js')),
  handled(list, () => import('./list.js')),
];
