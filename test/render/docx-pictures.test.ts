import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedBytes } from '../../src/files/shipped.js';
import { list, paragraph, root, table } from '../../src/papers/build.js';
import type { ChartNode } from '../../src/papers/tree.js';
import { columnsOf } from '../../src/render/docx/table.js';
import { piecesOf } from '../../src/render/docx/text.js';
import { renderDocx } from '../../src/render/docx.js';
import { painter } from '../../src/render/picture/index.js';
import { lettersOf } from '../../src/render/picture/letters.js';
import { all, bodyOf, outlineOf, partsOf } from './word.js';

const bars = (labels: string[], values: Array<number | null>): ChartNode => ({
  type: 'chart',
  title: 'Who came',
  description: 'Twelve came in September, nine in October.',
  summary: 'The same figures as a table',
  drawing: { kind: 'bars', labels, series: [{ name: 'Came', values }] },
  children: [
    table(
      ['Month', 'Came'],
      labels.map((label, at) => [label, String(values[at] ?? 'no list')]),
    ),
  ],
});

const links = (label: string): ChartNode => ({
  type: 'chart',
  title: 'What waits on what',
  description: 'The posters wait for the hall.',
  summary: 'The same as a list',
  drawing: {
    kind: 'links',
    boxes: [
      { id: '7', label, detail: 'Émile', marked: true },
      { id: '9', label: 'Print posters', detail: 'Олена', marked: false },
    ],
    arrows: [{ from: '7', to: '9' }],
  },
  children: [list([[paragraph(label), list(['Print posters'])]])],
});

const shown = (file: Uint8Array) => all(bodyOf(file), 'wp:docPr').map((each) => each.attributes);

test('a picture that bears each of its figures stands alone, and is read out in words', async () => {
  const file = await renderDocx(root(bars(['Sep 2026', 'Oct 2026'], [12, 9])));
  expect(outlineOf(file)).toEqual(['ChartTitle: Who came', 'Chart: ']);
  expect(shown(file)).toEqual([
    {
      id: '1',
      name: 'chart-1',
      title: 'Who came',
      descr: 'Twelve came in September, nine in October. Month Came; Sep 2026 12; Oct 2026 9',
    },
  ]);
});

test('what a picture can’t say stands below it in words', async () => {
  const tree = root(bars(['Sep 2026', 'Oct 2026'], [12, null]), links('Find a hall'));
  const file = await renderDocx(tree);
  expect(outlineOf(file).filter((line) => !line.startsWith('Space'))).toEqual([
    'ChartTitle: Who came',
    'Chart: ',
    'TableText: Month',
    'TableText: Came',
    'TableText: Sep 2026',
    'TableText: 12',
    'TableText: Oct 2026',
    'TableText: no list',
    'ChartTitle: What waits on what',
    'Chart: ',
  ]);
  expect(shown(file).map(({ id, descr }) => [id, descr])).toEqual([
    ['1', 'Twelve came in September, nine in October.'],
    ['2', 'The posters wait for the hall. Find a hall Print posters'],
  ]);
});

test('each picture is there twice: as SVG, and as PNG for what shows none', async () => {
  const parts = partsOf(await renderDocx(root(bars(['Sep'], [12]), links('Find a hall'))));
  const media = [...parts].filter(([path]) => path.startsWith('word/media/'));
  expect(media.map(([path]) => path)).toEqual([
    'word/media/image1.svg',
    'word/media/image1.png',
    'word/media/image2.svg',
    'word/media/image2.png',
  ]);
  expect(new TextDecoder().decode(media[0]?.[1])).toMatch(/^<svg [\s\S]*Who came[\s\S]*<\/svg>\n$/);
  const png = Buffer.from(media[1]?.[1] ?? []);
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(960);
});

test('a name that the face can’t write makes no picture of empty boxes, but words', async () => {
  const file = await renderDocx(root(links('日本で会う'), links('Find a hall')));
  expect(outlineOf(file).slice(0, 4)).toEqual([
    'ChartTitle: What waits on what',
    'ListBullet: 日本で会う',
    'ListBullet2End: Print posters',
    'ChartTitle: What waits on what',
  ]);
  expect(shown(file).map(({ id }) => id)).toEqual(['1']);
});

describe('the painter', () => {
  const paint = painter();
  const svg = (text: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" font-size="12"><text x="5" y="20" dy=".35em">${text}</text></svg>`;

  const drawn = async (text: string) =>
    Buffer.from((await paint(text)?.png) ?? []).toString('base64');

  test('leaves an emoji out that it can’t draw, and what held it together', async () => {
    expect(await drawn(svg('Cake 🧑‍🍳 for all'))).toBe(await drawn(svg('Cake  for all')));
  });

  test('writes Arabic with all its letters on one line', async () => {
    const lowered = svg('سبتمبر').replace(' y="20" dy=".35em"', ' y="24.2"');
    expect(await drawn(svg('سبتمبر'))).toBe(await drawn(lowered));
  });

  test('says the size in CSS pixels, whatever it has of its own', () => {
    expect(paint(svg('x'))).toMatchObject({ width: 200, height: 40 });
  });
});

test('the face writes Latin, Greek, Cyrillic, Hebrew and Arabic, and no Chinese', () => {
  const draws = lettersOf(shippedBytes('DejaVuSans.ttf'));
  expect([...'Aéőđ ΓЖשع…–’→'].filter((sign) => !draws(sign))).toEqual([]);
  expect([...'日नகা🧵\uffff'].filter(draws)).toEqual([]);
});

test('no sign of a text is lost or moved where its direction turns', () => {
  const mixed = fc.string({ unit: fc.constantFrom(...'aZ9 ,(ש ع🧵-') });
  fc.assert(
    fc.property(mixed, fc.constantFrom('ltr', 'rtl'), (text, direction) => {
      const pieces = piecesOf(text, direction);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      for (const piece of pieces) {
        const wrong = piece.rightToLeft ? /[aZ9]/ : /[שع]/;
        expect(piece.text).not.toMatch(wrong);
      }
    }),
  );
});

test('the columns of a table fit the line, and no short one is broken for a long one', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abc  '), maxLength: 200 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 4 }), (rows) => {
      const widths = columnsOf(table(['No', 'What', 'By'], rows), 9638);
      const sum = widths.reduce((total, each) => total + each, 0);
      expect(sum).toBeLessThanOrEqual(9639);
      expect(widths.every((each) => Number.isInteger(each) && each > 0)).toBe(true);
    }),
  );
  const long = 'A one-page guide for new menders. '.repeat(9);
  const [, what = 0, by = 0] = columnsOf(
    table(['No', 'What', 'By'], [['7', long, '24 Nov 2026']]),
    9638,
  );
  expect(by).toBeGreaterThan('24 Nov 2026'.length * 118);
  expect(what).toBeGreaterThan(6000);
});
