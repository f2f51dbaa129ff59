/** A document's picture alone, for a wall or to be shared in a call. */
import type { Nodes } from 'mdast';
import type { ChartNode, Tree } from '../papers/tree.js';
import type { Rendered } from '../render/index.js';
import type { Painter } from '../render/picture/index.js';
import { Refusal, usage } from '../text/refusal.js';
import type { PictureFormat } from './formats.js';

function pictureIn(node: Nodes): ChartNode | undefined {
  if (node.type === 'chart') return node.drawing.kind === 'months' ? node : undefined;
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  for (const child of children) {
    const found = pictureIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The months that `tree` draws, under the document's title.
 * @param painter where it was asked to get ready already
 * @throws Refusal `no-picture` where it draws none, `picture-lacks-letters` where a PNG would be
 *   full of empty boxes
 */
export async function renderPicture(
  tree: Tree,
  format: PictureFormat,
  painter: Promise<Painter> | undefined,
): Promise<Rendered> {
  const chart = pictureIn(tree);
  if (chart === undefined) throw noPicture(format);
  const { chartSvg } = await import('../render/charts/index.js');
  const { title, description, drawing } = chart;
  const heading = tree.data?.about?.title ?? '';
  const svg = await chartSvg(drawing, { theme: 'light', title, description, heading, width: 960 });
  if (format === 'svg') return svg;
  const paint = await (painter ?? import('../render/picture/index.js').then((it) => it.painter()));
  const painted = paint(svg);
  if (painted === undefined) throw lacksLetters();
  return painted.png;
}

const noPicture = (format: PictureFormat): Refusal =>
  usage(
    'no-picture',
    `This document has no picture that could stand alone as ${format}.`,
    'The Momentum Plan has one, as soon as there is something ahead: momentum plan --output plan.svg',
  );

const lacksLetters = (): Refusal =>
  new Refusal(
    'picture-lacks-letters',
    'Some letters in it can’t be painted here, and would be empty boxes in a png.',
    'An svg is shown with the letters of whoever looks at it: --output plan.svg',
  );
