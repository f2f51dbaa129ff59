/**
 * The templates that come along in other languages than English, loaded only where they are asked
 * for. A language need not have all of them.
 */
import type { Template } from '../template/schema.js';
import type { ShippedName } from './index.js';

export type Translation = Readonly<Partial<Record<ShippedName, Template>>>;

/** A new language is a line here, and one in src/language. */
const translations: Readonly<Record<string, () => Promise<Translation>>> = {
  fr: async () => (await import('./french.js')).frenchTemplates,
};

export const translatedInto = Object.keys(translations) as readonly string[];

/** All that there is in `language`, a short name such as "fr". */
export const shippedIn = async (language: string): Promise<Translation> =>
  Object.hasOwn(translations, language) ? ((await translations[language]?.()) ?? {}) : {};
