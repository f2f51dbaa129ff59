import { visible, visibleText } from '../text/gate.js';

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

// Whatever is no digit, rather than any letter: a class of all letters takes V8 a third of a second.
const date = /(?<!\d)(\d{1,2}[^\s\d]{0,2}) ([^\s\d]{3,}) (\d{4})(?!\d)/g;

/** `text` with what stays on one line in it: "4 Dec 2026", in any language that writes days so. */
export const unbroken = (text: string): string => text.replace(date, '$1\u00a0$2\u00a0$3');
