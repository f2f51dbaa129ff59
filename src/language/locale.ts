/**
 * What the program itself has to say inside documents and figures, apart from the language it is
 * said in: code names a phrase and its values, a file of words holds the wording of each phrase in one
 * language (templates/documents/…/words.yaml), and a locale puts the two together.
 */

import { inWords } from '../text/text.js';
import { type Day, dayOfWeek, dayOfYear, formatDay, formatMonth, shortDay } from '../time/day.js';

/** A phrase by its name among the words, with what it speaks of. Values may be phrases as well. */
export interface Phrase {
  readonly name: string;
  readonly values?: Readonly<Record<string, Value>>;
}

/** A number, a text as it stands, a day (written short), a phrase, or a list of such. */
export type Value = number | string | { readonly day: Day } | Phrase | readonly Value[];

export const phrase = (name: string, values: Readonly<Record<string, Value>> = {}): Phrase => ({
  name,
  values,
});

/** The phrase for one word of a closed list ("every three weeks", "help given"), by that word. */
export const phraseFor = (
  list: string,
  word: string,
  values: Readonly<Record<string, Value>> = {},
): Phrase => phrase(`${list}.${word.replaceAll(' ', '-').toLowerCase()}`, values);

/** A phrase in one language: a text with `{names}` in it, or one for each plural form of its `{count}`. */
export type Wording = string | Readonly<Partial<Record<PluralForm, string>>>;

/** The forms that languages tell numbers apart by (Unicode's); every language has `other`. */
export const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
export type PluralForm = (typeof pluralForms)[number];

/** The wordings of a language's phrases by their names, which have dots: `measure.dormancy.label`. */
export type Words = Readonly<Record<string, Wording>>;

type Nested = { readonly [name: string]: unknown };

const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWording = (value: unknown): value is Wording => {
  if (typeof value === 'string') return true;
  const forms = isNested(value) ? Object.entries(value) : [];
  return (
    forms.length > 0 &&
    forms.every(
      ([name, text]) =>
        (pluralForms as readonly string[]).includes(name) && typeof text === 'string',
    )
  );
};

/** A wording, or undefined where something else stands, and the names that lead to it. */
type Leaf = readonly [path: readonly string[], wording: Wording | undefined];

export function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (isWording(value)) return [[path, value]];
  return isNested(value)
    ? Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
    : [[path, undefined]];
}

/** Words as a translator nests them in a file, checked already, by the names that lead to them. */
export const wordsFrom = (nested: unknown): Words =>
  Object.fromEntries(
    leavesOf(nested).flatMap(([path, wording]) =>
      wording === undefined ? [] : [[path.join('.'), wording]],
    ),
  );

/** How one language, as it is spoken in one place, says things. */
export interface Locale {
  /** BCP 47: "en-GB", "fr-CA". */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly say: (phrase: Phrase) => string;
  /** "Ann, Ben and Cy". */
  readonly list: (parts: readonly string[]) => string;
  /** "3,395". */
  readonly number: (value: number) => string;
  /** Which plural form goes with a number. */
  readonly plural: (value: number) => PluralForm;
  /** The forms there are, in Unicode's order: for English `one` and `other`. */
  readonly forms: readonly PluralForm[];
  /** "Friday 27 November 2026". */
  readonly day: (day: Day) => string;
  /** "27 Nov 2026". */
  readonly shortDay: (day: Day) => string;
  /** "27 Nov", for a day that nobody takes for one of another year. */
  readonly dayOfYear: (day: Day) => string;
  /** "Fri 27 Nov". */
  readonly dayOfWeek: (day: Day) => string;
  /** "November 2026". */
  readonly month: (day: Day) => string;
}

type Formatting = Omit<Locale, 'say'>;

// British English is written without Intl, which takes longer to wake than a document to make.
const british: Formatting = {
  tag: 'en-GB',
  direction: 'ltr',
  list: inWords,
  number: (value) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ','),
  plural: (value) => (value === 1 ? 'one' : 'other'),
  forms: ['one', 'other'],
  day: formatDay,
  shortDay,
  dayOfYear,
  dayOfWeek,
  month: formatMonth,
};

/** @param dayOfMonth says the number of a day, for languages that write some of them otherwise */
function formattingOf(tag: string, dayOfMonth: (day: number) => string): Formatting {
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    return (day: Day): string =>
      format
        .formatToParts(new Date(`${day}T00:00:00Z`))
        .map(({ type, value }) => (type === 'day' ? dayOfMonth(Number(day.slice(8))) : value))
        .join('');
  };
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const number = new Intl.NumberFormat(tag);
  const plural = new Intl.PluralRules(tag);
  const { pluralCategories } = plural.resolvedOptions();
  return {
    tag,
    direction: directionOf(tag),
    list: (parts) => list.format(parts),
    number: (value) => number.format(value),
    plural: (value) => plural.select(value),
    forms: pluralForms.filter((form) => pluralCategories.includes(form)),
    day: dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: dates({ day: 'numeric', month: 'short', year: 'numeric' }),
    dayOfYear: dates({ day: 'numeric', month: 'short' }),
    dayOfWeek: dates({ weekday: 'short', day: 'numeric', month: 'short' }),
    month: dates({ month: 'long', year: 'numeric' }),
  };
}

// In Node 20 a property, in later ones a function; the compiler knows neither.
function directionOf(tag: string): 'ltr' | 'rtl' {
  const { textInfo, getTextInfo } = new Intl.Locale(tag) as unknown as {
    textInfo?: { direction?: string };
    getTextInfo?: () => { direction?: string };
  };
  const found = getTextInfo?.call(new Intl.Locale(tag)) ?? textInfo;
  return found?.direction === 'rtl' ? 'rtl' : 'ltr';
}

/**
 * The locale of `tag` with its `words`. A phrase that is missing there is said as it is in
 * `otherwise`, so that half a translation still makes a document.
 * @throws Error where neither knows a phrase: a mistake of ours
 */
export function localeOf(tag: string, words: Words, otherwise: Words = words): Locale {
  const dayOfMonth = (count: number): string => say(phrase('day-of-month', { count }));
  const formatting = tag === british.tag ? british : formattingOf(tag, dayOfMonth);
  const say = ({ name, values = {} }: Phrase): string => {
    const wording = words[name] ?? otherwise[name];
    if (wording === undefined) throw new Error(`there is no phrase “${name}”`);
    const text =
      typeof wording === 'string'
        ? wording
        : (wording[formOf(wording, values.count)] ?? wording.other ?? '');
    return text.replace(/\{(\w+)\}/g, (whole, key: string) => {
      const value = values[key];
      return value === undefined ? whole : spoken(value);
    });
  };
  const formOf = (wording: object, count: Value | undefined): PluralForm => {
    const form = typeof count === 'number' ? formatting.plural(count) : 'other';
    // Zero may have words of its own even where grammar gives it none: "nobody".
    return count === 0 && 'zero' in wording ? 'zero' : form;
  };
  const spoken = (value: Value): string => {
    if (typeof value === 'number') return formatting.number(value);
    if (typeof value === 'string') return value;
    if ('name' in value) return say(value);
    if ('day' in value) return formatting.shortDay(value.day);
    return formatting.list(value.map(spoken));
  };
  return { ...formatting, say };
}
