/** What can be done to a commitment: each act decides which events come of it, or refuses. */

import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { notToCome } from '../days.js';
import { type Id, permits } from '../thing.js';
import { type Commitment, dueOf, needsOf, ownerOf, type Reason } from './fields.js';
import {
  type Because,
  type CommitmentEvent,
  type CommitmentEvents,
  type CommitmentOpening,
  commitment,
} from './thing.js';

const closedWords = { kept: 'has been kept', released: 'has been let go' } as const;

function mayFollow(state: Commitment, kind: keyof CommitmentEvents, on: Day): void {
  if (!permits(commitment, state, kind)) {
    const wanted = state.status === 'wanted';
    if (wanted) {
      throw new Refusal(
        'nobody-took-it',
        `Nobody has taken ${state.no} (${state.text}) yet.`,
        `Say who takes it: momentum take ${state.no} --by NAME`,
      );
    }
    if (state.status === 'offered') {
      throw new Refusal(
        'already-taken',
        `${state.no} (${state.text}) is with somebody already.`,
        `To hand it over: momentum pass ${state.no} --to NAME`,
      );
    }
    throw new Refusal(
      'already-closed',
      `${state.no} (${state.text}) ${closedWords[state.status]} already.`,
      'If that was a slip, take it back with: momentum undo. To start afresh: momentum offer "…"',
    );
  }
  if (on < state.offeredOn) {
    throw new Refusal(
      'before-offered',
      `${formatDay(on)} is before ${state.no} was offered, on ${formatDay(state.offeredOn)}.`,
      'Give a day on or after that one.',
    );
  }
}

const laterIsDue =
  'Give today or an earlier day; a plan for later is a due date: momentum move N --to DATE';

const notInFuture = (on: Day, today: Day): void => notToCome(on, today, laterIsDue);

function dueAfterOffer(due: Day | null, on: Day): void {
  if (due === null || due >= on) return;
  throw new Refusal(
    'due-before-offered',
    `It would be due on ${formatDay(due)}, before it was offered on ${formatDay(on)}.`,
    'Give a later due date, or say with --on when it was offered.',
  );
}

export interface OfferInput {
  readonly id: Id;
  readonly text: string;
  readonly on: Day;
  readonly today: Day;
  /** Null: nobody has taken it yet, it is wanted. */
  readonly by: Id | null;
  readonly others?: readonly Id[];
  readonly due?: Day | null | undefined;
  readonly saidAt?: Id | null | undefined;
  readonly doneWhen?: string | null | undefined;
  readonly sourceKey?: string | null | undefined;
}

/** Who helps, each once: whoever holds it is none of them. */
const helpers = (others: readonly Id[], owner: Id | null): Id[] =>
  [...new Set(others)].filter((member) => member !== owner);

/** @throws Refusal `text-empty`, `text-too-long`, `due-before-offered`, `day-to-come` */
export function offer(input: OfferInput): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  const due = input.due ?? null;
  dueAfterOffer(due, input.on);
  const opening: CommitmentOpening = {
    text: cleanText(input.text, 'the commitment'),
    due,
    saidAt: input.saidAt ?? null,
    doneWhen: optionalText(input.doneWhen, 'the “done when”'),
    sourceKey: input.sourceKey ?? null,
  };
  const { id: subject, on, by } = input;
  const others = helpers(input.others ?? [], by);
  return by === null
    ? [{ kind: 'commitment.wanted', subject, on, data: opening }]
    : [{ kind: 'commitment.offered', subject, on, data: { ...opening, by, others } }];
}

interface Dated {
  readonly on: Day;
  readonly today: Day;
}

/** Why a date, a hand or a mind was changed, where that was said. */
export interface Reasoned {
  readonly because?: Reason | null | undefined;
  readonly why?: string | null | undefined;
}

const because = (input: Reasoned): Because => ({
  because: input.because ?? null,
  why: optionalText(input.why, 'the reason'),
});

const one = <Kind extends keyof CommitmentEvents>(
  state: Commitment,
  kind: Kind,
  on: Day,
  data: CommitmentEvents[Kind],
): CommitmentEvent[] => {
  mayFollow(state, kind, on);
  return [{ kind, subject: state.id, on, data } as CommitmentEvent];
};

