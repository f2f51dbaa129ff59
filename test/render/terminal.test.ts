import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { list, paragraph, root, table } from '../../src/papers/build.js';
import { renderTerminal } from '../../src/render/terminal.js';
import { hasUnseen, visible } from '../../src/text/gate.js';
import { everything, hostile } from './tree.js';

const look = { width: 80, colour: false, ascii: false };
const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

test('a wide terminal shows columns with the figures on the right', async () => {
  await expect(renderTerminal(everything, look)).toMatchFileSnapshot(
    '../golden/documents/everything-80.txt',
  );
});

test('a narrow one shows the same as labelled entries, in ASCII where asked', async () => {
  const narrow = renderTerminal(everything, { width: 40, colour: false, ascii: true });
  await expect(narrow).toMatchFileSnapshot('../golden/documents/everything-40-ascii.txt');
  const said = words(narrow).join(' ');
  for (const word of words(renderTerminal(everything, { ...look, ascii: true }))) {
    expect(said).toContain(word);
  }
});

test('in ASCII only what people typed themselves is anything else', () => {
  const text = renderTerminal(everything, { ...look, ascii: true });
  expect(text.replace(/[Éé日本太郎]/g, '')).toMatch(/^[\x20-\x7e\n]*$/);
});

test('colour adds looks and takes no words away', () => {
  const coloured = renderTerminal(everything, { ...look, colour: true });
  expect(coloured).toContain('\u001b[');
  const uncoloured = stripVTControlCharacters(coloured).replace(
    'momentum keep 12',
    '`momentum keep 12`',
  );
  expect(words(uncoloured).join(' ').replaceAll('`', '')).toBe(
    words(renderTerminal(everything, look)).join(' ').replaceAll('`', ''),
  );
});

test('no line is wider than the terminal, whatever the width and the words', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'bc', ' ', 'é', '日', '👍', ','),
    maxLength: 40,
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 120 }),
      fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }),
      (width, rows) => {
        const tree = root(table(['No', 'What', 'Who'], rows, ['right']), list(rows.flat()));
        for (const line of renderTerminal(tree, { ...look, width }).split('\n')) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
        }
      },
    ),
  );
});

test.each(hostile)('what a person typed is shown and not obeyed: %j', (text) => {
  for (const colour of [false, true]) {
    const shown = renderTerminal(root(paragraph(text), list([text])), {
      ...look,
      width: 400,
      colour,
    });
    expect(stripVTControlCharacters(shown)).toContain(visible(text));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: our own escape sequences are the only ones
    expect(hasUnseen(shown.replace(/\u001b\[\d+m/g, '').replaceAll('\n', ''))).toBe(false);
  }
});

test('a date stays on one line, and is copied with the spaces that it was written with', () => {
  for (let width = 12; width < 40; width += 1) {
    const text = renderTerminal(root(paragraph('We meet again by the 4 Dec 2026 at the hall')), {
      ...look,
      width,
    });
    expect(text).toContain('4 Dec 2026');
  }
});

test('rows of several lines are told apart, those of one line stand close', () => {
  const long = 'Find a hall for the winter repair day, with tables and sockets for twenty people';
  const rows = (what: readonly string[]) =>
    renderTerminal(
      root(
        table(
          ['What', 'Who'],
          what.map((each) => [each, 'Ines']),
        ),
      ),
      { ...look, width: 62 },
    ).split('\n');
  expect(rows(['Tea', 'Posters']).indexOf('')).toBe(4);
  expect(rows(['Tea', long, 'Posters']).filter((line) => line === '')).toHaveLength(3);
});

test('times have a bar in each row where somebody looks, paler where they aren’t over', () => {
  const chart = root({
    type: 'chart',
    title: 'Newcomers',
    description: '',
    summary: '',
    drawing: {
      kind: 'bars',
      labels: ['Q2', 'Q3', 'Q4'],
      series: [{ name: 'joined', values: [4, null, 2] }],
      over: [true, true, false],
    },
    children: [
      table(
        ['Time', 'Newcomers'],
        [
          ['Q2', '4'],
          ['Q3', 'not known'],
          ['Q4', '2'],
        ],
      ),
    ],
  });
  const lines = renderTerminal(chart, { ...look, draws: true }).split('\n');
  expect(lines.slice(3, 6).map((line) => line.replace(/[^█░]/gu, ''))).toEqual([
    '█'.repeat(20),
    '',
    '░'.repeat(10),
  ]);
  expect(renderTerminal(chart, look)).not.toMatch(/[█░]/u);
});
