import { visible } from '../core/gate.js';
import type { MeasureNode } from '../documents/tree.js';

/** The few words that renderers themselves add to a figure, in one place. */
export const lastTime = (measure: MeasureNode): string | null =>
  measure.previous === null ? null : `${measure.previous} last time`;

/**
 * A text node as one line: what the template folded is unfolded, and what a terminal (or a reader's
 * eye) would obey is shown.
 */
export const textOf = (value: string): string => visible(value.replace(/[\r\n\t]+/g, ' '));
