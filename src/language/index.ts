/**
 * The languages that documents and figures can be said in. English is always there; another one is
 * a folder of templates with a words.yaml, read beforehand into shipped/ and loaded when asked for.
 */
import { type Phrases, type Voice, voiceOf } from '../core/voice.js';
import english from './shipped/en.json' with { type: 'json' };

/** The phrases that come with the program, by language; a new translation is a line here. */
const translations: Readonly<Record<string, () => Promise<Phrases>>> = {};

/** English, as the program itself speaks it. */
export const britishVoice: Voice = voiceOf('en-GB', english as Phrases);

/** The language of a locale: "fr" of "fr-CA". */
export const languageOf = (locale: string): string => locale.split('-')[0]?.toLowerCase() ?? 'en';

/** Whether there are words for the language of `locale` among those that come along. */
export const hasWords = (locale: string): boolean =>
  languageOf(locale) === 'en' || Object.hasOwn(translations, languageOf(locale));

/**
 * The voice that `locale` asks for: its own words where there are any (`own` before those that come
 * along), English ones in place of what is missing. Dates and numbers go by the locale.
 */
export async function voiceFor(locale: string, own: Phrases = {}): Promise<Voice> {
  if (locale === 'en-GB' && Object.keys(own).length === 0) return britishVoice;
  const shipped = (await translations[languageOf(locale)]?.()) ?? {};
  return voiceOf(locale, { ...shipped, ...own }, english as Phrases);
}
