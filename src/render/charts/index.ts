/** Drawings (src/papers/tree.ts) as SVG: for a page, and as pictures that stand alone. */
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Drawing } from '../../papers/tree.js';
import type { Width } from './size.js';
import { standing } from './standing.js';

export type { Width } from './size.js';

/** What a picture that stands alone needs to know. */
export interface ChartLook {
  /** Its colours; there is one set for white paper. */
  readonly theme: 'light';
  readonly title: string;
  /** What there is to see, in a sentence, for whoever can't. */
  readonly description: string;
  /** In pixels, 640 unless said; the height follows from what is drawn. */
  readonly width?: Width;
}

/**
 * The drawing as an `svg` element whose fills and strokes are named in `data-fill` and
 * `data-stroke` as paints (palette.ts); the same whenever it is drawn. Its words are gated.
 */
export async function drawn(drawing: Drawing, width: Width): Promise<Element> {
  if (drawing.kind === 'links') return (await import('./links.js')).drawLinks(drawing, width);
  return (await import('./series.js')).drawSeries(drawing, width);
}

/**
 * The drawing as an SVG file's text: white paper, its own colours, `width` and `height` in pixels,
 * a title and a description, every letter in DejaVu Sans or what stands in for it.
 */
export async function chartSvg(drawing: Drawing, look: ChartLook): Promise<string> {
  const svg = standing(await drawn(drawing, look.width ?? 640), look);
  // A page knows no such sign; in a file of XML it must not stand in a text.
  const xml = toHtml(svg, { space: 'svg' }).replaceAll(']]>', ']]&gt;');
  return `${xml}\n`;
}
