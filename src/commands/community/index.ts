import { choice, flag, one, several } from '../../cli/fields.js';
import { command, handled, type Noun, type Spec } from '../../cli/spec.js';
import { rhythms, stages } from '../../things/community/thing.js';

const beginning = 'To begin:';

export const nouns: readonly Noun[] = [
  {
    name: 'community',
    summary: 'what the community is: purpose, stage, rhythm, channels',
    group: 'What there is:',
  },
];

const rhythm = choice(Object.keys(rhythms) as Array<keyof typeof rhythms>, 'how often it meets', {
  placeholder: 'RHYTHM',
});
const about = {
  purpose: one('text', 'what it is for: its domain and aims'),
  rhythm,
  channel: several('text', 'where it talks: a list, a chat, a site'),
  founded: one('past', 'the day it was founded'),
  timeZone: one('text', 'its time zone, such as Europe/London', { placeholder: 'ZONE' }),
  locale: one('text', 'the language of its documents: en-GB unless said, en-US, fr, fr-CA …', {
    placeholder: 'LANGUAGE',
  }),
};
const json = { community: 'the community as it now stands' };

export const init = command({
  path: ['init'],
  group: beginning,
  summary: 'start a ledger for your community; asks what is missing',
  examples: [
    ['momentum init', 'asks five short questions'],
    [
      'momentum init --name "Harbour Menders" --facilitator "Amina Yusuf" --rhythm monthly',
      'the same without being asked',
    ],
  ],
  options: {
    name: one('text', 'what the community is called', { placeholder: 'NAME' }),
    facilitator: one('text', 'who facilitates it: probably you', { placeholder: 'NAME' }),
    ...about,
  },
  json: { ...json, path: 'the file that holds the ledger' },
  uses: 'makes',
});

export const demo = command({
  path: ['demo'],
  group: beginning,
  summary: 'look round an example community, in a ledger of its own that is thrown away',
  examples: [['momentum demo', 'its State of Play and Momentum Plan, and what to try next']],
  options: { keep: flag('keep the example as a ledger named demo, to try things out in') },
  json: { path: 'the file that holds the example' },
  uses: 'makes',
});

export const show = command({
  path: ['community', 'show'],
  summary: 'what is on record about the community',
  examples: [['momentum community show', 'its purpose, stage, rhythm and channels']],
  json,
  uses: 'reads',
});

export const stage = command({
  path: ['community', 'stage'],
  summary: 'the stage it is in and the one that the figures suggest; or set it, which only you can',
  examples: [
    ['momentum community stage', 'what is on record, what is suggested, and why'],
    ['momentum community stage maturing --why "others host now"', 'set by you, with a reason'],
  ],
  arguments: { stage: choice(stages, 'the stage to set', { placeholder: 'STAGE' }) },
  options: { why: one('text', 'why you think so') },
  json: {
    ...json,
    suggested: 'the stage that the figures suggest',
    reasons: 'why, a sentence each',
  },
  uses: 'writes',
});

export const edit = command({
  path: ['community', 'edit'],
  summary: 'change what is on record about the community',
  examples: [
    ['momentum community edit --rhythm fortnightly', 'it meets every two weeks from now on'],
    ['momentum community edit --locale fr-CA', 'its documents are in French, as in Canada'],
    [
      'momentum community edit --stage maturing --stage-why "others host now"',
      'a person’s judgement, with a reason',
    ],
  ],
  options: {
    name: one('text', 'what it is called', { placeholder: 'NAME' }),
    ...about,
    stage: choice(stages, 'the stage it is in', { placeholder: 'STAGE' }),
    stageWhy: one('text', 'why you think so'),
    planKeeper: one('person', 'who looks after the Momentum Plan'),
    planLookedAt: one('future', 'when the Momentum Plan is looked at again'),
  },
  json,
  uses: 'writes',
});

export const settings = command({
  path: ['community', 'settings'],
  summary: 'the bounds that the measures go by: all of them, or set one',
  examples: [
    ['momentum community settings', 'each with what it means, and what is usual'],
    ['momentum community settings dormant-weeks 12', 'dormant after twelve weeks, not eight'],
    ['momentum community settings --reset dormant-weeks', 'as usual again'],
  ],
  arguments: {
    name: one('text', 'which one', { placeholder: 'NAME' }),
    value: one('count', 'what it is to be', { placeholder: 'NUMBER' }),
  },
  options: { reset: one('text', 'which one is to be as usual again', { placeholder: 'NAME' }) },
  json: { settings: 'each with its name, meaning, what is usual, and the community’s own or null' },
  uses: 'writes',
});

export const specs: readonly Spec[] = [
  handled(init, () => import('./init.js')),
  handled(demo, () => import('./demo.js')),
  handled(show, () => import('./show.js')),
  handled(stage, () => import('./stage.js')),
  handled(edit, () => import('./edit.js')),
  handled(settings, () => import('./settings.js')),
];
