/** In which language a document is, and by whose words it is said. */

import { ownTemplate } from '../../files/own-template.js';
import { englishWords, languageOf, localeFor, shippedLanguages } from '../../language/index.js';
import type { Locale, Words } from '../../language/locale.js';
import { readLocale, usualLocale } from '../../text/locale.js';
import { templateUnreadable } from '../template/errors.js';

/** The languages that there are to choose between, by their tags: "fr-CA". */
export interface Languages {
  /** The one that the document was asked for in. */
  readonly asked: string;
  /** The community's own, in which the templates are that stand under no language. */
  readonly home: string;
}

/** In which of them a template was found; in English where it is in neither. */
export type WrittenIn = 'asked' | 'home' | 'english';

/**
 * What to choose between, for a community that speaks `home`: a language alone is spoken as there,
 * where it is spoken there.
 * @throws Refusal `unknown-language`
 */
export const languagesFor = (home: string = usualLocale, asked?: string): Languages => {
  const read = asked === undefined ? home : readLocale(asked);
  return { home, asked: read === languageOf(home) ? home : read };
};

// Where the wording is English, so are the dates and figures in it, of the place where English is
// asked for or spoken anyway.
const tagIn: { readonly [W in WrittenIn]: (languages: Languages) => string } = {
  asked: ({ asked }) => asked,
  home: ({ home }) => home,
  english: ({ asked, home }) =>
    [asked, home].find((tag) => languageOf(tag) === 'en') ?? usualLocale,
};

/**
 * The locale of a template: that of its wording, with the community's own words before those that
 * come along.
 * @param named the language that the template itself says it is written in
 * @throws Refusal `template-unreadable`, and as `readRegularFile`
 */
export async function localeOfTemplate(
  ledger: { readonly path: string },
  languages: Languages,
  writtenIn: WrittenIn,
  named?: string,
): Promise<Locale> {
  const found = tagIn[writtenIn](languages);
  const tag = named === undefined || languageOf(named) === languageOf(found) ? found : named;
  return localeFor(tag, await ownWords(ledger, tag, languages.home));
}

/** Each language in which a document may have gone out, the community's own first. */
export const localesSpoken = (ledger: { readonly path: string }, home: string): Promise<Locale[]> =>
  Promise.all(
    [...new Set([home, ...shippedLanguages])].map((asked) =>
      localeOfTemplate(ledger, { asked, home }, 'asked'),
    ),
  );

/** The words in the community's own words.yaml: of its own language, and of that of `tag`. */
async function ownWords(
  ledger: { readonly path: string },
  tag: string,
  home: string,
): Promise<Words> {
  const language = languageOf(tag);
  const places = [...(language === languageOf(home) ? ['words'] : []), `${language}/words`];
  let words: Words = {};
  for (const place of places) {
    const file = ownTemplate(ledger, 'documents', place);
    if (file) words = { ...words, ...(await wordsInFile(file)) };
  }
  return words;
}

/**
 * The words in a file of them.
 * @throws Refusal `template-unreadable`
 */
export async function wordsInFile({
  path,
  text,
}: {
  readonly path: string;
  readonly text: string;
}): Promise<Words> {
  const { readWords } = await import('../../language/words.js');
  const { words, mistakes, placeOf } = readWords(text, englishWords);
  if (mistakes.length > 0) throw templateUnreadable(path, mistakes, placeOf);
  return words;
}
