/**
 * The languages that documents and figures can be said in. English is always there; another one is
 * a folder of templates with a words.yaml, loaded when asked for.
 */
import english from '#templates/documents/words.yaml';
import { usualLocale } from '../text/locale.js';
import { type Locale, localeOf, type Words, wordsFrom } from './locale.js';

/** The words that come with the program, by language; a new translation is a line here. */
const translations: Readonly<Record<string, () => Promise<Words>>> = {
  fr: async () => (await import('./french.js')).frenchWords,
};

/** The languages in which documents can be made as they come along. */
export const shippedLanguages: readonly string[] = ['en', ...Object.keys(translations)];

/** The English words, which every other language is held against. */
export const englishWords = wordsFrom(english);

/** English, as the program itself speaks it. */
export const british: Locale = localeOf(usualLocale, englishWords);

/** The language of a locale's tag: "fr" of "fr-CA". */
export const languageOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? 'en';

/**
 * The locale that `tag` asks for: its own words where there are any (`own` before those that come
 * along), English ones in place of what is missing. Dates and numbers go by the tag.
 */
export async function localeFor(tag: string, own: Words = {}): Promise<Locale> {
  if (tag === usualLocale && Object.keys(own).length === 0) return british;
  const language = languageOf(tag);
  const shipped = Object.hasOwn(translations, language) ? await translations[language]?.() : {};
  return localeOf(tag, { ...shipped, ...own }, englishWords);
}
