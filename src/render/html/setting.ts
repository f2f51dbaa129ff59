import type { Element, ElementContent } from 'hast';
import type { Nodes, PhrasingContent } from 'mdast';
import type { NodeOf } from '../../papers/tree.js';
import type { Direction } from './direction.js';

/** A chart drawn for a page and for a phone; the page shows the one that has room. */
export interface Pictures {
  readonly wide: Element;
  readonly narrow: Element;
}

/** What the parts of a page know of the whole. */
export interface Setting {
  readonly direction: Direction;
  readonly pictures: ReadonlyMap<NodeOf<'chart'>, Pictures>;
  /** The level that the last heading had, so that none is skipped. */
  heading: number;
  /** How many charts stand above, for ids that are the same each time. */
  charts: number;
  readonly blocks: (nodes: readonly Nodes[], at: Setting) => ElementContent[];
  readonly phrases: (nodes: readonly PhrasingContent[], at: Setting) => ElementContent[];
}

/** What `node` says, without its marks, as it was typed. */
export const wordsOf = (node: Nodes | readonly Nodes[]): string => {
  if ('length' in node) return node.map(wordsOf).join('');
  if ('children' in node) return node.children.map(wordsOf).join('');
  return 'value' in node ? node.value : ' ';
};

/** Elements on lines of their own, for whoever reads the source. */
export const lined = (elements: readonly ElementContent[]): ElementContent[] => [
  { type: 'text', value: '\n' },
  ...elements.flatMap((element): ElementContent[] => [element, { type: 'text', value: '\n' }]),
];
