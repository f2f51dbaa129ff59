import { choice, needed, one } from '../cli/parameters.js';
import { type Noun, type Verb, verb } from '../cli/verb.js';
import { Refusal } from '../text/refusal.js';
import { cancelMeeting, editMeeting, planMeeting } from '../things/meeting/changes.js';
import { modes } from '../things/meeting/fields.js';
import { need } from '../things/session.js';
import { formatDay } from '../time/day.js';
import { meetingAttend, meetingHold, writeUp } from './meeting-held.js';
import { meetingList, meetingShow } from './meeting-list.js';
import { meetingLive } from './meeting-live.js';
import { meetingNote, meetingQuestion } from './meeting-notes.js';
import { meetingAgenda, meetingMinutes } from './meeting-papers.js';
import { meetingJson, meetingRecorded, whichMeeting } from './meeting-shown.js';
import { reasonFlags, reasonInWords } from './reason.js';
import { edited } from './shown.js';
import { nothingToChange, onlyTyped, startTyped } from './typed.js';

export const noun: Noun = {
  name: 'meeting',
  summary: 'meetings planned and held, who came, what was said',
  group: 'What there is:',
};

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
      );
    }
    return meetingRecorded(
      call,
      'Planned',
      planMeeting(call.session, {
        ...{ title, mode, host, place },
        day: on.day,
        start: startTyped(on, start),
      }),
    );
  },
});

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
  meetingQuestion,
  meetingNote,
  meetingList,
  meetingShow,
  edit,
  meetingAgenda,
  meetingMinutes,
];
