import { flag, needed, one, several } from '../../cli/fields.js';
import { command, handled, type Noun, type Verb } from '../../cli/spec.js';
import { documentJson, documentOptions } from '../document-making.js';

export const noun: Noun = {
  name: 'member',
  summary: 'who is here: asking to join, joining, welcomed, pausing, leaving',
  group: 'What there is:',
};

const who = needed(one('member', 'who: number, name or part of it, handle, address'));
const name = needed(one('text', 'the name, as they write it', { placeholder: 'NAME' }));
const on = one('past', 'the day, where that was not today');
const json = { member: 'the member as they now stand' };

const about = {
  email: one('text', 'their address', { placeholder: 'ADDRESS' }),
  handle: one('text', 'what they are called where the community talks', { placeholder: 'HANDLE' }),
  goodAt: one('text', 'what they are good at or like doing'),
  note: one('text', 'for your eyes only; in no document to share'),
};
const spellings = several('text', 'another spelling, handle or address; may be given again', {
  placeholder: 'SPELLING',
});

export const add = command({
  path: ['member', 'add'],
  summary: 'put somebody on record who is a member',
  examples: [
    ['momentum member add "Tom Reed"', 'Tom joined today'],
    [
      'momentum member add "Grace Okoro" --joined unknown --good-at "sewing machines"',
      'she has been here for as long as anybody remembers',
    ],
    ['momentum member add "Lena Park" --unnamed', 'Lena asked not to be named'],
  ],
  arguments: { name },
  options: {
    ...about,
    alias: spellings,
    joined: one('text', 'since when, where that was not today; unknown where nobody knows', {
      placeholder: 'DATE|unknown',
    }),
    unnamed: flag('they asked not to be named in documents to share'),
    bot: flag('not a person: counted nowhere among people'),
  },
  json,
  uses: 'writes',
});

export const list = command({
  path: ['member', 'list'],
  summary: 'who is here, since when, with which roles',
  examples: [
    ['momentum member list', 'who is here'],
    ['momentum member list --requests', 'who has asked to join'],
    ['momentum member list --all', 'everybody there ever was, bots too'],
  ],
  options: {
    all: flag('everybody: here, pausing, asking to join, left, and bots'),
    left: flag('who has left'),
    requests: flag('who has asked to join'),
    paused: flag('who is pausing'),
  },
  json: {
    members: 'by name: number, name, status, joined on, since (that status), roles',
    counts: 'how many people there are in each status',
  },
  uses: 'reads',
  pages: true,
});

export const show = command({
  path: ['member', 'show'],
  summary: 'everything about one member, with what is for your eyes only',
  examples: [['momentum member show grace', 'what she does, has offered and gave last']],
  arguments: { member: who },
  json: {
    member: 'the member, with other spellings, roles and your note',
    commitments: 'what is open with them',
    lastContribution: 'the last one, or null',
    lastMeeting: 'the last one they are known to have come to, or null',
    history: 'what happened, in sentences',
  },
  uses: 'reads',
});

export const edit = command({
  path: ['member', 'edit'],
  summary: 'change what is on record about a member',
  examples: [
    ['momentum member edit tom --email tom@example.org', 'his address'],
    ['momentum member edit lena --unnamed', 'she asked not to be named'],
    ['momentum member edit tom --handle ""', 'an empty text takes away what was there'],
  ],
  arguments: { member: who },
  options: {
    name: one('text', 'the name as it should read', { placeholder: 'NAME' }),
    ...about,
    joined: one('past', 'the day they first joined, where that was unknown or wrong'),
    named: flag('they may be named in documents to share'),
    unnamed: flag('they asked not to be named in documents to share'),
    bot: flag('not a person: counted nowhere among people'),
    person: flag('a person after all, and no bot'),
  },
  json,
  uses: 'writes',
});

export const request = command({
  path: ['member', 'request'],
  summary: 'put on record that somebody asked to join',
  examples: [['momentum member request "Ravi Shah" --email ravi@example.org', 'Ravi asked today']],
  arguments: { name },
  options: {
    ...about,
    alias: spellings,
    unnamed: flag('they asked not to be named in documents to share'),
    on,
  },
  json,
  uses: 'writes',
});

export const approve = command({
  path: ['member', 'approve'],
  summary: 'let somebody in who asked to join',
  examples: [['momentum member approve ravi', 'Ravi is a member from today']],
  arguments: { member: who },
  options: { on },
  json,
  uses: 'writes',
});

export const welcome = command({
  path: ['member', 'welcome'],
  summary: 'put on record that somebody was welcomed',
  examples: [['momentum member welcome ravi --on yesterday', 'somebody said hello to Ravi']],
  arguments: { member: who },
  options: { on },
  json,
  uses: 'writes',
});

export const pause = command({
  path: ['member', 'pause'],
  summary: 'put on record that somebody takes a break',
  examples: [['momentum member pause grace', 'she is still one of us; what she had is shown']],
  arguments: { member: who },
  options: { on },
  json,
  uses: 'writes',
});

export const leave = command({
  path: ['member', 'leave'],
  summary: 'put on record that somebody left',
  examples: [['momentum member leave tom --on 2026-10-31', 'what is still with Tom is shown']],
  arguments: { member: who },
  options: { on },
  json,
  uses: 'writes',
});

export const rejoin = command({
  path: ['member', 'rejoin'],
  summary: 'put on record that somebody came back, after a break or after leaving',
  examples: [['momentum member rejoin grace', 'she is back from today']],
  arguments: { member: who },
  options: { on },
  json,
  uses: 'writes',
});

export const alias = command({
  path: ['member', 'alias'],
  summary: 'say by which other spelling, handle or address somebody is known',
  examples: [
    ['momentum member alias amina "A. Yusuf"', 'files that say “A. Yusuf” mean Amina'],
    ['momentum member alias tom @treed', 'a handle'],
  ],
  arguments: {
    member: who,
    spelling: needed(one('text', 'as it is written elsewhere', { placeholder: 'SPELLING' })),
  },
  json,
  uses: 'writes',
});

// It goes to one person, and not to everybody.
const { bcc: _, ...ofDocuments } = documentOptions;

export const promises = command({
  path: ['member', 'promises'],
  summary: 'a page for one member: what they have offered, and what they kept',
  examples: [
    ['momentum member promises tom', 'to look it over'],
    ['momentum member promises tom --output tom.eml', 'as a mail to Tom, ready to send'],
  ],
  arguments: { member: who },
  options: {
    ...ofDocuments,
    period: one('period', 'how far back “lately” goes (13w unless said): 4w, 2026, 2026-Q1'),
  },
  json: documentJson,
  uses: 'reads',
  pages: true,
});

export const verbs: readonly Verb[] = [
  handled(add, () => import('./add.js')),
  handled(list, () => import('./list.js')),
  handled(show, () => import('./show.js')),
  handled(edit, () => import('./edit.js')),
  handled(request, () => import('./request.js')),
  handled(approve, () => import('./approve.js')),
  handled(welcome, () => import('./welcome.js')),
  handled(pause, () => import('./pause.js')),
  handled(leave, () => import('./leave.js')),
  handled(rejoin, () => import('./rejoin.js')),
  handled(alias, () => import('./alias.js')),
  handled(promises, () => import('./promises.js')),
];
