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
import { elementsOf, type Node } from './from-echarts.js';
import { legendOf } from './legend.js';
import { optionOf } from './option.js';
import { fontSize, type Width } from './size.js';

use([BarChart, LineChart, GridSimpleComponent, SVGRenderer]);

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
  const shown = gated(drawing);
  const legend = legendOf(shown, width);
  const { option, height } = optionOf(shown, width, legend.height);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    // The painter's tree rather than its text: nothing has to be parsed to be made ours.
    const painter = chart.getZr().painter as unknown as Painter;
    const drawn = elementsOf(painter.renderToVNode({ willUpdate: false }));
    return s('svg', { viewBox: `0 0 ${width} ${height}`, width, height, fontSize }, [
      ...legend.elements,
      ...drawn,
    ]);
  } finally {
    chart.dispose();
  }
}
