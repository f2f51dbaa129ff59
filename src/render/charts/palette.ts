/**
 * What a stroke or a fill stands for. In a page each is a class, so that the page's own light and
 * dark colours paint it; a picture that stands alone is painted with the light ones below.
 */
export type Paint =
  | 'axis'
  | 'grid'
  | 'label'
  | 'value'
  | 'paper'
  | 'box'
  | 'edge'
  | 'mark'
  | 'mark-edge'
  | 'arrow'
  | 'series-1'
  | 'series-2'
  | 'series-3'
  | 'series-4';

/** On white paper. No two are alike, because what echarts drew is told apart by its colour. */
export const light: Readonly<Record<Paint, string>> = {
  axis: '#8a8178',
  grid: '#e6e0d7',
  label: '#5c554d',
  value: '#2b2723',
  paper: '#ffffff',
  box: '#f7f3ec',
  edge: '#8f867b',
  mark: '#fbe9d0',
  'mark-edge': '#a8650f',
  arrow: '#6b635a',
  'series-1': '#1f6f78',
  'series-2': '#b4632a',
  'series-3': '#5d5aa8',
  'series-4': '#6f7a2e',
};

/** The colours of series one after the other; a fifth begins again. */
export const seriesPaints = ['series-1', 'series-2', 'series-3', 'series-4'] as const;

const paints = new Map(Object.entries(light).map(([paint, colour]) => [colour, paint as Paint]));

/** The paint of a colour of ours. @throws Error for any other: a mistake of ours */
export function paintOf(colour: string): Paint {
  const paint = paints.get(colour);
  if (paint === undefined) throw new Error(`no paint has the colour ${colour}`);
  return paint;
}
