import { type Locale, phrase } from '../../language/locale.js';

/** What names a value that follows in the same line: "Who:", and in French a space before the colon. */
export const leadIn =
  (locale: Locale) =>
  (label: string): string =>
    locale.say(phrase('lead', { label }));

/** What a figure rests on: the time that it speaks of, and what is counted. */
export const basisIn = (locale: Locale, window: string, definition: string): string =>
  locale.say(phrase('measure.basis', { window, definition }));
