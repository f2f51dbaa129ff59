/** Verbs of a member: coming, going, and what is on record of them. */

import { againFlag } from '../cli/again.js';
import { flag, needed, one, several } from '../cli/parameters.js';
import { flagsFor, saidIn } from '../cli/said-flags.js';
import { type Noun, type Verb, verb } from '../cli/verb.js';
import {
  addMember,
  approveMember,
  editMember,
  leave as leaveCommunity,
  pauseMember,
  rejoin as rejoinCommunity,
  requestToJoin,
  welcomeMember,
} from '../things/member/changes.js';
import { type Member, memberFields } from '../things/member/fields.js';
import { need } from '../things/session.js';
import { type Day, daysBetween } from '../time/day.js';
import { alias } from './member-alias.js';
import { dataOnRecord } from './member-data.js';
import { memberForget } from './member-forget.js';
import { dayUnknown, readJoined, vagueIn } from './member-joined.js';
import { verbs as looks } from './member-list.js';
import { merge } from './member-merge.js';
import { memberCameBack, memberRecorded, memberSteppedBack } from './member-shown.js';
import { edited } from './shown.js';
import { nothingToChange } from './typed.js';

export const noun: Noun = {
  name: 'member',
  summary: 'who is here: asking to join, joining, welcomed, pausing, leaving',
  group: 'What there is:',
};

const who = needed(one('member', 'who: number, name or part of it, handle, address'));
const name = needed(
  one('name', 'the name, as they write it; their address may stand behind it, in < >', {
    ask: { message: 'What is their name?' },
  }),
);
const on = one('past', 'the day, where that was not today', { bare: true });
const json = { member: 'the member as they now stand' };
const spellings = several('text', 'another spelling, handle or address; may be given again', {
  placeholder: 'SPELLING',
});

/** Where nobody is named before they agree: momentum community settings default-named=no. */
const agreed = { named: flag('they agreed to be named in documents to share') };

const add = verb({
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
    ...flagsFor(memberFields, 'new'),
    ...agreed,
    ...againFlag,
    alias: spellings,
    joined: one('text', 'since when, where that was not today; unknown where nobody knows', {
      placeholder: 'DATE|unknown',
    }),
  },
  json,
  uses: 'writes',
  run(input, call) {
    const vague = vagueIn(input.joined, call);
    const joined = vague === undefined ? readJoined(input.joined, call) : null;
    const state = addMember(call.session, {
      ...saidIn(memberFields, input),
      name: input.name,
      aliases: input.alias,
      ...(joined === undefined ? {} : { joined }),
    });
    const hints = [
      ...(vague === undefined ? [] : [dayUnknown(vague, state)]),
      ...(isNew(state, call.today) ? [toWelcome(state)] : []),
      ...(!state.named && saidIn(memberFields, input).named === undefined
        ? [onceTheyAgree(state)]
        : []),
    ];
    return memberRecorded(call, 'Added', state, { hints });
  },
});

/** Somebody who joined longer ago has found their way about. */
const newFor = 28;

const isNew = ({ bot, joinedOn }: Member, today: Day): boolean =>
  !bot && joinedOn !== null && daysBetween(joinedOn, today) < newFor;

const onceTheyAgree = ({ no }: Member): string =>
  `Once they agree to be named: momentum member edit ${no} --named`;

const toWelcome = ({ no }: Member): string =>
  `Once somebody has said hello to them: momentum member welcome ${no}`;

const request = verb({
  path: ['member', 'request'],
  summary: 'put on record that somebody asked to join',
  examples: [['momentum member request "Ravi Shah" --email ravi@example.org', 'Ravi asked today']],
  arguments: { name },
  options: {
    ...flagsFor(memberFields, 'new'),
    ...agreed,
    ...againFlag,
    alias: spellings,
    on,
  },
  json,
  uses: 'writes',
  run(input, call) {
    const state = requestToJoin(call.session, {
      ...saidIn(memberFields, input),
      name: input.name,
      aliases: input.alias,
      on: input.on,
    });
    return memberRecorded(call, 'Request from', state, {
      hints: [`To let them in: momentum member approve ${state.no}`],
    });
  },
});

