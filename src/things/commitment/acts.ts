/** What can be done to a commitment: each act decides which events come of it, or refuses. */
import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { notToCome } from '../days.js';
import { otherThan } from '../payload.js';
import type { Id } from '../thing.js';
import {
  type Due,
  dateAnew,
  datedTo,
  dueAfterOffer,
  followingSaid,
  isDueSo,
  laterDue,
  type Reasoned,
  reasonGiven,
} from './agreeing.js';
import {
  type CommitmentEvent,
  type CommitmentEvents,
  type CommitmentOpening,
  whenUnsaid,
} from './events.js';
import { type Commitment, ownerOf, saidOffered } from './fields.js';
import { mayFollow, oneEvent } from './permitted.js';
import { dateTakenBack, followedOn, helpers, refuseBeforeTaken } from './spells.js';
import { isOpenNow } from './terms.js';

const laterIsDue =
  'Give today or an earlier day; a plan for later is a due date: momentum move N --to DATE';
const notInFuture = (on: Day, today: Day): void => notToCome(on, today, laterIsDue);

export interface OfferInput extends Due {
  readonly id: Id;
  readonly text: string;
  readonly on: Day;
  readonly today: Day;
  /** Null: nobody has taken it yet, it is wanted. */
  readonly by: Id | null;
  readonly others?: readonly Id[];
  readonly saidAt?: Id | null | undefined;
  readonly doneWhen?: string | null | undefined;
  /** The decision that led to it; the turn of a duty that it is. */
  readonly decision?: Id | undefined;
  readonly turn?: Pick<CommitmentOpening, 'duty' | 'turnOn' | 'turnOf'> | undefined;
  /** Nobody has said when it was offered: `on` is the first day on which it is known of. */
  readonly dayUnknown?: boolean;
}

/** @throws Refusal `text-empty`, `text-too-long`, `due-before-offered`, `day-to-come` */
export function offer(input: OfferInput): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  const { id: subject, on, by, due = null } = input;
  dueAfterOffer(due, input.on);
  const opening: CommitmentOpening = {
    text: cleanText(input.text, 'the commitment'),
    due,
    ...followingSaid(input.follows),
    saidAt: input.saidAt ?? null,
    doneWhen: optionalText(input.doneWhen, 'the “done when”'),
    ...(input.dayUnknown && { dayUnknown: true }),
    ...(input.decision !== undefined && { decision: input.decision }),
    ...input.turn,
  };
  const others = helpers(input.others ?? [], by);
  return by === null
    ? [{ kind: 'commitment.wanted', subject, on, data: opening }]
    : [{ kind: 'commitment.offered', subject, on, data: { ...opening, by, others } }];
}

type Dated = Pick<OfferInput, 'on' | 'today'>;

/** @throws Refusal `already-taken`, `already-closed`, `before-offered`, `day-to-come` */
export function take(
  state: Commitment,
  input: Dated & Due & { readonly by: Id },
): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  return [
    ...oneEvent(state, 'commitment.taken', input.on, { by: input.by }),
    ...dateAnew(state, input, reasonGiven({})),
  ];
}

/** @throws Refusal `nobody-took-it`, `already-closed`, `before-offered`, `day-to-come` */
export function keep(
  state: Commitment,
  input: Dated & CommitmentEvents['commitment.kept'],
): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  return oneEvent(state, 'commitment.kept', input.on, whenUnsaid(input));
}

/**
 * From one date to another, or to its first; `to` null takes its date away.
 * @throws Refusal `already-closed`, `same-due-date`, `due-before-offered`, …
 */
export function move(
  state: Commitment,
  input: Dated & Reasoned & Pick<Due, 'follows'> & { readonly to: Day | null },
): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  mayFollow(state, 'commitment.moved', input.on);
  dueAfterOffer(input.to, saidOffered(state), laterDue(state.no));
  const agreed = { due: input.to, follows: input.follows };
  if (isDueSo(state, agreed)) {
    throw new Refusal(
      'same-due-date',
      input.to === null
        ? `${state.no} has no date already.`
        : `${state.no} is due on ${formatDay(input.to)} already.`,
      'Nothing needed changing; give another day if you meant one.',
    );
  }
  return [datedTo(state, input.on, { ...input, due: input.to }, reasonGiven(input))];
}

/** @throws Refusal `nobody-took-it`, `already-closed`, `passed-to-owner`, `before-taken`, … */
export function pass(
  state: Commitment,
  input: Dated & Reasoned & Due & { readonly to: Id },
): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  const why = reasonGiven(input);
  const events = oneEvent(state, 'commitment.passed-on', input.on, { to: input.to, ...why });
  if (ownerOf(state) === input.to) {
    throw new Refusal(
      'passed-to-owner',
      `${state.no} (${state.text}) is with that member already.`,
      'Name somebody else, or leave it where it is.',
    );
  }
  refuseBeforeTaken(state, input.on);
  const due = input.due ?? dateTakenBack(state, input.on, input.to);
  return [...events, ...dateAnew(state, { ...input, due }, why)];
}

/** Letting go, without blame. @throws Refusal `already-closed`, `before-offered`, `day-to-come` */
export function release(
  state: Commitment,
  input: Dated & Reasoned & CommitmentEvents['commitment.kept'],
): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  const data = { ...reasonGiven(input), ...whenUnsaid(input) };
  return oneEvent(state, 'commitment.released', input.on, data);
}

/** It was put down as kept or let go by mistake. @throws Refusal `still-open` */
export function reopen(state: Commitment, on: Day): CommitmentEvent[] {
  if (isOpenNow(state.status)) {
    throw new Refusal(
      'still-open',
      `${state.no} (${state.text}) is open, so there is nothing to open again.`,
      `What happened to it: momentum commitment show ${state.no}`,
    );
  }
  return oneEvent(state, 'commitment.reopened', on, {});
}

/**
 * Says when it was offered: another day than was put down, or one that nobody had said.
 * @throws Refusal `offered-after`, `due-before-offered`, `day-to-come`
 */
export function correctDay(state: Commitment, { on, today }: Dated): CommitmentEvent[] {
  notInFuture(on, today);
  if (saidOffered(state) === on) return [];
  const followed = followedOn(state);
  if (followed !== null && on > followed) {
    throw new Refusal(
      'offered-after',
      `${formatDay(on)} is after something became of ${state.no} (${state.text}), on ${formatDay(followed)}.`,
      `Give a day up to that one. What happened to it: momentum commitment show ${state.no}`,
    );
  }
  for (const { due } of state.dues) {
    dueAfterOffer(
      due,
      on,
      `Give a day up to that one, or another date first: momentum move ${state.no} --to DATE`,
    );
  }
  return oneEvent(state, 'commitment.day-corrected', today, { offered: on });
}

export const nudged = (
  state: Commitment,
  input: { readonly on: Day; readonly member: Id },
): CommitmentEvent[] => oneEvent(state, 'commitment.nudged', input.on, { member: input.member });

/** Whoever holds it is none of those who help. @throws Refusal `text-…` */
export function reword(
  state: Commitment,
  on: Day,
  { text, doneWhen, others }: CommitmentEvents['commitment.reworded'],
): CommitmentEvent[] {
  mayFollow(state, 'commitment.reworded', on);
  const news = otherThan(state, {
    ...(text === undefined ? {} : { text: cleanText(text, 'the commitment') }),
    ...(doneWhen === undefined ? {} : { doneWhen: optionalText(doneWhen, 'the “done when”') }),
    ...(others === undefined ? {} : { others: helpers(others, ownerOf(state)) }),
  });
  return news === null ? [] : oneEvent(state, 'commitment.reworded', on, news);
}
