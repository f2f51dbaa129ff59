/**
 * What the program itself has to say inside documents and figures, apart from the language it is
 * said in: code names a phrase and its values (`Said`), a file of words holds each phrase in one
 * language (templates/documents/…/words.yaml), and a voice puts the two together.
 */

import { inWords } from '../text/text.js';
import { type Day, formatDay, formatMonth, shortDay } from '../time/day.js';

/** A phrase by its name among the words, with what it speaks of. Values may be said as well. */
export interface Said {
  readonly phrase: string;
  readonly values?: Readonly<Record<string, Value>>;
}

/** A number, a text as it stands, a day (written short), something said, or a list of such. */
export type Value = number | string | { readonly day: Day } | Said | readonly Value[];

export const said = (phrase: string, values: Readonly<Record<string, Value>> = {}): Said => ({
  phrase,
  values,
});

/** The phrase for one word of a closed list ("every three weeks", "help given"), by that word. */
export const wordFor = (
  list: string,
  word: string,
  values: Readonly<Record<string, Value>> = {},
): Said => said(`${list}.${word.replaceAll(' ', '-').toLowerCase()}`, values);

/** One phrase: a text with `{names}` in it, or one for each plural form of its `{count}`. */
export type Phrase = string | Readonly<Partial<Record<PluralForm, string>>>;

/** The forms that languages tell numbers apart by (Unicode's); every language has `other`. */
export const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
export type PluralForm = (typeof pluralForms)[number];

/** A language's phrases by their names, which have dots: `measure.dormancy.label`. */
export type Phrases = Readonly<Record<string, Phrase>>;

/** How one language, as it is spoken in one place, says things. */
export interface Voice {
  /** BCP 47: "en-GB", "fr-CA". */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly say: (said: Said) => string;
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
  /** "November 2026". */
  readonly month: (day: Day) => string;
}

type Speech = Omit<Voice, 'say'>;

// British English is written without Intl, which takes longer to wake than a document to make.
const british: Speech = {
  locale: 'en-GB',
  direction: 'ltr',
  list: inWords,
  number: (value) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ','),
  plural: (value) => (value === 1 ? 'one' : 'other'),
  forms: ['one', 'other'],
  day: formatDay,
  shortDay,
  month: formatMonth,
};

/** @param dayOfMonth says the number of a day, for languages that write some of them otherwise */
function speechOf(locale: string, dayOfMonth: (day: number) => string): Speech {
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: Day): string =>
      format
        .formatToParts(new Date(`${day}T00:00:00Z`))
        .map(({ type, value }) => (type === 'day' ? dayOfMonth(Number(day.slice(8))) : value))
        .join('');
  };
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const number = new Intl.NumberFormat(locale);
  const plural = new Intl.PluralRules(locale);
  const { pluralCategories } = plural.resolvedOptions();
  return {
    locale,
    direction: directionOf(locale),
    list: (parts) => list.format(parts),
    number: (value) => number.format(value),
    plural: (value) => plural.select(value),
    forms: pluralForms.filter((form) => pluralCategories.includes(form)),
    day: dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: dates({ day: 'numeric', month: 'short', year: 'numeric' }),
    month: dates({ month: 'long', year: 'numeric' }),
  };
}

// In Node 20 a property, in later ones a function; the compiler knows neither.
function directionOf(locale: string): 'ltr' | 'rtl' {
  const { textInfo, getTextInfo } = new Intl.Locale(locale) as unknown as {
    textInfo?: { direction?: string };
    getTextInfo?: () => { direction?: string };
  };
  const found = getTextInfo?.call(new Intl.Locale(locale)) ?? textInfo;
  return found?.direction === 'rtl' ? 'rtl' : 'ltr';
}

/**
 * The voice of `locale` with the words of `phrases`. A phrase that is missing there is said as it
 * is in `otherwise`, so that half a translation still makes a document.
 * @throws Error where neither knows a phrase: a mistake of ours
 */
export function voiceOf(locale: string, phrases: Phrases, otherwise: Phrases = phrases): Voice {
  const dayOfMonth = (count: number): string => say(said('day-of-month', { count }));
  const speech = locale === british.locale ? british : speechOf(locale, dayOfMonth);
  const say = ({ phrase, values = {} }: Said): string => {
    const words = phrases[phrase] ?? otherwise[phrase];
    if (words === undefined) throw new Error(`there is no phrase “${phrase}”`);
    const text =
      typeof words === 'string' ? words : (words[formOf(words, values.count)] ?? words.other ?? '');
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : spoken(value);
    });
  };
  const formOf = (words: object, count: Value | undefined): PluralForm => {
    const form = typeof count === 'number' ? speech.plural(count) : 'other';
    // Zero may have words of its own even where grammar gives it none: "nobody".
    return count === 0 && 'zero' in words ? 'zero' : form;
  };
  const spoken = (value: Value): string => {
    if (typeof value === 'number') return speech.number(value);
    if (typeof value === 'string') return value;
    if ('phrase' in value) return say(value);
    if ('day' in value) return speech.shortDay(value.day);
    return speech.list(value.map(spoken));
  };
  return { ...speech, say };
}
