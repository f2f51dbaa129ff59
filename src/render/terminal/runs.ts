import { widthOf, wordsAndDates } from '../text.js';

/** How a piece of text is told apart; what each looks like is the terminal renderer's business. */
export type TextMark = 'bold' | 'dim' | 'italic' | 'accent';

/** A piece of text that looks the same throughout. A text of '\n' alone asks for a new line. */
export interface StyledText {
  readonly text: string;
  readonly marks: readonly TextMark[];
}

export type Line = readonly StyledText[];

export const styled = (text: string, ...marks: TextMark[]): StyledText => ({ text, marks });

export const lineWidth = (line: Line): number =>
  line.reduce((sum, { text }) => sum + widthOf(text), 0);

/** The width that the runs would take on one line, or of their longest line where they break. */
export function naturalWidth(runs: readonly StyledText[]): number {
  let widest = 0;
  let width = 0;
  for (const { text } of runs) {
    width = text === '\n' ? 0 : width + widthOf(text);
    widest = Math.max(widest, width);
  }
  return widest;
}

/** The width of the longest word: below it a column would have to cut words apart. */
export const longestWord = (runs: readonly StyledText[]): number =>
  words(runs).reduce((longest, word) => Math.max(longest, lineWidth(word)), 0);

// A word is what stands between spaces, and may change its look halfway (a bold name, then a comma).
function words(runs: readonly StyledText[]): StyledText[][] {
  const found: StyledText[][] = [];
  let word: StyledText[] = [];
  const close = () => {
    if (word.length > 0) found.push(word);
    word = [];
  };
  for (const { text, marks } of runs) {
    if (text === '\n') {
      close();
      found.push([{ text, marks }]);
      continue;
    }
    for (const [index, part] of wordsAndDates(text).entries()) {
      if (index > 0) close();
      if (part !== '') word.push({ text: part, marks });
    }
  }
  close();
  return found;
}

// Cuts a word that is wider than a whole line into pieces that are not.
function pieces(word: StyledText[], width: number): StyledText[][] {
  const found: StyledText[][] = [];
  let piece: StyledText[] = [];
  let filled = 0;
  for (const { text, marks } of word) {
    let part = '';
    for (const character of text) {
      const size = widthOf(character);
      if (filled + size > width && filled > 0) {
        if (part !== '') piece.push({ text: part, marks });
        found.push(piece);
        piece = [];
        part = '';
        filled = 0;
      }
      part += character;
      filled += size;
    }
    if (part !== '') piece.push({ text: part, marks });
  }
  if (piece.length > 0) found.push(piece);
  return found;
}

const spaceBetween = (left: StyledText | undefined, right: StyledText | undefined): StyledText => ({
  text: ' ',
  marks: left?.marks.filter((mark) => right?.marks.includes(mark)) ?? [],
});

// What is to be copied in one piece: a path, an address.
const isPath = (word: readonly StyledText[]): boolean =>
  word.some(({ text }) => /[\\/]/.test(text));

/**
 * The runs as lines of at most `width` columns, broken between words. A word that is wider than a
 * line is cut, unless it is a path, which could not be copied then. Spaces in a row become one, as a browser would show them.
 */
export function wrap(runs: readonly StyledText[], width: number): StyledText[][] {
  const room = Math.max(1, width);
  const lines: StyledText[][] = [];
  let line: StyledText[] = [];
  let filled = 0;
  const newLine = () => {
    lines.push(line);
    line = [];
    filled = 0;
  };
  for (const word of words(runs)) {
    if (word[0]?.text === '\n') {
      newLine();
      continue;
    }
    const size = lineWidth(word);
    if (filled > 0 && filled + 1 + size > room) newLine();
    if (filled > 0) {
      line.push(spaceBetween(line.at(-1), word[0]), ...word);
      filled += 1 + size;
      continue;
    }
    const parts = size > room && !isPath(word) ? pieces(word, room) : [word];
    for (const [index, part] of parts.entries()) {
      if (index > 0) newLine();
      line.push(...part);
      filled = lineWidth(part);
    }
  }
  if (line.length > 0 || lines.length === 0) lines.push(line);
  return lines;
}

/** `line` with spaces to `width` columns, on the side away from where it is aligned. */
export function pad(line: Line, width: number, align: 'left' | 'right' | 'center'): StyledText[] {
  const missing = Math.max(0, width - lineWidth(line));
  const left = { left: 0, right: missing, center: Math.floor(missing / 2) }[align];
  const spaces = (count: number): StyledText[] => (count > 0 ? [styled(' '.repeat(count))] : []);
  return [...spaces(left), ...line, ...spaces(missing - left)];
}

/** The line with neighbours that look alike made one, so that each look is switched on once. */
export function joined(line: Line): StyledText[] {
  const merged: StyledText[] = [];
  for (const next of line) {
    const last = merged.at(-1);
    const alike = last && last.marks.join() === next.marks.join();
    if (alike) merged[merged.length - 1] = { text: last.text + next.text, marks: last.marks };
    else merged.push(next);
  }
  return merged;
}

/** As `wrap`, for text that looks the same throughout. */
export const wrapText = (text: string, width: number): string[] =>
  wrap([styled(text)], width).map((line) => line.map((part) => part.text).join(''));
