import { choice, flag, needed, one, several } from '../../cli/fields.js';
import { command, handled, type Noun, type Verb } from '../../cli/spec.js';
import { modes } from '../../things/meeting/fields.js';
import { documentJson, documentOptions } from '../document-making.js';

export const noun: Noun = {
  name: 'meeting',
  summary: 'meetings planned and held, who came, what was said',
  group: 'What there is:',
};

const which = needed(
  one('meeting', 'which one: number, day, “last”, “next”, or words of its title'),
);
const title = { placeholder: 'TITLE' };
const names = (about: string) =>
  several('text', `${about}; may be given again, or several with commas: "amina, tom"`, {
    placeholder: 'NAMES',
  });
const people = {
  present: names('who came'),
  apologies: names('who sent apologies'),
};
const writeUp = one('text', 'where the write-up can be found', { placeholder: 'LINK' });
const about = {
  start: one('text', 'when it starts: 18:00, 6pm', { placeholder: 'TIME' }),
  mode: choice(modes, `how: ${modes.join(', ')}`, { placeholder: 'HOW' }),
  host: one('person', 'who hosts it'),
  place: one('text', 'where: a place or a link', { placeholder: 'PLACE' }),
};
// What an agenda or a record looks back on is the meeting before it, and no period.
const { period: _, ...ofDocuments } = documentOptions;

const json = {
  meeting: 'the meeting as it now stands; present is null where nobody wrote it down',
};

export const plan = command({
  path: ['meeting', 'plan'],
  summary: 'plan a meeting',
  examples: [
    [
      'momentum meeting plan "Winter repair café" --on "next friday"',
      'a title and a day are enough',
    ],
    [
      'momentum meeting plan "Tools and tea" --on 2026-12-11 --start 18:00 --mode video --host grace',
      'with everything',
    ],
  ],
  arguments: { title: needed(one('text', 'what it is called', title)) },
  options: { on: needed(one('future', 'the day')), ...about },
  json,
  uses: 'writes',
});

export const hold = command({
  path: ['meeting', 'hold'],
  summary: 'put on record that a meeting was held, and who came',
  examples: [
    ['momentum meeting hold last --present "amina, tom" --apologies lena', 'as it was planned'],
    [
      'momentum meeting hold "Tool sorting" --on yesterday --new',
      'one that nobody had planned; who came stays unrecorded until you say',
    ],
  ],
  arguments: {
    meeting: needed(
      one('text', 'which one: number, day, “last”, or words of its title', {
        placeholder: 'MEETING',
      }),
    ),
  },
  options: {
    on: one('past', 'the day, where it was not the one planned'),
    ...people,
    writeUp,
    new: flag('it had not been planned: MEETING is its title'),
  },
  json,
  uses: 'writes',
});

export const cancel = command({
  path: ['meeting', 'cancel'],
  summary: 'put on record that a meeting will not be held',
  examples: [['momentum meeting cancel next --because "the hall is closed"', 'with the reason']],
  arguments: { meeting: which },
  options: { because: one('text', 'the reason, in your own words') },
  json,
  uses: 'writes',
});

export const attend = command({
  path: ['meeting', 'attend'],
  summary: 'put on record who came, who sent apologies, who was listed by mistake',
  examples: [
    ['momentum meeting attend last --present "amina, tom" --present grace', 'who came'],
    ['momentum meeting attend next --apologies ravi', 'apologies beforehand'],
    ['momentum meeting attend last --absent tom', 'Tom was not there after all'],
  ],
  arguments: { meeting: which },
  options: { ...people, absent: names('who is taken off the list again') },
  json,
  uses: 'writes',
});

export const question = command({
  path: ['meeting', 'question'],
  summary: 'put on record that a meeting takes up a burning question',
  examples: [['momentum meeting question next insures', 'by number, or a few of its words']],
  arguments: {
    meeting: which,
    question: needed(one('question', 'which question: its number, or a few of its words')),
  },
  json,
  uses: 'writes',
});

