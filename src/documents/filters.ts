import { type Day, parseIsoDay } from '../core/day.js';
import { said, type Voice } from '../core/voice.js';

type Filter = (value: unknown, ...args: unknown[]) => unknown;

// A value that is no day (nobody knows it) shows as nothing, not as "Invalid Date".
const dated =
  (format: (day: Day) => string): Filter =>
  (value) => {
    const day = typeof value === 'string' ? parseIsoDay(value) : undefined;
    return day === undefined ? '' : format(day);
  };

const howMany = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === 'number' ? value : 0;

// English makes most of its plurals alike, so that a template need not say them.
function wordFor(n: number, words: readonly unknown[], { locale, plural, forms }: Voice): unknown {
  if (words.length === 1 && /^en\b/.test(locale)) return n === 1 ? words[0] : `${words[0]}s`;
  return words[Math.min(forms.indexOf(plural(n)), words.length - 1)];
}

export const ownFilterNames = ['day', 'short_day', 'month', 'count', 'of', 'names'] as const;

/** What a template can do to a value with `|`, besides the few filters that Liquid itself brings. */
export const ownFilters = (
  voice: Voice,
): Readonly<Record<(typeof ownFilterNames)[number], Filter>> => ({
  /** "Friday 27 November 2026" */
  day: dated(voice.day),
  /** "27 Nov 2026" */
  short_day: dated(voice.shortDay),
  /** "November 2026" */
  month: dated(voice.month),
  /**
   * `count: "commitment"` → "1 commitment", "3 commitments"; further words are the plural, one for
   * each form that the language has.
   */
  count: (value, ...words) => {
    const n = howMany(value);
    return `${voice.number(n)} ${wordFor(n, words, voice)}`;
  },
  /** `of: 24` → "3 of 24" */
  of: (value, all) => voice.say(said('of', { part: howMany(value), whole: howMany(all) })),
  /** "Ash, Bea and Col" */
  names: (value) =>
    voice.list((Array.isArray(value) ? value : [value]).filter((name) => name != null).map(String)),
});

/** Liquid's own filters that a template may use: those that cannot make much out of little. */
export const plainFilters = [
  'capitalize',
  'compact',
  'default',
  'downcase',
  'first',
  'join',
  'last',
  'map',
  'minus',
  'plus',
  'reverse',
  'size',
  'slice',
  'sort',
  'truncate',
  'uniq',
  'upcase',
  'where',
] as const;

/** Liquid's tags that a template may use: none that reads a file, none that writes past escaping. */
export const plainTags = [
  'assign',
  'break',
  'case',
  'comment',
  'continue',
  'for',
  'if',
  'unless',
] as const;
