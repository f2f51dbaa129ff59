import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type {
  Drawing,
  LinksDrawing,
  MonthEntry,
  MonthsDrawing,
  SeriesDrawing,
} from '../../src/papers/tree.js';
import { chartSvg, type Width } from '../../src/render/charts/index.js';
import { light } from '../../src/render/charts/palette.js';
import { laidText } from '../../src/render/text.js';
import { hostile } from './tree.js';

const months = [
  'Dec 2025',
  ...'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov'.split(' ').map((month) => `${month} 2026`),
];
const came = [12, 9, null, 4, 0, 7, 8, 22, 3, 4, 5, 6];

const bars: SeriesDrawing = {
  kind: 'bars',
  labels: months,
  series: [{ name: 'Came', values: came }],
};

const links: LinksDrawing = {
  kind: 'links',
  boxes: [
    {
      id: '1',
      label: 'Find a hall for the winter repair day, with tables and sockets for twenty',
      detail: 'Ottilie Marsh, 4 Dec 2026',
      marked: true,
    },
    { id: '2', label: 'Print the posters', detail: 'Bram Okonedo, 11 Dec 2026', marked: false },
    { id: '3', label: 'Sort out insurance', detail: 'looking for someone', marked: false },
    { id: '4', label: 'Hold the winter repair day', detail: '', marked: false },
  ],
  arrows: ['12', '13', '24', '34', '14'].map(([from = '', to = '']) => ({ from, to })),
};

const action = (no: string, label: string, more: object = {}): MonthEntry => ({
  kind: 'action',
  no,
  label,
  who: 'Bram Okonedo',
  day: '11 Dec',
  note: '',
  marked: false,
  free: false,
  ...more,
});

const plan: MonthsDrawing = {
  kind: 'months',
  months: [
    { label: 'November 2026', dated: true, entries: [action('1', 'Order fuses')], more: '' },
    {
      label: 'December 2026',
      dated: true,
      entries: [
        action('2', 'Find a hall for the winter repair day, with tables and sockets for twenty', {
          who: 'Ottilie Marsh',
          note: '3 actions wait for it',
          marked: true,
        }),
        { kind: 'meeting', label: 'Menders’ evening, Boathouse', day: '10 Dec, 18:30' },
        action('3', 'לתקן את המנורה', { who: 'נועה לוי' }),
      ],
      more: '',
    },
    {
      label: 'January 2027',
      dated: true,
      entries: [action('14', 'Sort out insurance', { who: 'looking for someone', free: true })],
      more: 'and 3 more',
    },
    {
      label: 'No date yet',
      dated: false,
      entries: [action('18', 'Photographs for the wall at the library', { day: '' })],
      more: '',
    },
  ],
  arrows: [
    { from: '1', to: '14' },
    { from: '2', to: '3' },
    { from: '2', to: '14' },
    { from: '14', to: '2' },
    { from: '2', to: '18' },
  ],
};

const drawings: Readonly<Record<string, Drawing>> = {
  bars,
  'bars-of-two': {
    ...bars,
    series: [
      { name: 'Offered', values: came },
      {
        name: 'Kept by the day they were hoped for',
        values: came.map((value) => value && value % 5),
      },
    ],
  },
  'bars-with-long-names': {
    kind: 'bars',
    labels: ['Answers in the forum', 'Hosting', 'Talks and demonstrations for newcomers'],
    series: [{ name: 'Contributions', values: [34, 0, null] }],
  },
  lines: {
    ...bars,
    kind: 'line',
    series: [
      { name: 'Offered', values: came },
      { name: 'Kept', values: came.map((value) => value && value % 5) },
    ],
  },
  links,
  months: plan,
};

const svgOf = (drawing: Drawing, width: Width = 640): Promise<string> =>
  chartSvg(drawing, { theme: 'light', title: 'What & who', description: '<b>In words</b>', width });

/** The texts of an SVG and the attributes of its elements; throws where it is no XML. */
function read(svg: string): {
  readonly texts: string[];
  readonly elements: ReadonlyArray<{ name: string; attributes: Record<string, string> }>;
} {
  const texts: string[] = [];
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.on('text', (text) => text.trim() !== '' && texts.push(text));
  parser.write(svg).close();
  return { texts, elements };
}

