import type { Element } from 'hast';
import { s } from 'hastscript';
import { paintOf } from './palette.js';

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
