import { Refusal } from '../../text/refusal.js';
import { cleanText } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { type Entity, type EventOf, type Id, permits } from '../thing.js';

/** One sitting of the facilitator's weekly fifteen minutes, and what came of it. */
export interface Checkin {
  readonly id: Id;
  readonly no: number;
  readonly status: 'open' | 'closed';
  readonly on: Day;
  readonly quick: boolean;
  /** The batch that everything answered in this sitting belongs to. */
  readonly batch: Id;
  /** The one promise the facilitator made themselves for next time. */
  readonly promise: string | null;
  readonly promiseKept: boolean | null;
  /** How it felt, 1 to 5. */
  readonly feeling: number | null;
  /** Null while it is open, and where it never reached its end. */
  readonly minutes: number | null;
  /** The steps that are done, each with the seconds that the sitting had taken by then. */
  readonly steps: ReadonlyArray<{ readonly step: string; readonly seconds: number }>;
}

export interface CheckinEvents {
  'checkin.started': { readonly no: number; readonly quick: boolean; readonly batch: Id };
  'checkin.step-done': { readonly step: string; readonly seconds: number };
  'checkin.promised': { readonly text: string };
  'checkin.promise-answered': { readonly kept: boolean };
  'checkin.felt': { readonly feeling: number };
  /** Without minutes: it was left where it had stopped, and another one was begun. */
  'checkin.closed': { readonly minutes: number | null };
}
export type CheckinEvent = EventOf<CheckinEvents>;

export const checkin: Entity<'checkin', Checkin, CheckinEvents> = {
  name: 'checkin',
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
};

export const start = (input: {
  readonly id: Id;
  readonly no: number;
  readonly on: Day;
  readonly quick: boolean;
  readonly batch: Id;
}): CheckinEvent[] => [
  {
    kind: 'checkin.started',
    subject: input.id,
    on: input.on,
    data: { no: input.no, quick: input.quick, batch: input.batch },
  },
];

const one = <Kind extends keyof CheckinEvents>(
  state: Checkin,
  kind: Kind,
  on: Day,
  data: CheckinEvents[Kind],
): CheckinEvent[] => {
  if (!permits(checkin, state, kind)) {
    throw new Refusal(
      'checkin-closed',
      'That check-in has been closed already.',
      'Start a new one: momentum checkin',
    );
  }
  return [{ kind, subject: state.id, on, data } as CheckinEvent];
};

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
