/** Words in what was typed that may mean somebody without being a name of theirs: for a person to judge. */
import { isOftenAnother, type Unnamed } from './hiding.js';
import { withoutAccents } from './name-pattern.js';
import { isOneSlip, nameWords } from './near.js';
import { typedKey } from './text.js';

/** Where in a text such a word stands, in UTF-16 units. */
export interface NearName {
  readonly from: number;
  readonly to: number;
}

/** What a shorter word begins is too often another word: "Al" and "Als". */
const leastBegun = 3;
/** Where a letter of a shorter word differs, it is another one. */
const leastLetters = 5;

/** How names are put into the plural and the like, in English, French and their neighbours. */
const ending = /^(?:e?s|x|e?n|[aeiouy]|em|om|ov|ova|ish|ism|isme|ian|ien|ienne|esque)$/;

/** Letters that stand for other things as well. */
const abbreviations = new Set(
  'AI AM CD CV DJ EU FR HR ID IT MC NB OK PC PM PR PS QA RH TV UK UN US WC'.split(' '),
);

const isCapital = (word: string): boolean => /^[\p{Lu}\p{Lo}]/u.test(word);

/** "van" and "de" belong to a name and are none; an address is found as it is. */
function wordsThatName({ name, others }: Unnamed): string[] {
  const words = others.filter((other) => !/[@/].*[./]/u.test(other));
  const parts = [name, ...words.filter((each) => /\s/u.test(each))]
    .flatMap((spelling) => spelling.split(/[\s\p{Pd}]+/u))
    .filter(isCapital);
  return [...parts, ...words.filter((each) => !/\s/u.test(each))]
    .flatMap(nameWords)
    .filter((word) => word.length >= leastBegun);
}

/** With its accent or without, whichever way that is written. */
const letterOf = (sign: string): string =>
  `(?:${sign.normalize('NFC')}|${withoutAccents(sign)}[\\u0300-\\u036f]*)`;

/** "A.Y." and "AY" of Amina Yusuf; of three words and more those of the first and the last as well. */
function signedBy(names: readonly string[]): RegExp | undefined {
  const series = names
    .map((name) => name.normalize('NFC').match(/(?<![\p{L}\p{M}'’])\p{Lu}/gu) ?? [])
    .filter(({ length }) => length > 1 && length < 6)
    .flatMap((all) => (all.length > 2 ? [all, [all[0] ?? '', all.at(-1) ?? '']] : [all]));
  const ways = series.flatMap((letters) => [
    `${letters.map(letterOf).join('\\.[\\s\\p{Pd}]?')}\\.?`,
    ...(abbreviations.has(letters.join('')) ? [] : [letters.map(letterOf).join('')]),
  ]);
  const ends = '\\p{L}\\p{M}\\p{N}';
  return ways.length > 0
    ? new RegExp(`(?<![${ends}.])(?:${ways.join('|')})(?!\\.?[${ends}])`, 'gu')
    : undefined;
}

/** "Baker, Tom" is Tom Baker. */
const inAnyOrder = (words: readonly string[]): string => [...words].sort().join(' ');

type How = 'shared' | 'ended' | 'slipped';

/** How a word may mean somebody, and whether it does without a capital too. */
interface Nearness {
  readonly how: How;
  readonly loose: boolean;
}

/** @param theirs the words of their names; `others` those of everybody else’s */
function nearnessOf(
  key: string,
  theirs: readonly string[],
  others: ReadonlySet<string>,
): Nearness | undefined {
  const nearTo = (how: How, fits: (word: string) => boolean): Nearness | undefined => {
    const words = theirs.filter(fits);
    const loose = how !== 'slipped' && words.some((word) => isTelling(word));
    return words.length > 0 ? { how, loose } : undefined;
  };
  const isTelling = (word: string): boolean => word.length >= leastLetters && !isOftenAnother(word);
  if (others.has(key)) return nearTo('shared', (word) => word === key);
  if (theirs.includes(key)) return undefined;
  return (
    nearTo(
      'ended',
      (word) =>
        (key.startsWith(word) && ending.test(key.slice(word.length))) ||
        (word.endsWith('y') && key === `${word.slice(0, -1)}ies`),
    ) ?? nearTo('slipped', (word) => word.length >= leastLetters && isOneSlip(key, word))
  );
}

/**
 * Finds where texts may mean somebody, and `hideNames` leaves it as it is: plurals and other forms
 * of their names, initials, a name that others have too, a slip of one letter.
 * @param people what they are called
 * @param others everything that others are called: what means one of those means nobody else
 * @returns the places in a text, in their order, none over another
 */
export function nearNames(
  people: readonly Unnamed[],
  others: readonly string[],
): (text: string) => NearName[] {
  const theirs = [...new Set(people.flatMap(wordsThatName))];
  const initials = new Set(theirs.map(([first]) => first));
  const signed = signedBy(people.map(({ name }) => name));
  const othersWords = new Set(others.flatMap(nameWords));
  const othersNames = new Set(others.map((name) => inAnyOrder(nameWords(name))));
  const known = new Map<string, Nearness | undefined>();
  const nearness = (key: string): Nearness | undefined => {
    if (!known.has(key)) known.set(key, nearnessOf(key, theirs, othersWords));
    return known.get(key);
  };
  /** "Tom" of "Tom Baker" or "Tom B.", who is somebody else. */
  const isOthers = (keys: readonly string[], at: number, rest: string): boolean => {
    const [letter] = /^\s\p{Lu}(?=\.)/u.exec(rest) ?? [];
    if (letter !== undefined && !initials.has(typedKey(letter.trim()))) return true;
    for (let from = Math.max(0, at - 2); from <= at; from += 1) {
      for (let to = at + 1; to <= at + 3; to += 1) {
        if (to - from > 1 && othersNames.has(inAnyOrder(keys.slice(from, to)))) return true;
      }
    }
    return false;
  };
  return (text) => {
    const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
    const keys = words.map(([word]) => typedKey(word));
    const isLow = !/\p{Lu}/u.test(text);
    const found = words.flatMap(({ 0: word, index: from }, at): NearName[] => {
      const near = nearness(keys[at] ?? '');
      if (!near || !(near.loose || isCapital(word) || (isLow && near.how === 'slipped'))) return [];
      const to = from + word.length;
      return near.how === 'shared' && isOthers(keys, at, text.slice(to, to + 3))
        ? []
        : [{ from, to }];
    });
    const starts = new Set(found.map(({ from }) => from));
    const letters = [...(signed ? text.matchAll(signed) : [])]
      .map(({ 0: all, index: from }) => ({ from, to: from + all.length }))
      .filter(({ from }) => !starts.has(from));
    return [...found, ...letters].sort((a, b) => a.from - b.from);
  };
}
