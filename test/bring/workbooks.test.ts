import { Buffer } from 'node:buffer';
import { type CellObject, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { isWorkbook, sourceIn } from '../../src/bring/list-source.js';
import { readImport } from '../../src/bring/read.js';
import { readWorkbook } from '../../src/bring/workbook.js';
import { Refusal } from '../../src/text/refusal.js';
import { lockedWorkbook, sheetOf, tooLargeWorkbook, workbookOf } from '../helpers/workbooks.js';
import { refusalOf } from './refusal-of.js';
import { shipped } from './templates.js';

const today = '2026-11-21';
const formats = ['xlsx', 'ods', 'xls', 'xlsb'] as const;

/** A cell that shows the day with this number of Excel's. */
const day = (number: number): CellObject => ({ t: 'n', v: number, z: 'd/m/yyyy' });

/** What a sheet's cells show, row by row. */
const shown = (bytes: Buffer, at = 0): ReadonlyArray<readonly string[]> =>
  readWorkbook(bytes).sheets[at]?.rows.map(({ cells }) => cells) ?? [];

const refusedBy = async (work: () => Promise<unknown>): Promise<Refusal> => {
  const cause = await work().catch((error: unknown) => error);
  if (!(cause instanceof Refusal)) throw new Error('it was not refused');
  return cause;
};

describe.each(formats)('of %s', (format) => {
  test('every cell is what it shows: days without anything to guess, results of formulas, whole numbers', () => {
    const sheet = sheetOf([['Day', 'Moment', 'Time', 'Long number', 'Sum', 'Yes', 'Words'], []]);
    const cells: CellObject[] = [
      day(46338),
      { t: 'n', v: 46338.771, z: 'd/m/yyyy h:mm' },
      { t: 'n', v: 0.75, z: 'h:mm' },
      { t: 'n', v: 447700900123 },
      { t: 'n', v: 7, f: 'SUM(3,4)' },
      { t: 'b', v: true },
      { t: 's', v: 'Zoë, “Žofie” 佐藤' },
    ];
    cells.forEach((cell, at) => {
      sheet[utils.encode_cell({ r: 1, c: at })] = cell;
    });
    sheet['!ref'] = 'A1:G2';
    const [, row] = shown(workbookOf({ Sheet: sheet }, { format }));
    expect(row).toEqual([
      ...['2026-11-12', '2026-11-12 18:30', '18:00', '447700900123', '7', 'TRUE'],
      'Zoë, “Žofie” 佐藤',
    ]);
  });

  test('a day that stands beside several rows is that of each, and a title above columns is of none', () => {
    const sheet = sheetOf([
      ['Harbour Menders'],
      ['Date', 'Name'],
      [day(46338), 'Ana'],
      [null, 'Ben'],
      [day(46339), 'Cy'],
    ]);
    sheet['!merges'] = [utils.decode_range('A1:B1'), utils.decode_range('A3:A4')];
    expect(shown(workbookOf({ Sheet: sheet }, { format }))).toEqual([
      ['Harbour Menders'],
      ['Date', 'Name'],
      ['2026-11-12', 'Ana'],
      ['2026-11-12', 'Ben'],
      ['2026-11-13', 'Cy'],
    ]);
  });

  test('rows keep the numbers that they have there', () => {
    const bytes = workbookOf({ Sheet: sheetOf([['Name'], [], [], ['Ana']]) }, { format });
    expect(readWorkbook(bytes).sheets[0]?.rows.map(({ line }) => line)).toEqual([1, 4]);
  });

  test('whatever texts stand in cells are read as they are written', () => {
    // What no text of XML can hold is nothing that a cell holds either.
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((each) => each.replaceAll(/\p{Cc}/gu, ' ').trim());
    const row = fc.tuple(text, text).filter((cells) => cells[1] !== '');
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const marked = rows.map((cells) => cells.map((cell) => `·${cell}·`));
        expect(shown(workbookOf({ Sheet: sheetOf(marked) }, { format }))).toEqual(marked);
      }),
      { numRuns: 25 },
    );
  });

  test('it is known as a workbook by what is in it', () => {
    expect(isWorkbook(workbookOf({ Sheet: sheetOf([['Name']]) }, { format }))).toBe(true);
  });
});

test('days count from 1904 where the workbook says so', () => {
  const sheet = sheetOf([['Day'], [day(46338 - 1462)]]);
  expect(shown(workbookOf({ Sheet: sheet }, { date1904: true }))[1]).toEqual(['2026-11-12']);
});

