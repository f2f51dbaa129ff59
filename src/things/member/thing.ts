import { isMailAddress } from '../../text/addresses.js';
import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { looseKey, nameKey } from '../../text/text.js';
import { formatDay } from '../../time/day.js';
import { day, json, maybe, reference, typed, whatChanged } from '../field.js';
import { readNo } from '../no.js';
import {
  type EventsFields,
  eachOptional,
  type PayloadsOf,
  saidOnly,
  unknownText,
} from '../payload.js';
import {
  type EventOf,
  type Findable,
  type Id,
  index,
  type NameOf,
  rows,
  type Thing,
} from '../thing.js';
import {
  alsoKind,
  firstJoined,
  forgottenKind,
  type Member,
  memberFields,
  memberLists,
  mergedKind,
  type Profile,
  spellingsOf,
} from './fields.js';
import { findMembers } from './find.js';
import { asOnePerson, type Handover, type TimeHere } from './one-person.js';
import { forgotten, merged, opened, standsAs } from './standing.js';
import { memberStatuses as here, isForgotten, isMerged } from './terms.js';

/** The name that an entry gave; where that was forgotten, what they are called now. */
const known = (name: string, id: Id, nameOf: NameOf): string =>
  name === unknownText ? nameOf(member, id) : name;

const profile = saidOnly(memberFields);

const timeFields = { spells: json<TimeHere['spells']>(), days: json<TimeHere['days']>() };

const events = {
  'member.requested': profile,
  /** `joined` null: they are a member, and nobody knows since when. */
  'member.joined': { ...profile, joined: maybe(day()) },
  /** The day they first joined, where that was unknown or wrong; null: nobody knows. */
  'member.joining-dated': { joined: maybe(day()) },
  'member.approved': {},
  'member.welcomed': {},
  'member.paused': {},
  'member.left': {},
  'member.rejoined': {},
  'member.known-as': memberLists.aliases.fields,
  'member.no-longer-known-as': memberLists.aliases.fields,
  'member.edited': eachOptional(profile),
  /** A second entry of somebody: what it held goes over to the one that stays. */
  [mergedKind]: { into: reference('member'), name: memberFields.name, ...timeFields },
  /** The entry that stays, with what the other held, and what is said of them from now on. */
  [alsoKind]: {
    from: reference('member'),
    name: memberFields.name,
    ...timeFields,
    profile: json<Handover['profile']>('facilitator'),
    aliases: json<Handover['aliases']>('facilitator'),
    said: json<Profile>('facilitator'),
  },
  'member.thanked': { what: maybe(typed('facilitator')) },
  'member.contacted': { why: maybe(typed('facilitator')) },
  /** Nothing that was said of them is known any more; the texts are gone from the journal too. */
  [forgottenKind]: {},
} satisfies EventsFields;
export type MemberEvents = PayloadsOf<typeof events>;
export type MemberEvent = EventOf<MemberEvents>;

const anyStatus = ['requested', 'joined', 'paused', 'left'] as const;

