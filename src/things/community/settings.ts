import { excerpt } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { counted } from '../../text/text.js';
import type { Window } from '../../time/window.js';

/** A time that the community named as a break: what does not happen in it counts neither way. */
export interface Pause extends Window {
  readonly why: string | null;
}

/** The bounds that the measures go by. A community may have its own; else the usual ones hold. */
interface Bounds {
  readonly fewest: number;
  readonly periodWeeks: number;
  readonly gaugeWeeks: number;
  readonly bandWeeks: number;
  readonly coreWeeks: number;
  readonly activeWeeks: number;
  readonly quietGaps: number;
  readonly quietWeeks: number;
  readonly dormantWeeks: number;
  readonly attendanceMeetings: number;
}

/** What holds of those who are on record, whatever the measures go by. */
interface Customary {
  /** Months after which somebody who has left, or of whom nothing was heard, is kept no longer; 0: no such time. */
  readonly retainLeft: number;
  readonly retainQuiet: number;
  /** 1 where whoever is new may be named, 0 where they have to agree first. */
  readonly defaultNamed: number;
}
export type SettingName = keyof Bounds | keyof Customary;

/** What the measures go by: the bounds, and the days that the community named as breaks. */
export interface Settings extends Bounds, Customary {
  /** The earliest first, none of them in another. */
  readonly pauses: readonly Pause[];
}

/** How a setting is typed and shown: a number, a time such as “2y”, or yes and no. */
type Written = 'number' | 'time' | 'yes or no';

export interface Setting {
  readonly written?: Written;
  readonly usual: number;
  readonly meaning: string;
  /** The fewest and the most that make sense beside the others. */
  readonly bounds: (others: Omit<Settings, 'pauses'>) => readonly [least: number, most: number];
}

const between =
  (least: number, most: number): Setting['bounds'] =>
  () => [least, most];

/** Every one of them with the field's own number, in the order in which they are shown. */
export const settings: { readonly [Name in SettingName]: Setting } = {
  fewest: {
    usual: 5,
    meaning: 'of fewer than these, a fraction is “too few to say”',
    bounds: between(2, 20),
  },
  periodWeeks: {
    usual: 4,
    meaning: 'weeks that a document looks back on, where nothing else says so',
    bounds: between(1, 52),
  },
  gaugeWeeks: {
    usual: 13,
    meaning: 'weeks that the gauges of the check-in look back on',
    bounds: between(1, 52),
  },
  bandWeeks: {
    usual: 13,
    meaning: 'weeks in which active ones are counted, for core, active and occasional',
    bounds: ({ coreWeeks }) => [coreWeeks, 52],
  },
  coreWeeks: {
    usual: 7,
    meaning: 'active in so many of them: core',
    bounds: ({ activeWeeks, bandWeeks }) => [activeWeeks + 1, bandWeeks],
  },
  activeWeeks: {
    usual: 3,
    meaning: 'active in so many of them: active; in fewer, but any: occasional',
    bounds: ({ coreWeeks }) => [2, coreWeeks - 1],
  },
  quietGaps: {
    usual: 2,
    meaning: 'somebody is quiet after more than so many times their own usual gap',
    bounds: between(1, 10),
  },
  quietWeeks: {
    usual: 4,
    meaning: 'and not before so many weeks of silence',
    bounds: between(1, 52),
  },
  dormantWeeks: {
    usual: 8,
    meaning: 'weeks without meeting and contribution after which the community counts as dormant',
    bounds: between(1, 104),
  },
  attendanceMeetings: {
    usual: 3,
    meaning: 'meetings whose median is the attendance, against as many before them',
    bounds: between(1, 12),
  },
  retainLeft: {
    written: 'time',
    usual: 0,
    meaning: 'whoever left so long ago is named by momentum tidy, to be forgotten',
    bounds: between(0, 1200),
  },
  retainQuiet: {
    written: 'time',
    usual: 0,
    meaning: 'so is whoever is here, holds nothing, and of whom nothing was heard for so long',
    bounds: between(0, 1200),
  },
  defaultNamed: {
    written: 'yes or no',
    usual: 1,
    meaning: 'whether whoever is new may be named in documents to share before they agree',
    bounds: between(0, 1),
  },
};

