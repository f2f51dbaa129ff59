/** Drawings (src/papers/tree.ts) as SVG: for a page, and as pictures that stand alone. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import type { Drawing } from '../../papers/tree.js';
import { laidText } from '../text.js';
import { light, type Paint } from './palette.js';
import { fontSize, type Width, wrapped } from './text.js';

export type { Width } from './text.js';

/** What a picture that stands alone needs to know. */
export interface ChartOptions {
  /** Its colours; there is one set for white paper. */
  readonly theme: 'light';
  readonly title: string;
  /** What there is to see, in a sentence, for whoever can't. */
  readonly description: string;
  /** What stands above it, with its title below, where no page says so. */
  readonly heading?: string;
  /** In pixels, 640 unless said; the height follows from what is drawn. */
  readonly width?: Width;
}

/**
 * The drawing as an `svg` element whose fills and strokes are named in `data-fill` and
 * `data-stroke` as paints (palette.ts); the same whenever it is drawn. Its words are gated.
 */
export async function drawChart(drawing: Drawing, width: Width): Promise<Element> {
  if (drawing.kind === 'links') return (await import('./links.js')).drawLinks(drawing, width);
  if (drawing.kind === 'months') return (await import('./months.js')).drawMonths(drawing, width);
  return (await import('./series.js')).drawSeries(drawing, width);
}

/** Below this a line of a card holds two words or three. */
const readable = 150;

/** Whether it stands as it is meant at 960 pixels and not yet at 640: months side by side, to be read. */
export async function needsBreadth(drawing: Drawing): Promise<boolean> {
  if (drawing.kind !== 'months') return false;
  const { standBeside } = await import('./months.js');
  return standBeside(drawing, 960) && !standBeside(drawing, 640, readable);
}

/**
 * The drawing as an SVG file's text: white paper, its own colours, `width` and `height` in pixels,
 * a title and a description, every letter in DejaVu Sans or what stands in for it.
 */
export async function chartSvg(drawing: Drawing, options: ChartOptions): Promise<string> {
  const svg = standalone(await drawChart(drawing, options.width ?? 640), options);
  // A page knows no such sign; in a file of XML it must not stand in a text.
  const xml = toHtml(svg, { space: 'svg' }).replaceAll(']]>', ']]&gt;');
  return `${xml}\n`;
}

const coloured = (paint: unknown): string | undefined =>
  paint === undefined || paint === null ? undefined : light[paint as Paint];

function painted(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const { dataFill, dataStroke, ...properties } = node.properties;
  const fill = coloured(dataFill);
  const stroke = coloured(dataStroke);
  return {
    ...node,
    properties: {
      ...properties,
      ...(fill === undefined ? (stroke === undefined ? {} : { fill: 'none' }) : { fill }),
      ...(stroke === undefined ? {} : { stroke }),
    },
    children: node.children.map(painted),
  };
}

/** A heading and what stands below it, in pixels, and the white paper around. */
const headed = { size: 22, line: 28, title: 14, titleLine: 20, gap: 6, margin: 28 };
// Bold letters take more room.
const bold = 1.14;

/** Lines of a size in `width` pixels: a long name is never cut. */
const linesIn = (text: string, size: number, width: number): string[] =>
  wrapped(laidText(text), (width * fontSize) / size);

/** What was drawn, as a picture that needs no page around it. */
function standalone(svg: Element, { title, description, heading }: ChartOptions): Element {
  const { width } = svg.properties;
  const name = heading === undefined ? [] : linesIn(heading, headed.size, Number(width) / bold);
  const below = heading === undefined ? [] : linesIn(title, headed.title, Number(width));
  const lead = headed.line * name.length;
  const above = heading === undefined ? 0 : lead + headed.titleLine * below.length + headed.gap;
  const height = Number(svg.properties.height) + above + (above > 0 ? 2 * headed.margin : 0);
  const side = above > 0 ? headed.margin : 0;
  return {
    ...svg,
    properties: {
      xmlns: 'http://www.w3.org/2000/svg',
      ...svg.properties,
      ...(side === 0
        ? {}
        : {
            width: Number(width) + 2 * side,
            height,
            viewBox: `0 0 ${Number(width) + 2 * side} ${height}`,
          }),
      fontFamily: "'DejaVu Sans', Verdana, Arial, sans-serif",
      role: 'img',
      ariaLabelledBy: ['title', 'description'],
    },
    children: [
      s('title', { id: 'title' }, laidText(title)),
      s('desc', { id: 'description' }, laidText(description)),
      s('rect', { width: Number(width) + 2 * side, height, fill: light.paper }),
      ...(heading === undefined
        ? svg.children.map(painted)
        : [
            ...name.map((line, nth) =>
              s(
                'text',
                {
                  x: side,
                  y: 40 + headed.line * nth,
                  fontSize: headed.size,
                  fontWeight: 'bold',
                  fill: light.value,
                },
                line,
              ),
            ),
            ...below.map((line, nth) =>
              s(
                'text',
                {
                  x: side,
                  y: 34 + lead + headed.titleLine * nth,
                  fontSize: headed.title,
                  fill: light.label,
                },
                line,
              ),
            ),
            s('g', { transform: `translate(${side} ${side + above})` }, svg.children.map(painted)),
          ]),
    ],
  };
}
