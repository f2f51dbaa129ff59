import type { Day } from '../../time/day.js';
import type { Entity, EventOf, Id } from '../thing.js';

export type MemberStatus = 'requested' | 'joined' | 'paused' | 'left';

/** A stretch in one status, from `from` (null: nobody knows since when) up to `to` (null: still). */
export interface MemberSpell {
  readonly status: MemberStatus;
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface Member {
  readonly id: Id;
  readonly no: number;
  readonly name: string;
  readonly status: MemberStatus;
  readonly email: string | null;
  readonly handle: string | null;
  /** What they are good at or like doing. */
  readonly goodAt: string | null;
  /** Whether they may be named in shared documents. */
  readonly named: boolean;
  /** Not a person: counted nowhere among people. */
  readonly bot: boolean;
  /** For the facilitator's eyes. */
  readonly note: string | null;
  readonly requestedOn: Day | null;
  /** The first day they joined; null while requested, or when nobody knows. */
  readonly joinedOn: Day | null;
  readonly welcomedOn: Day | null;
  /** The last day they left on, null unless they have left. */
  readonly leftOn: Day | null;
  readonly thankedOn: Day | null;
  /** When the facilitator last got in touch. */
  readonly contactedOn: Day | null;
  readonly aliases: ReadonlyArray<{ readonly alias: string }>;
  readonly spells: readonly MemberSpell[];
}

export interface Opening {
  readonly no: number;
  readonly name: string;
  readonly email: string | null;
  readonly handle: string | null;
  readonly goodAt: string | null;
  readonly named: boolean;
  readonly bot: boolean;
  readonly note: string | null;
}

export type Editable = Omit<Opening, 'no'>;

export interface MemberEvents {
  'member.requested': Opening;
  /** `joined` null: they are a member, and nobody knows since when. */
  'member.joined': Opening & { readonly joined: Day | null };
  /** The day they first joined, where that was unknown or wrong. */
  'member.joining-dated': { readonly joined: Day };
  'member.approved': Record<string, never>;
  'member.welcomed': Record<string, never>;
  'member.paused': Record<string, never>;
  'member.left': Record<string, never>;
  'member.rejoined': Record<string, never>;
  'member.known-as': { readonly alias: string };
  'member.edited': Partial<Editable>;
  'member.thanked': { readonly what: string | null };
  'member.contacted': { readonly why: string | null };
}
export type MemberEvent = EventOf<MemberEvents>;

const opened = (id: Id, data: Opening): Omit<Member, 'status' | 'spells'> => ({
  id,
  no: data.no,
  name: data.name,
  email: data.email,
  handle: data.handle,
  goodAt: data.goodAt,
  named: data.named,
  bot: data.bot,
  note: data.note,
  requestedOn: null,
  joinedOn: null,
  welcomedOn: null,
  leftOn: null,
  thankedOn: null,
  contactedOn: null,
  aliases: [],
});

const become = (state: Member, status: MemberStatus, on: Day): Member => ({
  ...state,
  status,
  leftOn: status === 'left' ? on : null,
  joinedOn: status === 'joined' && state.status === 'requested' ? on : state.joinedOn,
  spells: [
    ...state.spells.map((spell) => (spell.to === null ? { ...spell, to: on } : spell)),
    { status, from: on, to: null },
  ],
});

const here = ['joined', 'paused'] as const;
const anyStatus = ['requested', 'joined', 'paused', 'left'] as const;

export const member: Entity<'member', Member, MemberEvents> = {
  name: 'member',
  opens: {
    'member.requested': ({ subject, on, data }) => ({
      ...opened(subject, data),
      status: 'requested',
      requestedOn: on,
      spells: [{ status: 'requested', from: on, to: null }],
    }),
    'member.joined': ({ subject, data }) => ({
      ...opened(subject, data),
      status: 'joined',
      joinedOn: data.joined,
      spells: [{ status: 'joined', from: data.joined, to: null }],
    }),
  },
  changes: {
    'member.joining-dated': {
      after: ['joined', 'paused', 'left'],
      fold: (state, { data: { joined } }) => ({
        ...state,
        joinedOn: joined,
        spells: state.spells.map((spell) =>
          spell === firstJoined(state) ? { ...spell, from: joined } : spell,
        ),
      }),
    },
    'member.approved': {
      after: ['requested'],
      fold: (state, { on }) => become(state, 'joined', on),
    },
    'member.welcomed': {
      after: here,
      fold: (state, { on }) => ({ ...state, welcomedOn: on }),
    },
    'member.paused': { after: ['joined'], fold: (state, { on }) => become(state, 'paused', on) },
    'member.left': {
      after: ['requested', ...here],
      fold: (state, { on }) => become(state, 'left', on),
    },
    'member.rejoined': {
      after: ['paused', 'left'],
      fold: (state, { on }) => become(state, 'joined', on),
    },
    'member.known-as': {
      after: anyStatus,
      fold: (state, { data }) => ({
        ...state,
        aliases: [...state.aliases, { alias: data.alias }],
      }),
    },
    'member.edited': { after: anyStatus, fold: (state, { data }) => ({ ...state, ...data }) },
    'member.thanked': {
      after: anyStatus,
      fold: (state, { on }) => ({ ...state, thankedOn: on }),
    },
    'member.contacted': {
      after: anyStatus,
      fold: (state, { on }) => ({ ...state, contactedOn: on }),
    },
  },
};

/** The stretch in which they were a member for the first time. */
export const firstJoined = (state: Member): MemberSpell | undefined =>
  state.spells.find(({ status }) => status === 'joined');

/** Every spelling by which `state` is known exactly: name, handle, address and aliases. */
export const spellingsOf = (state: Member): string[] => [
  state.name,
  ...[state.handle, state.email].filter((each) => each !== null),
  ...state.aliases.map(({ alias }) => alias),
];
