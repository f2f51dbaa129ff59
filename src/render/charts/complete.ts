import type { Drawing } from '../../papers/tree.js';

/** As many bars as can each bear their figure. */
const figured = 26;

/**
 * Whether a picture says all that its words do, so that paper need not say it twice: each figure in
 * figures, or each link with whoever has it. What is not known stands in the words alone.
 */
export function saysAll(drawing: Drawing): boolean {
  if (drawing.kind === 'links') return true;
  const values = drawing.series.flatMap((series) => series.values);
  return values.length <= figured && !values.includes(null);
}

/** As many boxes as fit on a page, one below the other. */
const onePage = 14;

/** Whether a picture would be cut by the end of a page: its words serve better there. */
export const isTall = (drawing: Drawing): boolean =>
  drawing.kind === 'links' && drawing.boxes.length > onePage;