export const note = command({
  path: ['meeting', 'note'],
  summary: 'write down what was said at a meeting',
  examples: [
    ['momentum meeting note last "The hall is ours until March"', 'one note'],
    ['momentum meeting note last - < minutes.txt', 'each paragraph or bullet becomes a note'],
    ['momentum meeting note last --edit', 'opens your editor ($VISUAL or $EDITOR)'],
  ],
  arguments: {
    meeting: which,
    text: one('text', 'the note; - reads what is piped in', { placeholder: 'TEXT' }),
  },
  options: { edit: flag('write it in your editor') },
  json,
  uses: 'writes',
});

export const list = command({
  path: ['meeting', 'list'],
  summary: 'the meetings to come, and the last ten',
  examples: [
    ['momentum meeting list', 'what is coming, and the last ten'],
    ['momentum meeting list --period 2026', 'those of a year'],
    ['momentum meeting list --all', 'every one there was'],
  ],
  options: {
    all: flag('every meeting there was or will be'),
    period: one('period', 'only those of this time: “this month”, 2026-Q1, 2026, FROM..TO'),
  },
  json: {
    meetings:
      'each with number, title, day, status, host and attendance; present is null where nobody wrote it down',
  },
  uses: 'reads',
  pages: true,
});

export const show = command({
  path: ['meeting', 'show'],
  summary: 'everything about one meeting: who came, notes, questions, what was offered there',
  examples: [['momentum meeting show last', 'the last one']],
  arguments: { meeting: which },
  json: {
    meeting: 'the meeting, with attendance, notes and questions',
    commitments: 'what was offered or wanted there',
    history: 'what happened to it, in sentences',
  },
  uses: 'reads',
  pages: true,
});

const paper = { options: ofDocuments, json: documentJson, uses: 'reads', pages: true } as const;

const whichElse = (otherwise: string) => ({
  meeting: one('meeting', `which one: number, day, “last”, “next”, or words; else ${otherwise}`),
});

export const agenda = command({
  ...paper,
  path: ['meeting', 'agenda'],
  summary: 'the agenda of a meeting: what carries over, burning questions, what is wanted',
  examples: [
    ['momentum meeting agenda', 'for the next meeting'],
    ['momentum meeting agenda --bcc members --output agenda.eml', 'as a mail to everybody'],
  ],
  arguments: whichElse('the next one'),
});

export const minutes = command({
  ...paper,
  path: ['meeting', 'minutes'],
  summary: 'the record of a meeting: who was there, what was said, who offered what',
  examples: [
    ['momentum meeting minutes', 'of the last meeting that was held'],
    ['momentum meeting minutes 3 --output minutes.docx', 'of any other, as a Word file'],
  ],
  arguments: whichElse('the last one that was held'),
});

export const edit = command({
  path: ['meeting', 'edit'],
  summary: 'change the day, title, host, place or write-up of a meeting',
  examples: [
    ['momentum meeting edit next --on "friday in two weeks"', 'another day'],
    ['momentum meeting edit last --write-up https://example.org/tea', 'where to read about it'],
  ],
  arguments: { meeting: which },
  options: {
    title: one('text', 'what it is called', title),
    on: one('future', 'the day'),
    ...about,
    writeUp,
  },
  json,
  uses: 'writes',
});

export const verbs: readonly Verb[] = [
  handled(plan, () => import('./plan.js')),
  handled(hold, () => import('./hold.js')),
  handled(cancel, () => import('./cancel.js')),
  handled(attend, () => import('./attend.js')),
  handled(question, () => import('./question.js')),
  handled(note, () => import('./note.js')),
  handled(list, () => import('./list.js')),
  handled(show, () => import('./show.js')),
  handled(edit, () => import('./edit.js')),
  handled(agenda, () => import('./agenda.js')),
  handled(minutes, () => import('./minutes.js')),
];
