import { type Buffer, isUtf8 } from 'node:buffer';
import { Refusal } from '../text/refusal.js';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const marks: ReadonlyArray<{ encoding: Encoding; bytes: readonly number[] }> = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * The text in `bytes`: UTF-8 or UTF-16 of either order, with its byte order mark or without;
 * the mark itself is left out. Text that would come out garbled is refused instead.
 * @throws Refusal `csv-encoding`
 */
export function decode(bytes: Buffer): string {
  const encoding = markedEncoding(bytes) ?? guessedEncoding(bytes);
  if (encoding === 'utf-8' && !isUtf8(bytes)) throw unreadable(firstBadLine(bytes));
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw unreadable();
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) throw unreadable(lineAt(text, nul));
  return text;
}

const markedEncoding = (bytes: Buffer): Encoding | undefined =>
  marks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte))?.encoding;

// Text in UTF-8 holds no NUL. In UTF-16 every ASCII character (delimiters, digits, line ends) has
// one for its other half, and which half it is tells the order.
function guessedEncoding(bytes: Buffer): Encoding {
  const sample = bytes.subarray(0, 4096);
  const asciiFirst = { little: 0, big: 0 };
  for (let index = 0; index + 1 < sample.length; index += 2) {
    const [first = 0, second = 0] = [sample[index], sample[index + 1]];
    if (second === 0 && first > 0 && first < 0x80) asciiFirst.little += 1;
    if (first === 0 && second > 0 && second < 0x80) asciiFirst.big += 1;
  }
  // A stray NUL in a UTF-8 file makes a pair or two look so; a tenth of them is no accident.
  const enough = Math.max(1, sample.length / 20);
  if (Math.max(asciiFirst.little, asciiFirst.big) < enough) return 'utf-8';
  return asciiFirst.little >= asciiFirst.big ? 'utf-16le' : 'utf-16be';
}

function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    start = stop;
  }
  return line;
}

const lineAt = (text: string, index: number): number =>
  text.slice(0, index).split(/\r\n|\n|\r/).length;

const unreadable = (line?: number): Refusal =>
  new Refusal(
    'csv-encoding',
    line === undefined
      ? 'The file’s letters cannot be read: it is neither UTF-8 nor UTF-16 text.'
      : `The file’s letters cannot be read: line ${line} is neither UTF-8 nor UTF-16 text.`,
    'Open it in your spreadsheet program and save it as “CSV UTF-8”, then import that file.',
  );
