import { visible, visibleText } from '../core/gate.js';

/**
 * A text node as one line: what the template folded is unfolded, and what a terminal (or a reader's
 * eye) would obey is shown.
 */
export const textOf = (value: string): string => visible(value.replace(/[\r\n\t]+/g, ' '));

/**
 * As `textOf`, for formats that are laid out for a reader and obey nothing in the text: joiners
 * stay where a name is spelt with them.
 */
export const laidText = (value: string): string => visibleText(value.replace(/[\r\n\t]+/g, ' '));
