import { counted, inWords } from '../../text/text.js';
import { type Day, formatDay, weekOf } from '../../time/day.js';
import { references, truth } from '../field.js';
import { member } from '../member/thing.js';
import { foldOnePerson, onePerson, toldOnePerson } from '../naming.js';
import {
  type EventsFields,
  eachOptional,
  optional,
  type PayloadOf,
  type PayloadsOf,
  pick,
} from '../payload.js';
import { question } from '../question/thing.js';
import {
  type EventOf,
  type Findable,
  type Id,
  index,
  type NameOf,
  noneFound,
  type Thing,
} from '../thing.js';
import { type Meeting, meetingFields, meetingLists } from './fields.js';
import { findMeetings } from './find.js';

const details = pick(meetingFields, 'title', 'day', 'start', 'mode', 'host', 'place', 'writeUp');
const opening = { ...details, ...pick(meetingFields, 'sourceKey') };
export type MeetingOpening = PayloadOf<typeof opening>;

const events = {
  'meeting.planned': opening,
  /** A meeting that had been held already when it was put on record. */
  'meeting.recorded': opening,
  'meeting.edited': eachOptional(details),
  'meeting.held': {},
  'meeting.cancelled': pick(meetingFields, 'why'),
  /** Who came and who sent apologies; `absent` takes somebody off the list again. */
  'meeting.attended': {
    present: references('member'),
    apologies: references('member'),
    absent: references('member'),
    /** The list is whole, and nobody is on it who came. */
    nobody: optional(truth()),
  },
  'meeting.noted': pick(meetingLists.notes.fields, 'text'),
  'meeting.question-taken': meetingLists.questions.fields,
  'meeting.one-person': onePerson,
} satisfies EventsFields;
export type MeetingEvents = PayloadsOf<typeof events>;
export type MeetingEvent = EventOf<MeetingEvents>;

const opened = (
  id: Id,
  on: Day,
  data: MeetingOpening,
): Omit<Meeting, 'no' | 'status' | 'heldOn'> => ({
  id,
  ...data,
  plannedOn: on,
  cancelledOn: null,
  why: null,
  recorded: false,
  attendance: [],
  notes: [],
  questions: [],
});

const sorted = (
  list: ReadonlyMap<Id, Meeting['attendance'][number]['there']>,
): Meeting['attendance'] =>
  [...list]
    .map(([member, there]) => ({ member, there }))
    .sort((a, b) => (a.member < b.member ? -1 : 1));

function attended(
  state: Meeting,
  { present, apologies, absent, nobody }: MeetingEvents['meeting.attended'],
): Meeting {
  const list = new Map(state.attendance.map(({ member, there }) => [member, there]));
  for (const member of absent) list.delete(member);
  for (const member of apologies) if (list.get(member) !== 'present') list.set(member, 'apologies');
  // Whoever is listed as present was there, whatever else the list says of them.
  for (const member of present) list.set(member, 'present');
  return {
    ...state,
    // Apologies alone are no record of who was there, unless somebody says that nobody was.
    recorded:
      state.recorded || (state.status === 'held' && (present.length > 0 || nobody === true)),
    attendance: sorted(list),
  };
}

/** Present beats apologies, which beat not being on the list. */
const listedOnce = (state: Meeting): Meeting => ({
  ...state,
  attendance: sorted(
    new Map(
      [...state.attendance]
        .sort((a, b) => Number(a.there === 'present') - Number(b.there === 'present'))
        .map(({ member, there }) => [member, there]),
    ),
  ),
});

const open = ['planned', 'held'] as const;

/** What each part of it is called where several have changed. */
const labels: { readonly [Key in keyof typeof details]: string } = {
  title: 'title',
  day: 'day',
  start: 'start',
  mode: 'mode',
  host: 'host',
  place: 'place',
  writeUp: 'write up',
};