describe.each([320, 640] as const)('%i pixels wide', (width) => {
  test.each(Object.entries(drawings))('%s, the same each time', async (name, drawing) => {
    const svg = await svgOf(drawing, width);
    await expect(svg.replace(/(?<=>)(?=<[^/])/g, '\n')).toMatchFileSnapshot(
      `../golden/charts/${name}-${width}.svg`,
    );
    // Whatever echarts drew meanwhile: it numbers what it draws.
    await svgOf(bars, 320);
    expect(await svgOf(drawing, width)).toBe(svg);
  });
});

test('a picture is XML with a size, a title and a description, paper, and colours of its own', async () => {
  const { texts, elements } = read(await svgOf(bars));
  const [svg, title, description, paper] = elements;
  expect(svg?.attributes).toMatchObject({
    xmlns: 'http://www.w3.org/2000/svg',
    width: '640',
    role: 'img',
    'aria-labelledby': `${title?.attributes.id} ${description?.attributes.id}`,
  });
  expect(texts.slice(0, 2)).toEqual(['What & who', '<b>In words</b>']);
  expect(paper).toMatchObject({ name: 'rect', attributes: { width: '640', fill: light.paper } });
  const colours = new Set<string>(Object.values(light));
  for (const { attributes } of elements) {
    for (const colour of [attributes.fill, attributes.stroke]) {
      if (colour !== undefined && colour !== 'none') expect(colours).toContain(colour);
    }
    expect(Object.keys(attributes).join()).not.toMatch(/style|class|data-|ecmeta|href|\bon/);
  }
});

test('a gap is a gap: no bar, no figure and no line, while zero has its figure', async () => {
  const three = (kind: 'bars' | 'line', values: (number | null)[]): SeriesDrawing => ({
    kind,
    labels: ['a', 'b', 'c'],
    series: [{ name: 'x', values }],
  });
  const figures = async (drawing: Drawing) =>
    read(await svgOf(drawing)).texts.filter((text) => /^\d+$/.test(text));
  expect(await figures(three('bars', [4, null, 0]))).toEqual(['4', '0']);
  expect(await figures(three('line', [4, null, 0]))).toEqual(['4', '0']);

  const drawn = read(await svgOf(three('line', [4, null, 5]))).elements;
  const [line] = drawn.filter(({ attributes }) => attributes.stroke === light['series-1']);
  // Two ends with nothing between them: moves only.
  expect(line?.attributes.d).toMatch(/^M[\d. ]+M[\d. ]+$/);
});

test('a gap says what it is, in a picture of one series that has room for it', async () => {
  const came = (labels: readonly string[], values: readonly (number | null)[], gap: string) =>
    svgOf({ kind: 'bars', labels, series: [{ name: 'Came', values, gap }] }, 320);
  expect(read(await came(['a', 'b'], [4, null], 'no list')).texts).toContain('no list');
  const many = months.map((_, index) => (index === 3 ? null : 5));
  const { texts } = read(await came(months, many, 'no list'));
  expect(texts.slice(-2)).toEqual(['no', 'list']);
  expect(read(await came(months, many, 'Anwesenheitsliste')).texts.join()).not.toContain('liste');
});

test('what is read along the axis are whole numbers', async () => {
  for (const most of [0, 1, 2, 3, 7, 60]) {
    const values = months.map((_, index) => (index === 3 ? most : 0));
    const { texts } = read(
      await svgOf({
        kind: 'line',
        labels: months,
        series: [
          { name: 'a', values },
          { name: 'b', values },
        ],
      }),
    );
    const ticks = texts.filter((text) => /^[\d.,]+$/.test(text) && !/^20\d\d$/.test(text));
    expect(ticks.length).toBeGreaterThan(1);
    for (const tick of ticks) expect(tick).toMatch(/^\d+$/);
  }
});

test('nothing to draw is drawn as nothing', async () => {
  for (const kind of ['bars', 'line'] as const) {
    expect(read(await svgOf({ kind, labels: [], series: [] })).elements.length).toBeGreaterThan(2);
  }
  expect(read(await svgOf({ kind: 'links', boxes: [], arrows: [] })).elements).toHaveLength(5);
});

