import type { Nodes } from 'mdast';
import { beginsAnswer } from '../../papers/links.js';
import type { ChartNode, Drawing, SeriesDrawing } from '../../papers/tree.js';
import { fitsBroken } from './text.js';

/** As many bars as can each bear their figure. */
const figured = 26;

/** Where bars stand on a page, in pixels. */
const pageWidth = 624;

/** A text so long stands whole on a card. */
const whole = 75;

/** Whether something in `node` can be followed; what begins an answer stands where it is asked as well. */
const leadsOn = (node: Nodes): boolean =>
  node.type === 'link'
    ? !beginsAnswer(node.url)
    : 'children' in node && node.children.some((child) => leadsOn(child));

/**
 * Whether a picture says all that its words do, so that paper need not say it twice: each figure in
 * figures, or each link with whoever has it. What is not known stands in the words alone, and so does what can
 * be followed there, the address of a page or of somebody.
 */
export function saysAll({ drawing, children }: Pick<ChartNode, 'drawing' | 'children'>): boolean {
  if (children.some((child) => leadsOn(child))) return false;
  if (drawing.kind === 'links') return true;
  if (drawing.kind === 'months') {
    return drawing.months.every(
      ({ entries, more }) => more === '' && entries.every(({ label }) => label.length <= whole),
    );
  }
  const values = drawing.series.flatMap((series) => series.values);
  if (values.length > figured) return false;
  return !values.includes(null) || gapsAreSaid(drawing, values.length);
}

/** As many boxes as fit on a page, one below the other. */
const onePage = 14;

/** As high as a picture of months may be for a page on which its letters can still be read, in pixels. */
const highest = 1000;

/**
 * Whether a picture of that height would be cut by the end of a page, or be too small there: its
 * words serve better.
 */
export const isTall = (drawing: Drawing, height: number): boolean =>
  drawing.kind === 'links'
    ? drawing.boxes.length > onePage
    : drawing.kind === 'months' && height > highest;

/** Whether a page's picture has room for words in the gaps. */
function gapsAreSaid({ kind, series }: SeriesDrawing, count: number): boolean {
  const [only, second] = series;
  const { gap } = only ?? {};
  return (
    kind === 'bars' &&
    second === undefined &&
    gap !== undefined &&
    fitsBroken(gap, pageWidth / count - 2)
  );
}
