import type { Glyphs } from './glyphs.js';
import {
  type Line,
  longestWord,
  naturalWidth,
  pad,
  type StyledText,
  styled,
  wrap,
} from './runs.js';

/** Cells as runs. */
export interface Grid {
  /** The titles of the columns; null: the first cell of a row is what names it. */
  readonly head: readonly StyledText[][] | null;
  /** What stands before a value in the same line: one a column, or without a head one a row. */
  readonly leads: readonly StyledText[][];
  readonly rows: ReadonlyArray<readonly StyledText[][]>;
  readonly align: ReadonlyArray<'left' | 'right' | 'center'>;
}

const gap = 2;
/** Below this, columns of wrapped text are ribbons: entries read better. */
const roomForColumns = 60;
/** A column of text is not squeezed below this, or below its longest word where that is shorter. */
const narrowest = 14;

/** The grid in `width` columns: as a table where that can be read, as entries where it cannot. */
export function layTable(grid: Grid, width: number, glyphs: Glyphs): Line[] {
  const widths = columnWidths(grid, width);
  return widths ? columns(grid, widths, glyphs) : entries(grid, width, glyphs);
}

const cellAt = (row: readonly StyledText[][], column: number): StyledText[] => row[column] ?? [];

// The width of each column, or undefined where they do not go into `width` sensibly. The widest
// text column gives way first; columns of figures never do.
function columnWidths({ head, rows, align }: Grid, width: number): number[] | undefined {
  const all = head ? [head, ...rows] : rows;
  const count = Math.max(0, ...all.map((row) => row.length));
  const widths: number[] = [];
  const floors: number[] = [];
  for (let column = 0; column < count; column += 1) {
    const cells = all.map((row) => cellAt(row, column));
    const natural = Math.max(0, ...cells.map(naturalWidth));
    const word = Math.max(0, ...cells.map(longestWord));
    widths.push(natural);
    floors.push(align[column] === 'right' ? natural : Math.min(natural, Math.max(word, narrowest)));
  }
  const room = width - gap * Math.max(0, count - 1);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  if (sum(widths) <= room) return widths;
  if (width < roomForColumns || sum(floors) > room) return undefined;
  while (sum(widths) > room) {
    let widest = -1;
    for (const [column, size] of widths.entries()) {
      const gives = size > (floors[column] ?? 0);
      if (gives && (widest < 0 || size > (widths[widest] ?? 0))) widest = column;
    }
    if (widest < 0) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function columns({ head, rows, align }: Grid, widths: readonly number[], glyphs: Glyphs): Line[] {
  const lay = (row: readonly StyledText[][]): Line[] => {
    const cells = widths.map((width, column) => wrap(cellAt(row, column), width));
    const height = Math.max(1, ...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, index) =>
      widths.flatMap((width, column) => [
        ...(column > 0 ? [styled(' '.repeat(gap))] : []),
        ...pad(cells[column]?.[index] ?? [], width, align[column] ?? 'left'),
      ]),
    );
  };
  if (!head) return rows.flatMap(lay);
  // Rows of several lines would run into each other.
  const apart = rows.map(lay).flatMap((lines, nth, all) => {
    const last = all[nth - 1];
    const wraps = lines.length > 1 || (last?.length ?? 0) > 1;
    return last !== undefined && wraps ? [[], ...lines] : lines;
  });
  const bold = head.map((cell) => cell.map(({ text, marks }) => styled(text, ...marks, 'bold')));
  const rules = widths.map((width, column) =>
    naturalWidth(cellAt(head, column)) === 0 ? [] : [styled(glyphs.rule.repeat(width), 'dim')],
  );
  return [...lay(bold), ...lay(rules), ...apart];
}

// One entry a row, "Label: value" on lines of their own; cells that say nothing are left out. What the
// row is about, its first column that is no figure, is plain without a label.
function entries({ head, leads, rows, align }: Grid, width: number, glyphs: Glyphs): Line[] {
  const names = head ? head.findIndex((_, column) => (align[column] ?? 'left') === 'left') : -1;
  const sign = `${glyphs.bullet} `;
  const room = Math.max(8, width - sign.length);
  const says = (cell: readonly StyledText[]) => cell.some(({ text }) => text.trim() !== '');
  return rows.flatMap((row, at) => {
    const labels = head ? leads : [[], cellAt(leads, at)];
    const cells = head ? row : [[], ...row.slice(1)];
    const lines = cells.flatMap((cell, column) => {
      if (!says(cell)) return [];
      const label = column === names ? [] : cellAt(labels, column);
      const labelled = says(label) ? [...label, styled(' '), ...cell] : cell;
      return wrap(labelled, room - 2).map((line, i) => (i === 0 ? line : [styled('  '), ...line]));
    });
    return lines.map((line, index) => [styled(index === 0 ? sign : '  '), ...line]);
  });
}
