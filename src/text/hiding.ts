/** Finding people in what was typed, and hiding them there. */
import { addressesAs } from './addresses.js';
import { initials, patternOf, withoutAccents } from './name-pattern.js';
import { after } from './text.js';

// Of people who asked not to be named, in what others wrote: a commitment may read "Ask Hana", and
// where Hana is not to be named, it has to read "Ask a member". This can't be perfect. Of two mistakes
// it prefers to hide a word too many, save where that would turn every "will" into somebody.

/** Somebody who is not to be named. */
export interface Unnamed {
  readonly name: string;
  /** Aliases, the handle, the address. */
  readonly others: readonly string[];
}

/**
 * Words that are names as well: they count as one only where they are written like one. English and
 * French, the languages that documents come in.
 */
const everyday = new Set(
  `art august april autumn avril bill bob brook carol chance chase chip claire clement constance
   dale dawn daisy drew faith felicity flora frank fleur france gene glen grace grant guy hazel
   heather holly hope iris ivy jack jasmine jean joy june juste lance lily lou mark marine mars marsh
   martin may melody merry mike miles nick olive page park parker pat patience pearl penny pierre
   price prudence ray reed rich rob robin rose rosemary ruby sage sandy scarlet sky sol sue summer
   terry tom tony victoire victor violet wade ward wells will woody wren young`.split(/\s+/),
);

/** As short as this, a word is too often another one to be found in any writing. */
const short = 2;

/** Without one of these nothing leads anywhere: to look for addresses takes longer than for names. */
const mayLead = /[@/]|www\./iu;

