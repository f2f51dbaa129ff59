import { lettersOff } from '../text/near.js';

/** Nobody slips over more than this. */
const longest = 40;

/** How many letters of a word may be wrong, and it is still likely that one. */
const slips = ({ length }: string): number => (length < 4 ? 1 : length < 8 ? 2 : 3);

/** Of `words` the one that was likely meant by `typed`; undefined where none is near. */
export function likeliest(typed: string, words: readonly string[]): string | undefined {
  if (typed.length > longest) return undefined;
  const small = typed.toLowerCase();
  const begun = words.filter((word) => small.length > 2 && word.startsWith(small));
  if (begun.length === 1) return begun[0];
  const [best] = words
    .map((word) => ({ word, off: lettersOff(small, word, longest) }))
    .filter(({ word, off }) => off <= Math.min(slips(small), word.length - 1))
    .sort((a, b) => a.off - b.off);
  return best?.word;
}
