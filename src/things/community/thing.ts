import { counted, inWords } from '../../text/text.js';
import { formatDay } from '../../time/day.js';
import {
  count,
  day,
  type Field,
  heads,
  type Id,
  id,
  json,
  maybe,
  maybeSaid,
  reference,
  saidText,
  typed,
  word,
} from '../field.js';
import { member } from '../member/thing.js';
import { foldOnePerson, onePerson } from '../naming.js';
import { givenNo, type No } from '../no.js';
import {
  type EventsFields,
  eachOptional,
  type PayloadOf,
  type PayloadsOf,
  pick,
} from '../payload.js';
import type { EventOf, StateOf, Thing } from '../thing.js';
import { fileRead } from './file-read.js';
import {
  type OwnSettings,
  type SettingName,
  settingInWords,
  settingNames,
  typedAs,
} from './settings.js';
import { namesWatched } from './watched.js';

/** Wenger's stages. The tool may suggest one; a person sets it. */
export const stages = [
  'potential',
  'coalescing',
  'maturing',
  'stewardship',
  'transformation',
] as const;
export type Stage = (typeof stages)[number];

/** How often the community meets: the word, and the days between two meetings. */
export const rhythms = {
  weekly: 7,
  fortnightly: 14,
  'every three weeks': 21,
  monthly: 30.4375,
  'every two months': 60.875,
  quarterly: 91.3125,
} as const;
export type Rhythm = keyof typeof rhythms;

/** A ledger holds one community, which is the first thing in it. */
export const communityId: Id = 1;

const fields = {
  id: id('INTEGER PRIMARY KEY CHECK (id = 1)'),
  status: word<'begun'>(),
  name: saidText('public', { label: 'the name' }),
  /** What its own people call it, where a line has little room: the subject of a mail. */
  shortName: maybe(typed('public')),
  /** Its domain and aims. */
  purpose: maybeSaid('public', { label: 'the purpose' }),
  stage: maybe(word<Stage>()),
  stageWhy: maybe(typed('public')),
  stageSince: maybe(day()),
  rhythm: maybe(word<Rhythm>()),
  /** Where it talks: a list, a chat, a site. In public documents without those that are addresses. */
  channels: json<readonly string[]>('members'),
  /** Where members answer to its documents: a mail address, which stands in those for members. */
  answersTo: maybe(typed('members')),
  foundedOn: maybe(day()),
  timeZone: typed('facilitator'),
  /** The language that its documents are in, and where it is spoken so: "en-GB", "fr-CA". */
  locale: word<string>(),
  /** Who looks after the Momentum Plan, and when it is looked at again. */
  planKeeper: maybe(reference('member')),
  planLookedAtOn: maybe(day()),
  /** Bounds of the measures that the community has set for itself, and the breaks that it named. */
  settings: json<OwnSettings>('members'),
};

export type Community = StateOf<typeof fields>;

/** What each part of it is called where several have changed. */
const labels: { readonly [Key in keyof Editable]: string } = {
  name: 'name',
  shortName: 'short name',
  purpose: 'purpose',
  rhythm: 'rhythm',
  channels: 'channels',
  answersTo: 'address for answers',
  foundedOn: 'founded on',
  timeZone: 'time zone',
  locale: 'locale',
  planKeeper: 'plan keeper',
  planLookedAtOn: 'plan looked at on',
};

/** What is said of it when it begins. */
const beginning = pick(
  fields,
  'name',
  'purpose',
  'rhythm',
  'channels',
  'foundedOn',
  'timeZone',
  'locale',
  'planKeeper',
  'planLookedAtOn',
);
export type Begun = PayloadOf<typeof beginning>;
const editable = { ...beginning, ...pick(fields, 'shortName', 'answersTo') };
export type Editable = PayloadOf<typeof editable>;

