import { counted, inWords } from '../../text/text.js';
import { type Day, formatDay, weekOf } from '../../time/day.js';
import { count } from '../field.js';
import { foldOnePerson, onePerson, toldOnePerson } from '../naming.js';
import {
  type EventsFields,
  eachOptional,
  optional,
  type PayloadOf,
  type PayloadsOf,
  pick,
  without,
} from '../payload.js';
import { question } from '../question/thing.js';
import { type EventOf, type Findable, type Id, index, noneFound, type Thing } from '../thing.js';
import { attended, listedOnce, listFields, unanswered, whoCame } from './attendance.js';
import { type Meeting, meetingFields, meetingLists } from './fields.js';
import { findMeetings } from './find.js';

const details = pick(meetingFields, 'title', 'day', 'start', 'mode', 'host', 'place', 'writeUp');
// Meetings of before say nothing of when they end.
const beginning = { ...details, end: optional(meetingFields.end) };
export type MeetingOpening = PayloadOf<typeof beginning>;

const events = {
  'meeting.planned': beginning,
  /** A meeting that had been held already when it was put on record. */
  'meeting.recorded': beginning,
  'meeting.edited': eachOptional(beginning),
  'meeting.held': {},
  'meeting.cancelled': pick(meetingFields, 'why'),
  'meeting.planned-again': {},
  /** Who came and who sent apologies; `absent` takes somebody off the list again. */
  'meeting.attended': listFields,
  'meeting.noted': pick(meetingLists.notes.fields, 'text'),
  /** The note at a place of the list, from 0, in other words, since it named somebody who was forgotten. */
  'meeting.note-reworded': { nth: count(), ...pick(meetingLists.notes.fields, 'text') },
  'meeting.question-taken': meetingLists.questions.fields,
  /** The how-manyth call for calendars, from 0; and to how many it is addressed. */
  'meeting.invited': pick(
    meetingLists.invitations.fields,
    'nth',
    'addressed',
    'forDay',
    'forStart',
  ),
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
  end: data.end ?? null,
  plannedOn: on,
  cancelledOn: null,
  why: null,
  recorded: false,
  attendance: [],
  notes: [],
  questions: [],
  invitations: [],
});

const open = ['planned', 'held'] as const;

/** What each part of it is called where several have changed. */
const labels: { readonly [Key in keyof typeof beginning]: string } = {
  title: 'title',
  day: 'day',
  start: 'start',
  end: 'end',
  mode: 'mode',
  host: 'host',
  place: 'place',
  writeUp: 'write up',
};

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
  upcasts: {
    'meeting.planned': [without('sourceKey')],
    'meeting.recorded': [without('sourceKey')],
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
        ...((data.day ?? state.day) === state.day ? state : unanswered(state)),
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
    'meeting.planned-again': {
      after: ['held', 'cancelled'],
      fold: (state) => ({
        ...state,
        status: 'planned',
        heldOn: null,
        cancelledOn: null,
        why: null,
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
    'meeting.note-reworded': {
      after: ['planned', 'held', 'cancelled'],
      fold: (state, { data }) => ({
        ...state,
        notes: state.notes.map((note, nth) =>
          nth === data.nth ? { ...note, text: data.text } : note,
        ),
      }),
    },
    'meeting.question-taken': {
      after: open,
      fold: (state, { data }) => ({
        ...state,
        questions: [...state.questions, { question: data.question }],
      }),
    },
    'meeting.invited': {
      after: ['planned', 'cancelled'],
      fold: (state, { on, data }) => ({
        ...state,
        invitations: [...state.invitations, { on, ...data }],
      }),
    },
    'meeting.one-person': {
      after: ['planned', 'held', 'cancelled'],
      fold: foldOnePerson({ fields: meetingFields, lists: meetingLists }, listedOnce),
    },
  },
  corrections: {
    // Of one that is only planned, another day is another plan.
    'meeting.edited': {
      of: {
        'meeting.recorded': true,
        'meeting.held': true,
        'meeting.planned': false,
        'meeting.planned-again': false,
        'meeting.cancelled': false,
      },
      along: { 'meeting.attended': 'always' },
      day: ({ day: on }) => on,
      what: (id, nameOf) => `The day of ${nameOf(meeting, id)}`,
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
    'meeting.planned-again': (_, id, nameOf) => `${nameOf(meeting, id)} was planned again.`,
    'meeting.attended': (data, id, nameOf) =>
      `${nameOf(meeting, id)}: ${whoCame(data, nameOf) || 'nobody on the list'}.`,
    'meeting.noted': ({ text }, id, nameOf) => `${nameOf(meeting, id)}, noted: ${text}`,
    'meeting.note-reworded': ({ text }, id, nameOf) =>
      `${nameOf(meeting, id)}, noted in other words: ${text}`,
    'meeting.invited': ({ addressed }, id, nameOf) =>
      `${nameOf(meeting, id)}: an invitation was made${addressed > 0 ? ` for ${counted(addressed, 'member')}` : ''}.`,
    'meeting.one-person': toldOnePerson(() => meeting),
    'meeting.question-taken': ({ question: taken }, id, nameOf) =>
      `${nameOf(meeting, id)} took up the question ${nameOf(question, taken)}.`,
  },
};
