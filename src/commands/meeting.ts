import { flag, flag, needed, needed, one, one, several } from '../cli/parameters.js';
import { type Call, type Call, type Noun, type Noun, type Verb, type Verb, verb, verb } from '../cli/verb.js';
import { visible, visible } from '../text/gate.js';
import { Refusal, Refusal, usage, usage } from '../text/refusal.js';
import { attendMeeting, 
  attendMeeting,
  cancelMeeting,
  editMeeting,holdMeeting, 
  holdMeeting,
  planMeeting,recordMeeting, 
  recordMeeting,} from '../things/meeting/changes.js';
import { findMeetings } from '../things/meeting/find.js';
import { need } from '../things/session.js';
import { meetingInvite } from './meeting-calling.js';
import { meetingList, meetingShow } from './meeting-list.js';
import { meetingLive } from './meeting-live.js';
import { meetingNote, meetingQuestion } from './meeting-notes.js';
import { meetingAgenda, meetingMinutes } from './meeting-papers.js';
import { meetingCancel, meetingEdit, meetingPlan, writeUp } from './meeting-plan.js';
import { 
  about,
  again,changesMeeting, meetingJson, 
  meetingJson,meetingRecorded, 
  meetingRecorded,
  names,
  title,
  whichMeeting,
  whoWasThere,
  writeUp,} from './meeting-shown.js';
import { reasonFlags, reasonInWords } from './reason.js';
import { edited } from './shown.js';
import { membersTyped, 
  membersTyped,
  nothingToChange,
  onlyTyped,
  orAgain,peopleTyped, 
  peopleTyped,
  startTyped,} from './typed.js';

export const noun: Noun = {
  name: 'meeting',
  summary: 'meetings planned and held, who came, what was said',
  group: 'What there is:',
};

const names = (about: string) =>
  several('text', `${about}; may be given again, or several with commas: "amina, tom"`, {
    placeholder: 'NAMES',
  });
const people = {
  present: names('who came'),
  apologies: names('who sent apologies'),
};
const plan = verb({
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
  arguments: {
    title: needed(
      one('text', 'what it is called', { ...title, ask: { message: 'What is it called?' } }),
    ),
  },
  options: {
    on: needed(
      one('moment', 'the day, and the time if you like: “friday 18:00”', {
        ask: { message: 'On which day?' },
      }),
    ),
    ...about,
    start: { ...about.start, ask: { message: 'At what time? (Enter: not yet known)' } },
    again,
  },
  json: meetingJson,
  uses: 'writes',
  async run({ on: { future: on }, start, again, ...planned }, call) {
    if (on.day < call.today) {
      throw new Refusal(
        'day-gone-by',
        `${formatDay(on.day)} has gone by.`,
        `For a meeting that was held on that day: momentum meeting hold "TITLE" --on ${on.day} --new`,
      );
    }
    const input = { ...planned, day: on.day, start: startTyped(on, start) };
    return meetingRecorded(
      call,
      'Planned',
      await orAgain(call, 'planned-already', again, (meant) =>
        planMeeting(call.session, { ...input, again: meant }),
      ),
    );
  },
});

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

export const verbs: readonly Verb[] = [
  meetingPlan,
  meetingInvite,
  hold,
  meetingCancel,
  attend,
  meetingLive,
  meetingQuestion,
  meetingNote,
  meetingList,
  meetingShow,
  meetingEdit,
  meetingAgenda,
  meetingMinutes,
];