export const settingNames = Object.keys(settings) as readonly SettingName[];

/** What a community has said of its figures: bounds by the settings' names, and its breaks. */
export type OwnSettings = Partial<Settings>;

/** What holds: the community's own numbers, and the usual ones in place of the others. */
export const settingsOf = (own: OwnSettings = {}): Settings => ({
  ...(Object.fromEntries(
    settingNames.map((name) => [name, own[name] ?? settings[name].usual]),
  ) as unknown as Omit<Settings, 'pauses'>),
  pauses: own.pauses ?? [],
});

export const usualSettings: Settings = settingsOf();

/** `coreWeeks` as it is typed and shown: "core-weeks". */
export const typedAs = (name: SettingName): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @throws Refusal `unknown-setting` */
export function settingNamed(typed: string): SettingName {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
  const name = settingNames.find((each) => each.toLowerCase() === wanted);
  if (name !== undefined) return name;
  throw new Refusal(
    'unknown-setting',
    `There is no setting “${typed}”.`,
    `Use one of: ${settingNames.map(typedAs).join(', ')}.`,
  );
}

const times: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(\d{1,3})\s*(?:y|years?)$/i, 12],
  [/^(\d{1,4})\s*(?:m|months?)$/i, 1],
];

const words: Readonly<
  Record<Written, { readonly read: (typed: string) => number; readonly how: string }>
> = {
  number: {
    read: (typed) => (/^-?\d+$/.test(typed) ? Number(typed) : Number.NaN),
    how: 'as a number: 8',
  },
  time: {
    read(typed) {
      if (/^(?:never|0)$/i.test(typed)) return 0;
      const [found] = times.flatMap(([pattern, months]) => {
        const count = pattern.exec(typed)?.[1];
        return count === undefined ? [] : [Number(count) * months];
      });
      return found ?? Number.NaN;
    },
    how: 'as years or months: 2y, 18m; or never',
  },
  'yes or no': {
    read: (typed) =>
      /^(?:yes|y|true|1)$/i.test(typed) ? 1 : /^(?:no|n|false|0)$/i.test(typed) ? 0 : Number.NaN,
    how: 'as yes or no',
  },
};

/** What a setting is to be, as it was typed. @throws Refusal `setting-unclear` */
export function readSetting(name: SettingName, typed: string): number {
  const { read, how } = words[settings[name].written ?? 'number'];
  const value = read(typed.trim());
  if (!Number.isNaN(value)) return value;
  throw new Refusal(
    'setting-unclear',
    `“${excerpt(typed)}” is nothing that ${typedAs(name)} can be.`,
    `Write it ${how}.`,
  );
}

/** “2 years”: what a setting is, in words. */
export function settingInWords(name: SettingName, value: number): string {
  const { written = 'number' } = settings[name];
  if (written === 'yes or no') return value === 1 ? 'yes' : 'no';
  if (written === 'number') return String(value);
  if (value === 0) return 'never';
  return value % 12 === 0 ? counted(value / 12, 'year') : counted(value, 'month');
}

/**
 * Whether `value` makes sense for a setting beside what else holds.
 * @throws Refusal `setting-out-of-bounds`
 */
export function checkSetting(
  name: SettingName,
  value: number,
  others: Omit<Settings, 'pauses'>,
): void {
  const [least, most] = settings[name].bounds(others);
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new Refusal(
    'setting-out-of-bounds',
    `${typedAs(name)} cannot be ${value}.`,
    least === most
      ? `Beside the other settings only ${least} makes sense; see them all: momentum community settings`
      : `Choose a whole number from ${least} to ${most}; see them all: momentum community settings`,
  );
}
