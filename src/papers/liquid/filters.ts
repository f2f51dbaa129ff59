import { type Locale, type PluralForm, phrase, pluralForms } from '../../language/locale.js';
import { briefly } from '../../text/text.js';
import { type Day, daysBetween, parseIsoDay } from '../../time/day.js';

export type Filter = (value: unknown, ...args: unknown[]) => unknown;

const halfYear = 182;

const dayIn = (value: unknown): Day | undefined =>
  typeof value === 'string' ? parseIsoDay(value) : undefined;

// A value that is no day (nobody knows it) shows as nothing, not as "Invalid Date".
const dated =
  (format: (day: Day) => string): Filter =>
  (value) => {
    const day = dayIn(value);
    return day === undefined ? '' : format(day);
  };

const howMany = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === 'number' ? value : 0;

// Liquid hands `one: "…"` over as a pair of name and value.
const isNamed = (arg: unknown): arg is readonly [form: string, words: unknown] =>
  Array.isArray(arg) && arg.length === 2 && (pluralForms as readonly unknown[]).includes(arg[0]);

// English makes most of its plurals alike, so that a template need not say them. Words without the
// name of a form stand for the forms of the language in their order.
function wordFor(
  form: PluralForm,
  words: readonly unknown[],
  { tag: locale, forms }: Locale,
): unknown {
  if (words.length === 1 && /^en\b/.test(locale)) return form === 'one' ? words[0] : `${words[0]}s`;
  return words[Math.min(forms.indexOf(form), words.length - 1)];
}

function counted(n: number, args: readonly unknown[], locale: Locale): string {
  const named = new Map(args.filter(isNamed));
  const words = args.filter((arg) => !isNamed(arg));
  // Zero may have words of its own even where grammar gives it none: "nobody".
  const form: PluralForm = n === 0 && named.has('zero') ? 'zero' : locale.plural(n);
  const text = String(
    named.get(form) ?? wordFor(form, words, locale) ?? named.get('other') ?? named.get('one') ?? '',
  );
  const number = locale.number(n);
  const spelt = form === 'zero' || text.includes('{count}');
  return spelt ? text.replaceAll('{count}', number) : `${number} ${text}`.trimEnd();
}

/**
 * What a template can do to a value with `|`, besides the few filters that Liquid itself brings:
 * dates, numbers and lists as `locale` says them.
 */
export const ownFilters = (locale: Locale) =>
  ({
    /** "Friday 27 November 2026" */
    day: dated(locale.day),
    /** "27 Nov 2026"; `short_day: asOf` → "27 Nov", where that is within half a year of it */
    short_day: (value, near) =>
      dated((day) => {
        const other = dayIn(near);
        const isNear = other !== undefined && Math.abs(daysBetween(other, day)) <= halfYear;
        return isNear ? locale.dayOfYear(day).replaceAll(' ', '\u00a0') : locale.shortDay(day);
      })(value),
    /** "Fri 27 Nov" */
    week_day: dated((day) => locale.dayOfWeek(day).replaceAll(' ', '\u00a0')),
    /** `short_day | at_next: row.dueNext` → "the next meeting (27 Nov 2026)", where it is that one’s day */
    at_next: (day, isNext) =>
      isNext === true && typeof day === 'string' && day !== ''
        ? locale.say(phrase('at-next', { day }))
        : day,
    /** "November 2026" */
    month: dated(locale.month),
    /** "3,395" */
    number: (value) => (typeof value === 'number' ? locale.number(value) : value),
    /**
     * `count: "commitment"` → "1 commitment", "3 commitments"; further words are the plural, one
     * for each form that the language has, or by their names: `count: one: "…", few: "…", other:
     * "…"`. `{count}` in the words is the number, where it does not come first.
     */
    count: (value, ...args) => counted(howMany(value), args, locale),
    /** `of: 24` → "3 of 24" */
    of: (value, all) => locale.say(phrase('of', { part: howMany(value), whole: howMany(all) })),
    /** At most six words of a text that stands whole elsewhere: "Find a hall for the mending…" */
    briefly: (value) => (typeof value === 'string' ? briefly(value) : value),
    /**
     * `answer: "take", row.no, row.text` → the address of a mail to whom it is put to, with the
     * sentence as subject and words: "I’ll take 14: Look after the tea"; of several lines the first
     * is the subject. Nothing without an address.
     */
    answer: (to, kind, no, text) => {
      if (typeof to !== 'string' || to === '') return '';
      const said = locale.say(
        phrase(`answer.${kind}`, { no: String(no ?? ''), text: String(text ?? '') }),
      );
      const [subject = '', ...rest] = said.split('\n').map(encodeURIComponent);
      return `mailto:${to}?subject=${subject}&body=${[subject, ...rest].join('%0D%0A')}`;
    },
    /** "Ash, Bea and Col" */
    names: (value) =>
      locale.list(
        (Array.isArray(value) ? value : [value]).filter((name) => name != null).map(String),
      ),
  }) satisfies Record<string, Filter>;

/** The names of our own filters. */
export const ownFilterNames: ReadonlyArray<keyof ReturnType<typeof ownFilters>> = [
  'day',
  'short_day',
  'week_day',
  'at_next',
  'month',
  'number',
  'count',
  'of',
  'briefly',
  'answer',
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
