import { choice, flag, needed, one, several } from '../../cli/fields.js';
import { command, handled, type Noun, type Verb } from '../../cli/spec.js';
import { reasons } from '../../things/commitment/fields.js';

const everyDay = 'Every day:';
const because = choice(
  Object.keys(reasons) as Array<keyof typeof reasons>,
  'the reason, in a word; it is about the design, never about the person',
  { placeholder: 'REASON' },
);
const why = one('text', 'the reason in your own words');
const which = needed(one('commitment', 'which one: its number, or a few of its words'));
const json = { commitment: 'the commitment as it now stands' };

export const noun: Noun = {
  name: 'commitment',
  summary: 'look at one commitment, reword it, link it to another',
  group: 'What there is:',
};

export const offer = command({
  path: ['offer'],
  group: everyDay,
  summary: 'put on record that somebody offered to do something, or that something is wanted',
  examples: [
    ['momentum offer "Find a room" --by amina --due "next friday"', 'who offered what, by when'],
    ['momentum offer "Take notes" --wanted', 'nobody has taken it yet'],
    ['momentum offer "Book speakers" --by tom --needs 12', 'it waits for number 12'],
  ],
  arguments: {
    text: needed(one('text', 'what was offered, in a sentence', { placeholder: 'what' })),
  },
  options: {
    by: one('person', 'who offered it'),
    with: several('person', 'who does it together with them'),
    wanted: flag('nobody has taken it yet'),
    due: one('future', 'by when'),
    at: one('meeting', 'the meeting where it was said: number, day, “last” or words'),
    needs: several('commitment', 'what has to be done before'),
    doneWhen: one('text', 'how everybody will know that it is done'),
    on: one('past', 'the day it was said, where that was not today'),
  },
  json,
  uses: 'writes',
});

export const take = command({
  path: ['take'],
  group: everyDay,
  summary: 'put on record that somebody takes what was wanted',
  examples: [['momentum take 14 --by "Tom Reed"', 'Tom takes number 14']],
  arguments: { commitment: which },
  options: {
    by: needed(one('person', 'who takes it')),
    on: one('past', 'the day, where that was not today'),
  },
  json,
  uses: 'writes',
});

export const keep = command({
  path: ['keep'],
  group: everyDay,
  summary: 'put on record that a commitment was kept',
  examples: [
    ['momentum keep 12', 'kept today'],
    ['momentum keep "room" --on yesterday', 'a few words do, and another day'],
  ],
  arguments: { commitment: which },
  options: {
    on: one('past', 'the day it was kept, where that was not today'),
    by: one('person', 'who did it, where nobody had taken it before'),
  },
  json,
  uses: 'writes',
});

export const move = command({
  path: ['move'],
  group: everyDay,
  summary: 'agree on another date',
  examples: [['momentum move 12 --to "in two weeks" --because waiting', 'a new date, and why']],
  arguments: { commitment: which },
  options: {
    to: needed(one('future', 'the new date')),
    because,
    why,
    on: one('past', 'the day it was agreed, where that was not today'),
  },
  json,
  uses: 'writes',
});

export const pass = command({
  path: ['pass'],
  group: everyDay,
  summary: 'pass a commitment on to another member',
  examples: [['momentum pass 12 --to grace', 'Grace looks after it from now on']],
  arguments: { commitment: which },
  options: {
    to: needed(one('person', 'who takes it over')),
    because,
    why,
    on: one('past', 'the day, where that was not today'),
  },
  json,
  uses: 'writes',
});

export const release = command({
  path: ['release'],
  group: everyDay,
  summary: 'let a commitment go, without blame',
  examples: [['momentum release 12 --because no-longer-needed', 'it is off everybody’s mind']],
  arguments: { commitment: which },
  options: { because, why, on: one('past', 'the day, where that was not today') },
  json,
  uses: 'writes',
});

export const commitments = command({
  path: ['commitments'],
  group: everyDay,
  summary: 'who has offered to do what, by when',
  examples: [
    ['momentum commitments', 'everything that is open'],
    ['momentum commitments --overdue', 'whose date has gone by'],
    ['momentum commitments --by amina', 'what Amina has offered'],
    ['momentum commitments --due "this month"', 'due in the month that this is'],
  ],
  options: {
    open: flag('only what is open (this is the default)'),
    overdue: flag('only what has gone past its date'),
    wanted: flag('only what nobody has taken yet'),
    all: flag('what was kept and let go as well'),
    by: one('member', 'only what this member offered'),
    due: one('period', 'only what is due in that time: “this month”, “next week”, 2026-03'),
  },
  json: { commitments: 'the list, by due date' },
  uses: 'reads',
  pages: true,
});

export const show = command({
  path: ['commitment', 'show'],
  summary: 'everything about one commitment, with its history',
  examples: [['momentum commitment show 12', 'who, by when, what it waits for, what happened']],
  arguments: { commitment: which },
  json: { commitment: 'the commitment', history: 'what happened to it, in sentences' },
  uses: 'reads',
});

export const edit = command({
  path: ['commitment', 'edit'],
  summary: 'put a commitment in other words',
  examples: [['momentum commitment edit 12 --text "Find a room for 20"', 'a clearer sentence']],
  arguments: { commitment: which },
  options: {
    text: one('text', 'the sentence as it should read'),
    doneWhen: one('text', 'how everybody will know that it is done'),
    with: several('person', 'who does it together with its owner'),
  },
  json,
  uses: 'writes',
});

export const link = command({
  path: ['commitment', 'link'],
  summary: 'say which commitment has to be done before this one',
  examples: [['momentum commitment link 14 --needs 12', '14 waits for 12']],
  arguments: { commitment: which },
  options: { needs: needed(several('commitment', 'what has to be done before')) },
  json,
  uses: 'writes',
});

export const unlink = command({
  path: ['commitment', 'unlink'],
  summary: 'say that it does not wait for the other one after all',
  examples: [['momentum commitment unlink 14 --needs 12', '14 no longer waits for 12']],
  arguments: { commitment: which },
  options: { needs: needed(several('commitment', 'what it does not wait for')) },
  json,
  uses: 'writes',
});

export const verbs: readonly Verb[] = [
  handled(offer, () => import('./offer.js')),
  handled(take, () => import('./take.js')),
  handled(keep, () => import('./keep.js')),
  handled(move, () => import('./move.js')),
  handled(pass, () => import('./pass.js')),
  handled(release, () => import('./release.js')),
  handled(commitments, () => import('./list.js')),
  handled(show, () => import('./show.js')),
  handled(edit, () => import('./edit.js')),
  handled(link, () => import('./link.js')),
  handled(unlink, () => import('./unlink.js')),
];
