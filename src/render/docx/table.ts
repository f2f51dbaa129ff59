import {
  BorderStyle,
  type FileChild,
  type Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { PhrasingContent } from 'mdast';
import { type NodeOf, plainText } from '../../papers/tree.js';
import { widthOf } from '../text.js';
import { bodyWidth } from './layout.js';
import { accent, wash } from './styles.js';
import { line, phrasesOf, type RunStyle, runsOf, xmlText } from './text.js';

const cellStyle = { left: 'TableText', right: 'TableRight', center: 'TableCentre' } as const;

const cellOf = (size: number, children: readonly Paragraph[]): TableCell =>
  new TableCell({ width: { size, type: WidthType.DXA }, children });

const tableOf = (
  style: 'DocumentTable' | 'Figures',
  columnWidths: readonly number[],
  rows: readonly TableRow[],
  { direction }: RunStyle,
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
export function wordTable(node: NodeOf<'table'>, runStyle: RunStyle, room = bodyWidth): Table {
  const widths = columnsOf(node, room);
  const rows = node.children.map((row, at) => {
    const words = at === 0 ? { ...runStyle, bold: true } : runStyle;
    const cells = widths.map((width, column) => {
      const style = cellStyle[node.align?.[column] ?? 'left'];
      const children = phrasesOf(row.children[column]?.children ?? [], words);
      return cellOf(width, [line(style, runStyle, { children })]);
    });
    const head = at === 0 ? { tableHeader: true, keepNext: true } : {};
    return new TableRow({ children: cells, cantSplit: fitsPage(row), ...head });
  });
  return tableOf('DocumentTable', widths, rows, runStyle);
}

// Some third of a page in one cell: kept whole, it would leave most of a page empty before it.
const much = 900;
const fitsPage = (row: NodeOf<'tableRow'>): boolean =>
  row.children.every((cell) => plainText(cell).length <= much);

/** What is set apart and more than words: paragraphs of a list can't share one border. */
export function boxTable(children: readonly FileChild[], { direction }: RunStyle): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const edge = { style: BorderStyle.SINGLE, size: 24, color: accent };
  const [left, right] = direction === 'rtl' ? [none, edge] : [edge, none];
  const box = new TableCell({
    width: { size: bodyWidth, type: WidthType.DXA },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: wash },
    borders: { top: none, bottom: none, left, right },
    margins: { top: 100, bottom: 40, left: 160, right: 160 },
    children: children as readonly Paragraph[],
  });
  return new Table({
    width: { size: bodyWidth, type: WidthType.DXA },
    columnWidths: [bodyWidth],
    rows: [new TableRow({ children: [box] })],
    ...(direction === 'rtl' ? { visuallyRightToLeft: true } : {}),
  });
}

/** Figures below each other: what is counted and how on the one side, the figure on the other. */
export function figureTable(nodes: ReadonlyArray<NodeOf<'measure'>>, runStyle: RunStyle): Table {
  const told = Math.round(bodyWidth * 0.64);
  const widths = [told, bodyWidth - told];
  const says = (style: string, text: string): Paragraph =>
    line(style, runStyle, { children: runsOf(text, runStyle) });
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
  return tableOf('Figures', widths, rows, runStyle);
}

// About how wide a letter is at the size of a table's text, and the room on both sides of a cell.
const letter = 118;
const beside = 260;

/** A longer word (an address, say) may be cut. */
const longestWord = 24;

/** In twips. */
interface Need {
  /** For its longest word. */
  readonly least: number;
  /** For its longest cell on one line. */
  readonly most: number;
}

const textOf = (cell: { children: PhrasingContent[] } | undefined): string =>
  xmlText(plainText(cell?.children ?? []));

function needsOf(node: NodeOf<'table'>, column: number): Need {
  let least = 3;
  let most = 3;
  for (const [at, row] of node.children.entries()) {
    const text = textOf(row.children[column]);
    // The head is bold.
    const bold = at === 0 ? 1.12 : 1;
    most = Math.max(most, widthOf(text) * bold);
    for (const word of text.split(' ')) least = Math.max(least, widthOf(word) * bold);
  }
  const twips = (letters: number): number => Math.ceil(letters * letter) + beside;
  return { least: twips(Math.min(least, longestWord)), most: twips(most) };
}

/**
 * The widths of a table's columns in twips, `room` in all. A column gets what its longest cell needs
 * where there is room for that in all of them; else the widest give way first, down to their longest
 * word. A table with little to say is no wider than can be read across.
 */
export function columnsOf(node: NodeOf<'table'>, room: number): number[] {
  const count = node.children[0]?.children.length ?? 0;
  const needs = Array.from({ length: count }, (_, column) => needsOf(node, column));
  const most = sum(needs.map((need) => need.most));
  if (most <= room) return spread(needs, most < room / 2 ? Math.min(room, most * airy) : room);
  const least = sum(needs.map((need) => need.least));
  if (least >= room) return whole(needs.map((need) => (need.least * room) / least));
  return whole(widestGive(needs, room));
}

/** How much wider than its words a small table may be. */
const airy = 1.6;

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);

const spread = (needs: readonly Need[], room: number): number[] => {
  const most = sum(needs.map((need) => need.most));
  return whole(needs.map((need) => (need.most * room) / most));
};

/** No column wider than a bound, which is as high as `room` allows. */
function widestGive(needs: readonly Need[], room: number): number[] {
  const within = (bound: number): number[] =>
    needs.map(({ least, most }) => Math.max(least, Math.min(most, bound)));
  let [low, high] = [0, room];
  while (high - low > 1) {
    const bound = (low + high) / 2;
    if (sum(within(bound)) > room) high = bound;
    else low = bound;
  }
  return within(low);
}

/** Whole twips whose sum is that of `widths`, rounded. */
function whole(widths: readonly number[]): number[] {
  let edge = 0;
  let before = 0;
  return widths.map((width) => {
    edge += width;
    const size = Math.round(edge) - before;
    before += size;
    return size;
  });
}
