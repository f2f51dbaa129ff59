import { Chalk } from 'chalk';
import type { Nodes, PhrasingContent } from 'mdast';
import { beginsAnswer } from '../papers/links.js';
import type { BlockKind, Drawing, NodeOf, PhraseKind, Tree } from '../papers/tree.js';
import { madeBy, type NodeTable, partsOf } from './nodes.js';
import { plainOptions, type RenderOptions } from './options.js';
import { asciiOf, type Glyphs, glyphsFor } from './terminal/glyphs.js';
import {
  joined,
  type Line,
  lineWidth,
  type StyledText,
  styled,
  type TextMark,
  wrap,
} from './terminal/runs.js';
import { layTable } from './terminal/table.js';
import { safeUrl, textOf } from './text.js';

/** Past this, lines of running text are hard to read; tables may use the whole width. */
const readable = 88;

interface TerminalContext {
  readonly width: number;
  readonly glyphs: Glyphs;
  readonly options: RenderOptions;
}

const phrases: NodeTable<
  PhraseKind,
  StyledText[],
  [marks: readonly TextMark[], at: TerminalContext]
> = {
  text: (node, marks, at) => [{ text: ours(textOf(node.value), at), marks }],
  strong: (node, marks, at) => runsOf(node.children, [...marks, 'bold'], at),
  emphasis: (node, marks, at) => runsOf(node.children, [...marks, 'italic'], at),
  inlineCode: (node, marks, at) => {
    const text = textOf(node.value);
    return [{ text: at.options.colour ? text : `\`${text}\``, marks: [...marks, 'accent'] }];
  },
  break: () => [styled('\n')],
  link: (node, marks, at) => {
    if (beginsAnswer(node.url)) return [];
    const words = runsOf(node.children, marks, at);
    const url = safeUrl(node.url);
    const shown = url?.replace(/^mailto:/i, '');
    if (shown === undefined || words.map(({ text }) => text).join('') === shown) return words;
    return [...words, { text: ` (${textOf(shown)})`, marks: [...marks, 'dim'] }];
  },
};

const blocks: NodeTable<BlockKind, Line[], [at: TerminalContext]> = {
  root: (node, at) => stack(node.children, at),
  heading: (node, at) => {
    const marks: TextMark[] = node.depth === 1 ? ['bold'] : ['bold', 'accent'];
    const lines = wrap(runsOf(node.children, node.depth > 2 ? ['bold'] : marks, at), at.width);
    const rule = { 1: at.glyphs.doubleRule, 2: at.glyphs.rule }[node.depth as number];
    if (rule === undefined) return lines;
    const width = lines.reduce((widest, line) => Math.max(widest, lineWidth(line)), 0);
    return [...lines, [styled(rule.repeat(width), 'dim')]];
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
    return inner.map((line) => [
      styled(line.length === 0 ? at.glyphs.bar : `${at.glyphs.bar} `, 'accent'),
      ...line,
    ]);
  },
  code: (node) => node.value.split('\n').map((line) => [styled(`    ${textOf(line)}`, 'accent')]),
  thematicBreak: (_, at) => [[styled(at.glyphs.rule.repeat(Math.min(at.width, readable)), 'dim')]],
  table: (node, at) => {
    const [head, ...rows] = node.children.map((row) => row.children.map((cell) => cells(cell, at)));
    const align = (node.align ?? []).map((side) => side ?? 'left');
    const leads = node.children[0]?.children.map(({ data }, index) =>
      data?.lead === undefined ? (head?.[index] ?? []) : [styled(ours(textOf(data.lead), at))],
    );
    return layTable({ head: head ?? [], leads: leads ?? [], rows, align }, at.width, at.glyphs);
  },
  tableRow: (node, at) => node.children.flatMap((cell) => render(cell, at)),
  tableCell: (node, at) => wrap(cells(node, at), at.width),
  chart: (node, at) => [
    ...wrap([styled(ours(textOf(node.title), at), 'bold')], at.width),
    ...(at.options.draws && !at.options.ascii ? drawn(node, at) : stack(node.children, at)),
  ],
  measure: (node, at) => measures([node], at),
};

const cells = (cell: NodeOf<'tableCell'>, at: TerminalContext): StyledText[] =>
  runsOf(cell.children, [], at);

// Figures that follow each other stand in columns, so that they can be read down; below each stands
// what makes it honest.
function measures(nodes: readonly NodeOf<'measure'>[], at: TerminalContext): Line[] {
  const row = (node: NodeOf<'measure'>): StyledText[][] => {
    return [
      [styled(ours(textOf(node.label), at))],
      [
        styled(ours(textOf(node.value), at), 'bold'),
        ...(node.previous === null ? [] : [styled(ours(textOf(` (${node.previous})`), at))]),
        styled('\n'),
        styled(ours(textOf(node.basis), at), 'dim'),
      ],
    ];
  };
  const width = Math.min(at.width, readable);
  const leads = nodes.map((node) => [styled(ours(textOf(node.lead), at))]);
  return layTable({ head: null, leads, rows: nodes.map(row), align: [] }, width, at.glyphs);
}

