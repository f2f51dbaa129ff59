import type { Element } from 'hast';
import { s } from 'hastscript';
import type { LinksDrawing } from '../../papers/tree.js';
import { laidText } from '../text.js';
import { forwardArrows } from './layers.js';
import { type Layout, layOut, type Point, type Rect } from './layout.js';
import { fontSize, type Width, wrapped } from './text.js';

type Box = LinksDrawing['boxes'][number];

const lineHeight = 15;
const padding = 10;
const margin = 2;
/** Lines of a title, and of who and by when. */
const most = { label: 3, detail: 2 };

interface Words {
  readonly label: readonly string[];
  readonly detail: readonly string[];
}

// What stands out is written bold, which takes more room.
const bold = 1.14;

function wordsOf({ label, detail, marked }: Box, width: number): Words {
  const room = width - 2 * padding;
  return {
    label: wrapped(laidText(label), marked ? room / bold : room, most.label),
    detail: detail === '' ? [] : wrapped(laidText(detail), room, most.detail),
  };
}

const heightOf = ({ label, detail }: Words): number =>
  2 * padding + lineHeight * (label.length + detail.length) - 3;

const round = (value: number): number => Math.round(value * 10) / 10;
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

// Every arrow comes in from the left, straight.
const headOf = ({ x, y }: Point): string => `M${round(x)} ${round(y)}l-7 -4l0 8Z`;

function boxOf(box: Box, rect: Rect): Element {
  const { label, detail } = wordsOf(box, rect.width);
  const x = round(rect.x + padding);
  const line = (text: string, index: number, quiet: boolean): Element =>
    s(
      'text',
      {
        x,
        y: round(rect.y + padding + 9 + lineHeight * index),
        'data-fill': quiet ? 'label' : 'value',
        fontWeight: box.marked && !quiet ? 'bold' : undefined,
      },
      text,
    );
  return s('g', [
    s('rect', {
      x: round(rect.x),
      y: round(rect.y),
      width: round(rect.width),
      height: round(rect.height),
      rx: 6,
      'data-fill': box.marked ? 'mark' : 'box',
      'data-stroke': box.marked ? 'mark-edge' : 'edge',
      strokeWidth: box.marked ? 2 : 1,
    }),
    ...label.map((text, index) => line(text, index, false)),
    ...detail.map((text, index) => line(text, label.length + index, true)),
  ]);
}

/** Boxes and arrows as an `svg` element: in columns where there is room, else below each other. */
export function drawLinks({ boxes, arrows }: LinksDrawing, width: Width): Element {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const ids = [...byId.keys()];
  const plan: Layout = layOut(ids, forwardArrows(ids, arrows), width - 2 * margin, (id, boxWidth) =>
    heightOf(wordsOf(byId.get(id) as Box, boxWidth)),
  );
  const height = Math.ceil(plan.height) + 2 * margin;
  const paths = plan.arrows.flatMap(({ way }) => [
    s('path', { d: pathOf(way), 'data-stroke': 'arrow', strokeWidth: 1.5 }),
    s('path', { d: headOf(way.at(-1) as Point), 'data-fill': 'arrow' }),
  ]);
  const drawn = [...plan.boxes].map(([id, rect]) => boxOf(byId.get(id) as Box, rect));
  return s('svg', { viewBox: `0 0 ${width} ${height}`, width, height, fontSize }, [
    s('g', { transform: `translate(${margin} ${margin})` }, [...paths, ...drawn]),
  ]);
}
