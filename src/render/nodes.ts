/** What renderers share: tables over the kinds of node, and figures that stand together. */
import type { Nodes } from 'mdast';
import type { MeasureNode, NodeKind, NodeOf } from '../papers/tree.js';

/** What becomes of each kind of node; `Beside` is what a renderer hands on with the node. */
export type NodeTable<Kind extends NodeKind, Made, Beside extends readonly unknown[] = []> = {
  readonly [K in Kind]: (node: NodeOf<K>, ...beside: Beside) => Made;
};

/** What becomes of `node`. A kind that is foreign to our documents is in no table: our own fault. */
export const madeBy = <Kind extends NodeKind, Made, Beside extends readonly unknown[]>(
  table: NodeTable<Kind, Made, Beside>,
  node: Nodes,
  ...beside: Beside
): Made => (table[node.type as Kind] as (node: Nodes, ...beside: Beside) => Made)(node, ...beside);

/** A block by itself, or the figures that follow each other without anything in between. */
export type BlockOrFigures =
  | { readonly node: Nodes }
  | { readonly figures: readonly MeasureNode[] };

export function partsOf(nodes: readonly Nodes[]): BlockOrFigures[] {
  const parts: BlockOrFigures[] = [];
  let figures: MeasureNode[] = [];
  for (const node of nodes) {
    if (node.type !== 'measure') {
      figures = [];
      parts.push({ node });
      continue;
    }
    if (figures.length === 0) parts.push({ figures });
    figures.push(node);
  }
  return parts;
}
