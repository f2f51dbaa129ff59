import { Chalk } from 'chalk';
import type { Nodes, PhrasingContent } from 'mdast';
import type { BlockKind, NodeOf, PhraseKind, Tree } from '../papers/tree.js';
import { asciiOf, type Glyphs, glyphsFor } from './glyphs.js';
import { safeUrl } from './links.js';
import { type Look, plainLook } from './look.js';
import { joined, type Line, lineWidth, type Mark, type Run, run, wrap } from './runs.js';
import { sketch } from './terminal-chart.js';
import { layTable } from './terminal-table.js';
import { textOf } from './text.js';

/** Past this, lines of running text are hard to read; tables may use the whole width. */
const readable = 88;

interface Setting {
  readonly width: number;
  readonly glyphs: Glyphs;
  readonly look: Look;
}

type PhraseTable = {
  readonly [K in PhraseKind]: (node: NodeOf<K>, marks: readonly Mark[], at: Setting) => Run[];
};

type BlockTable = {
  readonly [K in BlockKind]: (node: NodeOf<K>, at: Setting) => Line[];
};

const phrases: PhraseTable = {
  text: (node, marks, at) => [{ text: ours(textOf(node.value), at), marks }],
  strong: (node, marks, at) => runsOf(node.children, [...marks, 'bold'], at),
  emphasis: (node, marks, at) => runsOf(node.children, [...marks, 'italic'], at),
  inlineCode: (node, marks, at) => {
    const text = textOf(node.value);
    return [{ text: at.look.colour ? text : `\`${text}\``, marks: [...marks, 'accent'] }];
  },
  break: () => [run('\n')],
  link: (node, marks, at) => {
    const words = runsOf(node.children, marks, at);
    const url = safeUrl(node.url);
    const shown = url?.replace(/^mailto:/i, '');
    if (shown === undefined || words.map(({ text }) => text).join('') === shown) return words;
    return [...words, { text: ` (${textOf(shown)})`, marks: [...marks, 'dim'] }];
  },
};

const blocks: BlockTable = {
  root: (node, at) => stack(node.children, at),
  heading: (node, at) => {
    const marks: Mark[] = node.depth === 1 ? ['bold'] : ['bold', 'accent'];
    const lines = wrap(runsOf(node.children, node.depth > 2 ? ['bold'] : marks, at), at.width);
    const rule = { 1: at.glyphs.doubleRule, 2: at.glyphs.rule }[node.depth as number];
    if (rule === undefined) return lines;
    const width = lines.reduce((widest, line) => Math.max(widest, lineWidth(line)), 0);
    return [...lines, [run(rule.repeat(width), 'dim')]];
  },
  paragraph: (node, at) => wrap(runsOf(node.children, [], at), Math.min(at.width, readable)),
  list: (node, at) => {
    const first = node.start ?? 1;
    const signs = node.children.map((_, index) =>
      node.ordered ? `${first + index}.` : at.glyphs.bullet,
    );
    const indent = Math.max(...signs.map((sign) => sign.length)) + 1;
    const items = node.children.map((item, index) =>
      hang(`${signs[index] ?? ''} `.padStart(indent), render(item, narrower(at, indent))),
    );
    return node.spread ? spaced(items) : items.flat();
  },
  listItem: (node, at) => {
    const parts = node.children.map((child) => render(child, at));
    return node.spread ? spaced(parts) : parts.flat();
  },
  blockquote: (node, at) => {
    const inner = stack(node.children, narrower(at, 2));
    return inner.map((line) => [run(`${at.glyphs.bar} `, 'accent'), ...line]);
  },
  code: (node) => node.value.split('\n').map((line) => [run(`    ${textOf(line)}`, 'accent')]),
  thematicBreak: (_, at) => [[run(at.glyphs.rule.repeat(Math.min(at.width, readable)), 'dim')]],
  table: (node, at) => {
    const [head, ...rows] = node.children.map((row) => row.children.map((cell) => cells(cell, at)));
    const align = (node.align ?? []).map((side) => side ?? 'left');
    const leads = node.children[0]?.children.map(({ data }, index) =>
      data?.lead === undefined ? (head?.[index] ?? []) : [run(ours(textOf(data.lead), at))],
    );
    return layTable({ head: head ?? [], leads: leads ?? [], rows, align }, at.width, at.glyphs);
  },
  tableRow: (node, at) => node.children.flatMap((cell) => render(cell, at)),
  tableCell: (node, at) => wrap(cells(node, at), at.width),
  chart: (node, at) => [
    ...wrap([run(ours(textOf(node.title), at), 'bold')], at.width),
    ...(at.look.draws && !at.look.ascii ? sketch(node.drawing, at.width) : []),
    ...node.children.flatMap((child) => render(child, at)),
  ],
  measure: (node, at) => measures([node], at),
};