const events = {
  'community.begun': beginning,
  'community.edited': eachOptional(editable),
  'community.stage-set': { stage: word<Stage>(), why: fields.stageWhy },
  /** Null: as usual again. */
  'community.settings-set': eachOptional(
    Object.fromEntries(settingNames.map((name) => [name, maybe(count())])) as Readonly<
      Record<SettingName, Field<number | null>>
    >,
  ),
  'community.file-read': fileRead,
  'community.names-watched': namesWatched,
  /** The last entry of each replica that was known before, and after; what has another number now. */
  'community.copy-brought-in': {
    from: heads(),
    to: heads(),
    entries: count(),
    renumbered: json<ReadonlyArray<Renumbered>>(),
  },
  'community.one-person': onePerson,
  /** A time in which nothing is expected. */
  'community.pause-named': { from: day(), to: day(), why: maybe(typed('members')) },
} satisfies EventsFields;
export type CommunityEvents = PayloadsOf<typeof events>;
export type CommunityEvent = EventOf<CommunityEvents>;

interface Renumbered {
  readonly thing: string;
  readonly no: No;
  /** Whether it came with the copy; entries of before don't say. */
  readonly fromCopy?: boolean;
}

const cameFrom = (fromCopy: boolean | undefined): string => {
  if (fromCopy === undefined) return 'one of the two';
  return fromCopy ? 'that copy' : 'the ledger that it was brought into';
};

const setTo = ([name, value]: readonly [string, number | null]): string =>
  `${typedAs(name as SettingName)} to ${value === null ? 'what is usual' : settingInWords(name as SettingName, value)}`;

export const community: Thing<'community', Community, CommunityEvents> = {
  name: 'community',
  table: 'community',
  fields,
  events,
  label: ({ name }) => name,
  gone: 'the community',
  opens: {
    'community.begun': ({ subject, data }) => ({
      id: subject,
      status: 'begun',
      ...data,
      shortName: null,
      answersTo: null,
      stage: null,
      stageWhy: null,
      stageSince: null,
      settings: {},
    }),
  },
  changes: {
    'community.edited': { after: ['begun'], fold: (state, { data }) => ({ ...state, ...data }) },
    'community.one-person': { after: ['begun'], fold: foldOnePerson({ fields }) },
    'community.stage-set': {
      after: ['begun'],
      fold: (state, { on, data }) => ({
        ...state,
        stage: data.stage,
        stageWhy: data.why,
        stageSince: on,
      }),
    },
    'community.settings-set': {
      after: ['begun'],
      fold: (state, { data }) => ({
        ...state,
        settings: Object.fromEntries(
          Object.entries({ ...state.settings, ...data }).filter(([, value]) => value !== null),
        ),
      }),
    },
    'community.pause-named': {
      after: ['begun'],
      fold: (state, { data }) => ({
        ...state,
        settings: {
          ...state.settings,
          pauses: [...(state.settings.pauses ?? []), data].sort((a, b) =>
            a.from < b.from ? -1 : 1,
          ),
        },
      }),
    },
    'community.file-read': { after: ['begun'], fold: (state) => state },
    'community.names-watched': { after: ['begun'], fold: (state) => state },
    'community.copy-brought-in': { after: ['begun'], fold: (state) => state },
  },
  sentences: {
    'community.begun': ({ name }) => `${name} began.`,
    'community.edited': (data) =>
      `About the community, changed: ${inWords(Object.keys(data).map((key) => labels[key as keyof Editable]))}.`,
    'community.one-person': ({ into }, _, nameOf) =>
      `${nameOf(member, into)} looks after the Momentum Plan.`,
    'community.stage-set': ({ stage, why }) =>
      `The stage was set to ${stage}${why ? `: ${why}` : ''}.`,
    'community.settings-set': (data) => `Set: ${Object.entries(data).map(setTo).join(', ')}.`,
    'community.pause-named': ({ from, to, why }) =>
      `A break was named, from ${formatDay(from)} to ${formatDay(to)}${why ? `: ${why}` : ''}.`,
    'community.file-read': ({ kind, said }) =>
      kind === 'notes'
        ? 'The notes of a meeting were read.'
        : `A file of ${kind} was read, which speaks of ${counted(said.length, 'thing')}.`,
    'community.names-watched': () =>
      'Should the name of somebody who was forgotten come again, it is asked about.',
    'community.copy-brought-in': ({ entries, renumbered }) =>
      [
        `A copy was brought in, with ${counted(entries, 'entry', 'entries')} not known before.`,
        ...renumbered.map(
          ({ thing, no, fromCopy }) =>
            `What is ${thing} ${no} now was ${givenNo(no)} in ${cameFrom(fromCopy)}.`,
        ),
      ].join(' '),
  },
};
