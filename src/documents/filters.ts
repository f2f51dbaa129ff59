import { type Day, parseIsoDay } from '../core/day.js';
import { type PluralForm, pluralForms, said, type Voice } from '../core/voice.js';

export type Filter = (value: unknown, ...args: unknown[]) => unknown;

// A value that is no day (nobody knows it) shows as nothing, not as "Invalid Date".
const dated =
  (format: (day: Day) => string): Filter =>
  (value) => {
    const day = typeof value === 'string' ? parseIsoDay(value) : undefined;
    return day === undefined ? '' : format(day);
  };

const howMany = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === 'number' ? value : 0;

// Liquid hands `one: "…"` over as a pair of name and value.
const isNamed = (arg: unknown): arg is readonly [form: string, words: unknown] =>
  Array.isArray(arg) && arg.length === 2 && (pluralForms as readonly unknown[]).includes(arg[0]);

function counted(n: number, args: readonly unknown[], voice: Voice): string {
  const forms = new Map(args.filter(isNamed));
  const [one, many] = args.filter((arg) => !isNamed(arg));
  if (one !== undefined && !forms.has('one')) forms.set('one', one);
  if (one !== undefined && !forms.has('other')) forms.set('other', many ?? `${String(one)}s`);
  // Zero may have words of its own even where grammar gives it none: "nobody".
  const form: PluralForm = n === 0 && forms.has('zero') ? 'zero' : voice.plural(n);
  const words = String(forms.get(form) ?? forms.get('other') ?? forms.get('one') ?? '');
  const number = voice.number(n);
  const spelt = form === 'zero' || words.includes('{count}');
  return spelt ? words.replaceAll('{count}', number) : `${number} ${words}`.trimEnd();
}

/**
 * What a template can do to a value with `|`, besides the few filters that Liquid itself brings:
 * dates, numbers and lists as `voice` says them.
 */
export const ownFilters = (voice: Voice) =>
  ({
    /** "Friday 27 November 2026" */
    day: dated(voice.day),
    /** "27 Nov 2026" */
    short_day: dated(voice.shortDay),
    /** "November 2026" */
    month: dated(voice.month),
    /** "3,395" */
    number: (value) => (typeof value === 'number' ? voice.number(value) : value),
    /**
     * `count: "commitment"` → "1 commitment", "3 commitments"; a second word is the plural. For
     * languages with more forms: `count: one: "…", few: "…", other: "…"`. `{count}` in the words
     * is the number, where it does not come first.
     */
    count: (value, ...args) => counted(howMany(value), args, voice),
    /** `of: 24` → "3 of 24" */
    of: (value, all) => voice.say(said('fraction', { part: howMany(value), whole: howMany(all) })),
    /** "Ash, Bea and Col" */
    names: (value) =>
      voice.list(
        (Array.isArray(value) ? value : [value]).filter((name) => name != null).map(String),
      ),
  }) satisfies Record<string, Filter>;

/** The names of our own filters. */
export const ownFilterNames: ReadonlyArray<keyof ReturnType<typeof ownFilters>> = [
  'day',
  'short_day',
  'month',
  'number',
  'count',
  'of',
  'names',
];

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
