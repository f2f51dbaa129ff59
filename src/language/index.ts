/**
 * The languages that documents and figures can be said in. English is always there; another one is
 * a folder of templates with a words.yaml, loaded when asked for.
 */
import english from '#templates/documents/words.yaml';
import { usualLocale } from '../text/locale.js';
import { phrasesOf } from './nested.js';
import { type Phrases, type Voice, voiceOf } from './voice.js';

/** The phrases that come with the program, by language; a new translation is a line here. */
const translations: Readonly<Record<string, () => Promise<Phrases>>> = {
  fr: async () => (await import('./french.js')).french,
};

/** The English phrases, which every other language is held against. */
export const englishPhrases = phrasesOf(english);

/** English, as the program itself speaks it. */
export const britishVoice: Voice = voiceOf(usualLocale, englishPhrases);

/** The language of a locale: "fr" of "fr-CA". */
export const languageOf = (locale: string): string => locale.split('-')[0]?.toLowerCase() ?? 'en';

/**
 * The voice that `locale` asks for: its own words where there are any (`own` before those that come
 * along), English ones in place of what is missing. Dates and numbers go by the locale.
 */
export async function voiceFor(locale: string, own: Phrases = {}): Promise<Voice> {
  if (locale === usualLocale && Object.keys(own).length === 0) return britishVoice;
  const language = languageOf(locale);
  const shipped = Object.hasOwn(translations, language) ? await translations[language]?.() : {};
  return voiceOf(locale, { ...shipped, ...own }, englishPhrases);
}
