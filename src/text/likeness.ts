import { distance } from 'fastest-levenshtein';

const wordsOf = (text: string): string[] => text.split(/[\s\-_.,/@()]+/).filter(Boolean);

/**
 * How alike two texts are that are folded alike, from 0 to 1. "Ami Yusuf" for "Amina Yusuf": every
 * word of the shorter begins a word of the longer, or is begun by one; a whole word counts for
 * more. Otherwise the letters are compared.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short = [], long = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  const left = [...long];
  const pairs = short.map((word) => {
    const same = left.indexOf(word);
    const at = same >= 0 ? same : left.findIndex((o) => o.startsWith(word) || word.startsWith(o));
    return { word, other: at < 0 ? undefined : left.splice(at, 1)[0] };
  });
  const all = pairs.every(({ other }) => other !== undefined);
  // An initial in common is no likeness.
  const telling = pairs.some(({ word, other }) => word.length > 1 && (other?.length ?? 0) > 1);
  if (all && telling) {
    const begun = pairs.filter(({ word, other }) => word !== other).length;
    return 0.95 - 0.05 * Math.min(left.length, 3) - 0.03 * Math.min(begun, 3);
  }
  return 1 - distance(a, b) / Math.max(a.length, b.length, 1);
}
