import { capital, counted, inWords } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { count, day, json, maybe, numbered, reference, typed, word } from '../field.js';
import { foundIn } from '../find.js';
import { meetingFields } from '../meeting/fields.js';
import { meeting } from '../meeting/thing.js';
import { member } from '../member/thing.js';
import { foldOnePerson, onePerson, toldOnePerson } from '../naming.js';
import { type EventsFields, eachOptional, type PayloadsOf, pick } from '../payload.js';
import {
  type EventOf,
  type Findable,
  index,
  noneFound,
  rows,
  type StateOf,
  type Thing,
} from '../thing.js';

/** A day that was proposed, and the time by the community’s clocks where one was said. */
export interface PollDay {
  readonly day: Day;
  readonly start: string | null;
}

/** What somebody says of a day. */
export type Suits = 'yes' | 'maybe' | 'no';

const fields = {
  ...numbered,
  status: word<'open' | 'settled' | 'dropped'>(),
  title: typed('public'),
  /** In the order of their letters, which is that of the calendar. */
  days: json<readonly PollDay[]>(),
  ...pick(meetingFields, 'end', 'mode', 'host', 'place'),
  /** Up to when answers are asked for. */
  closesOn: maybe(day()),
  askedOn: day(),
  endedOn: maybe(day()),
  /** The meeting that came of it. */
  meeting: maybe(reference('meeting')),
};

const lists = {
  /** Of each who answered what they said last: a word for each day, in the order of the days. */
  answers: rows('poll_answer', {
    member: reference('member'),
    suits: json<readonly Suits[]>(),
    on: day(),
  }),
};

/** Days that were proposed for a meeting, and who can on which. No meeting, and counted as none. */
export type Poll = StateOf<typeof fields, typeof lists>;

const asking = pick(fields, 'title', 'days', 'end', 'mode', 'host', 'place', 'closesOn');

const events = {
  'poll.asked': asking,
  /** In other words, since it named somebody who was forgotten. */
  'poll.reworded': eachOptional(pick(fields, 'title', 'place')),
  'poll.answered': pick(lists.answers.fields, 'member', 'suits'),
  'poll.settled': { nth: count(), meeting: reference('meeting') },
  'poll.dropped': {},
  'poll.one-person': onePerson,
} satisfies EventsFields;
export type PollEvents = PayloadsOf<typeof events>;
export type PollEvent = EventOf<PollEvents>;

const any = ['open', 'settled', 'dropped'] as const;

/** Of each what was said last, in the order in which it was said. */
const lastOfEach = (state: Poll): Poll => ({
  ...state,
  answers: state.answers.filter(
    ({ member: who }, at) => state.answers.findLastIndex((each) => each.member === who) === at,
  ),
});

export const poll: Thing<'poll', Poll, PollEvents> & Findable = {
  name: 'poll',
  table: 'poll',
  fields,
  lists,
  events,
  indexes: [index('poll_ended', 'ended_on')],
  label: ({ no, title }) => `poll ${no} (${title})`,
  gone: 'a poll',
  found: {
    placeholder: 'POLL',
    many: 'polls',
    find: foundIn('poll', 'title', 'status'),
    missing: noneFound(
      'unknown-poll',
      'There is no poll',
      'See what there is, with numbers: momentum meeting poll --all',
    ),
  },
  opens: {
    'poll.asked': ({ subject, on, data }) => ({
      ...data,
      id: subject,
      status: 'open',
      askedOn: on,
      endedOn: null,
      meeting: null,
      answers: [],
    }),
  },
  changes: {
    'poll.reworded': { after: any, fold: (state, { data }) => ({ ...state, ...data }) },
    'poll.answered': {
      after: ['open'],
      fold: (state, { on, data }) =>
        lastOfEach({ ...state, answers: [...state.answers, { ...data, on }] }),
    },
    'poll.settled': {
      after: ['open'],
      fold: (state, { on, data }) => ({
        ...state,
        status: 'settled',
        endedOn: on,
        meeting: data.meeting,
      }),
    },
    'poll.dropped': {
      after: ['open'],
      fold: (state, { on }) => ({ ...state, status: 'dropped', endedOn: on }),
    },
    'poll.one-person': { after: any, fold: foldOnePerson({ fields, lists }, lastOfEach) },
  },
  sentences: {
    'poll.asked': ({ title, days }, _id, _nameOf, no) =>
      `It was asked which of ${counted(days.length, 'day')} suits, in poll ${no} (${title}).`,
    'poll.reworded': (_, id, nameOf) => `${capital(nameOf(poll, id))} was put in other words.`,
    'poll.answered': ({ member: who, suits }, id, nameOf) =>
      `${nameOf(member, who)} answered ${nameOf(poll, id)}: ${suitsInWords(suits)}.`,
    'poll.settled': ({ nth, meeting: which }, id, nameOf) =>
      `${capital(nameOf(poll, id))} was settled on day ${letterOf(nth)}, for ${nameOf(meeting, which)}.`,
    'poll.dropped': (_, id, nameOf) => `${capital(nameOf(poll, id))} was let go.`,
    'poll.one-person': (data, id, nameOf, no) =>
      capital(toldOnePerson(() => poll)(data, id, nameOf, no)),
  },
};

/** "A" for the first day of a poll, by which people answer. */
export const letterOf = (nth: number): string => String.fromCharCode(65 + nth);

/** So many days have a letter each. */
export const mostDays = 26;

/** "A and C suit, B perhaps". */
export function suitsInWords(suits: readonly Suits[]): string {
  const letters = (which: Suits): string[] =>
    suits.flatMap((each, nth) => (each === which ? [letterOf(nth)] : []));
  const [yes, perhaps] = [letters('yes'), letters('maybe')];
  const said = [
    yes.length === 0 ? '' : `${inWords(yes)} ${yes.length === 1 ? 'suits' : 'suit'}`,
    perhaps.length === 0 ? '' : `${inWords(perhaps)} perhaps`,
  ].filter(Boolean);
  return said.length === 0 ? 'none of the days suits' : said.join(', ');
}

/** "Tuesday 12 January 2027 at 18:00". */
export const pollDayInWords = ({ day: on, start }: PollDay): string =>
  `${formatDay(on)}${start === null ? '' : ` at ${start}`}`;
