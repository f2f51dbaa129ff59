import { choice, flag, needed, one } from '../../cli/fields.js';
import { command, handled, type Noun, type Verb } from '../../cli/spec.js';
import { type NoteKind, noteKinds } from '../../things/note/thing.js';

export const nouns: readonly Noun[] = [
  {
    name: 'note',
    summary: 'your own words for the documents: a story, help needed, next steps',
    group: 'What there is:',
  },
];

const kinds = Object.keys(noteKinds) as NoteKind[];
const kindsInWords =
  'words (your own lines at the top), help (help needed), decision (one to take), story, next-step, private (for your eyes only, in no document)';
const json = { note: 'the note: its number, what it is for, its text, its day' };

export const add = command({
  path: ['note', 'add'],
  summary: `write something for the documents in your own words: ${kindsInWords}`,
  examples: [
    ['momentum note add "A good month: two new menders" --for words', 'stands at the top'],
    ['momentum note add "Somebody who can solder on Tuesdays" --for help', 'under help needed'],
    ['momentum note add "Ask Tom how he is" --for private', 'for your eyes only'],
  ],
  arguments: {
    text: needed(
      one('text', 'what you want to say; - reads what is piped in', { placeholder: 'TEXT' }),
    ),
  },
  options: {
    for: choice(kinds, `what it is for: ${kindsInWords}`, { placeholder: 'KIND' }),
    on: one('past', 'the day it belongs to, where that is not today'),
  },
  json,
  uses: 'writes',
});

export const list = command({
  path: ['note', 'list'],
  summary: 'your notes, private ones too, the newest first',
  examples: [
    ['momentum note list', 'all that stand'],
    ['momentum note list --for story', 'only the stories'],
  ],
  options: {
    for: choice(kinds, `only what is for this: ${kinds.join(', ')}`, { placeholder: 'KIND' }),
    all: flag('withdrawn ones as well'),
  },
  json: { notes: 'each with its number, what it is for, text, day, and when it was withdrawn' },
  uses: 'reads',
  pages: true,
});

export const withdraw = command({
  path: ['note', 'withdraw'],
  summary: 'take a note out of the documents to come',
  examples: [['momentum note withdraw 3', 'it is no longer true']],
  arguments: { note: needed(one('note', 'which one: its number, or a few of its words')) },
  json,
  uses: 'writes',
});

export const verbs: readonly Verb[] = [
  handled(add, () => import('./add.js')),
  handled(list, () => import('./list.js')),
  handled(withdraw, () => import('./withdraw.js')),
];
