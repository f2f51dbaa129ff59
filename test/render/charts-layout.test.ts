import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelsBelow, liesDown } from '../../src/render/charts/labels.js';
import { forwardArrows, layersOf, topDown } from '../../src/render/charts/layers.js';
import { inColumns, inOneColumn, type Layout, layOut } from '../../src/render/charts/layout.js';
import { type PlanMonth, placeMonths } from '../../src/render/charts/months-layout.js';
import { textWidth, wrapped } from '../../src/render/charts/text.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const anyArrows = fc.array(
  fc.record({ from: fc.constantFrom(...ids, 'nowhere'), to: fc.constantFrom(...ids) }),
  { maxLength: 16 },
);
const heights = fc.array(fc.integer({ min: 20, max: 120 }), { minLength: 8, maxLength: 8 });

test('arrows that close a circle, say nothing new or lead nowhere are left out', () => {
  const arrows = ['ab', 'bc', 'ca', 'ab', 'dd', 'xa'].map(([from = '', to = '']) => ({ from, to }));
  expect(forwardArrows(ids, arrows)).toEqual([
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
  ]);
});

test('a box stands after all that it waits for', () => {
  fc.assert(
    fc.property(anyArrows, (arrows) => {
      const kept = forwardArrows(ids, arrows);
      const layers = layersOf(ids, kept);
      const order = topDown(ids, kept);
      expect([...order].sort()).toEqual(ids);
      for (const { from, to } of kept) {
        expect(layers.get(from)).toBeLessThan(layers.get(to) ?? -1);
        expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
      }
    }),
  );
});

/** What is wrong with a plan: boxes that touch or lie outside, arrows that begin or end elsewhere. */
function faults({ boxes, arrows, height }: Layout, width: number): string[] {
  const rects = [...boxes];
  const found: string[] = [];
  for (const [id, { x, y, width: wide, height: high }] of rects) {
    if (x < 0 || y < 0 || x + wide > width + 0.01 || y + high > height + 0.01) {
      found.push(`${id} is outside`);
    }
    for (const [other, rect] of rects) {
      const apart =
        x >= rect.x + rect.width ||
        rect.x >= x + wide ||
        y >= rect.y + rect.height ||
        rect.y >= y + high;
      if (other !== id && !apart) found.push(`${id} lies on ${other}`);
    }
  }
  for (const { from, to, way } of arrows) {
    const [start, end] = [way[0], way.at(-1)];
    const [first, last] = [boxes.get(from), boxes.get(to)];
    const within = (y = -1, rect = { y: 0, height: 0 }) => y >= rect.y && y <= rect.y + rect.height;
    if (!within(start?.y, first) || !within(end?.y, last)) found.push(`${from} to ${to} misses`);
    if (end?.x !== last?.x) found.push(`${from} to ${to} does not come in from the left`);
    for (const { x, y } of way) {
      if (x < 0 || x > width || y < 0 || y > height) found.push(`${from} to ${to} is outside`);
    }
  }
  return found;
}

test('no box lies on another, and arrows go from box to box, forward', () => {
  fc.assert(
    fc.property(anyArrows, heights, fc.constantFrom(316, 636), (arrows, high, width) => {
      const kept = forwardArrows(ids, arrows);
      const heightOf = (id: string) => high[ids.indexOf(id)] ?? 0;
      for (const place of [inColumns, inOneColumn, layOut]) {
        // Columns are only for where they leave room; the many others go below each other.
        const room = place === inColumns ? 3000 : width;
        const plan = place(ids, kept, room, heightOf);
        expect(faults(plan, room)).toEqual([]);
        expect(plan.arrows).toHaveLength(kept.length);
      }
      const columns = inColumns(ids, kept, 3000, heightOf);
      for (const { way } of columns.arrows) {
        const across = way.map(({ x }) => x);
        expect([...across].sort((a, b) => a - b)).toEqual(across);
      }
      const below = inOneColumn(ids, kept, width, heightOf);
      for (const { way } of below.arrows) expect(way.at(-1)?.y).toBeGreaterThan(way[0]?.y ?? 0);
    }),
  );
});

