/** What can be done about a decision: each act decides which events come of it, or refuses. */

import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { type Id, permits } from '../thing.js';
import {
  type Decision,
  type DecisionEvent,
  type DecisionEvents,
  type DecisionTaken,
  decision,
} from './thing.js';

/** What is said of a decision when it is taken. */
export interface DecisionSaid {
  readonly text: string;
  readonly how?: string | null | undefined;
  readonly takenAt?: Id | null | undefined;
  readonly why?: string | null | undefined;
  readonly lookAgainOn?: Day | null | undefined;
  readonly question?: Id | null | undefined;
  readonly insteadOf?: Id | null | undefined;
}

/** Why nothing of the kind may follow on what it is: the code, what it is, and what to type. */
const otherwiseBy: {
  readonly [Status in Decision['status']]: (
    no: Decision['no'],
  ) => readonly [string, string, string];
} = {
  'to-take': (no) => [
    'not-decided-yet',
    'is still to be decided',
    `Once it is decided: momentum decide "…" --settles ${no}`,
  ],
  standing: (no) => [
    'decided-already',
    'has been decided already',
    `If something else holds now: momentum decide "…" --instead-of ${no}`,
  ],
  superseded: () => [
    'holds-no-more',
    'holds no more, since another took its place',
    'See which holds: momentum decisions',
  ],
  withdrawn: () => [
    'needs-no-deciding',
    'needs no deciding any more',
    'If it does after all: momentum decide "…" --to-take',
  ],
};

function mayFollow(state: Decision, kind: keyof DecisionEvents, on: Day): void {
  if (!permits(decision, state, kind)) {
    const [code, is, next] = otherwiseBy[state.status](state.no);
    throw new Refusal(code, `Decision ${state.no} (${state.text}) ${is}.`, next);
  }
  const since = state.decidedOn ?? state.raisedOn;
  if (since !== null && on < since) {
    throw new Refusal(
      'before-decided',
      `${formatDay(on)} is before what is on record of it, on ${formatDay(since)}.`,
      'Give a day on or after that one.',
    );
  }
}

/** @throws Refusal `look-again-before` */
function afterwards(lookAgainOn: Day | null, on: Day): Day | null {
  if (lookAgainOn === null || lookAgainOn > on) return lookAgainOn;
  throw new Refusal(
    'look-again-before',
    `${formatDay(lookAgainOn)} is not after the day it holds from, ${formatDay(on)}.`,
    'Give a later day, or none.',
  );
}

/** How it is said behind “by”, whether that was typed or not. */
const howOf = (typed: string | null | undefined): string | null =>
  optionalText(typed, 'by whom or how')?.replace(/^(?:by|par)\s+/i, '') ?? null;

const taken = (said: DecisionSaid, on: Day): DecisionTaken => ({
  text: cleanText(said.text, 'the decision'),
  how: howOf(said.how),
  takenAt: said.takenAt ?? null,
  why: optionalText(said.why, 'the reason'),
  lookAgainOn: afterwards(said.lookAgainOn ?? null, on),
  question: said.question ?? null,
  insteadOf: said.insteadOf ?? null,
});

export const raise = (
  subject: Id,
  { text, how, question }: Pick<DecisionSaid, 'text' | 'how' | 'question'>,
  on: Day,
): DecisionEvent[] => [
  {
    kind: 'decision.raised',
    subject,
    on,
    data: {
      text: cleanText(text, 'what there is to decide'),
      how: howOf(how),
      question: question ?? null,
    },
  },
];

export const make = (subject: Id, said: DecisionSaid, on: Day): DecisionEvent[] => [
  { kind: 'decision.made', subject, on, data: taken(said, on) },
];

/**
 * What was to be taken is decided: how, and which question it answers, as was said then, unless it is
 * said otherwise.
 * @throws Refusal `not-decided-yet`, `decided-already`, `holds-no-more`, `needs-no-deciding`, `before-decided`, `look-again-before`
 */
export function takeRaised(state: Decision, said: DecisionSaid, on: Day): DecisionEvent[] {
  mayFollow(state, 'decision.taken', on);
  const { how, question } = state;
  const data = taken({ ...said, how: said.how ?? how, question: said.question ?? question }, on);
  return [{ kind: 'decision.taken', subject: state.id, on, data }];
}

/** @throws Refusal as `takeRaised` */
export function needNotDecide(state: Decision, on: Day): DecisionEvent[] {
  mayFollow(state, 'decision.withdrawn', on);
  return [{ kind: 'decision.withdrawn', subject: state.id, on, data: {} }];
}

/** It was looked at again, and stands. @throws Refusal as `takeRaised` */
export function stand(state: Decision, lookAgainOn: Day | null, on: Day): DecisionEvent[] {
  mayFollow(state, 'decision.stood', on);
  const data = { lookAgainOn: afterwards(lookAgainOn, on) };
  return [{ kind: 'decision.stood', subject: state.id, on, data }];
}

/** Another takes its place. @throws Refusal as `takeRaised` */
export function supersede(state: Decision, by: Id, on: Day): DecisionEvent[] {
  mayFollow(state, 'decision.superseded', on);
  return [{ kind: 'decision.superseded', subject: state.id, on, data: { by } }];
}
