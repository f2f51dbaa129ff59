import { Refusal } from '../../text/refusal.js';
import type { Day } from '../../time/day.js';
import { type Entity, type EventOf, type Id, permits } from '../thing.js';

/** A row that waits until somebody says who is meant; `row` is the row as the import read it. */
export interface WaitingRow {
  readonly kind: 'attendance' | 'contributions' | 'commitments' | 'meetings';
  readonly sourceKey: string;
  readonly row: string;
}

/** A spelling, met in an import, that matches nobody, with the rows that wait for it. */
export interface Unmatched {
  readonly id: Id;
  readonly no: number;
  readonly status: 'waiting' | 'matched' | 'ignored';
  readonly written: string;
  readonly handle: string | null;
  readonly metOn: Day;
  readonly member: Id | null;
  readonly rows: readonly WaitingRow[];
}

export interface UnmatchedEvents {
  'name.met': {
    readonly no: number;
    readonly written: string;
    readonly handle: string | null;
    readonly rows: readonly WaitingRow[];
  };
  'name.met-again': { readonly rows: readonly WaitingRow[] };
  'name.matched': { readonly member: Id };
  'name.ignored': Record<string, never>;
}
export type UnmatchedEvent = EventOf<UnmatchedEvents>;

export const unmatched: Entity<'unmatched', Unmatched, UnmatchedEvents> = {
  name: 'unmatched',
  opens: {
    'name.met': ({ subject, on, data }) => ({
      id: subject,
      status: 'waiting',
      ...data,
      metOn: on,
      member: null,
    }),
  },
  changes: {
    'name.met-again': {
      after: ['waiting', 'ignored'],
      fold: (state, { data }) => ({ ...state, rows: [...state.rows, ...data.rows] }),
    },
    'name.matched': {
      after: ['waiting', 'ignored'],
      fold: (state, { data }) => ({ ...state, status: 'matched', member: data.member }),
    },
    'name.ignored': { after: ['waiting'], fold: (state) => ({ ...state, status: 'ignored' }) },
  },
};

export const meet = (input: {
  readonly id: Id;
  readonly no: number;
  readonly written: string;
  readonly handle: string | null;
  readonly rows: readonly WaitingRow[];
  readonly on: Day;
}): UnmatchedEvent[] => {
  const { id: subject, on, ...data } = input;
  return [{ kind: 'name.met', subject, on, data }];
};

/** Rows it holds already are left out, so that an import read twice adds nothing. */
export function meetAgain(
  state: Unmatched,
  on: Day,
  rows: readonly WaitingRow[],
): UnmatchedEvent[] {
  const held = new Set(state.rows.map((row) => row.sourceKey));
  const fresh = rows.filter((row) => !held.has(row.sourceKey));
  return fresh.length === 0
    ? []
    : [{ kind: 'name.met-again', subject: state.id, on, data: { rows: fresh } }];
}

const one = <Kind extends keyof UnmatchedEvents>(
  state: Unmatched,
  kind: Kind,
  on: Day,
  data: UnmatchedEvents[Kind],
): UnmatchedEvent[] => {
  if (!permits(unmatched, state, kind)) {
    throw new Refusal(
      'name-settled',
      `“${state.written}” has been settled already.`,
      'See who is still waiting: momentum import unmatched',
    );
  }
  return [{ kind, subject: state.id, on, data } as UnmatchedEvent];
};

export const match = (state: Unmatched, on: Day, member: Id): UnmatchedEvent[] =>
  one(state, 'name.matched', on, { member });

export const ignore = (state: Unmatched, on: Day): UnmatchedEvent[] =>
  one(state, 'name.ignored', on, {});
