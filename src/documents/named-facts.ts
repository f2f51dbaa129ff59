import type { DocumentFacts } from '../core/facts.js';
import type { Template } from './schema.js';

/**
 * Tells which facts `template` may use, so that only those need be fetched. Where one of its texts
 * holds the same word and means something else, it says yes as well.
 */
export function factsNamedIn(template: Template): (name: keyof DocumentFacts) => boolean {
  // A line break stands in JSON as \n, whose n would else begin the next word.
  const words = new Set(
    JSON.stringify(template)
      .replaceAll(/\\./g, ' ')
      .match(/[A-Za-z]+/g),
  );
  return (name) => words.has(name);
}
