/** How a name is looked for in what was typed, however it is written there. */
import { apostrophes, plainLetters, spelledOut } from './text.js';

// Scripts that put no blanks between words: there is no whole word to look for.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const marks = /[\u0300-\u036f]/g;
/** A text without the accents that are signs of their own once it is taken apart. */
export const withoutAccents = (text: string): string => text.normalize('NFD').replace(marks, '');

/** The same, save for accents that some spell out with a letter. */
const withFewAccents = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) =>
      spelledOut.has(letter.toLowerCase()) ? letter.normalize('NFD') : withoutAccents(letter),
    )
    .join('');

/** Ways of writing one letter that differ in more than an accent; each may stand for the others. */
const alike: ReadonlyArray<readonly string[]> = [
  ...[...plainLetters].map(([letter, plain]) => [plain, letter]),
  // As texts are looked through: with accents that are signs of their own.
  ...[...spelledOut].map(([letter, two]) => [two, letter.normalize('NFD')]),
];
const letters = /aa|ae|oe|ue|ss|th|a[\u0308\u030a]|[ou]\u0308|./gisu;
const signs = /[\\^$.*+?()[\]{}|/]/g;
/** "B.", "J.R." and "B" in the middle of a name, which some write and others leave out. */
export const initials = '(?:(?:\\p{Lu}\\p{M}{0,3}\\.){1,4}|\\p{Lu}\\p{M}{0,3})';
/** A hyphen between two words of a name is left out as often as it is typed. */
const between = `[\\s\\p{Pd}]+(?:${initials}[\\s\\p{Pd}]+){0,3}`;

/** Matches `spelling` as a whole, whatever accents, hyphens and however many blanks it is written with. */
export function patternOf(spelling: string, anyCase: boolean): string {
  const plain = withFewAccents(spelling.replace(/^@/, '').trim()).replace(/[\s\p{Pd}]+/gu, ' ');
  const all = (plain.match(letters) ?? []).map((letter) =>
    letter === ' ' ? between : letterOf(letter, anyCase),
  );
  // "Anne" is not meant by "Anne-Marie", and is by "Anne-led", also in capitals.
  return unspaced.test(spelling)
    ? all.join('')
    : `(?<![\\p{L}\\p{M}\\p{N}_]|\\p{L}\\p{M}*\\p{Pd})@?${all.join('')}(?![\\p{L}\\p{M}\\p{N}_]|\\p{Pd}\\p{Lu}\\p{M}*\\p{Ll})`;
}

// Not by a flag, which would take away the difference between capitals and others around it too.
function letterOf(letter: string, anyCase: boolean): string {
  if (apostrophes.includes(letter)) return `[${apostrophes}]`;
  const low = letter.toLowerCase();
  const ways = new Set([withoutAccents(low), ...alike.filter((each) => each.includes(low)).flat()]);
  const asTyped = (way: string): string[] => {
    // "ß" has no capital of its own: its other way has.
    const capital = way === 'ß' ? way : way.toUpperCase();
    const title = `${capital.slice(0, 1)}${way.slice(1)}`;
    if (anyCase) return [way, title, capital];
    if (letter === low) return [way];
    // One capital may be two letters, of which the second is none: “Øm”, “Oem”.
    if (letter !== letter.toUpperCase()) return [title];
    return withoutAccents(letter).length === 1 ? [title, capital] : [capital];
  };
  const typed = new Set([withoutAccents(letter), ...[...ways].flatMap(asTyped)]);
  const each = [...typed].map((way) =>
    [...way].map((sign) => `${sign.replace(signs, '\\$&')}[\\u0300-\\u036f]*`).join(''),
  );
  return each.length === 1 ? (each[0] ?? '') : `(?:${each.join('|')})`;
}
