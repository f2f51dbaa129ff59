import {
  day,
  maybe,
  maybeSaid,
  numbered,
  type SaidOf,
  saidText,
  saidTruth,
  typed,
  word,
} from '../field.js';
import { index, rows, type StateOf } from '../thing.js';

export type MemberStatus = 'requested' | 'joined' | 'paused' | 'left';
/**
 * Merged: an entry that has turned out to be a second one of somebody, who is on record elsewhere.
 * Forgotten: of whom nothing is known any more but when they were here and what they did.
 */
export type MemberStanding = MemberStatus | 'merged' | 'forgotten';

/** The entry that says of a member into whom they were merged. */
export const mergedKind = 'member.merged';
/** Beside it the one that says of that member what the other entry had. */
export const alsoKind = 'member.is-also';
/** And the one that says that they were forgotten. */
export const forgottenKind = 'member.forgotten';

/** What somebody is called who was forgotten. */
export const formerMember = 'a former member';

/** What is kept of a member. Whatever is not said of somebody is unknown. */
export const memberFields = {
  ...numbered,
  name: saidText('public', {
    label: 'the name',
    flag: { about: 'the name as it should read', placeholder: 'NAME' },
    imported: {
      about: 'The member’s name',
      headers: ['full name', 'member', 'member name', 'person', 'display name'],
      reads: 'name',
    },
  }),
  status: word<MemberStanding>(),
  requestedOn: maybe(day()),
  /** The first day they joined; null while requested, or when nobody knows. */
  joinedOn: maybe(day()),
  welcomedOn: maybe(day()),
  /** The last day they left on, null unless they have left. */
  leftOn: maybe(day()),
  thankedOn: maybe(day()),
  /** When the facilitator last got in touch. */
  contactedOn: maybe(day()),
  email: maybeSaid('facilitator', {
    label: 'the address',
    flag: { about: 'their address', placeholder: 'ADDRESS' },
    imported: {
      about: 'An e-mail address',
      headers: ['e-mail address', 'mail', 'email 1 value'],
      reads: 'address',
    },
    shown: (email) => email,
  }),
  handle: maybeSaid('facilitator', {
    label: 'the handle',
    flag: { about: 'what they are called where the community talks', placeholder: 'HANDLE' },
    imported: {
      about: 'The name they go by online',
      headers: ['username', 'user name', 'nick', 'nickname', 'github', 'slack'],
      reads: 'handle',
    },
    tidy: (handle) => handle.replace(/^@/, ''),
    shown: (handle) => `@${handle}`,
  }),
  organisation: maybeSaid('members', {
    label: 'the organisation',
    flag: { about: 'where they work or what they speak for', placeholder: 'ORGANISATION' },
    imported: {
      about: 'Where they work or what they speak for',
      headers: ['organization', 'org', 'company', 'employer', 'affiliation', 'school'],
      reads: 'text',
    },
    shown: (organisation) => `from ${organisation}`,
    listed: 'Organisation',
    beside: true,
  }),
  goodAt: maybeSaid('facilitator', {
    label: 'what they are good at',
    flag: { about: 'what they are good at or like doing' },
    imported: {
      about: 'What they are good at or like doing',
      headers: ['skills', 'strengths', 'interests', 'likes', 'can help with'],
      reads: 'text',
    },
    shown: (goodAt) => `good at: ${goodAt}`,
  }),
  note: maybeSaid('facilitator', {
    label: 'the note',
    flag: { about: 'for your eyes only; in no document to share' },
    imported: {
      about: 'Anything else, for the facilitator’s eyes',
      headers: ['notes', 'comment', 'comments', 'remarks'],
      reads: 'text',
    },
  }),
  named: saidTruth({
    label: 'whether they may be named',
    otherwise: true,
    eitherWay: {
      yes: { name: 'named', about: 'they may be named in documents to share' },
      no: { name: 'unnamed', about: 'they asked not to be named in documents to share' },
    },
    shown: (named) => (named ? null : 'not to be named in documents to share'),
  }),
  bot: saidTruth({
    label: 'whether they are a bot',
    otherwise: false,
    eitherWay: {
      yes: { name: 'bot', about: 'not a person: counted nowhere among people' },
      no: { name: 'person', about: 'a person after all, and no bot' },
    },
    shown: (bot) => (bot ? 'a bot: counted nowhere among people' : null),
  }),
};

export const memberLists = {
  /** Other spellings, handles and addresses by which they are known. */
  aliases: rows('member_alias', { alias: typed('facilitator') }),
  /** Stretches in one status, up to `to` (null: still); `from` null: nobody knows since when. */
  spells: rows(
    'member_spell',
    { status: word<MemberStatus>(), from: maybe(day()), to: maybe(day()) },
    [index('member_spell_from', 'status, from_on'), index('member_spell_to', 'status, to_on')],
  ),
};

export type Member = StateOf<typeof memberFields, typeof memberLists>;
export type MemberSpell = Member['spells'][number];

/** What people say of a member, when they come and later. */
export type Profile = SaidOf<typeof memberFields>;

/** The stretch in which they were a member for the first time. */
export const firstJoined = ({ spells }: Pick<Member, 'spells'>): MemberSpell | undefined =>
  spells.find(({ status }) => status === 'joined');

/** Every spelling by which `state` is known exactly: name, handle, address and aliases. */
export const spellingsOf = (state: Member): string[] => [
  state.name,
  ...[state.handle, state.email].filter((each) => each !== null),
  ...state.aliases.map(({ alias }) => alias),
];