function whoCame(
  { present, apologies, absent, nobody }: MeetingEvents['meeting.attended'],
  nameOf: NameOf,
): string {
  const who = (ids: readonly Id[]) =>
    ids.length > 3
      ? counted(ids.length, 'member')
      : inWords(ids.map((each) => nameOf(member, each)));
  // Whoever sends apologies after all was on the list of those who came.
  const gone = absent.filter((id) => !present.includes(id) && !apologies.includes(id));
  return [
    nobody ? 'nobody came' : '',
    present.length > 0 ? `${who(present)} came` : '',
    apologies.length > 0 ? `apologies from ${who(apologies)}` : '',
    gone.length > 0 ? `${who(gone)} taken off the list` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

export const meeting: Thing<'meeting', Meeting, MeetingEvents> & Findable = {
  name: 'meeting',
  table: 'meeting',
  fields: meetingFields,
  lists: meetingLists,
  events,
  indexes: [
    index('meeting_day', 'day, status'),
    index('meeting_held', 'held_on'),
    index('meeting_planned', 'status, day'),
  ],
  label: ({ title }) => `“${title}”`,
  gone: 'a meeting',
  found: {
    placeholder: 'MEETING',
    many: 'meetings',
    find: findMeetings,
    missing: noneFound(
      'unknown-meeting',
      'There is no meeting',
      'See what there is, with numbers: momentum meeting list',
    ),
  },
  opens: {
    'meeting.planned': ({ subject, on, data }) => ({
      ...opened(subject, on, data),
      status: 'planned',
      heldOn: null,
    }),
    'meeting.recorded': ({ subject, on, data }) => ({
      ...opened(subject, on, data),
      status: 'held',
      heldOn: data.day,
    }),
  },
  changes: {
    'meeting.edited': {
      after: ['planned', 'held', 'cancelled'],
      fold: (state, { data }) => ({
        ...state,
        ...data,
        heldOn: state.heldOn && (data.day ?? state.heldOn),
      }),
    },
    'meeting.held': {
      after: ['planned'],
      fold: (state, { on }) => ({ ...state, status: 'held', heldOn: on, day: on }),
    },
    'meeting.cancelled': {
      after: ['planned'],
      fold: (state, { on, data }) => ({
        ...state,
        status: 'cancelled',
        cancelledOn: on,
        why: data.why,
      }),
    },
    // Apologies come in before a meeting; who was present is only said of one that was held.
    'meeting.attended': { after: open, fold: (state, { data }) => attended(state, data) },
    'meeting.noted': {
      after: open,
      fold: (state, { on, data }) => ({
        ...state,
        notes: [...state.notes, { text: data.text, on }],
      }),
    },
    'meeting.question-taken': {
      after: open,
      fold: (state, { data }) => ({
        ...state,
        questions: [...state.questions, { question: data.question }],
      }),
    },
    'meeting.one-person': {
      after: ['planned', 'held', 'cancelled'],
      fold: foldOnePerson({ fields: meetingFields, lists: meetingLists }, listedOnce),
    },
  },
  activity: (state) =>
    state.status !== 'held'
      ? []
      : state.attendance
          .filter(({ there }) => there === 'present')
          .map(({ member: who }) => ({
            member: who,
            week: weekOf(state.day),
            activity: 'attendances',
          })),
  sentences: {
    'meeting.planned': ({ title, day: on }) => `“${title}” was planned for ${formatDay(on)}.`,
    'meeting.recorded': ({ title }) => `“${title}” was held.`,
    'meeting.edited': (data, id, nameOf) =>
      `${nameOf(meeting, id)}, changed: ${inWords(Object.keys(data).map((key) => labels[key as keyof typeof labels]))}.`,
    'meeting.held': (_, id, nameOf) => `${nameOf(meeting, id)} was held.`,
    'meeting.cancelled': ({ why }, id, nameOf) =>
      `${nameOf(meeting, id)} was cancelled${why ? `: ${why}` : ''}.`,
    'meeting.attended': (data, id, nameOf) =>
      `${nameOf(meeting, id)}: ${whoCame(data, nameOf) || 'nobody on the list'}.`,
    'meeting.noted': ({ text }, id, nameOf) => `${nameOf(meeting, id)}, noted: ${text}`,
    'meeting.one-person': toldOnePerson(() => meeting),
    'meeting.question-taken': ({ question: taken }, id, nameOf) =>
      `${nameOf(meeting, id)} took up the question ${nameOf(question, taken)}.`,
  },
};
