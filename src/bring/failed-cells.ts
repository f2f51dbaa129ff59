/** Cells of formulas that failed, which say nothing of what should stand there. */
import { visible } from '../text/gate.js';
import { counted } from '../text/text.js';
import type { TableRow } from './records.js';

const failed = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|ERROR!)$/iu;

/** What is said of them, as they are read as blank; nothing where there is none. */
export function failedNote(rows: readonly TableRow[]): string[] {
  const found = rows.flatMap(({ line, cells }) =>
    cells.filter((cell) => failed.test(cell.trim())).map((cell) => ({ line, cell: cell.trim() })),
  );
  const [first] = found;
  if (first === undefined) return [];
  const are = found.length === 1 ? 'is' : 'are';
  return [
    `${counted(found.length, 'cell')} of formulas that failed (the first on line ${first.line}: ${visible(first.cell)}) ${are} read as blank; put right in the sheet, they come in when it is brought in again.`,
  ];
}
