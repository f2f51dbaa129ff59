import { type PluralForm, pluralForms, said, type Voice } from '../language/voice.js';
import { type Day, parseIsoDay } from '../time/day.js';

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

// English makes most of its plurals alike, so that a template need not say them. Words without the
// name of a form stand for the forms of the language in their order.
function wordFor(form: PluralForm, words: readonly unknown[], { locale, forms }: Voice): unknown {
  if (words.length === 1 && /^en\b/.test(locale)) return form === 'one' ? words[0] : `${words[0]}s`;
  return words[Math.min(forms.indexOf(form), words.length - 1)];
}

function counted(n: number, args: readonly unknown[], voice: Voice): string {
  const named = new Map(args.filter(isNamed));
  const words = args.filter((arg) => !isNamed(arg));
  // Zero may have words of its own even where grammar gives it none: "nobody".
  const form: PluralForm = n === 0 && named.has('zero') ? 'zero' : voice.plural(n);
  const text = String(
    named.get(form) ?? wordFor(form, words, voice) ?? named.get('other') ?? named.get('one') ?? '',
  );
  const number = voice.number(n);
  const spelt = form === 'zero' || text.includes('{count}');
  return spelt ? text.replaceAll('{count}', number) : `${number} ${text}`.trimEnd();
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
     * `count: "commitment"` → "1 commitment", "3 commitments"; further words are the plural, one
     * for each form that the language has, or by their names: `count: one: "…", few: "…", other:
     * "…"`. `{count}` in the words is the number, where it does not come first.
     */
    count: (value, ...args) => counted(howMany(value), args, voice),
    /** `of: 24` → "3 of 24" */
    of: (value, all) => voice.say(said('of', { part: howMany(value), whole: howMany(all) })),
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
