/** What is near to what was typed: one measure of a slip, for words of ours and for names. */
import { closest, distance } from 'fastest-levenshtein';
import { typedKey } from './text.js';

/** Nobody slips in a word that is longer; and to measure one takes the longer the longer both are. */
const longestWord = 200;

/** How many letters differ, where that is at most `most`; else more than can be counted. */
export const lettersOff = (a: string, b: string, most: number): number =>
  Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > longestWord
    ? Number.POSITIVE_INFINITY
    : distance(a, b);

/** Of `known` the nearest to `word`, if any is no more letters off than `most`. */
export function nearestWord(
  word: string,
  known: readonly string[],
  most: number,
): string | undefined {
  if (known.length === 0 || word.length > longestWord) return undefined;
  const near = closest(word, known);
  return lettersOff(word, near, most) <= most ? near : undefined;
}

/** “did you mean “title”?” where one of `known` is near `word`; else an empty text. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known, Math.max(2, Math.floor(word.length / 3)));
  return near === undefined ? '' : `did you mean “${near}”?`;
}

/** Letters that differ, up to `most`; two neighbours that have changed places are one slip. */
function slips(a: string, b: string, most: number): number {
  const off = lettersOff(a, b, Math.max(most, 2));
  if (off > most + 1) return off;
  const at = [...a].findIndex((letter, nth) => letter !== b[nth]);
  const swapped = `${a.slice(0, at)}${a[at + 1]}${a[at]}${a.slice(at + 2)}`;
  return at >= 0 && swapped === b ? 1 : off;
}

/** Whether one letter differs, is missing or is one too many, or two neighbours have changed places. */
export const isOneSlip = (a: string, b: string): boolean => slips(a, b, 1) === 1;

/** So short a name is another one as soon as a letter differs: Tom and Tim. */
const mayBeASlip = (a: string, b: string): boolean => {
  const shorter = Math.min(a.length, b.length);
  const most = shorter < 4 ? 0 : shorter < 8 ? 1 : 2;
  return slips(a, b, most) <= most;
};

/** The words of a name, as they are compared. */
export const nameWords = (name: string): string[] =>
  typedKey(name)
    .split(/[\s\-_.,;/@()'"]+/)
    .filter(Boolean);

/** How names are compared where accents, hyphens and apostrophes do not count either: "zoe muller lange". */
export const wordsKey = (name: string): string => nameWords(name).join(' ');

type Pair = 'same' | 'begun' | 'slipped';
const pairings: ReadonlyArray<readonly [Pair, (a: string, b: string) => boolean]> = [
  ['same', (a, b) => a === b],
  ['begun', (a, b) => a.startsWith(b) || b.startsWith(a)],
  ['slipped', mayBeASlip],
];

/** In a shorter word another letter makes another word. */
const leastLetters = 5;

/** Whether two texts are the same but for slips: word by word, and none in a number or a short word. */
export function isSlip(a: string, b: string): boolean {
  const [some, others] = [nameWords(a), nameWords(b)];
  return (
    some.length === others.length &&
    some.every((word, at) => {
      const other = others[at] ?? '';
      const long = Math.min(word.length, other.length) >= leastLetters;
      return word === other || (long && !/\d/.test(word + other) && mayBeASlip(word, other));
    })
  );
}

/** What a pair of words takes away from a likeness. */
const costs: Readonly<Record<Pair, number>> = { same: 0, begun: 0.03, slipped: 0.06 };

/** Names that are less alike than this are those of two people. */
const leastLike = 0.8;

/**
 * How alike two ways of writing a name are, up to 1; 0 where they are not. "Ami Yusuf" and "Yusuf,
 * Amnia" are like "Amina Yusuf": every word of the shorter one is a word of the longer, begins one
 * or is begun by one, or is a slip away. Else the letters are compared as a whole.
 */
export function likeness(a: string, b: string): number {
  const [short = [], long = []] = [nameWords(a), nameWords(b)].sort((x, y) => x.length - y.length);
  if (short.length > 0 && short.join(' ') === long.join(' ')) return 1;
  const left = [...long];
  const pairs = short.map((word) => {
    for (const [how, fits] of pairings) {
      const at = left.findIndex((other) => fits(word, other));
      if (at < 0) continue;
      const [other = ''] = left.splice(at, 1);
      // An initial in common is no likeness.
      return { how, telling: word.length > 1 && other.length > 1 };
    }
    return undefined;
  });
  const paired = pairs.filter((pair) => pair !== undefined);
  if (paired.length === pairs.length && paired.some(({ telling }) => telling)) {
    const cost = paired.reduce((sum, { how }) => sum + costs[how], 0);
    return Math.max(leastLike, 0.95 - 0.05 * Math.min(left.length, 3) - Math.min(cost, 0.12));
  }
  const [one, other] = [short.join(''), long.join('')];
  const length = Math.max(one.length, other.length, 1);
  const letters = 1 - slips(one, other, Math.ceil(length * (1 - leastLike))) / length;
  return letters >= leastLike ? letters : 0;
}

/** What two forms of a word have in common: "paint" and "painted", "appelle" and "appeler". */
const stemLetters = 4;

const sameStem = (a: string, b: string): boolean => {
  const least = /\d/.test(a + b) ? 0 : Math.min(a.length, b.length);
  return a === b || (least >= stemLetters && a.slice(0, least - 1) === b.slice(0, least - 1));
};

/**
 * Whether two texts may say the same deed, of which one says it as done: "Bring the urn" and "Brought
 * the urn". Endings do not count, nor small words; of three words that tell, two are enough, and of two
 * the last, where both begin with the same letter.
 * @param small words that tell nothing
 */
export function maySayTheSame(a: string, b: string, small: ReadonlySet<string>): boolean {
  const telling = (text: string): string[] => nameWords(text).filter((word) => !small.has(word));
  const [few = [], many = []] = [telling(a), telling(b)].sort((x, y) => x.length - y.length);
  const left = [...many];
  let shared = 0;
  for (const word of few) {
    const at = left.findIndex((other) => sameStem(word, other));
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  // Old promise 3 is not old promise 4.
  if (shared === 0 || left.some((word) => /\d/.test(word))) return false;
  const [verb = '', other = ''] = [few[0], many[0]];
  const isVerbOnly =
    few.length === many.length &&
    shared === few.length - 1 &&
    verb[0] === other[0] &&
    !sameStem(verb, other);
  return shared * 3 >= many.length * 2 || isVerbOnly;
}
