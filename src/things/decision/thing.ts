import { formatDay } from '../../time/day.js';
import { day, maybe, numbered, reference, typed, word } from '../field.js';
import { foundIn } from '../find.js';
import { meeting } from '../meeting/thing.js';
import { type EventsFields, eachOptional, type PayloadsOf, pick } from '../payload.js';
import {
  type EventOf,
  type Findable,
  index,
  noneFound,
  type StateOf,
  type Thing,
} from '../thing.js';

const fields = {
  ...numbered,
  status: word<'to-take' | 'standing' | 'superseded' | 'withdrawn'>(),
  /** What was decided; while it is to be taken, what there is to decide. */
  text: typed('public'),
  /** What there was to decide, in the words of before it was taken; null where it was taken at once. */
  topic: maybe(typed('public')),
  raisedOn: maybe(day()),
  /** By whom or how it is to be taken, or was, as it stands behind “by”: consent, a vote. */
  how: maybe(typed('public')),
  decidedOn: maybe(day()),
  /** The meeting where it was taken. */
  takenAt: maybe(reference('meeting')),
  why: maybe(typed('members')),
  lookAgainOn: maybe(day()),
  /** The burning question that it answers. */
  question: maybe(reference('question')),
  /** The decision whose place it took. */
  insteadOf: maybe(reference('decision')),
  /** The day another took its place, or it was found that nothing needs deciding. */
  endedOn: maybe(day()),
};

/** What the community decided, or is to decide. It is never edited: another takes its place. */
export type Decision = StateOf<typeof fields>;

const taking = pick(
  fields,
  ...(['text', 'how', 'takenAt', 'why', 'lookAgainOn', 'question', 'insteadOf'] as const),
);

const events = {
  'decision.raised': pick(fields, 'text', 'how', 'question'),
  'decision.made': taking,
  /** What was to be taken is decided. */
  'decision.taken': taking,
  'decision.withdrawn': {},
  /** It was looked at again, and stands. */
  'decision.stood': pick(fields, 'lookAgainOn'),
  'decision.superseded': { by: reference('decision') },
  /** In other words, since they named somebody who was forgotten. */
  'decision.reworded': eachOptional(pick(fields, 'text', 'topic', 'how', 'why')),
} satisfies EventsFields;
export type DecisionEvents = PayloadsOf<typeof events>;
export type DecisionEvent = EventOf<DecisionEvents>;
export type DecisionTaken = DecisionEvents['decision.taken'];

const by = (how: string | null): string => (how === null ? '' : ` by ${how}`);
const nextLook = (lookAgainOn: Decision['lookAgainOn'] | undefined): string =>
  !lookAgainOn ? '' : `; it is looked at again on ${formatDay(lookAgainOn)}`;

export const decision: Thing<'decision', Decision, DecisionEvents> & Findable = {
  name: 'decision',
  table: 'decision',
  fields,
  events,
  indexes: [
    index('decision_status', 'status'),
    index('decision_decided', 'decided_on'),
    index('decision_taken_at', 'taken_at'),
    index('decision_instead_of', 'instead_of'),
  ],
  label: ({ no, text }) => `${no} (${text})`,
  gone: 'a decision',
  found: {
    placeholder: 'DECISION',
    many: 'decisions',
    find: foundIn('decision', 'text', 'status'),
    missing: noneFound(
      'unknown-decision',
      'There is no decision',
      'See what there is, with numbers: momentum decisions --all',
    ),
  },
  opens: {
    'decision.raised': ({ subject, on, data }) => ({
      ...data,
      id: subject,
      status: 'to-take',
      topic: data.text,
      raisedOn: on,
      decidedOn: null,
      takenAt: null,
      why: null,
      lookAgainOn: null,
      insteadOf: null,
      endedOn: null,
    }),
    'decision.made': ({ subject, on, data }) => ({
      ...data,
      id: subject,
      status: 'standing',
      topic: null,
      raisedOn: null,
      decidedOn: on,
      endedOn: null,
    }),
  },
  changes: {
    'decision.taken': {
      after: ['to-take'],
      fold: (state, { on, data }) => ({ ...state, ...data, status: 'standing', decidedOn: on }),
    },
    'decision.withdrawn': {
      after: ['to-take'],
      fold: (state, { on }) => ({ ...state, status: 'withdrawn', endedOn: on }),
    },
    'decision.stood': {
      after: ['standing'],
      fold: (state, { data }) => ({ ...state, ...data }),
    },
    'decision.superseded': {
      after: ['standing'],
      fold: (state, { on }) => ({ ...state, status: 'superseded', endedOn: on }),
    },
    'decision.reworded': {
      after: ['standing', 'superseded', 'withdrawn', 'to-take'],
      fold: (state, { data }) => ({ ...state, ...data }),
    },
  },
  sentences: {
    'decision.raised': ({ text, how }, _id, _nameOf, no) => `To decide${by(how)}: ${no} (${text}).`,
    'decision.made': ({ text, how, takenAt, lookAgainOn }, _id, nameOf, no) =>
      `Decided${takenAt ? ` at ${nameOf(meeting, takenAt)}` : ''}${by(how)}: ${no} (${text})${nextLook(lookAgainOn)}.`,
    'decision.taken': ({ how, takenAt, lookAgainOn }, id, nameOf) =>
      `Decided${takenAt ? ` at ${nameOf(meeting, takenAt)}` : ''}${by(how)}: ${nameOf(decision, id)}${nextLook(lookAgainOn)}.`,
    'decision.withdrawn': (_, id, nameOf) => `${nameOf(decision, id)} needs no deciding any more.`,
    'decision.stood': ({ lookAgainOn }, id, nameOf) =>
      `${nameOf(decision, id)} was looked at again and stands${nextLook(lookAgainOn)}.`,
    'decision.superseded': ({ by: other }, id, nameOf) =>
      `${nameOf(decision, other)} took the place of ${nameOf(decision, id)}.`,
    'decision.reworded': (_, id, nameOf) => `${nameOf(decision, id)} was put in other words.`,
  },
};