/** @throws Refusal `already-taken`, `already-closed`, `before-offered`, `day-to-come` */
export function take(state: Commitment, input: Dated & { readonly by: Id }): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  return one(state, 'commitment.taken', input.on, { by: input.by });
}

/** @throws Refusal `nobody-took-it`, `already-closed`, `before-offered`, `day-to-come` */
export function keep(
  state: Commitment,
  input: Dated & { readonly dayUnknown?: boolean },
): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  return one(state, 'commitment.kept', input.on, input.dayUnknown ? { dayUnknown: true } : {});
}

/** `to` null takes its date away. @throws Refusal `already-closed`, `same-due-date`, `due-before-offered`, … */
export function move(
  state: Commitment,
  input: Dated & Reasoned & { readonly to: Day | null },
): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  const events = one(state, 'commitment.moved', input.on, { to: input.to, ...because(input) });
  dueAfterOffer(input.to, state.offeredOn);
  if (dueOf(state) === input.to) {
    throw new Refusal(
      'same-due-date',
      input.to === null
        ? `${state.no} has no date already.`
        : `${state.no} is due on ${formatDay(input.to)} already.`,
      'Nothing needed changing; give another day if you meant one.',
    );
  }
  return events;
}

/** @throws Refusal `nobody-took-it`, `already-closed`, `passed-to-owner`, … */
export function pass(
  state: Commitment,
  input: Dated & Reasoned & { readonly to: Id },
): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  const events = one(state, 'commitment.passed-on', input.on, { to: input.to, ...because(input) });
  if (ownerOf(state) === input.to) {
    throw new Refusal(
      'passed-to-owner',
      `${state.no} (${state.text}) is with that member already.`,
      'Name somebody else, or leave it where it is.',
    );
  }
  return events;
}

/** Letting go, without blame. @throws Refusal `already-closed`, `before-offered`, `day-to-come` */
export function release(state: Commitment, input: Dated & Reasoned): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  return one(state, 'commitment.released', input.on, because(input));
}

export const nudged = (
  state: Commitment,
  input: { readonly on: Day; readonly member: Id },
): CommitmentEvent[] => one(state, 'commitment.nudged', input.on, { member: input.member });

/** Whoever holds it is none of those who help. @throws Refusal `text-…` */
export const reword = (
  state: Commitment,
  on: Day,
  { text, doneWhen, others }: CommitmentEvents['commitment.reworded'],
): CommitmentEvent[] =>
  one(state, 'commitment.reworded', on, {
    ...(text === undefined ? {} : { text: cleanText(text, 'the commitment') }),
    ...(doneWhen === undefined ? {} : { doneWhen: optionalText(doneWhen, 'the “done when”') }),
    ...(others === undefined ? {} : { others: helpers(others, ownerOf(state)) }),
  });

/**
 * A momentum link: `state` needs `needed`. `chain` is a path of commitments from `needed` back to
 * `state` where the ledger holds one, so that a circle is refused and shown.
 * @throws Refusal `link-circle`, `link-to-itself`, `link-twice`, `already-closed`
 */
export function link(
  state: Commitment,
  needed: Commitment,
  on: Day,
  chain: readonly Commitment[],
): CommitmentEvent[] {
  if (state.id === needed.id) {
    throw new Refusal('link-to-itself', 'A commitment can’t need itself.', 'Name another one.');
  }
  if (needsOf(state).includes(needed.id)) {
    throw new Refusal('link-twice', `${state.no} needs ${needed.no} already.`, 'Nothing to do.');
  }
  if (chain.length > 0) {
    const circle = [state, ...chain].map((each) => `${each.no} (${each.text})`);
    throw new Refusal(
      'link-circle',
      `That would close a circle: nothing in it could ever start.`,
      'Leave out one of these links: momentum commitment unlink N --needs M',
      { details: [circle.join(' needs ')] },
    );
  }
  const at = on < state.offeredOn ? state.offeredOn : on;
  return one(state, 'commitment.linked', at, { needs: needed.id });
}

/** @throws Refusal `link-missing` */
export function unlink(state: Commitment, needed: Commitment, on: Day): CommitmentEvent[] {
  if (!needsOf(state).includes(needed.id)) {
    throw new Refusal(
      'link-missing',
      `${state.no} does not need ${needed.no}.`,
      `See what it needs: momentum commitment show ${state.no}`,
    );
  }
  return one(state, 'commitment.unlinked', on, { needs: needed.id });
}
