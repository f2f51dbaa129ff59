/** The sheets of a spreadsheet file, as rows of what its cells show. */
import type { Buffer } from 'node:buffer';
import { type CellObject, read, SSF, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { strFromU8, type Unzipped, unzipSync, zipSync } from 'fflate';
import { unmarked } from '../text/formula.js';
import { Refusal } from '../text/refusal.js';
import {
  maxColumns,
  maxRows,
  type TableRow,
  tooMany,
  type Workbook,
  type WorkbookSheet,
} from './records.js';

/** As much as is unpacked of one, whatever it says of itself: a machine has room for it, and few are a hundredth of that. */
const mostUnpacked = 96 * 1024 * 1024;

/**
 * The sheets of an Excel or LibreOffice file, in its order, without those of nothing.
 * @throws Refusal `workbook-locked`, `workbook-damaged`, `workbook-too-large`, `csv-too-many`
 */
export function readWorkbook(bytes: Buffer): Workbook {
  const parts = isPacked(bytes) ? unpacked(bytes) : undefined;
  const book = opened(parts ? zipSync(parts, { level: 0 }) : bytes);
  const hidden = hiddenIn(parts?.['content.xml']);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, at): WorkbookSheet => {
    const sheet = book.Sheets[name] as WorkSheet;
    return {
      // Names of LibreOffice's sheets come as they stand in its file.
      name: parts?.['content.xml'] ? unescaped(name) : name,
      isHidden: Boolean(book.Workbook?.Sheets?.[at]?.Hidden) || hidden.has(name),
      rows: rowsOf(sheet, is1904),
      notReckoned: firstNotReckoned(sheet),
    };
  });
  return { sheets: sheets.filter(({ rows }) => rows.length > 0) };
}

const isPacked = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

/** What a packed workbook says of itself and of its sheets; what lies there besides is not unpacked. */
function unpacked(bytes: Buffer): Unzipped {
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels|bin)$|^mimetype$/u.test(name)) return false;
        size += originalSize;
        if (size > mostUnpacked) throw tooLarge();
        return true;
      },
    });
  } catch (cause) {
    throw cause instanceof Refusal ? cause : damaged();
  }
}

/** The sheets that LibreOffice does not show, by the styles of its tables; the reader of the rest passes them over. */
function hiddenIn(content: Uint8Array | undefined): ReadonlySet<string> {
  if (content === undefined) return new Set();
  const xml = strFromU8(content);
  const styles = new Set(
    [...xml.matchAll(/<style:style\s([^>]*)>\s*<style:table-properties\s([^>]*)>/gu)]
      .filter(([, , properties = '']) => /table:display="false"/u.test(properties))
      .flatMap(([, named = '']) => /style:name="([^"]*)"/u.exec(named)?.[1] ?? []),
  );
  return new Set(
    [...xml.matchAll(/<table:table\s([^>]*)>/gu)].flatMap(([, named = '']) => {
      const style = /table:style-name="([^"]*)"/u.exec(named)?.[1] ?? '';
      const name = /table:name="([^"]*)"/u.exec(named)?.[1];
      return name !== undefined && styles.has(style) ? [name] : [];
    }),
  );
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const unescaped = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => entities[name] ?? '');

function opened(bytes: Uint8Array): WorkBook {
  // It remarks on number formats it would write otherwise, which is nothing to whoever reads.
  const { error } = console;
  console.error = () => undefined;
  try {
    return read(bytes, {
      // As an array of rows; formats are what tells a day from a number.
      ...{ type: 'buffer', dense: true, cellNF: true, cellHTML: false, sheetStubs: true },
      sheetRows: maxRows + 1,
    });
  } catch (cause) {
    throw /password|encrypt/iu.test(String(cause)) ? locked() : damaged();
  } finally {
    console.error = error;
  }
}

const cellsOf = (sheet: WorkSheet): ReadonlyArray<ReadonlyArray<CellObject | undefined>> =>
  (sheet['!data'] ?? []) as never;

function firstNotReckoned(sheet: WorkSheet): string | undefined {
  for (const [r, row] of cellsOf(sheet).entries()) {
    const c = row?.findIndex((cell) => cell?.f !== undefined && cell.v === undefined) ?? -1;
    if (c >= 0) return utils.encode_cell({ r, c });
  }
  return undefined;
}

function rowsOf(sheet: WorkSheet, is1904: boolean): TableRow[] {
  const cells = cellsOf(sheet);
  if (cells.length > maxRows) throw tooMany(`more than ${maxRows.toLocaleString('en-GB')} rows`);
  const rows = cells.map((row) => Array.from(row ?? [], (cell) => shown(cell, is1904)));
  for (const { s: from, e: to } of sheet['!merges'] ?? []) {
    // One day beside three rows is the day of all three; a title across columns is of none of them.
    if (from.c !== to.c) continue;
    for (const row of rows.slice(from.r + 1, to.r + 1)) row[to.c] = rows[from.r]?.[from.c] ?? '';
  }
  return rows.flatMap((row, at) => {
    const texts = Array.from(row, (text) => text ?? '');
    const last = texts.findLastIndex((text) => text.trim() !== '');
    if (last < 0) return [];
    if (last >= maxColumns) throw tooMany(`more than ${maxColumns} columns`);
    return [{ line: at + 1, cells: texts.slice(0, last + 1) }];
  });
}

/** What a cell says: of a formula its result, of a day that day. */
function shown(cell: CellObject | undefined, is1904: boolean): string {
  const value = cell?.v;
  if (cell === undefined || value === undefined || value === null) return '';
  if (cell.t === 'e' || cell.t === 'b') return cell.w ?? '';
  if (typeof value !== 'number') return unmarked(String(value));
  const format = String(cell.z ?? 'General');
  if (SSF.is_date(format)) return dayShown(value, is1904);
  // “4.5E+11” is how a column shows a number that it has no room for.
  return format === 'General' ? String(value) : (cell.w ?? String(value));
}

const two = (number: number): string => String(number).padStart(2, '0');

/** As people would write it who leave nothing to be guessed: "2026-11-12", "2026-11-12 18:30", "18:30". */
function dayShown(value: number, is1904: boolean): string {
  const { y, m, d, H, M } = SSF.parse_date_code(value, { date1904: is1904 }) ?? {};
  if (y === undefined) return String(value);
  const time = `${two(H)}:${two(M)}`;
  if (value < 1) return time;
  const day = `${y}-${two(m)}-${two(d)}`;
  return Number.isInteger(value) ? day : `${day} ${time}`;
}

const locked = (): Refusal =>
  new Refusal(
    'workbook-locked',
    'The workbook can be opened with a password only.',
    'Open it, save a copy without the password (or the sheet as “CSV UTF-8”), and import that file.',
  );

const damaged = (): Refusal =>
  new Refusal(
    'workbook-damaged',
    'The workbook can’t be read: it is damaged or cut short.',
    'Open it in your spreadsheet program and save it anew, then import that file.',
  );

const tooLarge = (): Refusal =>
  new Refusal(
    'workbook-too-large',
    `The workbook’s sheets unpack to more than ${mostUnpacked / 1024 / 1024} MB, the most that is read here.`,
    'Save the one sheet that matters as a file of its own, and import that.',
  );
