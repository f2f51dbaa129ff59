import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { Nodes } from 'mdast';
import type { NodeOf, Tree } from '../../papers/tree.js';
import { isTall, saysAll } from '../charts/complete.js';
import { laidText } from '../text.js';
import { lined, type PageContext, type PictureSizes } from './context.js';

type Chart = NodeOf<'chart'>;

const chartsIn = (node: Nodes): Chart[] => [
  ...(node.type === 'chart' ? [node] : []),
  ...('children' in node ? (node.children as Nodes[]).flatMap(chartsIn) : []),
];

/** The pictures of all charts; what draws them is loaded only where there are any. */
export async function drawnCharts(tree: Tree): Promise<Map<Chart, PictureSizes>> {
  const charts = chartsIn(tree);
  const pictures = new Map<Chart, PictureSizes>();
  if (charts.length === 0) return pictures;
  const { drawChart, needsBreadth } = await import('../charts/index.js');
  for (const chart of charts) {
    const [wide, narrow] = [
      await drawChart(chart.drawing, 640),
      await drawChart(chart.drawing, 320),
    ];
    const broad = (await needsBreadth(chart.drawing))
      ? await drawChart(chart.drawing, 960)
      : undefined;
    pictures.set(chart, { wide, narrow, broad });
  }
  return pictures;
}

/** The page's style sheet has a colour for each paint, one for a light page and one for a dark. */
function painted(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const { dataFill, dataStroke, ...properties } = node.properties;
  const className = [
    ...(dataFill ? [`fill-${dataFill}`] : []),
    ...(dataStroke ? [`line-${dataStroke}`] : []),
  ];
  return {
    ...node,
    properties: { ...properties, ...(className.length > 0 ? { className } : {}) },
    children: node.children.map(painted),
  };
}

function picture(svg: Element, name: string, chart: Chart, className: string): Element {
  const { width: _width, height: _height, ...properties } = svg.properties;
  const [title, description] = [`${name}-title`, `${name}-description`];
  return {
    ...svg,
    properties: {
      ...properties,
      className: [className],
      role: 'img',
      ariaLabelledBy: [title, description],
    },
    children: lined([
      s('title', { id: title }, laidText(chart.title)),
      s('desc', { id: description }, laidText(chart.description)),
      ...svg.children.map(painted),
    ]),
  };
}

/** The picture with its title above it, and below it, one click away, the same in words. */
export function figureElement(chart: Chart, at: PageContext): Element {
  at.charts += 1;
  const name = `chart-${at.charts}`;
  const pictures = at.pictures.get(chart);
  const title = at.phrases([{ type: 'text', value: chart.title }], at);
  const drawn = pictures
    ? [
        picture(pictures.wide, name, chart, 'wide'),
        picture(pictures.narrow, `${name}-narrow`, chart, 'narrow'),
        ...(pictures.broad ? [picture(pictures.broad, `${name}-broad`, chart, 'broad')] : []),
      ]
    : [];
  const words =
    chart.children.length === 0
      ? []
      : [
          h(
            'details',
            { className: ['words'] },
            lined([
              h('summary', at.phrases([{ type: 'text', value: chart.summary }], at)),
              ...at.blocks(chart.children, at),
            ]),
          ),
        ];
  const parts = chart.folded
    ? [h('details', lined([h('summary', title), ...drawn, ...words]))]
    : [h('figcaption', title), ...drawn, ...words];
  const height = Number(pictures?.wide.properties.height);
  const className = classesOf(chart, height, pictures?.broad !== undefined);
  return h('figure', className.length === 0 ? {} : { className }, lined(parts));
}

const classesOf = (chart: Chart, height: number, isBroad: boolean): string[] => [
  ...(chart.drawing.kind === 'months' ? ['months'] : []),
  ...(isBroad ? ['spacious'] : []),
  ...(isTall(chart.drawing, height) ? ['tall'] : saysAll(chart) ? ['complete'] : []),
  ...(chart.folded ? ['folded'] : []),
];
