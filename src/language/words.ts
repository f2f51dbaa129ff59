/** The file of words of a language: YAML, nested as a translator likes it, flat as phrases. */

import { type Mistake, type Path, readYamlSource } from '../text/yaml-source.js';
import type { Wording, Words } from './locale.js';
import { leavesOf } from './nested.js';

/** What is read: the wordings of phrases by their names, and every mistake with its place. */
export interface ReadWords {
  readonly words: Words;
  readonly mistakes: readonly Mistake[];
  readonly placeOf: (offset: number) => { line: number; col: number };
}

/**
 * The words in the YAML of their file.
 * @param known the English words: a name that is not among them, or a `{value}` that its phrase
 *   does not have there, is a mistake; without them all names are new ones
 */
export function readWords(text: string, known?: Words): ReadWords {
  const source = readYamlSource(text);
  const mistakes: Mistake[] = [...source.mistakes];
  const words: Record<string, Wording> = {};
  const take = (path: Path, wording: Wording): void => {
    const name = path.join('.');
    if (known && !Object.hasOwn(known, name)) {
      mistakes.push({
        offset: source.keyOffset(path),
        found: `“${name}” is not among the phrases`,
        expected: 'a name that stands in the English words',
      });
      return;
    }
    for (const missing of valuesIn(wording).filter(
      (value) => !valueNamesOf(known?.[name] ?? wording).includes(value),
    )) {
      mistakes.push({
        offset: source.offsetOfText(path, `{${missing}}`),
        found: `“{${missing}}” is not something that “${name}” speaks of`,
        expected:
          valueNamesOf(known?.[name] ?? wording)
            .map((value) => `{${value}}`)
            .join(', ') || 'no value',
      });
    }
    words[name] = wording;
  };
  const found = source.mistakes.length === 0 ? leavesOf(source.value ?? {}) : [];
  for (const [path, phrase] of found) {
    if (phrase !== undefined) take(path, phrase);
    else {
      mistakes.push({
        offset: source.offsetOf(path),
        found: `“${path.join('.')}” holds no text`,
        expected: 'a text, or one for each plural form (one, other)',
      });
    }
  }
  return { words, mistakes, placeOf: source.placeOf };
}

const valuesIn = (wording: Wording): string[] => {
  const texts = typeof wording === 'string' ? [wording] : Object.values(wording);
  return texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''));
};

const valueNamesOf = (wording: Wording): string[] => [
  ...new Set([...valuesIn(wording), ...(typeof wording === 'string' ? [] : ['count'])]),
];
