import { type Day, formatDay, formatMonth, parseIsoDay, shortDay } from '../core/day.js';

type Filter = (value: unknown, ...args: unknown[]) => unknown;

// A value that is no day (nobody knows it) shows as nothing, not as "Invalid Date".
const dated =
  (format: (day: Day) => string): Filter =>
  (value) => {
    const day = typeof value === 'string' ? parseIsoDay(value) : undefined;
    return day === undefined ? '' : format(day);
  };

const names = (value: unknown): string => {
  const all = (Array.isArray(value) ? value : [value]).filter((name) => name != null).map(String);
  const last = all.pop();
  return all.length === 0 ? (last ?? '') : `${all.join(', ')} and ${last}`;
};

const howMany = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === 'number' ? value : 0;

/** What a template can do to a value with `|`, besides the few filters that Liquid itself brings. */
export const ownFilters = {
  /** "Friday 27 November 2026" */
  day: dated(formatDay),
  /** "27 Nov 2026" */
  short_day: dated(shortDay),
  /** "November 2026" */
  month: dated(formatMonth),
  /** `count: "commitment"` → "1 commitment", "3 commitments"; a second word is the plural. */
  count: (value, one, many) => {
    const n = howMany(value);
    return `${n} ${n === 1 ? one : (many ?? `${String(one)}s`)}`;
  },
  /** `of: 24` → "3 of 24" */
  of: (value, all) => `${howMany(value)} of ${howMany(all)}`,
  /** "Ash, Bea and Col" */
  names,
} satisfies Record<string, Filter>;

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
