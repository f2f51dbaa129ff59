/** The file of words of a language: YAML, nested as a translator likes it, flat as phrases. */

import { type Mistake, type Path, readYamlSource } from '../text/yaml-source.js';
import { leavesOf } from './nested.js';
import type { Phrase, Phrases } from './voice.js';

/** What is read: phrases by their names, and every mistake with its place. */
export interface ReadWords {
  readonly phrases: Phrases;
  readonly mistakes: readonly Mistake[];
  readonly placeOf: (offset: number) => { line: number; col: number };
}

/**
 * The phrases in the YAML of a words file.
 * @param known the English phrases: a name that is not among them, or a `{value}` that its phrase
 *   does not have there, is a mistake; without them all names are new ones
 */
export function readWords(text: string, known?: Phrases): ReadWords {
  const source = readYamlSource(text);
  const mistakes: Mistake[] = [...source.mistakes];
  const phrases: Record<string, Phrase> = {};
  const take = (path: Path, phrase: Phrase): void => {
    const name = path.join('.');
    if (known && !Object.hasOwn(known, name)) {
      mistakes.push({
        offset: source.keyOffset(path),
        found: `“${name}” is not among the phrases`,
        expected: 'a name that stands in the English words',
      });
      return;
    }
    for (const missing of valuesIn(phrase).filter(
      (value) => !valueNamesOf(known?.[name] ?? phrase).includes(value),
    )) {
      mistakes.push({
        offset: source.offsetOfText(path, `{${missing}}`),
        found: `“{${missing}}” is not something that “${name}” speaks of`,
        expected:
          valueNamesOf(known?.[name] ?? phrase)
            .map((value) => `{${value}}`)
            .join(', ') || 'no value',
      });
    }
    phrases[name] = phrase;
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
  return { phrases, mistakes, placeOf: source.placeOf };
}

const valuesIn = (phrase: Phrase): string[] => {
  const texts = typeof phrase === 'string' ? [phrase] : Object.values(phrase);
  return texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''));
};

const valueNamesOf = (phrase: Phrase): string[] => [
  ...new Set([...valuesIn(phrase), ...(typeof phrase === 'string' ? [] : ['count'])]),
];
