import type { Element, ElementContent } from 'hast';
import type { Nodes, PhrasingContent } from 'mdast';
import type { NodeOf } from '../../papers/tree.js';
import type { TextDirection } from './direction.js';

/** A chart drawn for a page and for a phone; the page shows the one that has room. */
export interface PictureSizes {
  readonly wide: Element;
  readonly narrow: Element;
  /** For a screen that is wider than the words, where the chart needs that. */
  readonly broad: Element | undefined;
}

/** What the parts of a page know of the whole. */
export interface PageContext {
  readonly direction: TextDirection;
  readonly pictures: ReadonlyMap<NodeOf<'chart'>, PictureSizes>;
  /** The level that the last heading had, so that none is skipped. */
  heading: number;
  /** How many charts stand above, for ids that are the same each time. */
  charts: number;
  readonly blocks: (nodes: readonly Nodes[], at: PageContext) => ElementContent[];
  readonly phrases: (nodes: readonly PhrasingContent[], at: PageContext) => ElementContent[];
}

/** Elements on lines of their own, for whoever reads the source. */
export const lined = (elements: readonly ElementContent[]): ElementContent[] => [
  { type: 'text', value: '\n' },
  ...elements.flatMap((element): ElementContent[] => [element, { type: 'text', value: '\n' }]),
];
