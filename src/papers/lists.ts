import type { BlockContent, List, ListItem, RootContent } from 'mdast';
import { paragraph } from './build.js';
import { listAt, type Setting } from './setting.js';

/** Lists inside lists inside lists: past this, nobody follows. */
const deepest = 8;

interface Items {
  readonly item: string;
  readonly nest?: string | undefined;
}

/** One item a row, with what the row holds under `nest` as a list inside it. */
export const nestedList = (block: Items, rows: readonly unknown[], at: Setting): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items(block, rows, at, 1),
});

function items(block: Items, rows: readonly unknown[], at: Setting, depth: number): ListItem[] {
  return rows.map((row) => {
    const words = at.read.inner(at.fill(block.item, { row }));
    const inner = block.nest === undefined || depth >= deepest ? [] : listAt(row, block.nest);
    const nested: List[] =
      inner.length === 0
        ? []
        : [
            {
              type: 'list',
              ordered: false,
              spread: false,
              children: items(block, inner, at, depth + 1),
            },
          ];
    const children: BlockContent[] = words.length === 0 ? [paragraph([])] : words;
    return { type: 'listItem', spread: false, children: [...children, ...nested] };
  });
}

// Two lists that follow each other are one to whoever reads them, and in Markdown as well.
export function mergeLists(nodes: readonly RootContent[]): RootContent[] {
  const merged: RootContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'list' && last?.type === 'list' && node.ordered === last.ordered) {
      merged[merged.length - 1] = { ...last, children: [...last.children, ...node.children] };
    } else {
      merged.push(node);
    }
  }
  return merged;
}
