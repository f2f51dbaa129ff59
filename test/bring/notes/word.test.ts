import { Buffer } from 'node:buffer';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { notesText } from '../../../src/bring/notes/source.js';
import { refusedWith } from '../../helpers/refused.js';

const packed = (xml: string): Buffer =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(xml),
    }),
  );
const word = (body: string): Buffer =>
  packed(
    `<?xml version="1.0"?><w:document xmlns:w="http://w.example"><w:body>${body}</w:body></w:document>`,
  );
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;

test('headings, lists, boxes and tables of a Word file are what they are in text', () => {
  const text = notesText(
    word(
      [
        paragraph('Tools and tea, 21 November 2026', '<w:pStyle w:val="Heading1"/>'),
        paragraph('Present: Tom &amp; Grace'),
        paragraph('Actions', '<w:pStyle w:val="Heading2"/>'),
        paragraph('☐ @tom find a room', '<w:numPr><w:ilvl w:val="0"/></w:numPr>'),
        paragraph('☒ Grace: sweep', '<w:pStyle w:val="ListParagraph"/>'),
        `<w:p>${run('kept ')}<w:del>${run('6')}</w:del><w:ins>${run('7')}</w:ins></w:p>`,
        `<w:tbl>${row('Action', 'Who')}${row('Dry the shed', 'Tom')}</w:tbl>`,
      ].join(''),
    ),
  );
  expect(text.split('\n').filter(Boolean)).toEqual([
    '## Tools and tea, 21 November 2026',
    'Present: Tom & Grace',
    '## Actions',
    '- ☐ @tom find a room',
    '- ☒ Grace: sweep',
    'kept 7',
    '| Action | Who |',
    '|---|---|',
    '| Dry the shed | Tom |',
  ]);
});

test('what is listed or a heading in a cell of a table is what the cell says', () => {
  const listed = paragraph('Dry the shed', '<w:numPr><w:ilvl w:val="0"/></w:numPr>');
  const heading = paragraph('Tom', '<w:pStyle w:val="Heading2"/>');
  const cells = `<w:tr><w:tc>${listed}</w:tc><w:tc>${heading}</w:tc></w:tr>`;
  const text = notesText(word(`<w:tbl>${row('Action', 'Who')}${cells}</w:tbl>`));
  expect(text.split('\n').filter(Boolean).at(-1)).toBe('| Dry the shed | Tom |');
});

test.each([
  ['no XML', packed('<w:document><w:p>')],
  ['a document type', packed('<!DOCTYPE x [<!ENTITY a "b">]><w:document/>')],
  ['cut off', word(paragraph('The hall was cold')).subarray(0, 120)],
])('a Word file that can’t be read is said to be so: %s', (_, bytes) => {
  expect(refusedWith(() => notesText(bytes))).toBe('notes-not-text');
});

test('an empty one, and one of another program', () => {
  expect(refusedWith(() => notesText(word(paragraph(' '))))).toBe('notes-empty');
  const sheet = Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }));
  expect(refusedWith(() => notesText(sheet))).toBe('notes-not-text');
});