test('what does not fit ends in an ellipsis, and nothing else is lost', () => {
  const text = 'Find a hall for the winter repair day';
  expect(wrapped(text, 120, 2)).toEqual(['Find a hall for the', 'winter repair day']);
  expect(wrapped(text, 120, 1)).toEqual(['Find a hall for th…']);
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 40, max: 300 }),
      (text, room) => {
        const lines = wrapped(text, room);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) {
          expect([...line].length === 1 || textWidth(line) <= room).toBe(true);
        }
      },
    ),
  );
});

const months = ['Nov 2025', 'Dec 2025', 'Jan 2026', 'Feb 2026'];

test('a year stands where it begins, and only there', () => {
  expect(labelsBelow(months, 60)).toEqual({
    lines: ['Nov\n2025', 'Dec', 'Jan\n2026', 'Feb'],
    complete: true,
  });
});

test('where labels have no room, every second one is left out, and the year still stands', () => {
  expect(labelsBelow(months, 22)).toEqual({
    lines: ['Nov\n2025', '', 'Jan\n2026', ''],
    complete: false,
  });
});

test('no label runs into the next', () => {
  const label = fc.string({ unit: fc.constantFrom('a', 'm', 'W', ' ', '日', '2'), maxLength: 20 });
  fc.assert(
    fc.property(
      fc.array(label, { minLength: 2, maxLength: 40 }),
      fc.integer({ min: 4, max: 90 }),
      (labels, slot) => {
        const { lines } = labelsBelow(labels, slot);
        const shown = lines.flatMap((text, index) =>
          text === '' ? [] : [{ text, at: index * slot }],
        );
        for (const [index, { text, at }] of shown.entries()) {
          const next = shown[index + 1];
          if (next === undefined) continue;
          const half = (of: string) =>
            Math.max(...of.split('\n').map((line) => textWidth(line))) / 2;
          expect(at + half(text)).toBeLessThanOrEqual(next.at - half(next.text) + 0.01);
        }
      },
    ),
  );
});

test('bars with long names lie down, months stay upright', () => {
  const kinds = ['Answers in the forum', 'Talks and demonstrations for newcomers'];
  expect(liesDown(kinds, labelsBelow(kinds, 60))).toBe(true);
  const year = Array.from({ length: 12 }, (_, month) => `M${month} 2026`);
  expect(liesDown(year, labelsBelow(year, 25))).toBe(false);
});

test('in a plan no card lies on another, and every arrow begins and ends at a card', () => {
  fc.assert(
    fc.property(
      anyArrows,
      heights,
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      fc.boolean(),
      (drawn, high, months, oneColumn, hasPast) => {
        const groups = Array.from(
          { length: months + 1 },
          (_, nth): PlanMonth => ({
            title: { heightIn: () => 20 },
            place: nth === months ? 'below' : nth === 0 && hasPast ? 'above' : 'beside',
            items: ids.flatMap((id, place) =>
              place % (months + 1) === nth ? [{ id, heightIn: () => high[place] ?? 20 }] : [],
            ),
          }),
        );
        const known = drawn.filter(({ from, to }) => from !== to && ids.includes(from));
        const width = oneColumn ? 316 : 636;
        const { places, arrows, height } = placeMonths(groups, known, width, oneColumn, 0);
        const boxes = new Map([...places].map(([item, rect], nth) => [item.id ?? `${nth}`, rect]));
        expect(faults({ height, boxes, arrows: [] }, width)).toEqual([]);
        for (const [nth, way] of arrows.entries()) {
          const ends = [way[0], way.at(-1)];
          for (const [end, id] of [known[nth]?.from, known[nth]?.to].entries()) {
            const {
              x,
              y,
              width: wide,
              height: tall,
            } = boxes.get(id ?? '') ?? {
              x: -1,
              y: -1,
              width: 0,
              height: 0,
            };
            const point = ends[end] ?? { x: -9, y: -9 };
            expect(point.y >= y && point.y <= y + tall).toBe(true);
            expect(Math.min(Math.abs(point.x - x), Math.abs(point.x - x - wide))).toBeLessThan(
              0.01,
            );
          }
          for (const { x } of way) expect(x >= 0 && x <= width).toBe(true);
        }
      },
    ),
  );
});
