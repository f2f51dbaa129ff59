import type { FileChild } from 'docx';
import type { Nodes } from 'mdast';
import type { BlockKind, NodeOf } from '../../papers/tree.js';
import { chartOf } from './chart.js';
import { levelOf, listStyle } from './level.js';
import { line } from './lines.js';
import type { Numbering } from './lists.js';
import { lineWidth } from './page.js';
import { phrasesOf, runsOf, type Setting } from './phrases.js';
import type { Pictures } from './pictures.js';
import { figures, grid } from './table.js';

/** Where a block stands, and what all blocks of the document share. */
export interface Place {
  readonly setting: Setting;
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

type BlockTable = {
  readonly [K in BlockKind]: (node: NodeOf<K>, at: Place) => FileChild[];
};

const headings = ['Title', 'Heading1', 'Heading2', 'Heading3'] as const;

const blocks: BlockTable = {
  root: (node, at) => stack(node.children, at),
  heading: ({ depth, children }, at) => [
    line(headings[depth - 1] ?? 'Heading3', at.setting, {
      children: phrasesOf(children, at.setting),
    }),
  ],
  paragraph: ({ children }, at) => {
    const free = at.leads ? 'Lead' : 'Normal';
    const style = at.setApart ? 'Callout' : free;
    const inList = at.depth > 0 ? listStyle('ListContinue', at.depth - 1, at.ends) : style;
    return [line(inList, at.setting, { children: phrasesOf(children, at.setting) })];
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
      line(style, at.setting, { ...sign, children: phrasesOf(words, at.setting) }),
      ...stack(rest.slice(0, -1), { ...at, ends: false }),
      ...stack(rest.slice(-1), at),
    ];
  },
  blockquote: (node, at) => stack(node.children, { ...at, setApart: true }),
  code: (node, at) =>
    node.value
      .split('\n')
      .map((text) => line('Code', at.setting, { children: runsOf(text, at.setting) })),
  thematicBreak: (_, at) => [line('Rule', at.setting, {})],
  table: (node, at) => [grid(node, at.setting, lineWidth), space(at)],
  tableRow: (node, at) => node.children.flatMap((cell) => render(cell, at)),
  tableCell: (node, at) => [
    line('TableText', at.setting, { children: phrasesOf(node.children, at.setting) }),
  ],
  chart: (node, at) => [
    ...chartOf(node, at.setting, at.pictures),
    ...(at.pictures.get(node)?.saysAll ? [] : stack(node.children, at)),
  ],
  measure: (node, at) => [figures([node], at.setting), space(at)],
};

/** Word joins tables that touch, and wants something below the last of a page or cell. */
const space = (at: Place): FileChild => line('Space', at.setting, {});

/** What a paragraph may lead into, and shall not be parted from by the end of a page. */
const followed = new Set<string | undefined>(['list', 'table', 'measure', 'chart']);

/** Blocks one after the other; figures that follow each other stand in one table. */
export function stack(nodes: readonly Nodes[], at: Place): FileChild[] {
  const made: FileChild[] = [];
  let together: Array<NodeOf<'measure'>> = [];
  const close = (): void => {
    if (together.length > 0) made.push(figures(together, at.setting), space(at));
    together = [];
  };
  for (const [nth, node] of nodes.entries()) {
    if (node.type === 'measure') {
      together.push(node);
      continue;
    }
    close();
    made.push(...render(node, { ...at, leads: followed.has(nodes[nth + 1]?.type) }));
  }
  close();
  return made;
}

// The table is total over our kinds; a kind that is foreign to our documents is our own fault.
const render = (node: Nodes, at: Place): FileChild[] =>
  (blocks[node.type as BlockKind] as (node: Nodes, at: Place) => FileChild[])(node, at);
