import type { Drawing } from '../../papers/tree.js';

/** As many bars as can each bear their figure. */
const figured = 26;

/** A text so long stands whole on a card. */
const whole = 75;

/**
 * Whether a picture says all that its words do, so that paper need not say it twice: each figure in
 * figures, or each link with whoever has it. What is not known stands in the words alone.
 */
export function saysAll(drawing: Drawing): boolean {
  if (drawing.kind === 'links') return true;
  if (drawing.kind === 'months') {
    return drawing.months.every(
      ({ entries, more }) => more === '' && entries.every(({ label }) => label.length <= whole),
    );
  }
  const values = drawing.series.flatMap((series) => series.values);
  return values.length <= figured && !values.includes(null);
}

/** As many boxes as fit on a page, one below the other. */
const onePage = 14;

/** As high as a picture of months may be for a page on which its letters can still be read, in pixels. */
const highest = 1250;

/**
 * Whether a picture of that height would be cut by the end of a page, or be too small there: its
 * words serve better.
 */
export const isTall = (drawing: Drawing, height: number): boolean =>
  drawing.kind === 'links'
    ? drawing.boxes.length > onePage
    : drawing.kind === 'months' && height > highest;
