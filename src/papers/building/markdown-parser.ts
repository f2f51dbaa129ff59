import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { templateStuck } from '../liquid/fill.js';

// Switched off: their signs stay plain text, and their nodes never occur in our trees.
const off = ['codeIndented', 'definition', 'htmlFlow', 'htmlText', 'labelStartImage'];

// Past this nobody follows, and neither do the formats that are trees inside trees.
const deepest = 40;

/** Markdown, with GitHub's tables, as blocks of our tree, without positions. @throws Refusal `template-stuck` */
export function parseMarkdown(markdown: string): RootContent[] {
  const root = fromMarkdown(markdown, {
    extensions: [{ disable: { null: off } }, gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  strip(root, markdown, 0);
  return root.children;
}

function strip(node: Nodes, markdown: string, depth: number): void {
  if (depth > deepest) throw templateStuck(markdown, 'quotations or lists nested too deeply');
  delete (node as { position?: unknown }).position;
  if ('children' in node) for (const child of node.children) strip(child, markdown, depth + 1);
}
