/** Which files are spreadsheets, and which of a workbook's sheets is meant. */
import { Buffer } from 'node:buffer';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { headerAt, type RowSense } from './header.js';
import { empty, type Workbook, type WorkbookSheet } from './records.js';

/** Where a list is read from: a text with a separator, or a workbook. */
export type ListSource = Buffer | Workbook;

/** Several sheets could be meant. */
export class WhichSheet extends Refusal {
  readonly names: readonly string[];

  constructor(names: readonly string[]) {
    const { code, message, next } = severalSheets(names);
    super(code, message, next);
    this.names = names;
  }
}

const severalSheets = (names: readonly string[]): Refusal =>
  new Refusal(
    'which-sheet',
    `Several sheets of the workbook could be meant: ${called(names)}.`,
    `Say which one: --sheet "${visible(names[0] ?? '')}"`,
  );

const called = (names: readonly string[]): string =>
  names.map((name) => `“${visible(name)}”`).join(', ');

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** Of one that is cut short, some of them are still there. */
const partsOfExcel = ['xl/workbook.', 'xl/worksheets/', 'xl/_rels/', 'xl/styles.', 'xl/theme/'];

/** Whether bytes are a spreadsheet: of Excel, old or new, or of LibreOffice. */
export function isWorkbook(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 256).toString('latin1');
  if (head.startsWith('PK')) {
    // LibreOffice says first of all what it is; others, who write its files as well, may not.
    const isOther = /opendocument\.(?!spreadsheet)/u.test(head);
    const isExcel = partsOfExcel.some((part) => bytes.includes(part));
    return isExcel || (!isOther && bytes.includes('content.xml'));
  }
  // What is locked with a password looks like an old one.
  const inside = ['Workbook', 'Book', 'EncryptedPackage'];
  return head.startsWith('\u00d0\u00cf') && inside.some((name) => bytes.includes(utf16(name)));
}

/** What there is to read in the bytes of a file. @throws Refusal as `readWorkbook` does */
export async function sourceIn(bytes: Buffer, asked?: string): Promise<ListSource> {
  if (!isWorkbook(bytes)) {
    if (asked === undefined) return bytes;
    throw new Refusal(
      'no-such-sheet',
      'The file is no workbook, and has no sheets.',
      'Leave out --sheet.',
    );
  }
  const { readWorkbook } = await import('./workbook.js');
  return { ...readWorkbook(bytes), asked };
}

/**
 * The sheets of which one is meant: the one that was asked for, else those that are shown.
 * @throws Refusal `no-such-sheet`
 */
export function sheetsOffered({ sheets, asked }: Workbook): readonly WorkbookSheet[] {
  if (asked === undefined) return sheets.filter(({ isHidden }) => !isHidden);
  const key = asked.trim().toLowerCase();
  const found = sheets.filter(({ name }) => name.trim().toLowerCase() === key);
  if (found.length > 0) return found;
  throw new Refusal(
    'no-such-sheet',
    `The workbook has no sheet “${visible(asked)}” that holds anything.`,
    `It has: ${called(sheets.map(({ name }) => name))}`,
  );
}

/**
 * Of those the one that there is, or the one in which all the column names of such a list stand, or some.
 * @throws Refusal `which-sheet`, `no-such-sheet`, `csv-empty`, `workbook-not-reckoned`
 */
export function sheetMeant(book: Workbook, sense: RowSense): WorkbookSheet {
  const judged = sheetsOffered(book).map((sheet) => {
    const { at, sure } = headerAt(sheet.rows, sense);
    const { whole } = sense.named(sheet.rows[at]?.cells ?? []);
    return { sheet, fits: at < 0 ? 0 : Number(sure) + Number(whole) };
  });
  const best = Math.max(0, ...judged.map(({ fits }) => fits));
  const fitting = judged.filter(({ fits }) => fits === best).map(({ sheet }) => sheet);
  const [first, ...others] = fitting;
  if (!first) throw empty();
  if (others.length > 0) throw new WhichSheet([first, ...others].map(({ name }) => name));
  if (first.notReckoned !== undefined) throw notReckoned(first.name, first.notReckoned);
  return first;
}

const notReckoned = (name: string, cell: string): Refusal =>
  new Refusal(
    'workbook-not-reckoned',
    `In the sheet “${visible(name)}” are formulas whose results were never stored; the first is in ${cell}.`,
    'Open it in your spreadsheet program, save it, and import that file.',
  );