export const member: Thing<'member', Member, MemberEvents> & Findable = {
  name: 'member',
  table: 'member',
  fields: memberFields,
  lists: memberLists,
  events,
  indexes: [
    index('member_joined', 'joined_on'),
    index('member_status', 'status, joined_on'),
    index('member_left', 'left_on'),
    index('member_unnamed', 'named', { where: 'named = 0' }),
  ],
  derivedRows: [
    {
      ...rows('member_name', { exact: typed('facilitator'), loose: typed('facilitator') }, [
        index('member_name_exact', 'exact'),
      ]),
      of: (state) =>
        [
          ...new Set(
            isMerged(state.status) || isForgotten(state.status)
              ? []
              : spellingsOf(state).map(nameKey),
          ),
        ].map((exact) => ({ exact, loose: looseKey(exact) })),
    },
  ],
  label: ({ name }) => name,
  gone: 'somebody',
  found: {
    placeholder: 'NAME',
    many: 'members',
    find: findMembers,
    missing: (typed) =>
      readNo(typed) === undefined
        ? new Refusal(
            'unknown-person',
            `Nobody here is known as “${visible(typed)}”.`,
            `To add them: momentum member add "${visible(isMailAddress(typed) ? `NAME <${typed}>` : typed)}". To see who is here: momentum member list`,
          )
        : new Refusal(
            'unknown-person',
            `Nobody here has the number ${readNo(typed)}.`,
            'To see who is here, with numbers: momentum member list',
          ),
  },
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
      fold: (state, { on }) => standsAs(state, 'joined', on),
    },
    'member.welcomed': {
      after: here,
      fold: (state, { on }) => ({ ...state, welcomedOn: on }),
    },
    'member.paused': { after: ['joined'], fold: (state, { on }) => standsAs(state, 'paused', on) },
    'member.left': {
      after: ['requested', ...here],
      fold: (state, { on }) => standsAs(state, 'left', on),
    },
    'member.rejoined': {
      after: ['paused', 'left'],
      fold: (state, { on }) => standsAs(state, 'joined', on),
    },
    'member.known-as': {
      after: anyStatus,
      fold: (state, { data }) => ({
        ...state,
        aliases: [...state.aliases, { alias: data.alias }],
      }),
    },
    'member.no-longer-known-as': {
      after: anyStatus,
      fold: (state, { data }) => ({
        ...state,
        aliases: state.aliases.filter(({ alias }) => alias !== data.alias),
      }),
    },
    'member.edited': { after: anyStatus, fold: (state, { data }) => ({ ...state, ...data }) },
    [mergedKind]: { after: anyStatus, fold: (state, { data }) => merged(state, data) },
    [alsoKind]: {
      after: anyStatus,
      fold: (state, { data }) => asOnePerson(state, data, data.said),
    },
    'member.thanked': {
      after: anyStatus,
      fold: (state, { on }) => ({ ...state, thankedOn: on }),
    },
    'member.contacted': {
      after: anyStatus,
      fold: (state, { on }) => ({ ...state, contactedOn: on }),
    },
    [forgottenKind]: { after: ['left', 'merged'], fold: forgotten },
  },
  corrections: {
    'member.joining-dated': {
      of: { 'member.joined': true, 'member.approved': true },
      along: {},
      day: ({ joined }) => joined,
      what: (id, nameOf) => `The day ${nameOf(member, id)} joined`,
    },
  },
  sentences: {
    'member.requested': ({ name }, id, nameOf) => `${known(name, id, nameOf)} asked to join.`,
    'member.joined': ({ name, joined }, id, nameOf) =>
      joined
        ? `${known(name, id, nameOf)} joined.`
        : `${known(name, id, nameOf)} was put on record as a member; nobody knows since when.`,
    'member.joining-dated': ({ joined }, id, nameOf) =>
      joined
        ? `${nameOf(member, id)} is a member since ${formatDay(joined)}.`
        : `${nameOf(member, id)} is a member, and nobody knows since when.`,
    'member.approved': (_, id, nameOf) => `${nameOf(member, id)} was let in.`,
    'member.welcomed': (_, id, nameOf) => `${nameOf(member, id)} was welcomed.`,
    'member.paused': (_, id, nameOf) => `${nameOf(member, id)} is pausing.`,
    'member.left': (_, id, nameOf) => `${nameOf(member, id)} left.`,
    'member.rejoined': (_, id, nameOf) => `${nameOf(member, id)} came back.`,
    'member.known-as': ({ alias }, id, nameOf) =>
      `${nameOf(member, id)} is also known as “${alias}”.`,
    'member.no-longer-known-as': ({ alias }, id, nameOf) =>
      `${nameOf(member, id)} is no longer known as “${alias}”.`,
    'member.edited': (data, id, nameOf) =>
      `About ${nameOf(member, id)}, changed: ${whatChanged(memberFields, data)}.`,
    [mergedKind]: ({ name, into }, id, nameOf) =>
      `${known(name, id, nameOf)} and ${nameOf(member, into)} are one person.`,
    [alsoKind]: ({ name, from }, id, nameOf) =>
      `${nameOf(member, id)} has what was on record of ${known(name, from, nameOf)}.`,
    'member.thanked': ({ what }, id, nameOf) =>
      `${nameOf(member, id)} was thanked${what ? ` for ${what}` : ''}.`,
    'member.contacted': ({ why }, id, nameOf) =>
      `${nameOf(member, id)} was contacted${why ? `: ${why}` : ''}.`,
    [forgottenKind]: () => 'Somebody was forgotten.',
  },
};
