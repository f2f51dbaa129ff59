/** Words as a translator nests them in a file, and as the phrases that they are. */
import { type Phrase, type Phrases, pluralForms } from './voice.js';

type Nested = { readonly [name: string]: unknown };

const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPhrase = (value: unknown): value is Phrase => {
  if (typeof value === 'string') return true;
  const forms = isNested(value) ? Object.entries(value) : [];
  return (
    forms.length > 0 &&
    forms.every(
      ([name, text]) =>
        (pluralForms as readonly string[]).includes(name) && typeof text === 'string',
    )
  );
};

/** A phrase, or undefined where something else stands, and the names that lead to it. */
type Leaf = readonly [path: readonly string[], phrase: Phrase | undefined];

export function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (isPhrase(value)) return [[path, value]];
  return isNested(value)
    ? Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
    : [[path, undefined]];
}

/** The phrases in words that have been checked, by the names that lead to them ("stage.potential"). */
export const phrasesOf = (words: unknown): Phrases =>
  Object.fromEntries(
    leavesOf(words).flatMap(([path, phrase]) =>
      phrase === undefined ? [] : [[path.join('.'), phrase]],
    ),
  );
