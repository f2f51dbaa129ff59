/**
 * The gate that text from outside (names, titles, imported cells, file paths) passes on its way
 * to a terminal. What could command a terminal or reorder the reader's eyes is shown, not obeyed.
 */

// C0 and C1 controls, DEL, zero-width characters, bidirectional overrides and isolates, line and
// paragraph separators, the byte order mark, tag characters and the soft hyphen.
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

const spelt = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** `text` on one line, with every character that a terminal would obey written as `\u{…}`. */
export const visible = (text: string): string => text.replace(unseen, spelt);

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
