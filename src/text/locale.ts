import { visible } from './gate.js';
import { Refusal } from './refusal.js';

/** What a community speaks unless it says otherwise. */
export const usualLocale = 'en-GB';

/**
 * A language, with a place where that matters, as it is properly written: "fr-CA" of "fr-ca".
 * @throws Refusal `unknown-language` where dates and numbers could not be written in it
 */
export function readLocale(text: string): string {
  if (text === usualLocale) return text;
  const [locale] = known(text.trim().replaceAll('_', '-'));
  if (locale !== undefined) return locale;
  throw new Refusal(
    'unknown-language',
    `“${visible(text.slice(0, 80))}” is not a language I know.`,
    'Write its short name, with the place where that matters: en-GB, en-US, fr, fr-CA, cy.',
  );
}

function known(text: string): string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(Intl.getCanonicalLocales(text));
  } catch {
    return [];
  }
}
