/**
 * The gate that text from outside (names, titles, imported cells, file paths) passes on its way
 * to a terminal. What could command a terminal or reorder the reader's eyes is shown, not obeyed.
 */

import { spellingJoiners } from './joiners.js';

// C0 and C1 controls, DEL, zero-width characters, bidirectional overrides and isolates, line and
// paragraph separators, the byte order mark, tag characters and the soft hyphen.
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

const spelt = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** `text` on one line, with every character that a terminal would obey written as `\u{…}`. */
export const visible = (text: string): string => text.replace(unseen, spelt);

// What XML, and so a file of Word, may not hold: no characters at all, and halves of them.
const never = /[\p{Noncharacter_Code_Point}\p{Surrogate}]/gu;

/**
 * As `visible`, for formats that lay text out for a reader and obey nothing in it (HTML, Word):
 * joiners stay where Persian, Hindi or an emoji is spelt with them, and what is no character is
 * shown as well. Passing the gate twice changes nothing.
 */
export function visibleText(text: string): string {
  let shown = '';
  let from = 0;
  for (const joiner of spellingJoiners(text)) {
    shown += visible(text.slice(from, joiner)) + text.charAt(joiner);
    from = joiner + 1;
  }
  return (shown + visible(text.slice(from))).replace(never, spelt);
}

/** As `visible`, but line breaks and tabs stay: for text that may stand on several lines. */
export const visibleLines = (text: string): string =>
  text.replace(unseen, (c) => (c === '\n' || c === '\t' ? c : spelt(c)));

/**
 * JSON with what `visible` would show written in JSON's own escapes: the values are exact, and
 * nothing in it is for a terminal to obey.
 */
export const visibleJson = (json: string): string =>
  json.replace(unseen, (c) => (c === '\n' ? c : c.split('').map(escaped).join('')));

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Whether `text` holds a character that the gate would have to show as an escape. */
export function hasUnseen(text: string): boolean {
  unseen.lastIndex = 0;
  return unseen.test(text);
}
