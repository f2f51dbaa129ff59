import { textOf } from '../text.js';

// What XML 1.0 has no room for: half a character, and the two signs that are none. (The controls
// are among what the gate shows as `\u{…}`.)
const noCharacter = /[\ufffe\uffff]/g;

/** Text for a part of the file, as one line: gated, and with U+FFFD where XML can hold nothing. */
export const xmlText = (value: string): string =>
  wellFormed(textOf(value)).replace(noCharacter, '\ufffd');

const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const wellFormed = (text: string): string => text.replace(halves, '\ufffd');

/** A piece of text whose letters all run one way. */
export interface Piece {
  readonly text: string;
  readonly rightToLeft: boolean;
}

// Hebrew, Arabic, Syriac, Thaana, N’Ko, Samaritan, Mandaic; their presentation forms; and the two
// blocks of the supplementary plane that Unicode keeps for scripts from right to left.
const fromRight =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const letter = /[\p{L}\p{N}]/u;

/**
 * `text` cut where its direction turns. Word does not look for that itself: it sets as from right
 * to left what a run says is. Signs between two letters of one direction go with them, other signs
 * with the document.
 */
export function piecesOf(text: string, direction: 'ltr' | 'rtl'): Piece[] {
  const base = direction === 'rtl';
  if (!base && !fromRight.test(text)) return text === '' ? [] : [{ text, rightToLeft: false }];
  const pieces: Array<{ text: string; rightToLeft: boolean }> = [];
  const add = (part: string, rightToLeft: boolean): void => {
    const last = pieces.at(-1);
    if (part === '') return;
    if (last?.rightToLeft === rightToLeft) last.text += part;
    else pieces.push({ text: part, rightToLeft });
  };
  let signs = '';
  let before = base;
  for (const character of text) {
    const strong = letter.test(character);
    if (!strong) {
      signs += character;
      continue;
    }
    const now = fromRight.test(character);
    add(signs, now === before ? now : base);
    add(character, now);
    signs = '';
    before = now;
  }
  add(signs, base);
  return pieces;
}
