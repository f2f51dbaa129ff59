import { type Day, formatDay } from './day.js';
import { type Entity, type EventOf, type Id, permits } from './entity.js';
import { Refusal } from './refusal.js';
import { cleanText, optionalText } from './text.js';

/** Why a commitment was moved or released: it points at the design, not at the person. */
export const reasons = {
  busy: 'too busy',
  unclear: 'unclear',
  waiting: 'waiting on somebody',
  'no-longer-needed': 'no longer needed',
  forgot: 'forgotten',
} as const;
export type Reason = keyof typeof reasons;

/** Who held it, from which day to which (null: still). An interval holds from `from` up to `to`. */
export interface OwnerSpell {
  readonly member: Id;
  readonly from: Day;
  readonly to: Day | null;
}

/** A due date it has had (null: none was agreed), and why it was moved away from that. */
export interface DueSpell {
  readonly due: Day | null;
  readonly from: Day;
  readonly to: Day | null;
  readonly because: Reason | null;
  readonly why: string | null;
}

export interface Commitment {
  readonly id: Id;
  readonly no: number;
  readonly text: string;
  readonly status: 'wanted' | 'offered' | 'kept' | 'released';
  readonly doneWhen: string | null;
  readonly offeredOn: Day;
  /** The day somebody first took it; null while it is wanted. */
  readonly takenOn: Day | null;
  /** The day it was kept or released; null while open, or kept on a day nobody knows. */
  readonly closedOn: Day | null;
  readonly because: Reason | null;
  readonly why: string | null;
  readonly saidAt: Id | null;
  /** Who does it together with the owner. */
  readonly others: readonly Id[];
  /** Identity of the row it was imported from. */
  readonly sourceKey: string | null;
  readonly owners: readonly OwnerSpell[];
  readonly dues: readonly DueSpell[];
  readonly needs: ReadonlyArray<{
    readonly needs: Id;
    readonly from: Day;
    readonly to: Day | null;
  }>;
  readonly nudges: ReadonlyArray<{ readonly member: Id; readonly on: Day }>;
}

interface Opening {
  readonly no: number;
  readonly text: string;
  readonly due: Day | null;
  readonly saidAt: Id | null;
  readonly doneWhen: string | null;
  readonly sourceKey: string | null;
}

interface Because {
  readonly because: Reason | null;
  readonly why: string | null;
}

export interface CommitmentEvents {
  'commitment.wanted': Opening;
  'commitment.offered': Opening & { readonly by: Id; readonly others: readonly Id[] };
  'commitment.taken': { readonly by: Id };
  'commitment.kept': { readonly dayUnknown?: true };
  'commitment.moved': Because & { readonly to: Day };
  'commitment.passed-on': Because & { readonly to: Id };
  'commitment.released': Because;
  'commitment.linked': { readonly needs: Id };
  'commitment.unlinked': { readonly needs: Id };
  'commitment.reworded': {
    readonly text?: string;
    readonly doneWhen?: string | null;
    readonly others?: readonly Id[];
  };
  'commitment.nudged': { readonly member: Id };
}
export type CommitmentEvent = EventOf<CommitmentEvents>;

const opened = (subject: Id, on: Day, data: Opening): Omit<Commitment, 'status' | 'owners'> => ({
  id: subject,
  no: data.no,
  text: data.text,
  doneWhen: data.doneWhen,
  offeredOn: on,
  takenOn: null,
  closedOn: null,
  because: null,
  why: null,
  saidAt: data.saidAt,
  others: [],
  sourceKey: data.sourceKey,
  dues: [{ due: data.due, from: on, to: null, because: null, why: null }],
  needs: [],
  nudges: [],
});

/** Ends the spell that is running (`to` null) and starts the next one. */
const succeed = <Spell extends { readonly to: Day | null }>(
  spells: readonly Spell[],
  end: Partial<Spell> & { readonly to: Day },
  next: Spell,
): Spell[] => [...spells.map((s) => (s.to === null ? { ...s, ...end } : s)), next];

