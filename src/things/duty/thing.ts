import { inWords } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import {
  count,
  day,
  type Id,
  json,
  maybe,
  numbered,
  reference,
  references,
  typed,
  word,
} from '../field.js';
import { foundIn } from '../find.js';
import { member } from '../member/thing.js';
import { foldOnePerson, onePerson, toldOnePerson } from '../naming.js';
import { type EventsFields, eachOptional, type PayloadsOf, pick } from '../payload.js';
import {
  type EventOf,
  type Findable,
  type NameOf,
  noneFound,
  rows,
  type StateOf,
  type Thing,
} from '../thing.js';
import { type DutyRule, ruleInWords } from './rule.js';

const fields = {
  ...numbered,
  status: word<'running' | 'stopped'>(),
  text: typed('public'),
  rule: json<DutyRule>(),
  /** Whose it is: of several, each in turn; of nobody, each turn is wanted. */
  people: references('member'),
  /** How many days ahead a turn is brought up. */
  lead: count(),
  addedOn: day(),
  stoppedOn: maybe(day()),
};

const lists = {
  /** Turns that are left out: of a meeting wherever that is moved to, else of a day. */
  skips: rows('duty_skip', { meeting: maybe(reference('meeting')), turnOn: day(), on: day() }),
};

/** A job that comes again. Its turns are reckoned whenever they are looked at, and stand nowhere. */
export type Duty = StateOf<typeof fields, typeof lists>;

const saying = pick(fields, 'text', 'rule', 'people', 'lead');

const events = {
  'duty.added': saying,
  'duty.edited': eachOptional(saying),
  'duty.skipped': pick(lists.skips.fields, 'meeting', 'turnOn'),
  'duty.stopped': {},
  'duty.one-person': onePerson,
} satisfies EventsFields;
export type DutyEvents = PayloadsOf<typeof events>;
export type DutyEvent = EventOf<DutyEvents>;

/** "by Tom Reed", "in turn by Tom Reed and Grace Okoro". */
const byWhom = (people: readonly Id[], nameOf: NameOf): string =>
  `${people.length > 1 ? 'in turn ' : ''}by ${inWords(people.map((each) => nameOf(member, each)))}`;

export const duty: Thing<'duty', Duty, DutyEvents> & Findable = {
  name: 'duty',
  table: 'duty',
  fields,
  lists,
  events,
  label: ({ no, text }) => `${no} (${text})`,
  gone: 'a duty',
  found: {
    placeholder: 'DUTY',
    many: 'duties',
    find: foundIn('duty', 'text', 'status'),
    missing: noneFound(
      'unknown-duty',
      'There is no duty',
      'See what there is, with numbers: momentum duties --all',
    ),
  },
  opens: {
    'duty.added': ({ subject, on, data }) => ({
      ...data,
      id: subject,
      status: 'running',
      addedOn: on,
      stoppedOn: null,
      skips: [],
    }),
  },
  changes: {
    'duty.edited': {
      after: ['running', 'stopped'],
      fold: (state, { data }) => ({ ...state, ...data }),
    },
    'duty.skipped': {
      after: ['running'],
      fold: (state, { on, data }) => ({ ...state, skips: [...state.skips, { ...data, on }] }),
    },
    'duty.stopped': {
      after: ['running'],
      fold: (state, { on }) => ({ ...state, status: 'stopped', stoppedOn: on }),
    },
    'duty.one-person': {
      after: ['running', 'stopped'],
      fold: foldOnePerson({ fields, lists }),
    },
  },
  sentences: {
    'duty.added': ({ text, rule, people }, _id, nameOf, no) =>
      `To do again and again: ${no} (${text}), ${ruleInWords(rule)}${people.length === 0 ? '' : `, ${byWhom(people, nameOf)}`}.`,
    'duty.edited': ({ text, rule, people, lead }, id, nameOf) => {
      const what = nameOf(duty, id);
      if (text !== undefined) return `${what} was put in other words.`;
      if (rule !== undefined) return `From now on ${what} is to be done ${ruleInWords(rule)}.`;
      if (people === undefined) return `From now on ${what} is brought up ${daysAhead(lead)}.`;
      return people.length === 0
        ? `From now on ${what} is nobody’s in particular.`
        : `From now on ${what} is done ${byWhom(people, nameOf)}.`;
    },
    'duty.skipped': ({ turnOn }, id, nameOf) =>
      `${nameOf(duty, id)} is left out on ${formatDay(turnOn)}.`,
    'duty.stopped': (_, id, nameOf) => `${nameOf(duty, id)} is done no more.`,
    'duty.one-person': toldOnePerson(() => duty),
  },
};

/** "on its day", "7 days ahead". */
export const daysAhead = (lead = 0): string =>
  lead === 0 ? 'on its day' : `${lead === 1 ? 'a day' : `${lead} days`} ahead`;

/** A day of it, or a meeting of which it is, wherever that is moved to. */
export interface WhichTurn {
  readonly meeting: Id | null;
  readonly turnOn: Day;
}

/** Whether both are one turn: of a meeting it is one whatever day it is on. */
export const isSameTurn = (a: WhichTurn, b: WhichTurn): boolean =>
  a.meeting === null ? b.meeting === null && a.turnOn === b.turnOn : a.meeting === b.meeting;
