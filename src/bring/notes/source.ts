/** The text of notes, whatever they are kept in. */
import type { Buffer } from 'node:buffer';
import { Refusal } from '../../text/refusal.js';
import { decode, otherThanText } from '../decode.js';
import { isWord, wordText } from './word.js';

/** So many lines are the notes of one meeting, and of many more than one. */
const mostLines = 5_000;

const asText = 'Save them as Markdown, plain text or a Word file (.docx), and read that.';

/** @throws Refusal `notes-not-text`, `notes-empty`, `notes-too-long` */
export function notesText(bytes: Buffer): string {
  if (isWord(bytes)) return refuseUnfit(wordText(bytes));
  const other = otherThanText(bytes);
  if (other) {
    throw new Refusal('notes-not-text', `This is ${other.what}, and no notes.`, asText);
  }
  return refuseUnfit(textIn(bytes));
}

function textIn(bytes: Buffer): string {
  try {
    return decode(bytes);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    throw new Refusal(
      'notes-not-text',
      'The letters of the notes cannot be read: this is neither UTF-8 nor UTF-16 text.',
      asText,
    );
  }
}

function refuseUnfit(text: string): string {
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new Refusal('notes-empty', 'There is nothing in the notes.', 'Is it the right file?');
  }
  const lines = text.split(/\r\n|\r|\n/).length;
  if (lines <= mostLines) return text;
  throw new Refusal(
    'notes-too-long',
    `The notes have ${lines.toLocaleString('en-GB')} lines; the most that is read at once is ${mostLines.toLocaleString('en-GB')}.`,
    'Give the notes of one meeting only: a file for each.',
  );
}