const edit = verb({
  path: ['member', 'edit'],
  summary: 'change what is on record about a member',
  examples: [
    ['momentum member edit tom --email tom@example.org', 'his address'],
    ['momentum member edit lena --unnamed', 'she asked not to be named'],
    ['momentum member edit tom --handle ""', 'an empty text takes away what was there'],
    ['momentum member edit amina --joined unknown', 'nobody knows since when she has been here'],
  ],
  arguments: { member: who },
  options: {
    ...flagsFor(memberFields, 'change'),
    ...againFlag,
    joined: one('text', 'the day they first joined; unknown where nobody knows', {
      placeholder: 'DATE|unknown',
    }),
  },
  json,
  uses: 'writes',
  run(input, call) {
    const change = saidIn(memberFields, input);
    if (Object.keys(change).length === 0 && input.joined === undefined) {
      throw nothingToChange('momentum member edit');
    }
    const details = change.note ? ['your note was changed; it is for your eyes only'] : [];
    const joined = readJoined(input.joined, call);
    const before = call.session.ledger.read((reader) => need(reader, 'member', input.member.id));
    const state = editMember(call.session, input.member.id, change, joined);
    return memberRecorded(call, edited(before, state), state, { details });
  },
});

/** What is alike in the verbs for a step that somebody takes on a day. */
const step = {
  arguments: { member: who },
  options: { on },
  json,
  uses: 'writes',
  aside: 'note add "WHAT" --for private',
} as const;

const approve = verb({
  ...step,
  path: ['member', 'approve'],
  summary: 'let somebody in who asked to join',
  examples: [['momentum member approve ravi', 'Ravi is a member from today']],
  run({ member, on }, call) {
    const state = approveMember(call.session, member.id, on);
    return memberRecorded(call, 'Approved', state, { hints: [toWelcome(state)] });
  },
});

const welcome = verb({
  ...step,
  path: ['member', 'welcome'],
  summary: 'put on record that somebody was welcomed',
  examples: [['momentum member welcome ravi --on yesterday', 'somebody said hello to Ravi']],
  run: ({ member, on }, call) =>
    memberRecorded(call, 'Welcomed', welcomeMember(call.session, member.id, on), {
      hints: [`A page to greet them with: momentum document make welcome --for ${member.no}`],
    }),
});

const pause = verb({
  ...step,
  path: ['member', 'pause'],
  summary: 'put on record that somebody takes a break, until “member rejoin”',
  examples: [['momentum member pause grace', 'she is still one of us; what she had is shown']],
  run: ({ member, on }, call) =>
    memberSteppedBack(call, 'Paused', pauseMember(call.session, member.id, on)),
});

const leave = verb({
  ...step,
  path: ['member', 'leave'],
  summary: 'put on record that somebody left',
  examples: [['momentum member leave tom --on 2026-10-31', 'what is still with Tom is shown']],
  run: ({ member, on }, call) =>
    memberSteppedBack(call, 'Left:', leaveCommunity(call.session, member.id, on)),
});

const rejoin = verb({
  ...step,
  path: ['member', 'rejoin'],
  summary: 'put on record that somebody came back, after a break or after leaving',
  examples: [
    ['momentum member rejoin grace', 'she is back from today; what is hers again is shown'],
  ],
  run: ({ member, on }, call) =>
    memberCameBack(call, 'Back again:', rejoinCommunity(call.session, member.id, on)),
});

export const verbs: readonly Verb[] = [
  add,
  ...looks,
  edit,
  request,
  approve,
  welcome,
  pause,
  leave,
  rejoin,
  alias,
  merge,
  dataOnRecord,
  memberForget,
];
