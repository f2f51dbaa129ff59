/** What is at hand while a document is built, and how the facts are looked up. */
import type { RootContent } from 'mdast';
import { type Locale, phrase } from '../../language/locale.js';
import type { Audience } from '../../things/audience.js';
import type { Day } from '../../time/day.js';
import type { DocumentFacts } from '../facts/index.js';
import type { MarkdownReader } from '../markdown.js';

/** What a document is made for, beside its facts. */
export interface DocumentOptions {
  /** The community's name. */
  readonly community: string;
  readonly asOf: Day;
  readonly locale: Locale;
  /** Who will read it; what is not for them is left out. The members, unless said. */
  readonly audience?: Audience;
}

export interface DocumentContext {
  readonly markdown: MarkdownReader;
  readonly facts: Partial<DocumentFacts>;
  readonly locale: Locale;
  readonly audience: Audience;
  /** The Liquid text filled in with the facts, and with `extra` beside them. */
  readonly fill: (text: string, extra?: object) => string;
}

// A name that leads nowhere holds nothing: a template from another version still makes a document.
export function lookUp(facts: unknown, path: string): unknown {
  let value = facts;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return [];
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

export const listAt = (facts: unknown, path: string): unknown[] => {
  const value = lookUp(facts, path);
  return Array.isArray(value) ? value : value === null ? [] : [value];
};

/** What is said in place of rows, or of some of them; nothing where the template is silent. */
export const emptyOf = (
  words: string | undefined,
  at: DocumentContext,
  extra?: object,
): RootContent[] => (words === undefined ? [] : at.markdown.blocks(at.fill(words, extra)));

/** What names a value that follows in the same line: "Who:", and in French a space before the colon. */
export const withColon =
  (locale: Locale) =>
  (label: string): string =>
    locale.say(phrase('lead', { label }));

/** What a figure rests on: the time that it speaks of, and what is counted. */
export const basisIn = (locale: Locale, window: string, definition: string): string =>
  locale.say(phrase('measure.basis', { window, definition }));
