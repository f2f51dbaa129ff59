import { flag, needed, one } from '../cli/parameters.js';
import { type Call, type Noun, type Verb, verb } from '../cli/verb.js';
import { visible } from '../text/gate.js';
import { Refusal, usage } from '../text/refusal.js';
import { attendMeeting, holdMeeting, recordMeeting } from '../things/meeting/changes.js';
import { findMeetings } from '../things/meeting/find.js';
import { need } from '../things/session.js';
import { meetingInvite } from './meeting-calling.js';
import { meetingCancel, meetingEdit } from './meeting-changed.js';
import { meetingList, meetingShow } from './meeting-list.js';
import { meetingLive } from './meeting-live.js';
import { meetingNote, meetingQuestion } from './meeting-notes.js';
import { meetingAgenda, meetingMinutes, meetingSheet } from './meeting-papers.js';
import { meetingPlan } from './meeting-plan.js';
import { meetingPoll } from './meeting-poll.js';
import { meetingRead } from './meeting-read.js';
import {
  again,
  changesMeeting,
  meetingJson,
  meetingRecorded,
  names,
  whoWasThere,
  writeUp,
} from './meeting-shown.js';
import { membersTyped, orAgain, peopleTyped } from './typed.js';

export const noun: Noun = {
  name: 'meeting',
  summary: 'meetings planned and held, who came, what was said',
  group: 'What there is:',
};

const hold = verb({
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
    on: one('moment', 'the day, where it was not the one planned'),
    ...whoWasThere,
    writeUp,
    new: flag('it had not been planned: MEETING is its title'),
    again,
  },
  json: meetingJson,
  uses: 'writes',
  async run(input, call) {
    const { session, today } = call;
    const on = input.on?.past;
    const { writeUp } = input;
    const planned = input.new ? undefined : await known(call, input.meeting);
    const lists = {
      present: await peopleTyped(call, input.present, '--present'),
      apologies: await peopleTyped(call, input.apologies, '--apologies'),
    };
    const state = planned
      ? holdMeeting(session, planned.id, { ...lists, on: on?.day, start: on?.start, writeUp })
      : await orAgain(call, 'planned-already', input.again, (again) =>
          recordMeeting(session, {
            ...{ ...lists, title: input.meeting, writeUp, again },
            day: on?.day ?? today,
            start: on?.start,
          }),
        );
    return meetingRecorded(call, 'Held', state, planned?.day);
  },
});

async function known(call: Call, typed: string) {
  const { session, today } = call;
  const found = session.ledger.read((reader) => findMeetings(reader, typed, today));
  if (found.length === 0) {
    throw new Refusal(
      'unknown-meeting',
      `There is no meeting “${visible(typed)}”.`,
      'See what there is, with numbers: momentum meeting list. If nobody had planned it, add --new',
    );
  }
  const { id } = await call.find('meeting', typed, '<MEETING>');
  return session.ledger.read((reader) => need(reader, 'meeting', id));
}

const attend = verb({
  ...changesMeeting,
  path: ['meeting', 'attend'],
  summary: 'put on record who came, who sent apologies, who was listed by mistake',
  examples: [
    ['momentum meeting attend last --present "amina, tom" --present grace', 'who came'],
    ['momentum meeting attend next --apologies ravi', 'apologies beforehand'],
    ['momentum meeting attend last --absent tom', 'Tom was not there after all'],
  ],
  options: { ...whoWasThere, absent: names('who is taken off the list again') },
  async run(input, call) {
    const lists = {
      present: await peopleTyped(call, input.present, '--present'),
      apologies: await peopleTyped(call, input.apologies, '--apologies'),
      absent: await membersTyped(call, input.absent, '--absent'),
    };
    if (Object.values(lists).every((ids) => ids.length === 0)) {
      throw usage(
        'nobody-named',
        'It was not said who.',
        'Add --present "NAME, NAME", --apologies NAME or --absent NAME.',
      );
    }
    return meetingRecorded(
      call,
      'Attendance of',
      attendMeeting(call.session, input.meeting.id, lists),
    );
  },
});

const reply = verb({
  ...changesMeeting,
  path: ['meeting', 'reply'],
  summary: 'put on record who says that they come, and who can’t',
  examples: [
    ['momentum meeting reply next --yes "grace, tom" --no lena', 'who can’t sends apologies'],
    ['momentum meeting reply next --maybe owen', 'may be changed until the day'],
  ],
  options: {
    yes: names('who comes'),
    no: names('who can’t come'),
    maybe: names('who may come'),
  },
  async run({ meeting, yes, no, maybe }, call) {
    const lists = {
      coming: await peopleTyped(call, yes, '--yes'),
      apologies: await peopleTyped(call, no, '--no'),
      perhaps: await peopleTyped(call, maybe, '--maybe'),
    };
    if (Object.values(lists).every((ids) => ids.length === 0)) {
      throw usage(
        'nobody-named',
        'It was not said who.',
        'Add --yes "NAME, NAME", --no NAME or --maybe NAME.',
      );
    }
    return meetingRecorded(call, 'Answers to', attendMeeting(call.session, meeting.id, lists));
  },
});

export const verbs: readonly Verb[] = [
  meetingPlan,
  meetingPoll,
  meetingInvite,
  reply,
  hold,
  meetingCancel,
  attend,
  meetingLive,
  meetingRead,
  meetingQuestion,
  meetingNote,
  meetingList,
  meetingShow,
  meetingEdit,
  meetingAgenda,
  meetingSheet,
  meetingMinutes,
];
