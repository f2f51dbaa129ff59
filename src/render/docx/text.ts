import {
  ExternalHyperlink,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { PhrasingContent } from 'mdast';
import { beginsAnswer } from '../../papers/links.js';
import type { PhraseKind } from '../../papers/tree.js';
import { namesInRow } from '../html/direction.js';
import { madeBy, type NodeTable } from '../nodes.js';
import { laidText, safeUrl, unbroken } from '../text.js';

/** Text for a part of the file, as one line: what XML has no room for is shown, as all that is unseen. */
export const xmlText = laidText;

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

// Without it after them, words from the right draw a number that follows to their other side.
const mark = '\u200e';

/**
 * The pieces of a document from left to right, with what keeps each in its place. A number between
 * words from the right is one of theirs.
 */
function withMarks(pieces: readonly Piece[]): Piece[] {
  const ends = ({ text }: Piece, nth: number): boolean =>
    nth === pieces.length - 1 || /\p{L}/u.test(text);
  const found = pieces.map((piece, nth) =>
    pieces[nth - 1]?.rightToLeft && ends(piece, nth)
      ? { ...piece, text: `${mark}${piece.text}` }
      : piece,
  );
  return pieces.at(-1)?.rightToLeft ? [...found, { text: mark, rightToLeft: false }] : found;
}

/** Names in a row that are written against the line, each by itself, so that the row goes its way. */
function inRow(piece: Piece, direction: 'ltr' | 'rtl'): Piece[] {
  const base = direction === 'rtl';
  if (piece.rightToLeft === base) return [piece];
  return namesInRow(piece.text).flatMap((text, nth): Piece[] =>
    nth % 2 === 0
      ? [{ ...piece, text }]
      : [{ text: base ? `\u200f${text}` : `${mark}${text}`, rightToLeft: base }],
  );
}

/** What holds for a whole line, or for the words between two of its marks. */
export interface RunStyle {
  readonly direction: 'ltr' | 'rtl';
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** The character style: a link, or something to type. */
  readonly style?: 'Hyperlink' | 'CodeChar';
}

/** `text` as runs, one for each stretch of a direction. */
export function runsOf(text: string, { direction, ...options }: RunStyle): TextRun[] {
  const pieces = piecesOf(xmlText(text), direction).flatMap((piece) => inRow(piece, direction));
  return (direction === 'ltr' ? withMarks(pieces) : pieces).map(
    (piece) =>
      new TextRun({
        ...options,
        text: piece.text,
        ...(piece.rightToLeft ? { rightToLeft: true } : {}),
      }),
  );
}

const phrases: NodeTable<PhraseKind, ParagraphChild[], [runStyle: RunStyle]> = {
  text: (node, style) => runsOf(unbroken(node.value), style),
  strong: (node, style) => phrasesOf(node.children, { ...style, bold: true }),
  emphasis: (node, style) => phrasesOf(node.children, { ...style, italics: true }),
  inlineCode: (node, style) => runsOf(node.value, { ...style, style: 'CodeChar' }),
  break: () => [new TextRun({ break: 1 })],
  link: (node, style) => {
    const link = addressOf(node.url);
    if (link === undefined) return phrasesOf(node.children, style);
    const children = phrasesOf(node.children, { ...style, style: 'Hyperlink' });
    const hyperlink = new ExternalHyperlink({ link, children });
    return beginsAnswer(node.url) ? [...runsOf(' ', style), hyperlink] : [hyperlink];
  },
};

/** A safe address as Word wants it, every sign of it in ASCII; undefined where it is none. */
function addressOf(url: string): string | undefined {
  const safe = safeUrl(url);
  if (safe === undefined || !URL.canParse(safe)) return undefined;
  return new URL(safe).href;
}

/** The words of a line, in the order in which they are read. */
export const phrasesOf = (
  nodes: readonly PhrasingContent[],
  runStyle: RunStyle,
): ParagraphChild[] => nodes.flatMap((node) => madeBy(phrases, node, runStyle));

/** A paragraph of a style, running the way that the document does. */
export const line = (
  style: string,
  { direction }: RunStyle,
  options: Omit<IParagraphOptions, 'style' | 'bidirectional'>,
): Paragraph =>
  new Paragraph({
    ...options,
    style,
    ...(direction === 'rtl' ? { bidirectional: true } : {}),
  });
