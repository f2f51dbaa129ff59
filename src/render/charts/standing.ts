import type { Element, ElementContent } from 'hast';
import { s } from 'hastscript';
import { laidText } from '../text.js';
import { light, type Paint } from './palette.js';

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

/** What was drawn, as a picture that needs no page around it. */
export function standing(
  svg: Element,
  { title, description }: { readonly title: string; readonly description: string },
): Element {
  const { width, height } = svg.properties;
  return {
    ...svg,
    properties: {
      xmlns: 'http://www.w3.org/2000/svg',
      ...svg.properties,
      fontFamily: "'DejaVu Sans', Verdana, Arial, sans-serif",
      role: 'img',
      ariaLabelledBy: ['title', 'description'],
    },
    children: [
      s('title', { id: 'title' }, laidText(title)),
      s('desc', { id: 'description' }, laidText(description)),
      s('rect', { width: Number(width), height: Number(height), fill: light.paper }),
      ...svg.children.map(painted),
    ],
  };
}