const cells = (cell: NodeOf<'tableCell'>, at: Setting): Run[] => runsOf(cell.children, [], at);

// Figures that follow each other stand in columns, so that they can be read down; below each stands
// what makes it honest.
function measures(nodes: readonly NodeOf<'measure'>[], at: Setting): Line[] {
  const row = (node: NodeOf<'measure'>): Run[][] => {
    return [
      [run(ours(textOf(node.label), at))],
      [
        run(ours(textOf(node.value), at), 'bold'),
        ...(node.previous === null ? [] : [run(ours(textOf(` (${node.previous})`), at))]),
        run('\n'),
        run(ours(textOf(node.basis), at), 'dim'),
      ],
    ];
  };
  const width = Math.min(at.width, readable);
  const leads = nodes.map((node) => [run(ours(textOf(node.lead), at))]);
  return layTable({ head: null, leads, rows: nodes.map(row), align: [] }, width, at.glyphs);
}

const narrower = (at: Setting, by: number): Setting => ({
  ...at,
  width: Math.max(8, at.width - by),
});

const ours = (text: string, at: Setting): string => (at.look.ascii ? asciiOf(text) : text);

const hang = (sign: string, lines: readonly Line[]): Line[] =>
  lines.map((line, index) => [run(index === 0 ? sign : ' '.repeat(sign.length)), ...line]);

const spaced = (parts: ReadonlyArray<readonly Line[]>): Line[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [[], ...part]));

// Blocks with a blank line between them, save after a heading, which belongs to what it heads.
function stack(nodes: readonly Nodes[], at: Setting): Line[] {
  const lines: Line[] = [];
  let tight = true;
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index] as Nodes;
    const figures = [];
    for (let next = nodes[index]; next?.type === 'measure'; next = nodes[index + figures.length])
      figures.push(next);
    const part = figures.length > 0 ? measures(figures, at) : render(node, at);
    index += Math.max(0, figures.length - 1);
    if (!tight) lines.push([]);
    lines.push(...part);
    tight = node.type === 'heading' && node.depth > 1;
  }
  return lines;
}

// The tables are total over our kinds; a kind that is foreign to our documents is our own fault.
const render = (node: Nodes, at: Setting): Line[] =>
  (blocks[node.type as BlockKind] as (node: Nodes, at: Setting) => Line[])(node, at);

const runsOf = (nodes: readonly PhrasingContent[], marks: readonly Mark[], at: Setting): Run[] =>
  nodes.flatMap((node) =>
    (
      phrases[node.type as PhraseKind] as (
        node: PhrasingContent,
        marks: readonly Mark[],
        at: Setting,
      ) => Run[]
    )(node, marks, at),
  );

/**
 * `tree` for a terminal, ending with a line break. Colours are three at most and repeat what words
 * and rules already say; every value has passed the gate, so that the only escape sequences are ours.
 */
export function renderTerminal(tree: Tree, look: Look): string {
  const chalk = new Chalk({ level: look.colour ? 1 : 0 });
  const paints: Record<Mark, (text: string) => string> = {
    bold: chalk.bold,
    dim: chalk.dim,
    italic: chalk.italic,
    accent: chalk.cyan,
  };
  const paint = ({ text, marks }: Run): string =>
    marks.reduce((painted, mark) => paints[mark](painted), text);
  const setting: Setting = { width: look.width, glyphs: glyphsFor(look.ascii), look };
  return render(tree, setting)
    .map((line) => `${joined(line).map(paint).join('').trimEnd()}\n`)
    .join('');
}

/** Columns of a text that people read in a mail or a plain editor. */
const pageWidth = 72;

/** `tree` as a text file for people: as a terminal shows it, without colour, at 72 columns. */
export const renderText = (tree: Tree): string =>
  renderTerminal(tree, { ...plainLook, width: pageWidth });