test('what stands out does so by more than its colour', async () => {
  const { elements } = read(await svgOf(links));
  const bold = elements.filter(({ attributes }) => attributes['font-weight'] === 'bold');
  expect(bold.length).toBeGreaterThan(0);
});

test('a plan shows each number and each day whole, and a heading where it stands alone', async () => {
  for (const width of [320, 640, 960] as const) {
    const { texts } = read(
      await chartSvg(plan, {
        theme: 'light',
        title: 'What lies ahead',
        description: '',
        heading: 'Harbour Menders',
        width,
      }),
    );
    for (const whole of ['1', '2', '3', '14', '18', '11 Dec', '10 Dec, 18:30', 'and 3 more']) {
      expect(texts).toContain(whole);
    }
    expect(texts.filter((text) => text === 'Harbour Menders')).toHaveLength(1);
    expect(texts.join('')).not.toContain('…');
  }
});

test('what nobody has taken has a dashed edge', async () => {
  const { elements } = read(await svgOf(plan));
  const dashed = elements.filter(({ attributes }) => attributes['stroke-dasharray'] !== undefined);
  expect(dashed).toHaveLength(1);
});

const planOf = (label: string, more: object): MonthsDrawing => ({
  kind: 'months',
  months: [{ label: 'December 2026', dated: true, entries: [action('7', label, more)], more: '' }],
  arrows: [],
});

test('the lines of a card begin at one edge, and each name in them is read its own way', async () => {
  const drawing = planOf('לתקן את המנורה עם Tom', { who: 'Tom Reed with נועה לוי, מרים, Ash' });
  const { elements } = read(await svgOf(drawing));
  const lines = elements.filter(
    ({ name, attributes }) => name === 'text' && attributes.fill !== undefined,
  );
  expect(lines.every(({ attributes }) => attributes['text-anchor'] === undefined)).toBe(true);
  const svg = await svgOf(drawing);
  const apart = '<tspan unicode-bidi="plaintext">';
  expect(svg).toContain(`${apart}נועה\u00a0לוי</tspan>`);
  expect(svg).toContain(`${apart}מרים</tspan>`);
});

test('who does it is never cut, however many they are and however long their names', async () => {
  const who =
    'Maximiliane von Hohenlohe-Waldenburg-Schillingsfürst with Karl-Theodor Freiherr von und zu Guttenberg-Lichtenstein, Friederike Schmidt-Rottluff and Ann-Kathrin Oberbergmeister';
  for (const width of [320, 640, 960] as const) {
    const { texts } = read(await svgOf(planOf('Print the posters', { who }), width));
    expect(texts.join('').replaceAll(/\s/g, '')).toContain(who.replaceAll(/\s/g, ''));
    const detailed: Drawing = {
      kind: 'links',
      boxes: [{ id: '1', label: 'Print the posters', detail: who, marked: false }],
      arrows: [],
    };
    const drawn = read(await svgOf(detailed, width))
      .texts.join('')
      .replaceAll(/\s/g, '');
    expect(drawn).toContain(who.replaceAll(/\s/g, ''));
  }
});

test.each(hostile)('what a person typed is text: %j', async (text) => {
  const bare = (svg: string) => read(svg).elements.filter(({ name }) => name !== 'text');
  for (const drawing of [
    { kind: 'links', boxes: [{ id: 'x', label: text, detail: text, marked: false }], arrows: [] },
    {
      kind: 'months',
      months: [{ label: text, dated: true, entries: [action('1', text, { who: '' })], more: text }],
      arrows: [],
    },
    {
      kind: 'bars',
      labels: [text],
      series: [
        { name: text, values: [1] },
        { name: text, values: [2] },
      ],
    },
  ] satisfies Drawing[]) {
    const svg = await chartSvg(drawing, { theme: 'light', title: text, description: text });
    const { texts } = read(svg);
    expect(texts.slice(0, 2)).toEqual([laidText(text), laidText(text)]);
    expect(bare(svg).every(({ name }) => /^(?:svg|title|desc|rect|path|g|tspan)$/.test(name))).toBe(
      true,
    );
    expect(texts.slice(2).join('').replaceAll(' ', '')).toContain(
      laidText(text).replaceAll(' ', ''),
    );
  }
});
