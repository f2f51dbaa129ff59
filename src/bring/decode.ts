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
 * A stray NUL is left out, as it is no letter.
 * @throws Refusal `csv-encoding`, `csv-not-text`
 */
export function decode(bytes: Buffer): string {
  refuseOthers(bytes);
  const encoding = markedEncoding(bytes) ?? guessedEncoding(bytes);
  if (encoding === 'utf-8' && !isUtf8(bytes)) throw unreadable(firstBadLine(bytes));
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw unreadable();
  }
  const nuls = text.split('\0').length - 1;
  // One in a hundred, or more, is no text at all.
  if (nuls * 100 > text.length) throw unreadable(lineAt(text, text.indexOf('\0')));
  return nuls === 0 ? text : text.replaceAll('\0', '');
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

const asSheet = 'Copy its list into a sheet, save that, and import it.';
const exported = 'Export it as CSV from the program that it comes from, then import that file.';

/** What a file begins with that is no list (and holds near its beginning), and what it is. */
const others: ReadonlyArray<{
  readonly begins: readonly string[];
  readonly holds?: string;
  readonly what: string;
  readonly next: string;
}> = [
  {
    ...{ begins: ['pk\u0003\u0004'], holds: 'opendocument' },
    ...{ what: 'a LibreOffice document without sheets (.odt or the like)', next: asSheet },
  },
  {
    ...{ begins: ['pk\u0003\u0004'], holds: 'xml' },
    ...{ what: 'a file of Office without sheets (.docx or the like)', next: asSheet },
  },
  {
    begins: ['pk\u0003\u0004', '\u001f\u008b'],
    what: 'a packed file',
    next: 'Unpack it, and import the CSV file in it.',
  },
  {
    begins: ['\u00d0\u00cf\u0011\u00e0'],
    what: 'an old file of Office without sheets (.doc or the like)',
    next: asSheet,
  },
  { begins: ['%pdf-'], what: 'a PDF', next: 'Import the list that it was made from, as CSV.' },
  {
    begins: ['sqlite format 3'],
    what: 'a database, perhaps a ledger',
    next: 'A ledger is opened, not imported: momentum status --ledger FILE',
  },
  {
    begins: ['\u0089png', '\u00ff\u00d8\u00ff', 'gif8'],
    what: 'a picture',
    next: 'Import the list that it shows, as CSV.',
  },
  { begins: ['begin:vcard'], what: 'an address book (vCard)', next: exported },
  {
    begins: ['begin:vcalendar'],
    what: 'a calendar (.ics)',
    next: 'Write its meetings into a sheet, a row each, with columns such as Date, Start and Title; save that as “CSV UTF-8”, and import it.',
  },
  {
    begins: ['<!doctype', '<html', '<table', '<?xml'],
    what: 'a web page or XML',
    next: 'If it is a table, open it in your spreadsheet program and save the sheet as “CSV UTF-8”, then import that file.',
  },
  { begins: ['{"', '{\n', '{\r', '[{', '[\n', '[\r', '[ {'], what: 'JSON', next: exported },
];

/** What a file is that is neither a list nor a text, as it begins: "a PDF"; undefined where it may be one. */
export function otherThanText(bytes: Buffer): (typeof others)[number] | undefined {
  const head = bytes.subarray(0, 4096).toString('latin1').toLowerCase();
  const start = head.replace('\u00ef\u00bb\u00bf', '').trimStart();
  return others.find(
    ({ begins, holds = '' }) =>
      begins.some((each) => start.startsWith(each.toLowerCase())) && head.includes(holds),
  );
}

/** @throws Refusal `csv-not-text` */
function refuseOthers(bytes: Buffer): void {
  const found = otherThanText(bytes);
  if (found) throw new Refusal('csv-not-text', `This is ${found.what}, and no list.`, found.next);
}

const unreadable = (line?: number): Refusal =>
  new Refusal(
    'csv-encoding',
    line === undefined
      ? 'The file’s letters cannot be read: it is neither UTF-8 nor UTF-16 text.'
      : `The file’s letters cannot be read: line ${line} is neither UTF-8 nor UTF-16 text.`,
    'Open it in your spreadsheet program and save it as “CSV UTF-8”, then import that file.',
  );
