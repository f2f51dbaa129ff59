import { Buffer } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerAt, type RowSense } from '../../src/bring/header.js';
import { gatherProblems, leftOut } from '../../src/bring/problems.js';
import { maxCellBytes, readRecords } from '../../src/bring/records.js';
import { readTable } from '../../src/bring/table.js';
import { Refusal } from '../../src/text/refusal.js';
import { refusalOf } from './refusal-of.js';

/** Any row may hold column names, as far as these tests go. */
const nothingKnown: RowSense = {
  known: () => 0,
  named: () => ({ fields: 0, whole: false }),
  isOther: () => false,
  isAside: () => false,
  isHeading: () => false,
};

/** The table, where no row of it is bad. */
function table(bytes: Buffer) {
  const problems = gatherProblems();
  const { aside, lists } = readTable(bytes, nothingKnown, problems);
  leftOut(problems, false);
  expect([aside, lists.length]).toEqual([[], 1]);
  const [{ headers, rows }] = lists;
  return { headers, rows };
}
const read = (text: string) => table(Buffer.from(text));
const refused = (text: string | Buffer) => refusalOf(() => table(Buffer.from(text)));

const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('readTable', () => {
  it('reads headers and rows with the lines they start on', () => {
    expect(read('name,note\nAda,"two\nlines"\n\nBo,"a ""quoted"" word"\n')).toEqual({
      headers: ['name', 'note'],
      rows: [
        { line: 2, cells: ['Ada', 'two\nlines'] },
        { line: 5, cells: ['Bo', 'a "quoted" word'] },
      ],
    });
  });

  it('counts a line break of any kind as one', () => {
    const rows = read('a,b\r\n"x\r\ny",1\r\n2,3\r4,5\n').rows;
    expect(rows.map((row) => row.line)).toEqual([2, 4, 5]);
  });

  it.each([',', ';', '\t'])('tells the delimiter %j by the header line', (delimiter) => {
    const text = `name${delimiter}"given, as; a\trule"${delimiter}e-mail\nAda${delimiter}x${delimiter}y`;
    expect(read(text).headers).toEqual(['name', 'given, as; a\trule', 'e-mail']);
  });

  it('takes a header without rows for no rows, and leaves blank rows out', () => {
    expect(read('name,email').rows).toEqual([]);
    expect(read('\n\nname,email\n,\n  ,\t\nAda,\n\n').rows).toEqual([
      { line: 6, cells: ['Ada', ''] },
    ]);
  });

  it.each(['', '\n\n', '   ', '\ufeff'])('refuses a file of nothing (%j)', (text) =>
    expect(refused(text).code).toBe('csv-empty'),
  );

  it('refuses a quotation mark without its partner, naming the row it is in', () => {
    const open = refused('a,b\r\n"x\r\ny",1\r\n2,"3\r\n4,5\r\n');
    expect(open.code).toBe('csv-quote');
    expect(open.message).toContain('line 4');
    const inside = refused('a,b\n1,2\n"x"y,3\n');
    expect(inside.code).toBe('csv-quote');
    expect(inside.message).toContain('line 3');
    expect(refused('a,b\n1,5" pipe\n').message).toContain('line 2');
    expect(refused('\na,b\n\n"x\n\ny",1\n\n\n"3\n"4,5\n').message).toContain('line 9');
  });

  it('passes over blanks between a comma and a quotation mark', () => {
    expect(read('"Name", "Email"\n"Reed, Tom", "t@x.example"\n')).toEqual({
      headers: ['Name', 'Email'],
      rows: [{ line: 2, cells: ['Reed, Tom', 't@x.example'] }],
    });
  });

  it('reads a short row to its end, and passes over commas at the end of one', () => {
    expect(read('a,b\n1\n2,3,,,\n').rows.map(({ cells }) => cells)).toEqual([
      ['1', ''],
      ['2', '3'],
    ]);
    expect(read('name,,\nAda,1,\n').headers).toEqual(['name', '', '']);
  });

  it('refuses a row with more in it than there are columns, naming its line', () => {
    const refusal = refused('a,b\n1,2\n1,2,3\n');
    expect(refusal.code).toBe('csv-ragged');
    expect(refusal.message).toContain('Line 3');
    expect(refusal.message).toContain('2 columns');
  });

  it('refuses a cell past 64 kB, naming line and column, and allows one of 64 kB', () => {
    expect(read(`a,b\n1,${'é'.repeat(maxCellBytes / 2)}\n`).rows).toHaveLength(1);
    const refusal = refused(`a,b\n1,2\n3,${'é'.repeat(maxCellBytes / 2)}x\n`);
    expect(refusal.code).toBe('csv-cell-too-long');
    expect(refusal.message).toContain('line 3');
    expect(refusal.message).toContain('column “b”');
  });

  it('refuses a cell of ten megabytes', () => {
    const refusal = refused(`a,b\n1,2\n3,"${'x\n'.repeat(5_000_000)}"\n`);
    expect(refusal.code).toBe('csv-cell-too-long');
    expect(refusal.message).toContain('line 3, column “b”');
  });

  it('refuses thousands of columns', () => {
    expect(refused(`${'a,'.repeat(5000)}\n`).code).toBe('csv-too-many');
    expect(refused(`a,b\n${','.repeat(5_000_000)}\n`).code).toBe('csv-too-many');
  });

  it('takes hostile headers for plain names', () => {
    const headers = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    expect(read(`${headers.join(',')}\n1,2,3,4\n`)).toEqual({
      headers,
      rows: [{ line: 2, cells: ['1', '2', '3', '4'] }],
    });
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('reads back any rows in three delimiters and six encodings', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        'a,b',
        'c;d',
        'e\tf',
        '"',
        '""',
        'two\nlines',
        'ü ß Ж 一 👋',
        ' x ',
        '__proto__',
      ),
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
    );
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom(...Object.keys(encodings)),
        fc.constantFrom('\n', '\r\n'),
        (list, delimiter, encoding, end) => {
          const width = list[0]?.length ?? 1;
          const headers = Array.from({ length: width }, (_, index) => `column ${index}`);
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const lines = [headers, ...list].map((row) => row.map(quote).join(delimiter));
          const bytes = encodings[encoding]?.(lines.join(end)) ?? Buffer.alloc(0);
          const found = table(bytes);
          expect(found.headers).toEqual(headers);
          expect(found.rows.map((row) => row.cells)).toEqual(
            list.filter((row) => row.some((text) => text.trim() !== '')),
          );
        },
      ),
    );
  });
});

