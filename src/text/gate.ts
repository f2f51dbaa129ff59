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

/** Of a text that may be long, as much as a message has room for. */
const longestExcerpt = 60;

/** As `visible`, for a message: cut short where it is long. */
export function excerpt(text: string): string {
  const characters = Array.from(text.slice(0, longestExcerpt * 2));
  const whole = characters.length <= longestExcerpt && text.length <= longestExcerpt * 2;
  return visible(whole ? text : `${characters.slice(0, longestExcerpt).join('')}…`);
}

/** Scripts whose words are spelt with joiners: Arabic and its kin, those of South Asia and near it. */
const scripts = [
  'Arabic Syriac Mandaic Mongolian Nko Adlam Hanifi_Rohingya',
  'Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Grantha',
  'Khmer Myanmar Tibetan Balinese Javanese Tai_Tham Newa',
];

const anyJoiner = /[\u200c\u200d]/;
let spellingPattern: RegExp | undefined;

// Made when the first joiner is met: it costs 5 ms, and few texts hold one.
function makeSpellingPattern(): RegExp {
  const letters = scripts.flatMap((line) => line.split(' ')).map((name) => `\\p{Script=${name}}`);
  const letter = letters.join('');
  const emoji = '\\p{Extended_Pictographic}';
  // Vowel signs belong to the letter before them, and some are shared between scripts.
  const inWord = `(?<=[${letter}]\\p{M}*)[\\u200c\\u200d](?=[${letter}\\p{M}])`;
  const inEmoji = `(?<=${emoji}[\\ufe0f\\p{Emoji_Modifier}]?)\\u200d(?=${emoji})`;
  return new RegExp(`${inWord}|${inEmoji}`, 'gu');
}

/**
 * Where in `text` a zero-width joiner or non-joiner is spelling, as places in the string: between
 * two letters of a script that is written with them, or inside one emoji.
 */
function spellingJoiners(text: string): number[] {
  if (!anyJoiner.test(text)) return [];
  spellingPattern ??= makeSpellingPattern();
  return [...text.matchAll(spellingPattern)].map(({ index }) => index);
}
