/** Cells that a spreadsheet would reckon with rather than show: a name may begin with “=”. */

// The wide forms count too: some spreadsheets of East Asia take them for the narrow ones.
const begins = /^[=+\-@\t\r＝＋－＠]/;
const marked = /^'(?=[=+\-@\t\r＝＋－＠])/;

/** A number with its sign is reckoned with wherever it stands, and does no harm. */
const isNumber = /^[+-]?\d[\d.,\s]*%?$/;

/** `cell` with the mark before it by which spreadsheets know a text, where they would not else. */
export const asText = (cell: string): string =>
  begins.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell;

/** What stood there before that mark was put before it, by us or by whatever wrote the file. */
export const unmarked = (cell: string): string => cell.replace(marked, '');
