import { readLocale } from '../../text/locale.js';
import { Refusal } from '../../text/refusal.js';
import { cleanText, inWords, optionalText } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import {
  count,
  day,
  type Field,
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
import {
  type EventsFields,
  eachOptional,
  type PayloadOf,
  type PayloadsOf,
  pick,
} from '../payload.js';
import type { EventOf, StateOf, Thing } from '../thing.js';
import {
  checkSetting,
  type OwnSettings,
  type SettingName,
  settingNames,
  settingsOf,
  typedAs,
} from './settings.js';

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
  /** Its domain and aims. */
  purpose: maybeSaid('public', { label: 'the purpose' }),
  stage: maybe(word<Stage>()),
  stageWhy: maybe(typed('public')),
  stageSince: maybe(day()),
  rhythm: maybe(word<Rhythm>()),
  /** Where it talks: a list, a chat, a site. In public documents without those that are addresses. */
  channels: json<readonly string[]>('members'),
  foundedOn: maybe(day()),
  timeZone: typed('facilitator'),
  /** The language that its documents are in, and where it is spoken so: "en-GB", "fr-CA". */
  locale: word<string>(),
  /** Who looks after the Momentum Plan, and when it is looked at again. */
  planKeeper: maybe(reference('member')),
  planLookedAtOn: maybe(day()),
  /** Bounds of the measures that the community has set for itself; what is not in it is as usual. */
  settings: json<OwnSettings>(),
};

export type Community = StateOf<typeof fields>;

/** What each part of it is called where several have changed. */
const labels: { readonly [Key in keyof Editable]: string } = {
  name: 'name',
  purpose: 'purpose',
  rhythm: 'rhythm',
  channels: 'channels',
  foundedOn: 'founded on',
  timeZone: 'time zone',
  locale: 'locale',
  planKeeper: 'plan keeper',
  planLookedAtOn: 'plan looked at on',
};

const editable = pick(
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
type Editable = PayloadOf<typeof editable>;

const events = {
  'community.begun': editable,
  'community.edited': eachOptional(editable),
  'community.stage-set': { stage: word<Stage>(), why: fields.stageWhy },
  /** Null: as usual again. */
  'community.settings-set': eachOptional(
    Object.fromEntries(settingNames.map((name) => [name, maybe(count())])) as Readonly<
      Record<SettingName, Field<number | null>>
    >,
  ),
  'community.one-person': onePerson,
} satisfies EventsFields;
export type CommunityEvents = PayloadsOf<typeof events>;
export type CommunityEvent = EventOf<CommunityEvents>;

const setTo = ([name, value]: readonly [string, number | null]): string =>
  `${typedAs(name as SettingName)} to ${value ?? 'what is usual'}`;

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
  },
};

const sound = (change: Partial<Editable>): Partial<Editable> => ({
  ...change,
  ...(change.name === undefined ? {} : { name: cleanText(change.name, 'the name') }),
  ...(change.purpose === undefined ? {} : { purpose: optionalText(change.purpose, 'the purpose') }),
  ...(change.channels === undefined
    ? {}
    : { channels: change.channels.map((each) => cleanText(each, 'the channel')) }),
  ...(change.timeZone === undefined ? {} : { timeZone: readTimeZone(change.timeZone) }),
  ...(change.locale === undefined ? {} : { locale: readLocale(change.locale) }),
});

/** @throws Refusal `unknown-time-zone` */
function readTimeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new Refusal(
      'unknown-time-zone',
      `“${name}” is not a time zone I know.`,
      'Write it like Europe/London or Pacific/Auckland.',
    );
  }
}

export const begin = (input: Editable & { readonly on: Day }): CommunityEvent[] => {
  const { on, ...data } = input;
  return [
    {
      kind: 'community.begun',
      subject: communityId,
      on,
      data: { ...data, ...sound(data) },
    },
  ];
};

export const edit = (on: Day, change: Partial<Editable>): CommunityEvent[] => [
  { kind: 'community.edited', subject: communityId, on, data: sound(change) },
];

export const setStage = (on: Day, stage: Stage, why: string | null): CommunityEvent[] => [
  {
    kind: 'community.stage-set',
    subject: communityId,
    on,
    data: { stage, why: optionalText(why, 'the reason') },
  },
];

/**
 * Sets a bound of the measures; null: as usual again.
 * @throws Refusal `setting-out-of-bounds`
 */
export function set(
  { settings }: Community,
  on: Day,
  name: SettingName,
  value: number | null,
): CommunityEvent[] {
  if ((settings[name] ?? null) === value) return [];
  const after = settingsOf({ ...settings, [name]: value ?? undefined });
  checkSetting(name, after[name], after);
  const data = { [name]: value };
  return [{ kind: 'community.settings-set', subject: communityId, on, data }];
}