it('passes over millions of empty lines', { timeout: 20_000 }, () => {
  const { rows } = read(`a\n${'\n'.repeat(5_000_000)}b\n`);
  expect(rows).toEqual([{ line: 5_000_002, cells: ['b'] }]);
});

describe('the reading of records', () => {
  // What the parser alone makes of a text, or undefined where it refuses.
  const parsed = (text: string) => {
    for (const trim of [false, true]) {
      try {
        const rows = parse(text, { relax_column_count: true, skip_empty_lines: true, trim });
        return rows.filter((cells) => cells.join('') !== '');
      } catch {}
    }
    return undefined;
  };
  const ours = (text: string) => {
    try {
      const rows = readRecords(text, ',');
      return rows.map((row) => row.cells).filter((cells) => cells.join('') !== '');
    } catch (error) {
      if (error instanceof Refusal && error.code === 'csv-quote') return undefined;
      throw error;
    }
  };

  it('is that of the parser, for well-formed and ill-formed text alike', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', '"', ',', '\n', '""', ',"', '",', ' '),
    });
    fc.assert(
      fc.property(text, (any) => {
        expect(ours(any)).toEqual(parsed(any));
      }),
      { numRuns: 3000 },
    );
  });
});

const encodings: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE': (text) => utf16(`\ufeff${text}`, 'le'),
  'UTF-16 BE': (text) => utf16(`\ufeff${text}`, 'be'),
  'UTF-16 LE without mark': (text) => utf16(text, 'le'),
  'UTF-16 BE without mark': (text) => utf16(text, 'be'),
};

describe('what cannot be decoded', () => {
  it('is refused with its line rather than garbled', () => {
    const latin = refused(Buffer.from('name\nAda\nJörg\n', 'latin1'));
    expect(latin.code).toBe('csv-encoding');
    expect(latin.message).toContain('line 3');
    expect(latin.next).toContain('CSV UTF-8');
  });

  it.each([
    ['a NUL', Buffer.from('name,email\nAda,x\0y\nBo,z\n')],
    [
      'half a UTF-16 pair',
      Buffer.concat([utf16('\ufeffname\nA', 'le'), Buffer.from([0x00, 0xd8])]),
    ],
    ['an odd byte', Buffer.concat([utf16('\ufeffname\nA', 'le'), Buffer.from([0x41])])],
  ])('is refused (%s)', (_, bytes) => expect(refused(bytes).code).toBe('csv-encoding'));
});

it.each([
  ['Name,2026-09-01', false],
  ['Name,2026-09-01,2026-10-06', true],
  ['Name,Email,2026-09-01', true],
  ['Name,2026-09-01,ada@harbour.example', false],
  ['2026-09-01,2026-10-06,2026-11-03', false],
])('%s names columns, as those of a grid do: %s', (line, sure) => {
  const sense = {
    ...nothingKnown,
    known: (cells: readonly string[]) =>
      cells.filter((cell) => /^(?:Name|Email)$/.test(cell)).length,
  };
  expect(headerAt([{ line: 1, cells: line.split(',') }], sense)).toEqual({ at: 0, sure });
});
