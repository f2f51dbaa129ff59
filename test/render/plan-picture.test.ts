/** The plan's picture: what is said above it, and where what is hoped for by now stands in it. */
import { expect, test } from 'vitest';
import type { MonthEntry, MonthsDrawing } from '../../src/papers/tree.js';
import { chartSvg, needsBreadth } from '../../src/render/charts/index.js';

const action = (no: string, who: string, day: string): MonthEntry => ({
  kind: 'action',
  no,
  label: `Errand ${no}`,
  who,
  day,
  note: '',
  marked: false,
  free: false,
});

const planWith = (who: string, count = 2): MonthsDrawing => ({
  kind: 'months',
  months: [
    {
      label: 'Still open from before',
      dated: true,
      isOver: true,
      entries: [action('1', who, 'hoped for by 3 Nov'), action('2', who, 'hoped for by 9 Nov')],
      more: '',
    },
    ...Array.from({ length: count }, (_, nth) => ({
      label: `Month ${nth + 1}`,
      dated: true,
      entries: [action(`${nth + 3}`, who, 'by 4 Dec')],
      more: '',
    })),
  ],
  arrows: [{ from: '1', to: '3' }],
});

const svgOf = (drawing: MonthsDrawing, width: 320 | 640 | 960): Promise<string> =>
  chartSvg(drawing, {
    theme: 'light',
    title: 'What lies ahead from 21 Nov 2026',
    description: 'Each action on a card.',
    heading: 'Harbour Menders: Momentum Plan',
    width,
  });

/** Where each text begins, by what it says. */
const placesIn = (svg: string): ReadonlyMap<string, { readonly x: number; readonly y: number }> =>
  new Map(
    [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)</g)].map(
      ([, x, y, said = '']) => [said, { x: Number(x), y: Number(y) }],
    ),
  );

test('a plan that stands alone says whose it is and of what day', async () => {
  const svg = await svgOf(planWith('Tom'), 960);
  expect(svg).toContain('<title id="title">What lies ahead from 21 Nov 2026</title>');
  const [first, second] = [...placesIn(svg).keys()];
  expect(first).toBe('Harbour Menders: Momentum Plan');
  expect(second).toBe('What lies ahead from 21 Nov 2026');
});

test('what was hoped for by now stands above the months, across all of them', async () => {
  const places = placesIn(await svgOf(planWith('Tom'), 640));
  const at = (said: string) => places.get(said) ?? { x: -1, y: -1 };
  expect(at('Errand 1').y).toBe(at('Errand 2').y);
  expect(at('Month 1').y).toBeGreaterThan(at('hoped for by 9 Nov').y);
  expect(at('Month 1').y).toBe(at('Month 2').y);
  expect(at('Errand 3').y).toBeGreaterThan(at('Month 1').y);
  const below = placesIn(await svgOf(planWith('Tom'), 320));
  const order = ['Still open from before', 'Errand 1', 'Errand 2', 'Month 1', 'Errand 3'];
  expect([...order].sort((a, b) => (below.get(a)?.y ?? 0) - (below.get(b)?.y ?? 0))).toEqual(order);
});

test('months that have no room to be read side by side between the words are drawn broader', async () => {
  expect(await needsBreadth(planWith('Tom', 3))).toBe(false);
  // Beside each other, four would hold two words to a line; three have no room for such a name.
  expect(await needsBreadth(planWith('Tom', 4))).toBe(true);
  expect(await needsBreadth(planWith('Hohenlohe-Waldenburg-Ems', 3))).toBe(true);
  expect(await needsBreadth(planWith('w'.repeat(60), 4))).toBe(false);
});
