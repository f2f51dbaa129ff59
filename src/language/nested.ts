/** Words as a translator nests them in a file, and by the names of their phrases. */
import { pluralForms, type Wording, type Words } from './locale.js';

type Nested = { readonly [name: string]: unknown };

const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWording = (value: unknown): value is Wording => {
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

/** A wording, or undefined where something else stands, and the names that lead to it. */
type Leaf = readonly [path: readonly string[], wording: Wording | undefined];

export function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (isWording(value)) return [[path, value]];
  return isNested(value)
    ? Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
    : [[path, undefined]];
}

/** Words that have been checked, by the names that lead to them ("stage.potential"). */
export const wordsOf = (words: unknown): Words =>
  Object.fromEntries(
    leavesOf(words).flatMap(([path, wording]) =>
      wording === undefined ? [] : [[path.join('.'), wording]],
    ),
  );
