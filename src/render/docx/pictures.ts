import type { Nodes } from 'mdast';
import type { ChartNode } from '../../papers/tree.js';
import { isTall, saysAll } from '../charts/complete.js';
import type { RenderOptions } from '../options.js';
import type { Painted } from '../picture/index.js';

/** A chart as it goes into the file. Width and height in CSS pixels, as Word's inch has 96. */
export interface Picture extends Painted {
  readonly svg: string;
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
export async function paintedCharts(tree: Nodes, options: RenderOptions): Promise<Pictures> {
  const charts = chartsIn(tree);
  const pictures = new Map<ChartNode, Picture>();
  if (charts.length === 0) return pictures;
  const paint = await (options.painter ?? import('../picture/index.js').then((it) => it.painter()));
  const { chartSvg } = await import('../charts/index.js');
  for (const chart of charts) {
    const { title, description, drawing } = chart;
    const width = drawing.kind === 'months' ? 800 : 640;
    const svg = await chartSvg(drawing, { theme: 'light', title, description, width });
    const picture = paint(svg);
    if (picture === undefined || isTall(drawing, picture.height)) continue;
    const number = pictures.size + 1;
    pictures.set(chart, { ...onAPage(picture), svg, saysAll: saysAll(chart), number });
  }
  return pictures;
}

/**
 * As high as a picture may be beside its title, and as wide as the page has room for, in CSS pixels.
 * A plan is drawn wider and set smaller, so that its cards have longer lines and leave room for words.
 */
const page = { width: 640, height: 860 } as const;

function onAPage(picture: Painted): Painted {
  const scale = Math.min(1, page.height / picture.height, page.width / picture.width);
  const of = (side: number): number => Math.round(side * scale);
  return { ...picture, width: of(picture.width), height: of(picture.height) };
}

// The library takes a sum over each picture's bytes to name it by, which is slow: it gets a short
// key, and the bytes come in where the file is put together.
export const mediaKey = (number: number, kind: 'svg' | 'png'): string =>
  `${kind} of chart ${number}`;

/** The bytes that stand behind the pictures in the document. */
export async function mediaOf(pictures: Pictures): Promise<ReadonlyMap<string, Uint8Array>> {
  const media = new Map<string, Uint8Array>();
  for (const { svg, png, number } of pictures.values()) {
    media
      .set(mediaKey(number, 'svg'), new TextEncoder().encode(svg))
      .set(mediaKey(number, 'png'), await png);
  }
  return media;
}