export const commitment: Entity<'commitment', Commitment, CommitmentEvents> = {
  name: 'commitment',
  opens: {
    'commitment.wanted': ({ subject, on, data }) => ({
      ...opened(subject, on, data),
      status: 'wanted',
      owners: [],
    }),
    'commitment.offered': ({ subject, on, data }) => ({
      ...opened(subject, on, data),
      status: 'offered',
      takenOn: on,
      others: data.others,
      owners: [{ member: data.by, from: on, to: null }],
    }),
  },
  changes: {
    'commitment.taken': {
      after: ['wanted'],
      fold: (state, { on, data }) => ({
        ...state,
        status: 'offered',
        takenOn: on,
        owners: [{ member: data.by, from: on, to: null }],
      }),
    },
    'commitment.kept': {
      after: ['offered'],
      fold: (state, { on, data }) => ({
        ...state,
        status: 'kept',
        closedOn: data.dayUnknown ? null : on,
      }),
    },
    'commitment.moved': {
      after: ['offered', 'wanted'],
      fold: (state, { on, data: { to, because, why } }) => ({
        ...state,
        dues: succeed(
          state.dues,
          { to: on, because, why },
          { due: to, from: on, to: null, because: null, why: null },
        ),
      }),
    },
    'commitment.passed-on': {
      after: ['offered'],
      fold: (state, { on, data }) => ({
        ...state,
        others: state.others.filter((member) => member !== data.to),
        owners: succeed(state.owners, { to: on }, { member: data.to, from: on, to: null }),
      }),
    },
    'commitment.released': {
      after: ['offered', 'wanted'],
      fold: (state, { on, data: { because, why } }) => ({
        ...state,
        status: 'released',
        closedOn: on,
        because,
        why,
      }),
    },
    'commitment.linked': {
      after: ['offered', 'wanted', 'kept'],
      fold: (state, { on, data }) => ({
        ...state,
        needs: [...state.needs, { needs: data.needs, from: on, to: null }],
      }),
    },
    'commitment.unlinked': {
      after: ['offered', 'wanted', 'kept', 'released'],
      fold: (state, { on, data }) => ({
        ...state,
        needs: state.needs.map((link) =>
          link.needs === data.needs && link.to === null ? { ...link, to: on } : link,
        ),
      }),
    },
    'commitment.reworded': {
      after: ['offered', 'wanted', 'kept', 'released'],
      fold: (state, { data }) => ({ ...state, ...data }),
    },
    'commitment.nudged': {
      after: ['offered'],
      fold: (state, { on, data }) => ({
        ...state,
        nudges: [...state.nudges, { member: data.member, on }],
      }),
    },
  },
};

/** The due date agreed now, or null where none is. */
export const dueOf = (state: Commitment): Day | null =>
  state.dues.find((spell) => spell.to === null)?.due ?? null;

/** Who holds it now, or null while it is wanted. */
export const ownerOf = (state: Commitment): Id | null =>
  state.owners.find((spell) => spell.to === null)?.member ?? null;

/** What it needs now. */
export const needsOf = (state: Commitment): Id[] =>
  state.needs.filter((link) => link.to === null).map((link) => link.needs);

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

function notInFuture(on: Day, today: Day): void {
  if (on <= today) return;
  throw new Refusal(
    'day-to-come',
    `${formatDay(on)} is yet to come.`,
    'Give today or an earlier day; a plan for later is a due date: momentum move N --to DATE',
  );
}

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
  readonly no: number;
  readonly text: string;
  readonly on: Day;
  readonly today: Day;
  /** Null: nobody has taken it yet, it is wanted. */
  readonly by: Id | null;
  readonly others?: readonly Id[];
  readonly due?: Day | null;
  readonly saidAt?: Id | null;
  readonly doneWhen?: string | null;
  readonly sourceKey?: string | null;
}

/** @throws Refusal `text-empty`, `text-too-long`, `due-before-offered`, `day-to-come` */
export function offer(input: OfferInput): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  const due = input.due ?? null;
  dueAfterOffer(due, input.on);
  const opening: Opening = {
    no: input.no,
    text: cleanText(input.text, 'the commitment'),
    due,
    saidAt: input.saidAt ?? null,
    doneWhen: optionalText(input.doneWhen, 'the “done when”'),
    sourceKey: input.sourceKey ?? null,
  };
  const { id: subject, on, by } = input;
  const others = (input.others ?? []).filter((member) => member !== by);
  return by === null
    ? [{ kind: 'commitment.wanted', subject, on, data: opening }]
    : [{ kind: 'commitment.offered', subject, on, data: { ...opening, by, others } }];
}

interface Dated {
  readonly on: Day;
  readonly today: Day;
}

interface Reasoned {
  readonly because?: Reason | null;
  readonly why?: string | null;
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

/** @throws Refusal `already-closed`, `same-due-date`, `due-before-offered`, … */
export function move(
  state: Commitment,
  input: Dated & Reasoned & { readonly to: Day },
): CommitmentEvent[] {
  notInFuture(input.on, input.today);
  const events = one(state, 'commitment.moved', input.on, { to: input.to, ...because(input) });
  dueAfterOffer(input.to, state.offeredOn);
  if (dueOf(state) === input.to) {
    throw new Refusal(
      'same-due-date',
      `${state.no} is due on ${formatDay(input.to)} already.`,
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

export const reword = (
  state: Commitment,
  on: Day,
  change: CommitmentEvents['commitment.reworded'],
): CommitmentEvent[] =>
  one(state, 'commitment.reworded', on, {
    ...change,
    ...(change.text === undefined ? {} : { text: cleanText(change.text, 'the commitment') }),
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