const narrower = (at: TerminalContext, by: number): TerminalContext => ({
  ...at,
  width: Math.max(8, at.width - by),
});

const ours = (text: string, at: TerminalContext): string =>
  at.options.ascii ? asciiOf(text) : text;

const hang = (sign: string, lines: readonly Line[]): Line[] =>
  lines.map((line, index) => [styled(index === 0 ? sign : ' '.repeat(sign.length)), ...line]);

const spaced = (parts: ReadonlyArray<readonly Line[]>): Line[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [[], ...part]));

// Blocks with a blank line between them, save after a heading, which belongs to what it heads.
function stack(nodes: readonly Nodes[], at: TerminalContext): Line[] {
  const lines: Line[] = [];
  let tight = true;
  for (const part of partsOf(nodes)) {
    if (!tight) lines.push([]);
    lines.push(...('figures' in part ? measures(part.figures, at) : render(part.node, at)));
    tight = 'node' in part && part.node.type === 'heading' && part.node.depth > 1;
  }
  return lines;
}

const render = (node: Nodes, at: TerminalContext): Line[] => madeBy(blocks, node, at);

const runsOf = (
  nodes: readonly PhrasingContent[],
  marks: readonly TextMark[],
  at: TerminalContext,
): StyledText[] => nodes.flatMap((node) => madeBy(phrases, node, marks, at));

/**
 * `tree` for a terminal, ending with a line break. Colours are three at most and repeat what words
 * and rules already say; every value has passed the gate, so that the only escape sequences are ours.
 */
export function renderTerminal(tree: Tree, options: RenderOptions): string {
  const chalk = new Chalk({ level: options.colour ? 1 : 0 });
  const paints: Record<TextMark, (text: string) => string> = {
    bold: chalk.bold,
    dim: chalk.dim,
    italic: chalk.italic,
    accent: chalk.cyan,
  };
  const paint = ({ text, marks }: StyledText): string =>
    marks.reduce((painted, mark) => paints[mark](painted), text);
  const setting: TerminalContext = {
    width: options.width,
    glyphs: glyphsFor(options.ascii),
    options: options,
  };
  return render(tree, setting)
    .map((line) => `${joined(line).map(paint).join('').trimEnd()}\n`)
    .join('');
}

/** Columns of a text that people read in a mail or a plain editor. */
const pageWidth = 72;

/** `tree` as a text file for people: as a terminal shows it, without colour, at 72 columns. */
export const renderText = (tree: Tree): string =>
  renderTerminal(tree, { ...plainOptions, width: pageWidth });

/** As long as the longest bar. */
const longest = 20;

/** A chart with its words: of times, a bar in each row, paler where the time isn't over yet. */
function drawn({ drawing, children }: NodeOf<'chart'>, at: TerminalContext): Line[] {
  const [table] = children;
  if (drawing.kind !== 'bars' || drawing.over === undefined || table?.type !== 'table') {
    return [...sketch(drawing, at.width), ...stack(children, at)];
  }
  const { over } = drawing;
  const values = drawing.series[0]?.values ?? [];
  const most = Math.max(...values.map((value) => value ?? 0));
  const bar = (nth: number): string => {
    const value = values[nth] ?? 0;
    return most === 0 ? '' : (over[nth] ? '█' : '░').repeat(Math.ceil((value / most) * longest));
  };
  const [head, ...rows] = table.children;
  const cell = (value: string): NodeOf<'tableCell'> => ({
    type: 'tableCell',
    children: [{ type: 'text', value }],
  });
  const widened = [
    ...(head ? [{ ...head, children: [...head.children, cell('')] }] : []),
    ...rows.map((row, nth) => ({ ...row, children: [...row.children, cell(bar(nth))] })),
  ];
  return render({ ...table, children: widened }, at);
}

/** A chart as one line of a terminal: how the figures went, above the table that says them. */

const steps = '▁▂▃▄▅▆▇█';

/**
 * One line of blocks, the highest value the highest block; a gap stays empty, which zero does not.
 * Links and months have no line of their own, since a list shows them as well; nor has what would be
 * wider than `width` columns.
 */
export function sketch(drawing: Drawing, width: number): Line[] {
  if (drawing.kind === 'links' || drawing.kind === 'months') return [];
  const [first] = drawing.series;
  const values = first?.values ?? [];
  const known = values.filter((value) => value !== null);
  const most = Math.max(...known, 0);
  if (known.length < 2 || most === 0) return [];
  // Wide enough to be seen as columns, where there are few of them.
  const wide = Math.max(1, Math.min(3, Math.floor((width - 2) / values.length) - 1));
  if (values.length * wide > width) return [];
  const block = (value: number): string =>
    steps[Math.max(0, Math.ceil((value / most) * steps.length) - 1)] ?? '';
  const blocks = values.map((value) => (value === null ? ' ' : block(value)).repeat(wide));
  return [[styled(blocks.join(wide > 1 ? ' ' : ''), 'accent')], []];
}