describe('the sheet that is read', () => {
  const members = sheetOf([
    ['Name', 'Email'],
    ['Ana', 'ana@harbour.example'],
  ]);
  const actions = sheetOf([
    ['What', 'Who', 'Due'],
    ['Mend the lamp', 'Ana', '2026-12-01'],
  ]);
  const namesIn = async (bytes: Buffer, asked?: string) => {
    const { rows, notes } = readImport(await sourceIn(bytes, asked), shipped('members'), { today });
    return { names: rows.map(({ fields }) => fields.name?.name), notes };
  };

  test('is the one that has the columns of what is brought in, and it is said which', async () => {
    const bytes = workbookOf({ Actions: actions, People: members });
    expect(await namesIn(bytes)).toEqual({
      names: ['Ana'],
      notes: ['Read from the sheet “People”; for another: --sheet NAME'],
    });
    const { rows } = readImport(await sourceIn(bytes), shipped('commitments'), { today });
    expect(rows.map(({ fields }) => fields.what)).toEqual(['Mend the lamp']);
  });

  test('is asked for where several have them, and is never one that is hidden unless it is named', async () => {
    const bytes = workbookOf({ 2025: members, 2026: members, Old: members }, { hidden: ['Old'] });
    const refusal = await refusedBy(() => namesIn(bytes));
    expect(refusal.code).toBe('which-sheet');
    expect(refusal.message).toContain('“2025”, “2026”.');
    expect(refusal.next).toBe('Say which one: --sheet "2025"');
    expect((await namesIn(bytes, 'old')).names).toEqual(['Ana']);
  });

  test('is none that LibreOffice hides, and nothing is said of how its numbers are written', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const book = unzipSync(workbookOf({ 'A & B': members, Old: members }, { format: 'ods' }));
    const xml = strFromU8(book['content.xml'] as Uint8Array)
      .replace(
        '<office:automatic-styles>',
        '<office:automatic-styles><style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/></style:style>' +
          '<number:number-style style:name="odd"><number:number/><style:map style:condition="value()&gt;0" style:apply-style-name="x"/></number:number-style>',
      )
      .replace(
        /(table:name="A &amp; B")( table:style-name="[^"]*")?/u,
        '$1 table:style-name="hid"',
      );
    const bytes = Buffer.from(zipSync({ ...book, 'content.xml': strToU8(xml) }));
    expect(readWorkbook(bytes).sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['A & B', true],
      ['Old', false],
    ]);
    expect((await namesIn(bytes)).names).toEqual(['Ana']);
    expect(said).not.toHaveBeenCalled();
  });

  test('is refused by the names that there are where there is none of its name', async () => {
    const bytes = workbookOf({ People: members, Actions: actions }, { format: 'ods' });
    const refusal = await refusedBy(() => namesIn(bytes, 'Persons'));
    expect([refusal.code, refusal.next]).toEqual(['no-such-sheet', 'It has: “People”, “Actions”']);
    const text = await refusedBy(() => sourceIn(Buffer.from('name\nAna\n'), 'People'));
    expect(text.code).toBe('no-such-sheet');
  });
});

describe('what can’t be read is called what it is', () => {
  const plain = workbookOf({ Sheet: sheetOf([['Name'], ['Ana']]) });

  test('a workbook that is cut short', () => {
    expect(refusalOf(() => readWorkbook(plain.subarray(0, plain.length - 400))).code).toBe(
      'workbook-damaged',
    );
    expect(isWorkbook(plain.subarray(0, 3000))).toBe(true);
  });

  test('one whose sheets unpack to more than anybody’s', () => {
    const bomb = tooLargeWorkbook();
    expect(isWorkbook(bomb)).toBe(true);
    expect(refusalOf(() => readWorkbook(bomb)).code).toBe('workbook-too-large');
  });

  test('one whose formulas have no results, which looks whole where it was made', async () => {
    const sheet = sheetOf([['Name', 'Joined'], ['Ana']]);
    sheet.B2 = { t: 'n', f: 'TODAY()-28' };
    sheet['!ref'] = 'A1:B2';
    const source = await sourceIn(workbookOf({ People: sheet }));
    const refusal = refusalOf(() => readImport(source, shipped('members'), { today }));
    expect(refusal.code).toBe('workbook-not-reckoned');
    expect(refusal.message).toContain('“People”');
    expect(refusal.message).toContain('B2');
  });

  test('a formula that failed is said to be read as blank, in a text as well', async () => {
    const sheet = sheetOf([['Name', 'Joined'], ['Ana'], ['Ben', '2026-11-12']]);
    sheet.B2 = { t: 'e', v: 0x2a };
    for (const source of [
      await sourceIn(workbookOf({ People: sheet })),
      Buffer.from('Name,Joined\nAna,#N/A\nBen,2026-11-12\n'),
    ]) {
      const { rows, notes } = readImport(source, shipped('members'), { today });
      expect(rows.map(({ fields }) => fields.joined)).toEqual([null, '2026-11-12']);
      expect(notes).toEqual([expect.stringContaining('the first on line 2: #N/A')]);
    }
  });

  test('one that a password locks', async () => {
    expect((await refusedBy(() => sourceIn(lockedWorkbook()))).code).toBe('workbook-locked');
  });
});
