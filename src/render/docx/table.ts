import { type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { NodeOf } from '../../papers/tree.js';
import { columnsOf } from './columns.js';
import { line } from './lines.js';
import { lineWidth } from './page.js';
import { phrasesOf, runsOf, type Setting } from './phrases.js';

const cellStyle = { left: 'TableText', right: 'TableRight', center: 'TableCentre' } as const;

const cellOf = (size: number, children: readonly Paragraph[]): TableCell =>
  new TableCell({ width: { size, type: WidthType.DXA }, children });

const tableOf = (
  style: 'DocumentTable' | 'Figures',
  columnWidths: readonly number[],
  rows: readonly TableRow[],
  { direction }: Setting,
): Table =>
  new Table({
    style,
    rows,
    columnWidths,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.AUTOFIT,
    tableLook: {
      firstRow: style === 'DocumentTable',
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    ...(direction === 'rtl' ? { visuallyRightToLeft: true } : {}),
  });

/**
 * Rows below a head that comes again on every page; no row is cut in two, and the head is never
 * the last that stands on a page. `room` in twips.
 */
export function grid(node: NodeOf<'table'>, setting: Setting, room = lineWidth): Table {
  const widths = columnsOf(node, room);
  const rows = node.children.map((row, at) => {
    const words = at === 0 ? { ...setting, bold: true } : setting;
    const cells = widths.map((width, column) => {
      const style = cellStyle[node.align?.[column] ?? 'left'];
      const children = phrasesOf(row.children[column]?.children ?? [], words);
      return cellOf(width, [line(style, setting, { children })]);
    });
    const head = at === 0 ? { tableHeader: true, keepNext: true } : {};
    return new TableRow({ children: cells, cantSplit: fitsPage(row), ...head });
  });
  return tableOf('DocumentTable', widths, rows, setting);
}

// Some third of a page in one cell: kept whole, it would leave most of a page empty before it.
const much = 900;
const fitsPage = (row: NodeOf<'tableRow'>): boolean =>
  row.children.every((cell) => wordsOf(cell).length <= much);

/** Figures below each other: what is counted and how on the one side, the figure on the other. */
export function figures(nodes: ReadonlyArray<NodeOf<'measure'>>, setting: Setting): Table {
  const told = Math.round(lineWidth * 0.64);
  const widths = [told, lineWidth - told];
  const says = (style: string, text: string): Paragraph =>
    line(style, setting, { children: runsOf(text, setting) });
  const rows = nodes.map(({ label, value, previous, basis }) => {
    const cells = [
      [says('FigureLabel', label), says('FigureNote', basis)],
      [says('Figure', value), ...(previous === null ? [] : [says('FigureNote', previous)])],
    ];
    return new TableRow({
      cantSplit: true,
      children: cells.map((lines, column) => cellOf(widths[column] ?? 0, lines)),
    });
  });
  return tableOf('Figures', widths, rows, setting);
}
