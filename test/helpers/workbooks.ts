/** Workbooks for tests, made as spreadsheet programs make them, and such as none would make. */
import { Buffer } from 'node:buffer';
import { utils, type WorkSheet, write } from '@e965/xlsx';
import { zipSync } from 'fflate';

export type WorkbookFormat = 'xlsx' | 'ods' | 'xls' | 'xlsb';

export const sheetOf = (rows: ReadonlyArray<readonly unknown[]>): WorkSheet =>
  utils.aoa_to_sheet(rows as unknown[][]);

/** @param hidden the names of those that are not shown */
export function workbookOf(
  sheets: Readonly<Record<string, WorkSheet>>,
  {
    format = 'xlsx',
    hidden = [],
    date1904 = false,
  }: { format?: WorkbookFormat; hidden?: readonly string[]; date1904?: boolean } = {},
): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = {
    WBProps: { date1904 },
    Sheets: book.SheetNames.map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })),
  };
  return write(book, { type: 'buffer', bookType: format }) as Buffer;
}

/** One that says of a sheet that it unpacks to two gigabytes. */
export function tooLargeWorkbook(): Buffer {
  const packed = Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(100) }));
  packed.writeUInt32LE(0x7fffffff, packed.indexOf('PK\u0001\u0002') + 24);
  return packed;
}

/** As one begins that a password locks. */
export const lockedWorkbook = (): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1024),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
