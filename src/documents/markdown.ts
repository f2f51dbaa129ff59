import type { BlockContent, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { visible } from '../core/gate.js';

const punctuation = /[!-/:-@[-`{-~]/g;

/**
 * `value`, which a person typed, as Markdown that reads as exactly those characters wherever it
 * stands: on one line, what a terminal would obey shown, every sign of Markdown escaped. Spaces at
 * its ends, which Markdown would drop, are written as references. A list becomes its items.
 */
export function escapeMarkdown(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value) ? value.map(oneLine).join(', ') : oneLine(value);
  return text
    .replace(punctuation, '\\$&')
    .replace(/^ +| +$/g, (spaces) => '&#32;'.repeat(spaces.length));
}

const oneLine = (value: unknown): string =>
  value === null || typeof value === 'object'
    ? ''
    : visible(String(value).replace(/[\r\n\t\u2028\u2029]+/g, ' '));

// Signs that mean something inside a line, unless a backslash stands before them.
const inlineSign = /[`*_[\]<>&]/;
const escapePair = /\\[!-/:-@[-`{-~]/g;
// What means something at the start of a line.
const blockStart = /^(?:[\s#+\-=|:~]|\d{1,9}[.)](?:\s|$))/;

/**
 * `line` as plain text, where it is certain that Markdown would read it as that; else undefined.
 * Most cells of a document are such lines, and the parser costs a hundred times more.
 */
function plainLine(line: string): string | undefined {
  const bare = line.replace(escapePair, '');
  if (inlineSign.test(bare) || bare.includes('\\') || bare.includes('|')) return undefined;
  if (blockStart.test(line) || /\s$/.test(line)) return undefined;
  return line.replace(escapePair, (pair) => pair.slice(1));
}

// Switched off: their signs stay plain text, and their nodes never occur in our trees.
const off = ['codeIndented', 'definition', 'htmlFlow', 'htmlText', 'labelStartImage'];

/** Markdown as blocks of our tree, without positions. */
export function blocksOf(markdown: string): RootContent[] {
  const plain = markdown
    .trim()
    .split(/\n(?:[ \t]*\n)+/)
    .map((text) => text.split('\n').map(plainLine));
  if (plain.every((lines) => lines.every((line) => line !== undefined && line !== ''))) {
    return plain.map((lines) => ({
      type: 'paragraph',
      children: [{ type: 'text', value: lines.join('\n') }],
    }));
  }
  return parseBlocks(markdown);
}

/** As `blocksOf`, always by the parser: what the short way is held against in a test. */
export function parseBlocks(markdown: string): RootContent[] {
  const root = fromMarkdown(markdown, {
    extensions: [{ disable: { null: off } }, gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  strip(root);
  return root.children;
}

function strip(node: Nodes): void {
  delete (node as { position?: unknown }).position;
  if ('children' in node) for (const child of node.children) strip(child);
}

/** Markdown for a heading, a cell or an item: what stands inside the lines, blocks dissolved. */
export function phrasingOf(markdown: string): PhrasingContent[] {
  const inside = blocksOf(markdown)
    .map(phrasesIn)
    .filter((phrases) => phrases.length > 0);
  return inside.flatMap((phrases, index) =>
    index === 0 ? phrases : [{ type: 'text', value: ' ' } as const, ...phrases],
  );
}

const phrasesIn = (node: Nodes): PhrasingContent[] => {
  if (node.type === 'paragraph' || node.type === 'heading') return node.children;
  if ('children' in node) return (node.children as Nodes[]).flatMap(phrasesIn);
  return 'value' in node ? [{ type: 'text', value: node.value }] : [];
};

/** Blocks that may stand in a list item or a callout. */
export const innerBlocksOf = (markdown: string): BlockContent[] =>
  blocksOf(markdown) as BlockContent[];
