import type { Element } from 'hast';
import { s } from 'hastscript';
import type { LinksDrawing } from '../../papers/tree.js';
import { laidText, unbroken } from '../text.js';
import { isolated } from './isolated.js';
import { forwardArrows } from './layers.js';
import { type Layout, layOut, type Rect } from './layout.js';
import { arrowOf, round } from './paths.js';
import { fontSize, type Width, wrapped } from './text.js';

type Box = LinksDrawing['boxes'][number];

const lineHeight = 15;
const padding = 10;
const margin = 2;
/** Lines of a title; of who and by when there are as many as it takes. */
const mostOfLabel = 3;

interface Words {
  readonly label: readonly string[];
  readonly detail: readonly string[];
}

// What stands out is written bold, which takes more room.
const bold = 1.14;

function wordsOf({ label, detail, marked }: Box, width: number): Words {
  const room = width - 2 * padding;
  return {
    label: wrapped(laidText(label), marked ? room / bold : room, mostOfLabel),
    detail: detail === '' ? [] : wrapped(unbroken(laidText(detail)), room),
  };
}

const heightOf = ({ label, detail }: Words): number =>
  2 * padding + lineHeight * (label.length + detail.length) - 3;

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
      isolated(text),
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
  const paths = plan.arrows.flatMap(({ way }) => arrowOf(way));
  const drawn = [...plan.boxes].map(([id, rect]) => boxOf(byId.get(id) as Box, rect));
  return s('svg', { viewBox: `0 0 ${width} ${height}`, width, height, fontSize }, [
    s('g', { transform: `translate(${margin} ${margin})` }, [...paths, ...drawn]),
  ]);
}
