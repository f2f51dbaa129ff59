import type { Nodes, PhrasingContent } from 'mdast';
import { beginsAnswer } from '../papers/links.js';
import type { BlockKind, PhraseKind, Tree } from '../papers/tree.js';
import { asText } from '../text/formula.js';
import { madeBy, type NodeTable } from './nodes.js';
import { safeUrl, textOf } from './text.js';

const phrases: NodeTable<PhraseKind, string> = {
  text: (node) => textOf(node.value),
  strong: (node) => words(node.children),
  emphasis: (node) => words(node.children),
  inlineCode: (node) => textOf(node.value),
  break: () => ' ',
  link: (node) => {
    if (beginsAnswer(node.url)) return '';
    const text = words(node.children);
    const shown = safeUrl(node.url)?.replace(/^mailto:/i, '');
    return shown === undefined || shown === text ? text : `${text} (${textOf(shown)})`;
  },
};

const blocks: NodeTable<BlockKind, string[]> = {
  root: (node) => node.children.flatMap(lines),
  heading: (node) => [asText(words(node.children))],
  paragraph: (node) => [asText(words(node.children))],
  list: (node) => node.children.flatMap(lines),
  listItem: (node) => node.children.flatMap(lines),
  blockquote: (node) => node.children.flatMap(lines),
  code: (node) => node.value.split('\n').map((line) => asText(textOf(line))),
  thematicBreak: () => [],
  table: (node) => node.children.flatMap(lines),
  tableRow: (node) => [node.children.map((cell) => asText(words(cell.children))).join('\t')],
  tableCell: (node) => [words(node.children)],
  chart: (node) => [asText(textOf(node.title)), ...node.children.flatMap(lines)],
  measure: (node) => {
    const parts = [node.label, node.value, node.previous ?? '', node.window, node.definition];
    return [parts.map((part) => asText(textOf(part))).join('\t')];
  },
};

const words = (nodes: readonly PhrasingContent[]): string =>
  nodes.map((node) => madeBy(phrases, node)).join('');

const lines = (node: Nodes): string[] => madeBy(blocks, node);

/**
 * `tree` for other programs: one line a paragraph or item, a table as a line a row with tabs between
 * its cells and its column titles first, a measure as label, value, value last time, window and
 * definition. No line is wrapped, no cell holds a tab or a line break, and none is a formula for the
 * spreadsheet that may open it.
 */
export const renderPlain = (tree: Tree): string =>
  lines(tree)
    .map((line) => `${line}\n`)
    .join('');
