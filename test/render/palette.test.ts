import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { light } from '../../src/render/charts/palette.js';

const css = readFileSync(new URL('../../src/render/html/style.css', import.meta.url), 'utf8');

/** The colours of the page, by their names, in the order of the style sheet: light, then dark. */
const [day = {}, night = {}] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, block = '']) =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name, value]) => [name, value]),
  ),
);

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one = '', other = ''): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

describe.each([
  ['by day', day],
  ['by night', night],
])('%s', (_, colours) => {
  test.each(['ink', 'quiet', 'accent'])(
    '%s can be read, on the page and on what is set apart',
    (name) => {
      for (const ground of ['paper', 'callout', 'box', 'mark']) {
        expect(contrast(colours[name], colours[ground])).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  test.each(['series-1', 'series-2', 'series-3', 'series-4', 'axis', 'edge', 'mark-edge', 'arrow'])(
    '%s can be told from the page',
    (name) => {
      expect(contrast(colours[name], colours.paper)).toBeGreaterThanOrEqual(3);
    },
  );
});

test('every paint has its colour and its class, and by day the same colour on a page and alone', () => {
  const grounds = { paper: light.paper, label: day.quiet, value: day.ink };
  for (const [paint, colour] of Object.entries(light)) {
    if (paint in grounds) continue;
    expect(day[paint], paint).toBe(colour);
    expect(css).toMatch(
      new RegExp(`\\.(?:fill|line)-${paint} \\{\\s*(?:fill|stroke): var\\(--${paint}\\)`),
    );
  }
  for (const paint of ['label', 'value']) expect(css).toContain(`.fill-${paint} {`);
  expect(contrast(light.label, light.box)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(light.label, light.mark)).toBeGreaterThanOrEqual(4.5);
});
