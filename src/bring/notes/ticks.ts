/** Boxes in the middle of lines, and the marks that people set in place of them or beside them. */
import { bare, boxIn } from './marks.js';

/** Where a box begins. */
export const boxes = /(?=\[\s?(?:[xX✓✔✗]\s?)?\](?!\()|[☐◻⬜☑☒])/u;

/** Room to write in. */
export const roomToWrite = /(?:…\s*){2,}|_{4,}|\.{5,}/gu;

/** A box that stands in bold, with what is behind it: nothing is printed so. */
export const emphasised = /(?<mark>\*\*|__)\s*[☐◻⬜☑☒]\s*(?<text>[^*_]+)\k<mark>/gu;

/** A mark behind a word or a name. */
export const marksBehind = /(?:\s+[xXvV]|(?:^|\s*)[✓✔✗☑☒✅]\ufe0f?)+$/u;

const before = /^\s*(?:[xXvV]\s+|[✓✔✗✅]\ufe0f?\s*)(?=\S)/u;
const ends = /^[\s·|,;]+|[\s·|,;]+$/gu;

/** What stands behind one box, or where one was. */
export interface BoxPiece {
  readonly box: boolean;
  readonly ticked: boolean;
  readonly text: string;
}

/** @param part from one box to the next */
export function pieceOf(part: string): BoxPiece {
  const isBold = /\*\*|(?<![\p{L}_])__(?=\p{L})/u.test(part);
  // A box before nothing is no box to whoever reads a line by itself.
  const { box, text } = boxIn(`${part.replace(roomToWrite, ' ')}·`);
  const marked = box === null && before.test(text);
  const said = bare((marked ? text.replace(before, '') : text).replace(ends, ''))
    .replace(/\*\*/g, '')
    .trim();
  const isMarked = marksBehind.test(said) && said.replace(marksBehind, '') !== '';
  return {
    box: box !== null || marked,
    ticked: box === 'ticked' || marked || isMarked || (isBold && said !== ''),
    text: isMarked ? said.replace(marksBehind, '') : said,
  };
}
