/** The lines of arrows. */
import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Point } from './layout.js';

/** To a tenth of a pixel. */
export const round = (value: number): number => Math.round(value * 10) / 10;
const spot = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

/** Lanes have rounded corners, everything else is one curve from edge to edge. */
function pathOf(way: readonly Point[]): string {
  const [first, ...rest] = way as [Point, ...Point[]];
  const steps = rest.map((next, index) => {
    const last = way[index] as Point;
    if (last.x === next.x || last.y === next.y) return corner(last, next, way[index + 2]);
    const half = (last.x + next.x) / 2;
    return `C${round(half)} ${round(last.y)} ${round(half)} ${round(next.y)} ${spot(next)}`;
  });
  return `M${spot(first)}${steps.join('')}`;
}

const radius = 6;

// A straight line to a corner, cut short and bent round it where another straight line follows.
function corner(last: Point, next: Point, after: Point | undefined): string {
  const turns =
    after !== undefined && (last.x === next.x) !== (next.x === after.x) && near(next, after);
  if (!turns) return `L${spot(next)}`;
  return `L${spot(toward(next, last))}Q${spot(next)} ${spot(toward(next, after))}`;
}

const near = (a: Point, b: Point): boolean => a.x === b.x || a.y === b.y;

function toward(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const step = Math.min(radius, length / 2) / (length || 1);
  return { x: from.x + (to.x - from.x) * step, y: from.y + (to.y - from.y) * step };
}

// Every arrow comes in from a side, straight.
const headOf = ({ x, y }: Point, back: number): string =>
  `M${round(x)} ${round(y)}l${back} -4l0 8Z`;

/** The line of an arrow along its way, and its head. */
export function arrowOf(way: readonly Point[]): Element[] {
  const [before, end] = way.slice(-2) as [Point, Point];
  return [
    s('path', { d: pathOf(way), 'data-stroke': 'arrow', strokeWidth: 1.5 }),
    s('path', { d: headOf(end, before.x > end.x ? 7 : -7), 'data-fill': 'arrow' }),
  ];
}
