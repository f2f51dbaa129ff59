/**
 * Bars and lines, drawn by echarts. It is large, so this file is loaded only where a document has
 * such a chart.
 */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendPlainComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Element } from 'hast';
import type { SeriesDrawing } from '../../documents/tree.js';
import { laidText } from '../text.js';
import { type Node, pictureOf } from './from-echarts.js';
import { optionOf } from './option.js';
import type { Width } from './size.js';

use([BarChart, LineChart, GridComponent, LegendPlainComponent, SVGRenderer]);

interface Painter {
  readonly renderToVNode: (options: { willUpdate: false }) => Node;
}

const gated = ({ kind, labels, series }: SeriesDrawing): SeriesDrawing => ({
  kind,
  labels: labels.map(laidText),
  series: series.map(({ name, values }) => ({ name: laidText(name), values })),
});

/** The drawing as an `svg` element, the same whenever it is drawn: no ids, no styles, no scripts. */
export function drawSeries(drawing: SeriesDrawing, width: Width): Element {
  const { option, height } = optionOf(gated(drawing), width);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    // The painter's tree rather than its text: nothing has to be parsed to be made ours.
    const painter = chart.getZr().painter as unknown as Painter;
    return pictureOf(painter.renderToVNode({ willUpdate: false }), width, height);
  } finally {
    chart.dispose();
  }
}
