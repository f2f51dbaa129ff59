import { visible } from '../core/gate.js';

/**
 * A text node as one line: what the template folded is unfolded, and what a terminal (or a reader's
 * eye) would obey is shown.
 */
export const textOf = (value: string): string => visible(value.replace(/[\r\n\t]+/g, ' '));
