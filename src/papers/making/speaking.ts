/** In which language a document is, and by whose words it is said. */

import { ownTemplate } from '../../files/own-template.js';
import { englishPhrases, languageOf, voiceFor } from '../../language/index.js';
import type { Phrases, Voice } from '../../language/voice.js';
import { readLocale, usualLocale } from '../../text/locale.js';
import { templateUnreadable } from '../mistakes.js';

/** The languages that there are to choose between, as locales: "fr-CA". */
export interface Spoken {
  /** The one that the document was asked for in. */
  readonly asked: string;
  /** The community's own, in which the templates are that stand under no language. */
  readonly home: string;
}

/** Whose wording a template is: of the language asked for, of the community's, or English. */
export type Wording = 'asked' | 'home' | 'english';

/**
 * What to choose between, for a community that speaks `home`.
 * @throws Refusal `unknown-language`
 */
export const spokenAt = (home: string = usualLocale, asked?: string): Spoken => ({
  home,
  asked: asked === undefined ? home : readLocale(asked),
});

// Where the wording is English, so are the dates and figures in it, of the place where English is
// asked for or spoken anyway.
const localeTable: { readonly [W in Wording]: (spoken: Spoken) => string } = {
  asked: ({ asked }) => asked,
  home: ({ home }) => home,
  english: ({ asked, home }) =>
    [asked, home].find((locale) => languageOf(locale) === 'en') ?? usualLocale,
};

/**
 * The voice for a template: that of its wording, with the community's own words before those that
 * come along.
 * @param said the language that the template itself says it is written in
 * @throws Refusal `template-unreadable`, and as `readRegularFile`
 */
export async function speaking(
  ledger: { readonly path: string },
  spoken: Spoken,
  wording: Wording,
  said?: string,
): Promise<Voice> {
  const locale = localeTable[wording](spoken);
  const own = said === undefined || languageOf(said) === languageOf(locale) ? locale : said;
  return voiceFor(own, await ownWords(ledger, own, spoken.home));
}

/** The phrases in the community's own words.yaml: of its own language, and of `locale`'s. */
async function ownWords(
  ledger: { readonly path: string },
  locale: string,
  home: string,
): Promise<Phrases> {
  const language = languageOf(locale);
  const places = [...(language === languageOf(home) ? ['words'] : []), `${language}/words`];
  let phrases: Phrases = {};
  for (const place of places) {
    const file = ownTemplate(ledger, 'documents', place);
    if (file) phrases = { ...phrases, ...(await wordsIn(file)) };
  }
  return phrases;
}

/**
 * The phrases in a file of words.
 * @throws Refusal `template-unreadable`
 */
export async function wordsIn({
  path,
  text,
}: {
  readonly path: string;
  readonly text: string;
}): Promise<Phrases> {
  const { readWords } = await import('../../language/words.js');
  const { phrases, mistakes, placeOf } = readWords(text, englishPhrases);
  if (mistakes.length > 0) throw templateUnreadable(path, mistakes, placeOf);
  return phrases;
}