const isOneWord = (spelling: string): boolean => /^@?[\p{L}\p{M}'’]+$/u.test(spelling);

/** "K.", of which every text is full, as it is of any single sign. */
const isInitial = (spelling: string): boolean =>
  /^@?(?:[\p{L}\p{N}]\p{M}*[^\p{L}\p{N}]*|.?)$/u.test(spelling.trim());

/** Whether it is a word as well, or too short to be found in any writing. */
export const isOftenAnother = (word: string): boolean =>
  everyday.has(withoutAccents(word).toLowerCase()) || [...word].length <= short;

/** The spellings to look for: in any case of letters, and only with a capital, or in capitals. */
function spellingsOf({ name, others }: Unnamed): { loose: string[]; exact: string[] } {
  // "van" and "de" belong to a name and are none; a single letter is one of many.
  const parts = name
    .split(/[\s\p{Pd}]+/u)
    .filter((part) => /^[\p{Lu}\p{Lo}]./u.test(part))
    .map((part) => part.replace(/[^\p{L}\p{M}\p{N}]+$/u, ''))
    // "J.P." too.
    .filter((part) => !/^(?:\p{L}\p{M}*\.)+\p{L}\p{M}*$/u.test(part));
  const doubled = name.split(/\s+/).filter((part) => /^\p{Lu}.+\p{Pd}.*\p{L}{2}/u.test(part));
  const words = [...parts, ...others.filter(isOneWord)].filter((word) => !isInitial(word));
  const whole = name.replace(innerInitials, ' ');
  const cut = parts.flatMap((part) => cutShort(part, name));
  return {
    loose: [
      ...(isOneWord(name) || isInitial(name) ? [] : [name]),
      ...(whole === name ? [] : [whole]),
      ...runTogether(name),
      ...cut.filter(([word]) => !isOftenAnother(word)).map(([, written]) => written),
      ...doubled,
      ...others.filter((other) => !isOneWord(other) && !isInitial(other)),
      ...words.filter((word) => !isOftenAnother(word)),
    ],
    exact: [
      ...signedBy(name, others),
      ...cut.filter(([word]) => isOftenAnother(word)).map(([, written]) => written),
      ...words
        .filter(isOftenAnother)
        .flatMap((word) => [
          word[0]?.toUpperCase() + word.slice(1).toLowerCase(),
          word.toUpperCase(),
        ]),
    ],
  };
}

const innerInitials = new RegExp(`(?<=\\S)\\s+${initials}(?=\\s+\\S)`, 'gu');
const lastInitials = new RegExp(`\\s+${initials}$`, 'u');

/** Two and more letters that begin a name, as some write them: "J.R.", "JR" and "J R" of "J. R.". */
const leading = /^((?:\p{Lu}\p{M}*\.?\s*){2,})(?=\s\p{L}{2}|(?<=\.)\p{L}{2})/u;
function runTogether(name: string): string[] {
  const letters = leading.exec(name)?.[1]?.match(/\p{Lu}\p{M}*/gu);
  const rest = name.replace(leading, '').trim();
  return letters
    ? [`${letters.join('.')}.`, letters.join(''), letters.join(' ')].map(
        (each) => `${each} ${rest}`,
      )
    : [];
}

/** The first letters of all their words, where an address of theirs is called so: "JRQ" of jrq@… */
function signedBy(name: string, others: readonly string[]): string[] {
  const all = (name.match(/(?<![\p{L}\p{M}'’])\p{Lu}/gu) ?? []).join('');
  const isTheirs = others.some((each) => each.toLowerCase().startsWith(`${all.toLowerCase()}@`));
  return all.length > short && isTheirs ? [all] : [];
}

/** A word of a name with a letter for another: "Anna S." of Anna Smith. */
const cutShort = (word: string, name: string): Array<readonly [word: string, written: string]> =>
  isInitial(word)
    ? []
    : name
        .split(/\s+/)
        .filter((other) => /^\p{Lu}/u.test(other) && !other.startsWith(word))
        .map(([letter = '']) => [word, `${word} ${letter}.`] as const);

/** The words of somebody's names that are names and nothing else: one alone is taken to mean them. */
export const wordsThatTell = (person: Unnamed): string[] =>
  spellingsOf(person).loose.filter(isOneWord);

// Without stops letters may be a word of their own ("A", "I"), and so may they behind a name.
const dotted = '(?:\\p{Lu}\\p{M}{0,3}\\.\\s?)';
const initialsBefore = `(?<![\\p{L}\\p{M}\\p{N}.])${dotted}{1,4}`;
const initialsAfter = `(?:,?\\s${dotted}{1,3}|(?<=\\p{Lu}\\.)\\s?)\\p{Lu}\\p{M}{0,3}\\.(?![\\p{L}\\p{N}])`;

const anyOf = (spellings: readonly string[], anyCase: boolean): RegExp | undefined =>
  spellings.length === 0
    ? undefined
    : new RegExp(
        [...new Set(spellings)]
          .sort((a, b) => b.length - a.length)
          .map((spelling) => patternOf(spelling, anyCase))
          .join('|')
          .replace(/^.*$/su, `(${initialsBefore})??($&)(${initialsAfter})?`),
        'gu',
      );

/** Finds whole texts in what holds them, the longest first; nothing where there are none. */
export function textsWithin(texts: readonly string[]): RegExp | undefined {
  const all = [...new Set(texts.filter((text) => text !== ''))]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  if (all.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

/** Up to two words with capitals right before and after a place: the rest of somebody's name. */
function namesAround(text: string, from: number, to: number): string[] {
  const before = /((?:\p{Lu}\S*\s+){0,2})$/u.exec(text.slice(0, from))?.[1]?.trim() ?? '';
  const after = /^((?:\s+\p{Lu}[\p{L}\p{M}'’-]*){0,2})/u.exec(text.slice(to))?.[1]?.trim() ?? '';
  const words = (part: string): string[] => (part === '' ? [] : part.split(/\s+/));
  const [left, right] = [words(before), words(after)];
  const found: string[] = [];
  for (let first = 0; first <= left.length; first += 1) {
    for (let last = 0; last <= right.length; last += 1) {
      if (first === left.length && last === 0) continue;
      found.push([...left.slice(first), text.slice(from, to), ...right.slice(0, last)].join(' '));
    }
  }
  return found;
}

/** What stands in the place of a person ("a member"), and of an address that holds a name. */
export interface Instead {
  readonly person: string;
  readonly address: string;
}

/** An address as words: "https://example.org/hana-kova%C4%8D" holds a name as well. */
function wordsIn(address: string): string {
  let read = address;
  try {
    read = decodeURIComponent(address);
  } catch {
    // A percent sign of its own.
  }
  return read.normalize('NFD').replace(/[^\p{L}\p{M}\p{N}'’]+/gu, ' ');
}

/**
 * Hides `people` in texts behind what stands `instead` of them, with a capital where a sentence begins.
 * @param isNamed whether a name is that of somebody who may be named: "Tom" stays in "Tom Reed"
 *   where that is somebody else
 * @param isShared whether a word by itself may as well mean somebody else, and stays
 */
export function hideNames(
  people: readonly Unnamed[],
  instead: Instead,
  isNamed: (name: string) => boolean,
  isShared: (word: string) => boolean = () => false,
): (text: string) => string {
  const spellings = people.map(spellingsOf);
  const patterns = [
    anyOf(
      spellings.flatMap(({ loose }) => loose),
      true,
    ),
    anyOf(
      spellings.flatMap(({ exact }) => exact),
      false,
    ),
  ].filter((pattern) => pattern !== undefined);
  const theirs = new Set(
    people.flatMap(({ name, others }) => [name, ...others].map((each) => each.toLowerCase())),
  );
  // "Anna C. Smith", who is here, is not Anna B. Smith.
  const isAnothers = (found: string): boolean =>
    found !== found.replace(innerInitials, ' ') &&
    !theirs.has(found.toLowerCase()) &&
    isNamed(found);
  const hide = (text: string): string =>
    patterns.reduce(
      (rest, pattern) =>
        rest.replace(pattern, (all, before = '', found: string, _after, start: number) => {
          const at = start + before.length;
          return isShared(found.normalize('NFC').replace(lastInitials, '')) ||
            isAnothers(found.normalize('NFC')) ||
            namesAround(rest, at, at + found.length).some((name) => isNamed(name.normalize('NFC')))
            ? all
            : after(rest.slice(0, start), instead.person);
        }),
      text,
    );
  // Somebody's own address is read as they are, whole; of another that holds a name, nothing is left.
  const own = new Set(people.flatMap(({ others }) => others.map((each) => each.toLowerCase())));
  const holdsName = (address: string): boolean => {
    const words = wordsIn(address);
    const low = address.toLowerCase();
    const isLonger = [...own].some((each) => each.includes('@') && low.includes(each));
    return !own.has(low) && (isLonger || hide(words) !== words);
  };
  return (text) => {
    const plain = text.normalize('NFD');
    const apart = mayLead.test(plain) ? addressesAs(plain, instead.address, holdsName) : plain;
    const hidden = hide(apart);
    return hidden === plain ? text : hidden.normalize('NFC');
  };
}
