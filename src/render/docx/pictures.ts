import { ImageRun, type Paragraph } from 'docx';
import { strToU8 } from 'fflate';
import type { Nodes } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { ChartNode, Drawing } from '../../documents/tree.js';
import type { Look } from '../look.js';
import { line } from './lines.js';
import { runsOf, type Setting } from './phrases.js';
import { xmlText } from './text.js';

/** A chart as it goes into the file. Width and height in CSS pixels, as Word's inch has 96. */
export interface Picture {
  readonly svg: string;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Whether nothing of its words is missing in it, for whoever sees it. */
  readonly saysAll: boolean;
  /** Counted from 1 in the order of the document. */
  readonly number: number;
}

/** A chart without one can't be drawn with the letters we have, and is given in words. */
export type Pictures = ReadonlyMap<ChartNode, Picture>;

function chartsIn(node: Nodes): ChartNode[] {
  if (node.type === 'chart') return [node];
  return 'children' in node ? node.children.flatMap((child) => chartsIn(child)) : [];
}

/** The pictures of a document's charts; what draws them is loaded only where there is one. */
export async function picturesOf(tree: Nodes, { last = false }: Look): Promise<Pictures> {
  const charts = chartsIn(tree);
  const pictures = new Map<ChartNode, Picture>();
  if (charts.length === 0) return pictures;
  const [{ chartSvg }, { painter }] = await Promise.all([
    import('../charts/index.js'),
    import('../picture/index.js'),
  ]);
  const paint = await painter(last);
  for (const chart of charts) {
    const { title, description, drawing } = chart;
    const svg = await chartSvg(drawing, { theme: 'light', title, description });
    const picture = paint(svg);
    if (picture === undefined) continue;
    const number = pictures.size + 1;
    pictures.set(chart, { ...picture, svg, saysAll: saysAll(drawing), number });
  }
  return pictures;
}

/** As many bars as can each bear their figure. */
const figured = 26;

/** Whether the picture shows each figure in figures. What is not known stands in the words alone. */
function saysAll(drawing: Drawing): boolean {
  if (drawing.kind === 'links') return false;
  const values = drawing.series.flatMap((series) => series.values);
  return values.length <= figured && !values.includes(null);
}

// The library takes a sum over each picture's bytes to name it by, which is slow: it gets a short
// key, and the bytes come in where the file is put together.
const key = (number: number, kind: 'svg' | 'png'): string => `${kind} of chart ${number}`;

/** The bytes that stand behind the pictures in the document. */
export const mediaOf = (pictures: Pictures): ReadonlyMap<string, Uint8Array> =>
  new Map(
    [...pictures.values()].flatMap(({ svg, png, number }) => [
      [key(number, 'svg'), strToU8(svg)] as const,
      [key(number, 'png'), png] as const,
    ]),
  );

/** The title and, where there is one, the picture, which says in words what it shows. */
export function chartOf(chart: ChartNode, setting: Setting, pictures: Pictures): Paragraph[] {
  const title = line('ChartTitle', setting, { children: runsOf(chart.title, setting) });
  const picture = pictures.get(chart);
  if (picture === undefined) return [title];
  const { width, height, saysAll, number } = picture;
  const image = new ImageRun({
    type: 'svg',
    data: strToU8(key(number, 'svg')),
    // For what can't show SVG: telephones, mail programs, Word before 2016.
    fallback: { type: 'png', data: strToU8(key(number, 'png')) },
    transformation: { width, height },
    altText: {
      id: String(number),
      name: `chart-${number}`,
      title: xmlText(chart.title),
      description: xmlText(
        saysAll ? `${chart.description} ${figuresOf(chart)}` : chart.description,
      ),
    },
  });
  return [title, line('Chart', setting, { children: [image], keepNext: !saysAll })];
}

/** The words of the chart in one line, for whoever has the picture read to them. */
const figuresOf = ({ children }: ChartNode): string =>
  children
    .flatMap((child) => child.children.slice(child.type === 'table' ? 1 : 0) as Nodes[])
    .map((row) => ('children' in row ? row.children.map((cell) => wordsOf(cell)).join(' ') : ''))
    .join('; ');
