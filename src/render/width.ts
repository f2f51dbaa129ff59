import { eastAsianWidth } from 'get-east-asian-width';

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
