import { Refusal } from '../../text/refusal.js';
import { cleanText, counted } from '../../text/text.js';
import { type Day, shortDay } from '../../time/day.js';
import { batchKey, count, day, type Id, maybe, numbered, truth, typed, word } from '../field.js';
import { type EventsFields, type PayloadsOf, pick } from '../payload.js';
import { changing, type EventOf, index, rows, type StateOf, type Thing } from '../thing.js';

const fields = {
  ...numbered,
  status: word<'open' | 'closed'>(),
  on: day(),
  quick: truth(),
  /** The batch that everything answered in this sitting belongs to. */
  batch: batchKey(),
  /** The one promise the facilitator made themselves for next time. */
  promise: maybe(typed('facilitator')),
  promiseKept: maybe(truth()),
  /** How it felt, 1 to 5. */
  feeling: maybe(count()),
  /** Null while it is open, and where it never reached its end. */
  minutes: maybe(count()),
};

const lists = {
  /** The steps that are done, each with the seconds that the sitting had taken by then. */
  steps: rows('checkin_step', { step: typed('facilitator'), seconds: count() }),
};

/** One sitting of the facilitator's weekly fifteen minutes, and what came of it. */
export type Checkin = StateOf<typeof fields, typeof lists>;

const events = {
  'checkin.started': pick(fields, 'quick', 'batch'),
  'checkin.step-done': lists.steps.fields,
  'checkin.promised': { text: typed('facilitator') },
  'checkin.promise-answered': { kept: truth() },
  'checkin.felt': { feeling: count() },
  /** Without minutes: it was left where it had stopped, and another one was begun. */
  'checkin.closed': pick(fields, 'minutes'),
} satisfies EventsFields;
export type CheckinEvents = PayloadsOf<typeof events>;
export type CheckinEvent = EventOf<CheckinEvents>;

export const checkin: Thing<'checkin', Checkin, CheckinEvents> = {
  name: 'checkin',
  table: 'checkin',
  fields,
  lists,
  events,
  indexes: [index('checkin_day', 'on_day')],
  label: ({ on }) => `the check-in of ${shortDay(on)}`,
  gone: 'a check-in',
  opens: {
    'checkin.started': ({ subject, on, data }) => ({
      id: subject,
      status: 'open',
      ...data,
      on,
      promise: null,
      promiseKept: null,
      feeling: null,
      minutes: null,
      steps: [],
    }),
  },
  changes: {
    'checkin.step-done': {
      after: ['open'],
      fold: (state, { data }) => ({ ...state, steps: [...state.steps, data] }),
    },
    'checkin.promised': {
      after: ['open'],
      fold: (state, { data }) => ({ ...state, promise: data.text }),
    },
    // Answered in a later sitting than it was made in.
    'checkin.promise-answered': {
      after: ['open', 'closed'],
      fold: (state, { data }) => ({ ...state, promiseKept: data.kept }),
    },
    'checkin.felt': {
      after: ['open'],
      fold: (state, { data }) => ({ ...state, feeling: data.feeling }),
    },
    'checkin.closed': {
      after: ['open'],
      fold: (state, { data }) => ({ ...state, status: 'closed', ...data }),
    },
  },
  sentences: {
    'checkin.started': ({ quick }) => (quick ? 'A five-minute check-in.' : 'A check-in.'),
    'checkin.step-done': ({ step }) => `Check-in: ${step} done.`,
    'checkin.promised': ({ text }) => `The facilitator promised: ${text}`,
    'checkin.promise-answered': ({ kept }) =>
      kept
        ? 'The facilitator’s own promise was kept.'
        : 'The facilitator let their own promise go.',
    'checkin.felt': ({ feeling }) => `The check-in felt like ${feeling} of 5.`,
    'checkin.closed': ({ minutes }) =>
      minutes === null
        ? 'The check-in was left where it had stopped.'
        : minutes === 0
          ? 'The check-in ended within a minute.'
          : `The check-in ended after ${counted(minutes, 'minute')}.`,
  },
};

export const start = (input: {
  readonly id: Id;
  readonly on: Day;
  readonly quick: boolean;
  readonly batch: Id;
}): CheckinEvent[] => [
  {
    kind: 'checkin.started',
    subject: input.id,
    on: input.on,
    data: { quick: input.quick, batch: input.batch },
  },
];

const one = changing(
  checkin,
  () =>
    new Refusal(
      'checkin-closed',
      'That check-in has been closed already.',
      'Start a new one: momentum checkin',
    ),
);

/** @param seconds whole seconds that the sitting has taken so far, earlier stretches included */
export const stepDone = (state: Checkin, on: Day, step: string, seconds: number): CheckinEvent[] =>
  state.steps.some((each) => each.step === step)
    ? []
    : one(state, 'checkin.step-done', on, { step, seconds });

export const promise = (state: Checkin, on: Day, text: string): CheckinEvent[] =>
  one(state, 'checkin.promised', on, { text: cleanText(text, 'the promise') });

export const answerPromise = (state: Checkin, on: Day, kept: boolean): CheckinEvent[] =>
  one(state, 'checkin.promise-answered', on, { kept });

/** @param feeling 1 (heavy) to 5 (light) */
export const feel = (state: Checkin, on: Day, feeling: number): CheckinEvent[] =>
  one(state, 'checkin.felt', on, { feeling });

/** @param minutes whole minutes the sitting took; null where it never reached its end */
export const close = (state: Checkin, on: Day, minutes: number | null): CheckinEvent[] =>
  one(state, 'checkin.closed', on, { minutes });
