import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

// Switched off: their signs stay plain text, and their nodes never occur in our trees.
const off = ['codeIndented', 'definition', 'htmlFlow', 'htmlText', 'labelStartImage'];

/** Markdown, with GitHub's tables, as blocks of our tree, without positions. */
export function parseMarkdown(markdown: string): RootContent[] {
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
