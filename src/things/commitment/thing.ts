import type { Day } from '../../time/day.js';
import type { Entity, EventOf, Id } from '../thing.js';

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

export interface Opening {
  readonly no: number;
  readonly text: string;
  readonly due: Day | null;
  readonly saidAt: Id | null;
  readonly doneWhen: string | null;
  readonly sourceKey: string | null;
}

export interface Because {
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
