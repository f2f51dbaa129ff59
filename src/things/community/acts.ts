/** What can be done about the community: each act decides which events come of it, or refuses. */

import { readLocale } from '../../text/locale.js';
import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { overlap } from '../../time/window.js';
import { otherThan } from '../payload.js';
import { checkSetting, type Pause, type SettingName, settingsOf } from './settings.js';
import {
  type Begun,
  type Community,
  type CommunityEvent,
  communityId,
  type Editable,
  type Stage,
} from './thing.js';

const sound = <Change extends Partial<Editable>>(change: Change): Change => ({
  ...change,
  ...(change.name === undefined ? {} : { name: cleanText(change.name, 'the name') }),
  ...(change.shortName === undefined
    ? {}
    : { shortName: optionalText(change.shortName, 'the short name') }),
  ...(change.answersTo === undefined
    ? {}
    : { answersTo: optionalText(change.answersTo, 'the address') }),
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

export const begin = (input: Begun & { readonly on: Day }): CommunityEvent[] => {
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

export const edit = (state: Community, on: Day, change: Partial<Editable>): CommunityEvent[] => {
  const data = otherThan(state, sound(change));
  return data === null ? [] : [{ kind: 'community.edited', subject: communityId, on, data }];
};

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

/** Names a break. @throws Refusal `pause-backwards`, `pause-named`, `text-…` */
export function pause(
  { settings }: Community,
  on: Day,
  { from, to, why }: Pause,
): CommunityEvent[] {
  if (to < from) {
    throw new Refusal(
      'pause-backwards',
      `${formatDay(to)} lies before ${formatDay(from)}.`,
      'Give the first day with --from and the last one with --to.',
    );
  }
  const known = settings.pauses?.find((each) => overlap(each, { from, to }));
  if (known) {
    throw new Refusal(
      'pause-named',
      `A break from ${formatDay(known.from)} to ${formatDay(known.to)} is on record already.`,
      'Name the days that are not in it; to take that one back, find its number with momentum log, then: momentum undo --batch NUMBER',
    );
  }
  const data = { from, to, why: optionalText(why, 'the reason') };
  return [{ kind: 'community.pause-named', subject: communityId, on, data }];
}
