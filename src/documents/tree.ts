/**
 * The document tree: mdast, the Markdown tree that the unified ecosystem shares, with nodes of our
 * own. Every renderer is a total table over `NodeKind` (or over `BlockKind` and `PhraseKind`), so
 * that a node added here does not compile until each format has said how it looks.
 */
import type { Nodes, PhrasingContent, Root } from 'mdast';

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

/**
 * What Markdown knows and our documents never hold: the parser of templates has these switched
 * off (their signs stay plain text), and the builders make none.
 */
type ForeignKind =
  | 'definition'
  | 'delete'
  | 'footnoteDefinition'
  | 'footnoteReference'
  | 'html'
  | 'image'
  | 'imageReference'
  | 'linkReference'
  | 'yaml';

/** The kinds of node that occur in our documents. */
export type NodeKind = Exclude<Nodes['type'], ForeignKind>;

/** Kinds that stand inside a line of text. */
export type PhraseKind = Extract<NodeKind, PhrasingContent['type']>;

/** Kinds that stand on lines of their own. */
export type BlockKind = Exclude<NodeKind, PhraseKind>;

/** The node of a kind. */
export type NodeOf<K extends NodeKind> = Extract<Nodes, { type: K }>;
