/**
 * Names in Arabic or Hebrew inside an English line, and the other way round: a run that is written
 * against the line is set apart, so that the digits and commas beside it stay where they belong.
 */
export type TextDirection = 'ltr' | 'rtl';

// The blocks of Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin.
const block =
  '[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefe\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]';
const letters: Readonly<Record<TextDirection, string>> = {
  rtl: `(?:(?=\\p{L})${block})`,
  ltr: `(?:(?!${block})\\p{L})`,
};
const opposite = { ltr: 'rtl', rtl: 'ltr' } as const;

interface Patterns {
  /** From the first letter of a run to its last, with what stands between that is no letter. */
  readonly runs: RegExp;
  readonly letter: RegExp;
}

const made = new Map<TextDirection, Patterns>();

// Made when they are first asked for: it takes milliseconds, and most documents need none.
function patterns(of: TextDirection): Patterns {
  const letter = letters[of];
  const found = made.get(of) ?? {
    runs: new RegExp(`${letter}(?:(?:${letter}|\\P{L})*${letter})?\\p{M}*`, 'gu'),
    letter: new RegExp(letter, 'gu'),
  };
  made.set(of, found);
  return found;
}

const anyRtl = new RegExp(block, 'u');

/** A stretch of text, and whether it is written against the direction of the line. */
export interface Stretch {
  readonly text: string;
  readonly against: boolean;
}

/**
 * A run in two where a bracket opens in it that closes after it: what is in the bracket is said beside
 * the words before, and would else be drawn as one sentence with them.
 */
function withoutOpenBrackets(run: string): string[] {
  const open = run.lastIndexOf('(');
  if (open < 0 || run.indexOf(')', open) >= 0) return [run];
  return [...withoutOpenBrackets(run.slice(0, open).trimEnd()), run.slice(open + 1).trimStart()];
}

/** As many words as a name in a list has at most. */
const wordsOfName = 4;

const isName = (text: string): boolean => text.trim().split(/\s+/).length <= wordsOfName;

/**
 * Names in a row and what stands between them, a box to tick too: each is read its own way, and the
 * row goes the way of the line. A sentence with commas in it is one.
 */
export function namesInRow(run: string): string[] {
  const parts = run.split(/([,;\u060c\u061b]\s+|\s*[·☐]\s*(?:☐\s*)?)/);
  const names = parts.filter((_, nth) => nth % 2 === 0);
  return names.every(isName) ? parts : [run];
}

/** `text` in its stretches, none of them empty. */
export function stretches(text: string, direction: TextDirection): Stretch[] {
  if (direction === 'ltr' && !anyRtl.test(text))
    return text === '' ? [] : [{ text, against: false }];
  const found: Stretch[] = [];
  let from = 0;
  for (const { 0: all, index } of text.matchAll(patterns(opposite[direction]).runs)) {
    let at = index;
    const rows = withoutOpenBrackets(all).flatMap(namesInRow);
    for (const run of rows.flatMap((row) => row.match(patterns(opposite[direction]).runs) ?? [])) {
      at = text.indexOf(run, at);
      found.push({ text: text.slice(from, at), against: false }, { text: run, against: true });
      from = at + run.length;
      at = from;
    }
  }
  return [...found, { text: text.slice(from), against: false }].filter((part) => part.text !== '');
}

const count = (text: string, direction: TextDirection): number =>
  text.match(patterns(direction).letter)?.length ?? 0;

/** Boxes with names beside them, or names that a word of the line joins ("… and …", "… et 2 autres"). */
const isRowOfNames = (text: string, direction: TextDirection): boolean =>
  /☐|(?<!\p{L})\p{Ll}/u.test(text) &&
  stretches(text, direction).every((part) => !part.against || isName(part.text));

/**
 * The direction of a paragraph in a document: its own where nearly all of it is written so. A row of
 * names is no paragraph of its own: it goes the way of the document.
 */
export function directionOf(text: string, direction: TextDirection): TextDirection {
  if (direction === 'ltr' && !anyRtl.test(text)) return 'ltr';
  const other = opposite[direction];
  const isTurned = count(text, other) > 3 * count(text, direction);
  return isTurned && !isRowOfNames(text, direction) ? other : direction;
}
