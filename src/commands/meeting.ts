<<<<<<< HEAD
import { choice, needed, one } from '../cli/parameters.js';
import { type Noun, type Verb, verb } from '../cli/verb.js';
import { Refusal } from '../text/refusal.js';
import { cancelMeeting, editMeeting, planMeeting } from '../things/meeting/changes.js';
import { modes } from '../things/meeting/fields.js';
import { need } from '../things/session.js';
import { formatDay } from '../time/day.js';
import { meetingAttend, meetingHold, writeUp } from './meeting-held.js';
=======
import { flag, needed, one, several } from '../cli/parameters.js';
import { type Call, type Noun, type Verb, verb } from '../cli/verb.js';
import { visible } from '../text/gate.js';
import { Refusal, usage } from '../text/refusal.js';
import { attendMeeting, holdMeeting, recordMeeting } from '../things/meeting/changes.js';
import { findMeetings } from '../things/meeting/find.js';
import { need } from '../things/session.js';
import { meetingInvite } from './meeting-calling.js';
>>>>>>> main
import { meetingList, meetingShow } from './meeting-list.js';
import { meetingLive } from './meeting-live.js';
import { meetingNote, meetingQuestion } from './meeting-notes.js';
import { meetingAgenda, meetingMinutes } from './meeting-papers.js';
<<<<<<< HEAD
import { meetingJson, meetingRecorded, whichMeeting } from './meeting-shown.js';
import { reasonFlags, reasonInWords } from './reason.js';
import { edited } from './shown.js';
import { nothingToChange, onlyTyped, startTyped } from './typed.js';
=======
import { meetingCancel, meetingEdit, meetingPlan, writeUp } from './meeting-plan.js';
import { changesMeeting, meetingJson, meetingRecorded } from './meeting-shown.js';
import { membersTyped, peopleTyped } from './typed.js';
>>>>>>> main

export const noun: Noun = {
  name: 'meeting',
  summary: 'meetings planned and held, who came, what was said',
  group: 'What there is:',
};

<<<<<<< HEAD
const title = { placeholder: 'TITLE' };
const about = {
  start: one('text', 'when it starts: 18:00, 6pm', { placeholder: 'TIME' }),
  mode: choice(modes, `how: ${modes.join(', ')}`, { placeholder: 'HOW' }),
  host: one('person', 'who hosts it'),
  place: one('text', 'where: a place or a link', { placeholder: 'PLACE' }),
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
  },
  json: meetingJson,
  uses: 'writes',
  run({ title, on: { future: on }, start, mode, host, place }, call) {
    if (on.day < call.today) {
      throw new Refusal(
        'day-gone-by',
        `${formatDay(on.day)} has gone by.`,
        `For a meeting that was held on that day: momentum meeting hold "TITLE" --on ${on.day} --new`,
=======
const names = (about: string) =>
  several('text', `${about}; may be given again, or several with commas: "amina, tom"`, {
    placeholder: 'NAMES',
  });
const people = {
  present: names('who came'),
  apologies: names('who sent apologies'),
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
    ...people,
    writeUp,
    new: flag('it had not been planned: MEETING is its title'),
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
      : recordMeeting(session, {
          ...lists,
          title: input.meeting,
          day: on?.day ?? today,
          start: on?.start,
          writeUp,
        });
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
  options: { ...people, absent: names('who is taken off the list again') },
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
>>>>>>> main
      );
    }
    return meetingRecorded(
      call,
<<<<<<< HEAD
      'Planned',
      planMeeting(call.session, {
        ...{ title, mode, host, place },
        day: on.day,
        start: startTyped(on, start),
      }),
=======
      'Attendance of',
      attendMeeting(call.session, input.meeting.id, lists),
>>>>>>> main
    );
  },
});

<<<<<<< HEAD
/** What is alike in the verbs that change one. */
const change = { arguments: { meeting: whichMeeting }, json: meetingJson, uses: 'writes' } as const;

const cancel = verb({
  ...change,
  path: ['meeting', 'cancel'],
  summary: 'put on record that a meeting will not be held',
  examples: [['momentum meeting cancel next --why "the hall is closed"', 'with the reason']],
  options: reasonFlags,
  run: ({ meeting, ...reason }, call) =>
    meetingRecorded(
      call,
      'Cancelled',
      cancelMeeting(call.session, meeting.id, reasonInWords(reason) ?? null),
    ),
});

const edit = verb({
  ...change,
  path: ['meeting', 'edit'],
  summary: 'change the day, title, host, place or write-up of a meeting',
  examples: [
    ['momentum meeting edit next --on "friday in two weeks"', 'another day'],
    ['momentum meeting edit last --write-up https://example.org/tea', 'where to read about it'],
  ],
  options: {
    title: one('text', 'what it is called', title),
    on: one('moment', 'the day, and the time if you like'),
    ...about,
    writeUp,
  },
  run(input, call) {
    const before = call.session.ledger.read((reader) => need(reader, 'meeting', input.meeting.id));
    const on = input.on?.[before.status === 'held' ? 'past' : 'future'];
    const changed = onlyTyped({
      title: input.title,
      day: on?.day,
      start: on ? (startTyped(on, input.start) ?? undefined) : input.start,
      mode: input.mode,
      host: input.host,
      place: input.place,
      writeUp: input.writeUp,
    });
    if (Object.keys(changed).length === 0) throw nothingToChange('momentum meeting edit');
    const after = editMeeting(call.session, input.meeting.id, changed);
    return meetingRecorded(call, edited(before, after), after, before.day);
  },
});

export const verbs: readonly Verb[] = [
  plan,
  meetingHold,
  cancel,
  meetingAttend,
  meetingLive,
=======
export const verbs: readonly Verb[] = [
  meetingPlan,
  meetingInvite,
  hold,
  meetingCancel,
  attend,
>>>>>>> main
  meetingQuestion,
  meetingNote,
  meetingList,
  meetingShow,
  meetingEdit,
  meetingAgenda,
  meetingMinutes,
];
