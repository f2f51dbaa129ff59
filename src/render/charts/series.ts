/**
 * Bars and lines, drawn by echarts. It is large, so this file is loaded only where a document has
 * such a chart.
 */
import { BarChart, LineChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Element } from 'hast';
import { s } from 'hastscript';
import type { SeriesDrawing } from '../../papers/tree.js';
import { laidText } from '../text.js';
import { legendOf } from './legend.js';
import { type Gap, optionOf } from './option.js';
import { paintOf } from './palette.js';
import { fitsBroken, fontSize, type Width, wrapped } from './text.js';

use([BarChart, LineChart, GridSimpleComponent, SVGRenderer]);

interface Painter {
  readonly renderToVNode: (options: { willUpdate: false }) => Node;
}

const gated = ({ kind, labels, series }: SeriesDrawing): SeriesDrawing => ({
  kind,
  labels: labels.map(laidText),
  series: series.map(({ name, values, gap }) => ({
    name: laidText(name),
    values,
    ...(gap === undefined ? {} : { gap: laidText(gap) }),
  })),
});

/** The drawing as an `svg` element, the same whenever it is drawn: no ids, no styles, no scripts. */
export function drawSeries(drawing: SeriesDrawing, width: Width): Element {
  const shown = gated(drawing);
  const legend = legendOf(shown, width);
  const { option, height, gapAt } = optionOf(shown, width, legend.height);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    // The painter's tree rather than its text: nothing has to be parsed to be made ours.
    const painter = chart.getZr().painter as unknown as Painter;
    const drawn = elementsOf(painter.renderToVNode({ willUpdate: false }));
    return s('svg', { viewBox: `0 0 ${width} ${height}`, width, height, fontSize }, [
      ...legend.elements,
      ...drawn,
      ...gapsOf(shown, gapAt),
    ]);
  } finally {
    chart.dispose();
  }
}

/** What is said where nobody knows a figure: a bar of no height would say that it is none. */
function gapsOf({ series }: SeriesDrawing, gapAt: (index: number) => Gap): Element[] {
  const [only, second] = series;
  const { gap } = only ?? {};
  if (only === undefined || gap === undefined || second !== undefined) return [];
  return only.values.flatMap((value, index) => {
    const { x, y, room, anchor } = gapAt(index);
    if (value !== null || !fitsBroken(gap, room)) return [];
    const lines = wrapped(gap, room);
    return lines.map((line, nth) =>
      s(
        'text',
        {
          x: round(x),
          y: round(y - 15 * (lines.length - 1 - nth)),
          dy: '.35em',
          textAnchor: anchor === 'middle' ? 'middle' : undefined,
          'data-fill': 'label',
        },
        line,
      ),
    );
  });
}

/** A node of the tree that zrender, which draws for echarts, makes of a chart. */
export interface Node {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children?: readonly Node[];
  readonly text?: string;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const rounded = (path: string): string =>
  path.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(round(Number(number))));

const painted = (attrs: Node['attrs']): Record<string, string | undefined> => {
  const colour = (name: 'fill' | 'stroke'): string | undefined => {
    const value = attrs[name];
    return value === undefined || value === 'none' ? undefined : paintOf(String(value));
  };
  return { fill: colour('fill'), stroke: colour('stroke') };
};

/** Each tag that occurs in our charts; one that echarts begins to use is noticed by the tests. */
const tags: Readonly<Record<string, (node: Node) => Element[]>> = {
  svg: ({ children = [] }) => children.flatMap(elementsOf),
  g: ({ children = [] }) => children.flatMap(elementsOf),
  // The background, which the paper is.
  rect: () => [],
  // The clip round a line, outside of which it never goes.
  defs: () => [],
  path: ({ attrs }) => {
    const { fill, stroke } = painted(attrs);
    if (fill === undefined && stroke === undefined) return [];
    const { d, transform } = attrs;
    return [
      s('path', {
        // A sign is drawn at a size of one, where a tenth would be too coarse.
        d: transform === undefined ? rounded(String(d)) : String(d),
        transform: transform === undefined ? undefined : rounded(String(transform)),
        'data-fill': fill,
        'data-stroke': stroke,
        strokeWidth: attrs['stroke-width'] as number | undefined,
        strokeDasharray: attrs['stroke-dasharray'] as string | undefined,
      }),
    ];
  },
  text: ({ attrs, text = '' }) => {
    const [x = 0, y = 0] = (String(attrs.transform ?? '').match(/-?[\d.]+/g) ?? []).map(Number);
    return [
      s(
        'text',
        {
          x: round(x + Number(attrs.x ?? 0)),
          y: round(y + Number(attrs.y ?? 0)),
          // What `dominant-baseline: central` asks for, in a way that every reader of SVG knows.
          dy: '.35em',
          textAnchor: attrs['text-anchor'] as string | undefined,
          'data-fill': painted(attrs).fill,
        },
        text,
      ),
    ];
  },
};

/** What was drawn, as elements of ours: no ids, no styles, paints in place of colours. */
export function elementsOf(node: Node): Element[] {
  const made = tags[node.tag];
  if (made === undefined) throw new Error(`echarts drew a ${node.tag}, which nothing here expects`);
  return made(node);
}
