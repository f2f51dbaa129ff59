/** Scripts whose words are spelt with joiners: Arabic and its kin, those of South Asia and near it. */
const scripts = [
  'Arabic Syriac Mandaic Mongolian Nko Adlam Hanifi_Rohingya',
  'Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Grantha',
  'Khmer Myanmar Tibetan Balinese Javanese Tai_Tham Newa',
];

const any = /[\u200c\u200d]/;
let spelling: RegExp | undefined;

// Made when the first joiner is met: it costs 5 ms, and few texts hold one.
function made(): RegExp {
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
export function spellingJoiners(text: string): number[] {
  if (!any.test(text)) return [];
  spelling ??= made();
  return [...text.matchAll(spelling)].map(({ index }) => index);
}
