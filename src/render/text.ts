import { eastAsianWidth } from 'get-east-asian-width';
import { visible, visibleText } from '../text/gate.js';

/**
 * A text node as one line: what the template folded is unfolded, and what a terminal (or a reader's
 * eye) would obey is shown.
 */
export const textOf = (value: string): string => visible(value.replace(/[\r\n\t]+/g, ' '));

/**
 * As `textOf`, for formats that are laid out for a reader and obey nothing in the text: joiners
 * stay where a name is spelt with them.
 */
export const laidText = (value: string): string => visibleText(value.replace(/[\r\n\t]+/g, ' '));

// Whatever is no digit, rather than any letter: a class of all letters takes V8 a third of a second.
const date = /(?<!\d)(\d{1,2}[^\s\d]{0,2}) ([^\s\d]{3,}) (\d{4})(?!\d)/g;

const datesWhole = (text: string): string => text.replace(date, '$1\u00a0$2\u00a0$3');

const squareLetter = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]';
const fromRight = '[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc]';
let shortNames: readonly RegExp[] | undefined;

/** Two or three short words of one script, with no other word of it beside them: a name far more than a sentence. */
const nameOf = (letter: string): RegExp =>
  new RegExp(`(?<!${letter} ?)${letter}{1,12}(?: ${letter}{1,12}){1,2}(?! ?${letter})`, 'gu');

/** `text` with what stays on one line in it: "4 Dec 2026", "nº 1", and names whose words are short. */
export function unbroken(text: string): string {
  const whole = datesWhole(text).replace(/(n[\u00ba\u00b0]|\u2116) (?=\d)/gi, '$1\u00a0');
  // Made where there is such a letter: asking for scripts takes milliseconds the first time.
  if (!/[\u0590-\u08ff\u1100-\u11ff\u2e80-\ufefc\u{20000}-\u{3ffff}]/u.test(whole)) return whole;
  shortNames ??= [squareLetter, fromRight].map(nameOf);
  return shortNames.reduce(
    (all, name) => all.replace(name, (found) => found.replaceAll(' ', '\u00a0')),
    whole,
  );
}

const kept = /(\d{1,2}[^\s\d]{0,2})\u00a0([^\s\d]{3,})\u00a0(\d{4})/g;

/** The words of `text`, a date being one of them. */
export const wordsAndDates = (text: string): string[] =>
  datesWhole(text)
    .split(' ')
    .map((word) => word.replace(kept, '$1 $2 $3'));

/**
 * The address of a link, or undefined where it is not one that a document may carry: only https,
 * http and mailto leave the house, whatever a template or a ledger says.
 */
export const safeUrl = (url: string): string | undefined =>
  /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(url) ? url : undefined;

// string-width costs every command some 30 ms (it builds an Intl.Segmenter as it loads). Text has
// passed the gate by the time it is measured, so no joiner or control character is left, and a
// count over code points says the same; a test holds it against string-width.
// ASCII, Latin, Greek, Cyrillic, dashes, quotation marks and rules: one column for each.
const narrow =
  /^[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2500-\u257f]*$/;
const combining = /^(?:\p{Mark}|\p{Emoji_Modifier})$/u;
const regional = /^[\u{1f1e6}-\u{1f1ff}]$/u;
const emojiStyle = '\ufe0f';

/** The terminal columns that `text` fills, which must be one line that has passed the gate. */
export function widthOf(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  let last = 0;
  let flagHalf = false;
  for (const character of text) {
    if (character === emojiStyle) {
      // A narrow sign asked to be drawn as an emoji takes two columns.
      if (last === 1) width += 1;
      last = 0;
    } else if (combining.test(character)) {
      // Drawn on the character before it.
    } else if (regional.test(character) && flagHalf) {
      flagHalf = false;
    } else {
      flagHalf = regional.test(character);
      last = flagHalf ? 2 : eastAsianWidth(character.codePointAt(0) ?? 0);
      width += last;
    }
  }
  return width;
}
