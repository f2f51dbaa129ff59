import { Refusal } from '../../text/refusal.js';
import { cleanText, typedKey } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { day, type Id, maybe, numbered, reference, saidText, truth, word } from '../field.js';
import { foundIn } from '../find.js';
import { member } from '../member/thing.js';
import { foldOnePerson, onePerson, toldOnePerson } from '../naming.js';
import { type EventsFields, type PayloadsOf, pick } from '../payload.js';
import {
  type EventOf,
  type Findable,
  noneFound,
  rows,
  type StateOf,
  type Thing,
} from '../thing.js';

/** The four to start with; any other can be added. */
export const startingRoles = [
  'Coordinator',
  'Member Support',
  'Information Resources',
  'Website Administrator',
] as const;

/** Whoever holds this one on a day is the facilitator on that day. */
export const facilitatorRole = startingRoles[0];

const fields = {
  ...numbered,
  name: saidText('public', { label: 'the role' }),
  status: word<'open' | 'dropped'>(),
};

const lists = {
  holdings: rows('role_holding', {
    member: reference('member'),
    deputy: truth(),
    from: day(),
    to: maybe(day()),
  }),
};

/** A role: dated, many-to-many, may be vacant or have a deputy. */
export type Role = StateOf<typeof fields, typeof lists>;

const events = {
  'role.opened': pick(fields, 'name'),
  'role.given': pick(lists.holdings.fields, 'member', 'deputy'),
  'role.ended': pick(lists.holdings.fields, 'member'),
  'role.one-person': onePerson,
  /** There is no such role any more; who held it once stays known. */
  'role.dropped': {},
} satisfies EventsFields;
export type RoleEvents = PayloadsOf<typeof events>;
export type RoleEvent = EventOf<RoleEvents>;

type Holding = Role['holdings'][number];

const ends = ({ to }: Holding): string => to ?? '9';
const overlap = (a: Holding, b: Holding): boolean =>
  a.member === b.member && a.from < ends(b) && b.from < ends(a);

/** What is left of a holding where another one goes on. */
const outside = (held: Holding, other: Holding): Holding[] =>
  !overlap(held, other)
    ? [held]
    : [
        ...(held.from < other.from ? [{ ...held, to: other.from }] : []),
        ...(other.to !== null && other.to < ends(held) ? [{ ...held, from: other.to }] : []),
      ];

/** Two that overlap, as one. */
const widened = (a: Holding, b: Holding): Holding => ({
  ...a,
  from: a.from < b.from ? a.from : b.from,
  to: ends(a) > ends(b) ? a.to : b.to,
});

/** Nobody holds a role twice at a time, nor is deputy to themselves. */
function heldOnce(state: Role, person: Id): Role {
  const once: Holding[] = [];
  for (const held of state.holdings) {
    const at = once.findIndex((each) => each.deputy === held.deputy && overlap(each, held));
    const before = held.member === person ? once[at] : undefined;
    if (before) once[at] = widened(before, held);
    else once.push(held);
  }
  const fully = once.filter(({ member, deputy }) => member === person && !deputy);
  return {
    ...state,
    holdings: once.flatMap((held) =>
      held.deputy && held.member === person
        ? fully.reduce((left, other) => left.flatMap((each) => outside(each, other)), [held])
        : [held],
    ),
  };
}

export const role: Thing<'role', Role, RoleEvents> & Findable = {
  name: 'role',
  table: 'role',
  fields,
  lists,
  events,
  label: ({ name }) => name,
  gone: 'a role',
  found: {
    placeholder: 'ROLE',
    many: 'roles',
    find: (rows, typed, today) => {
      const open = new Set(rows.values<Id>("SELECT id FROM role WHERE status = 'open'"));
      const called = (name: string) =>
        foundIn('role', 'name', 'NULL')(rows, name, today).filter(({ id }) => open.has(id));
      const own = called(typed);
      // Everything here says “facilitator”, and no role has to be called so.
      return own.length === 0 && typedKey(typed) === 'facilitator' ? called(facilitatorRole) : own;
    },
    missing: noneFound(
      'unknown-role',
      'There is no role',
      'See what there is: momentum role list. To add one while giving it: momentum role give "ROLE" --to NAME --new',
    ),
  },
  opens: {
    'role.opened': ({ subject, data }) => ({
      id: subject,
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
    'role.dropped': {
      after: ['open'],
      fold: (state) => ({ ...state, status: 'dropped' }),
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
    'role.one-person': {
      after: ['open', 'dropped'],
      fold: foldOnePerson({ fields, lists }, heldOnce),
    },
  },
  sentences: {
    'role.opened': ({ name }) => `The role ${name} was added.`,
    'role.given': ({ member: who, deputy }, id, nameOf) =>
      `${nameOf(member, who)} took the role ${nameOf(role, id)}${deputy ? ' as deputy' : ''}.`,
    'role.ended': ({ member: who }, id, nameOf) =>
      `${nameOf(member, who)} gave back the role ${nameOf(role, id)}.`,
    'role.one-person': toldOnePerson(() => role),
    'role.dropped': (_, id, nameOf) => `The role ${nameOf(role, id)} was taken away.`,
  },
};

const holds = (state: Role, member: Id) =>
  state.holdings.find((held) => held.member === member && held.to === null);

export const open = (input: { id: Id; name: string; on: Day }): RoleEvent[] => [
  {
    kind: 'role.opened',
    subject: input.id,
    on: input.on,
    data: { name: cleanText(input.name, 'the role') },
  },
];

/** @throws Refusal `unknown-role` where it was taken away since it was found */
function refuseDropped({ name, status }: Role): void {
  if (status === 'dropped') throw role.found.missing(name);
}

/** @throws Refusal `role-in-use` where somebody holds it, or stands in */
export function drop(state: Role, on: Day): RoleEvent[] {
  refuseDropped(state);
  if (state.holdings.some(({ to }) => to === null || to > on)) {
    throw new Refusal(
      'role-in-use',
      `Somebody holds the role ${state.name}.`,
      `See who, and let them give it back first: momentum role list, momentum role end ${state.no} --by NAME`,
    );
  }
  return [{ kind: 'role.dropped', subject: state.id, on, data: {} }];
}

/** @throws Refusal `role-held` where the member holds it already */
export function give(
  state: Role,
  input: { readonly member: Id; readonly deputy: boolean; readonly on: Day },
): RoleEvent[] {
  refuseDropped(state);
  const held = holds(state, input.member);
  if (held) {
    throw new Refusal(
      'role-held',
      `They hold the role ${state.name} already, since ${formatDay(held.from)}.`,
      `To change that, its day too, end it first: momentum role end ${state.no} --by NAME --on ${held.from}`,
    );
  }
  const { member, deputy, on } = input;
  return [{ kind: 'role.given', subject: state.id, on, data: { member, deputy } }];
}

/** @throws Refusal `role-not-held`, `before-held` */
export function end(state: Role, input: { readonly member: Id; readonly on: Day }): RoleEvent[] {
  refuseDropped(state);
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
