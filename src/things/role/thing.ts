import { Refusal } from '../../text/refusal.js';
import { cleanText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import type { Entity, EventOf, Id } from '../thing.js';

/** The four to start with; any other can be added. */
export const startingRoles = [
  'Coordinator',
  'Member Support',
  'Information Resources',
  'Website Administrator',
] as const;

/** Whoever holds this one on a day is the facilitator on that day. */
export const facilitatorRole = startingRoles[0];

/** A role: dated, many-to-many, may be vacant or have a deputy. */
export interface Role {
  readonly id: Id;
  readonly no: number;
  readonly name: string;
  readonly status: 'open';
  readonly holdings: ReadonlyArray<{
    readonly member: Id;
    readonly deputy: boolean;
    readonly from: Day;
    readonly to: Day | null;
  }>;
}

export interface RoleEvents {
  'role.opened': { readonly no: number; readonly name: string };
  'role.given': { readonly member: Id; readonly deputy: boolean };
  'role.ended': { readonly member: Id };
}
export type RoleEvent = EventOf<RoleEvents>;

export const role: Entity<'role', Role, RoleEvents> = {
  name: 'role',
  opens: {
    'role.opened': ({ subject, data }) => ({
      id: subject,
      no: data.no,
      name: data.name,
      status: 'open',
      holdings: [],
    }),
  },
  changes: {
    'role.given': {
      after: ['open'],
      fold: (state, { on, data }) => ({
        ...state,
        holdings: [...state.holdings, { ...data, from: on, to: null }],
      }),
    },
    'role.ended': {
      after: ['open'],
      fold: (state, { on, data }) => ({
        ...state,
        holdings: state.holdings.map((held) =>
          held.member === data.member && held.to === null ? { ...held, to: on } : held,
        ),
      }),
    },
  },
};

const holds = (state: Role, member: Id) =>
  state.holdings.find((held) => held.member === member && held.to === null);

export const open = (input: { id: Id; no: number; name: string; on: Day }): RoleEvent[] => [
  {
    kind: 'role.opened',
    subject: input.id,
    on: input.on,
    data: { no: input.no, name: cleanText(input.name, 'the role') },
  },
];

/** @throws Refusal `role-held` where the member holds it already */
export function give(
  state: Role,
  input: { readonly member: Id; readonly deputy: boolean; readonly on: Day },
): RoleEvent[] {
  if (holds(state, input.member)) {
    throw new Refusal(
      'role-held',
      `They hold the role ${state.name} already.`,
      'To change it, end it first: momentum role end ROLE --by NAME',
    );
  }
  const { member, deputy, on } = input;
  return [{ kind: 'role.given', subject: state.id, on, data: { member, deputy } }];
}

/** @throws Refusal `role-not-held`, `before-held` */
export function end(state: Role, input: { readonly member: Id; readonly on: Day }): RoleEvent[] {
  const held = holds(state, input.member);
  if (!held) {
    throw new Refusal(
      'role-not-held',
      `They do not hold the role ${state.name}.`,
      'See who does: momentum role list',
    );
  }
  if (input.on < held.from) {
    throw new Refusal(
      'before-held',
      `${formatDay(input.on)} is before they took it on, on ${formatDay(held.from)}.`,
      'Give a day on or after that one.',
    );
  }
  return [{ kind: 'role.ended', subject: state.id, on: input.on, data: { member: input.member } }];
}
