import { Refusal } from '../../text/refusal.js';
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
export type SettingName = keyof Bounds;

/** What the measures go by: the bounds, and the days that the community named as breaks. */
export interface Settings extends Bounds {
  /** The earliest first, none of them in another. */
  readonly pauses: readonly Pause[];
}

export interface Setting {
  readonly usual: number;
  readonly meaning: string;
  /** The fewest and the most that make sense beside the others. */
  readonly bounds: (others: Bounds) => readonly [least: number, most: number];
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
};

export const settingNames = Object.keys(settings) as readonly SettingName[];

/** What a community has said of its figures: bounds by the settings' names, and its breaks. */
export type OwnSettings = Partial<Settings>;

/** What holds: the community's own numbers, and the usual ones in place of the others. */
export const settingsOf = (own: OwnSettings = {}): Settings => ({
  ...(Object.fromEntries(
    settingNames.map((name) => [name, own[name] ?? settings[name].usual]),
  ) as unknown as Bounds),
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

/**
 * Whether `value` makes sense for a setting beside what else holds.
 * @throws Refusal `setting-out-of-bounds`
 */
export function checkSetting(name: SettingName, value: number, others: Bounds): void {
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
