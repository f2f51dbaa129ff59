/**
 * The document tree: mdast, the Markdown tree that the unified ecosystem shares, with nodes of our
 * own. Every renderer is a total table over `NodeKind`, so that a node added here does not compile
 * until each format has said how it looks.
 */
import type { Nodes, Root } from 'mdast';

/** A figure with all that makes it honest; `value` is already words ("3 of 24", "too few to say"). */
export interface MeasureNode {
  type: 'measure';
  label: string;
  value: string;
  /** The value of the window before, in words, or null where there is none. */
  previous: string | null;
  /** "1 Oct 2026 to 31 Oct 2026", and whether that is over. */
  window: string;
  definition: string;
}

declare module 'mdast' {
  interface BlockContentMap {
    measure: MeasureNode;
  }
  interface RootContentMap {
    measure: MeasureNode;
  }
}

export type Tree = Root;

/** The kinds of node that occur in our documents; others never leave the Markdown parser. */
export type NodeKind = Nodes['type'];
