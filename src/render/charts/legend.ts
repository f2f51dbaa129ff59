import type { Element } from 'hast';
import { s } from 'hastscript';
import type { SeriesDrawing } from '../../papers/tree.js';
import { seriesPaints } from './palette.js';
import { cut, textWidth, type Width } from './text.js';

/** Lines are told apart by their dashes and signs too, for whoever does not see the colours. */
export const dashes = ['solid' as const, [6, 3], [2, 3], [8, 3, 2, 3]];
export const signs = ['circle', 'rect', 'triangle', 'diamond'] as const;

export const paintAt = (index: number): (typeof seriesPaints)[number] =>
  seriesPaints[index % seriesPaints.length] ?? 'series-1';

const row = 18;
const sample = 20;
const gap = 16;

// Round the middle of a sample.
const shapes: Readonly<Record<(typeof signs)[number], string>> = {
  circle: 'M6.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z',
  rect: 'M7 5l6 0l0 6l-6 0Z',
  triangle: 'M10 4.5l3.5 7l-7 0Z',
  diamond: 'M10 4l4 4l-4 4l-4 -4Z',
};

function sampleOf(kind: SeriesDrawing['kind'], index: number): Element[] {
  const paint = paintAt(index);
  if (kind === 'bars') {
    return [s('rect', { x: 2, y: 3, width: 14, height: 10, rx: 2, 'data-fill': paint })];
  }
  const dash = dashes[index % dashes.length] ?? 'solid';
  const sign = signs[index % signs.length] ?? 'circle';
  return [
    s('path', {
      d: `M0 8L${sample} 8`,
      'data-stroke': paint,
      strokeWidth: 2,
      strokeDasharray: dash === 'solid' ? undefined : [dash].flat().join(','),
    }),
    s('path', { d: shapes[sign], 'data-fill': paint }),
  ];
}

export interface Legend {
  /** In pixels, with the air below it. */
  readonly height: number;
  readonly elements: readonly Element[];
}

/** The names of several series, side by side where they have room, else below each other. */
export function legendOf({ kind, series }: SeriesDrawing, width: Width): Legend {
  if (series.length < 2) return { height: 0, elements: [] };
  const names = series.map(({ name }) => cut(name, width - sample - gap));
  const taken = names.map((name) => sample + 6 + textWidth(name) + gap);
  const beside = taken.reduce((sum, each) => sum + each, 0) <= width;
  let x = 0;
  const elements = names.map((name, index) => {
    const [left, top] = beside ? [Math.round(x), 0] : [0, index * row];
    x += taken[index] ?? 0;
    return s('g', { transform: `translate(${left} ${top})` }, [
      ...sampleOf(kind, index),
      s('text', { x: sample + 6, y: 8, dy: '.35em', 'data-fill': 'label' }, name),
    ]);
  });
  return { height: (beside ? 1 : names.length) * row + 8, elements };
}
