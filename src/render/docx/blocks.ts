import { type FileChild, ImageRun, type Paragraph } from 'docx';
import { strToU8 } from 'fflate';
import type { Nodes } from 'mdast';
import { type BlockKind, type ChartNode, plainText } from '../../papers/tree.js';
import { type BlockOrFigures, madeBy, type NodeTable, partsOf } from '../nodes.js';
import { bodyWidth, levelOf, listStyle, type Numbering } from './layout.js';
import { mediaKey, type Pictures } from './pictures.js';
import { boxTable, figureTable, wordTable } from './table.js';
import { line, phrasesOf, type RunStyle, runsOf, xmlText } from './text.js';

/** Where a block stands, and what all blocks of the document share. */
export interface BlockContext {
  readonly runStyle: RunStyle;
  readonly numbering: Numbering;
  readonly pictures: Pictures;
  /** How many lists there are around it. */
  readonly depth: number;
  /** Whether it stands in a box of its own, apart from the running text. */
  readonly setApart: boolean;
  /** What the items around it refer to, where they are numbered. */
  readonly numbers?: string;
  /** Whether a list, or figures, come right after it. */
  readonly leads?: boolean;
  /** Whether the whole list ends with it. */
  readonly ends?: boolean;
}

const headings = ['Title', 'Heading1', 'Heading2', 'Heading3'] as const;

const blocks: NodeTable<BlockKind, FileChild[], [at: BlockContext]> = {
  root: (node, at) => stack(node.children, at),
  heading: ({ depth, children }, at) => [
    line(headings[depth - 1] ?? 'Heading3', at.runStyle, {
      children: phrasesOf(children, at.runStyle),
    }),
  ],
  paragraph: ({ children }, at) => {
    const free = at.leads ? 'Lead' : 'Normal';
    const style = at.setApart ? 'Callout' : free;
    const inList = at.depth > 0 ? listStyle('ListContinue', at.depth - 1, at.ends) : style;
    return [line(inList, at.runStyle, { children: phrasesOf(children, at.runStyle) })];
  },
  list: (node, at) => {
    const { numbers: _, ...outer } = at;
    const numbers = node.ordered ? at.numbering.begin(at.depth, node.start ?? 1) : undefined;
    const inside = { ...outer, ...(numbers === undefined ? {} : { numbers }), depth: at.depth + 1 };
    const ends = at.depth === 0 || at.ends === true;
    return node.children.flatMap((item, nth) =>
      render(item, { ...inside, ends: ends && nth === node.children.length - 1 }),
    );
  },
  listItem: ({ children }, at) => {
    const [first, ...others] = children;
    const words = first?.type === 'paragraph' ? first.children : [];
    const rest = first === undefined || first.type === 'paragraph' ? others : children;
    const depth = at.depth - 1;
    const ends = at.ends && rest.length === 0;
    const bullet = { style: listStyle('ListBullet', depth, ends), sign: {} };
    const numbering = { reference: at.numbers ?? '', level: levelOf(depth) };
    const number = { style: listStyle('ListNumber', depth, ends), sign: { numbering } };
    const { style, sign } = at.numbers === undefined ? bullet : number;
    return [
      line(style, at.runStyle, { ...sign, children: phrasesOf(words, at.runStyle) }),
      ...stack(rest.slice(0, -1), { ...at, ends: false }),
      ...stack(rest.slice(-1), at),
    ];
  },
  blockquote: (node, at) =>
    node.children.every(({ type }) => type === 'paragraph')
      ? stack(node.children, { ...at, setApart: true })
      : [boxTable(stack(node.children, at), at.runStyle), space(at)],
  code: (node, at) =>
    node.value
      .split('\n')
      .map((text) => line('Code', at.runStyle, { children: runsOf(text, at.runStyle) })),
  thematicBreak: (_, at) => [line('Rule', at.runStyle, {})],
  table: (node, at) => [wordTable(node, at.runStyle, bodyWidth), space(at)],
  tableRow: (node, at) => node.children.flatMap((cell) => render(cell, at)),
  tableCell: (node, at) => [
    line('TableText', at.runStyle, { children: phrasesOf(node.children, at.runStyle) }),
  ],
  chart: (node, at) => [
    ...chartParagraphs(node, at.runStyle, at.pictures),
    ...(at.pictures.get(node)?.saysAll ? [] : stack(node.children, at)),
  ],
  measure: (node, at) => [figureTable([node], at.runStyle), space(at)],
};

/** Word joins tables that touch, and wants something below the last of a page or cell. */
const space = (at: BlockContext): FileChild => line('Space', at.runStyle, {});

/** What a paragraph may lead into, and shall not be parted from by the end of a page. */
const isLedInto = (part: BlockOrFigures | undefined): boolean =>
  part !== undefined && ('figures' in part || ['list', 'table', 'chart'].includes(part.node.type));

/** Blocks one after the other; figures that follow each other stand in one table. */
export const stack = (nodes: readonly Nodes[], at: BlockContext): FileChild[] =>
  partsOf(nodes).flatMap((part, nth, parts) =>
    'figures' in part
      ? [figureTable(part.figures, at.runStyle), space(at)]
      : render(part.node, { ...at, leads: isLedInto(parts[nth + 1]) }),
  );

const render = (node: Nodes, at: BlockContext): FileChild[] => madeBy(blocks, node, at);

/** The title and, where there is one, the picture, which says in words what it shows. */
function chartParagraphs(chart: ChartNode, runStyle: RunStyle, pictures: Pictures): Paragraph[] {
  const title = line('ChartTitle', runStyle, { children: runsOf(chart.title, runStyle) });
  const picture = pictures.get(chart);
  if (picture === undefined) return [title];
  const { width, height, saysAll, number } = picture;
  const image = new ImageRun({
    type: 'svg',
    data: strToU8(mediaKey(number, 'svg')),
    // For what can't show SVG: telephones, mail programs, Word before 2016.
    fallback: { type: 'png', data: strToU8(mediaKey(number, 'png')) },
    transformation: { width, height },
    altText: {
      id: String(number),
      name: `chart-${number}`,
      title: xmlText(chart.title),
      description: xmlText(
        saysAll ? `${chart.description} ${figuresOf(chart)}` : chart.description,
      ),
    },
  });
  return [title, line('Chart', runStyle, { children: [image], keepNext: !saysAll })];
}

/** The words of the chart in one line, for whoever has the picture read to them. */
const figuresOf = ({ children }: ChartNode): string =>
  (children as Nodes[])
    .flatMap((child): readonly Nodes[] =>
      child.type === 'table' || child.type === 'list' ? child.children : [child],
    )
    .map((row) => ('children' in row ? row.children.map((cell) => plainText(cell)).join(' ') : ''))
    .join('; ');
