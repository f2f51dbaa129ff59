/**
 * The document tree: mdast, the Markdown tree that the unified ecosystem shares, with nodes of our
 * own. Every renderer is a total table over `NodeKind` (or over `BlockKind` and `PhraseKind`), so
 * that a node added here does not compile until each format has said how it looks.
 */
import type { BlockContent, Blockquote, Nodes, PhrasingContent, Root } from 'mdast';
import type { Day } from '../time/day.js';

/**
 * What a document is, for formats that keep it beside the words: file properties, the language that
 * a screen reader speaks, the subject of a mail. Never who made it, nor where.
 */
export interface About {
  readonly title: string;
  /** The community's name. */
  readonly community: string;
  /** BCP 47: "en-GB". */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The day that the document speaks of: the only date that a file of it may carry. */
  readonly asOf: Day;
  /** The subject line where it is sent; the title unless the template has another. */
  readonly subject: string;
  /** What a mail of it begins and ends with; formats that nobody sends to somebody have neither. */
  readonly letter?: { readonly greeting: string; readonly closing: string };
}

/** A figure with all that makes it honest, every part of it in words ("3 of 24"). */
export interface MeasureNode {
  type: 'measure';
  label: string;
  /** The label where its value follows in the same line: "Contribution rate:". */
  lead: string;
  value: string;
  /** "4 of 22 last time", or null where there is nothing to compare with. */
  previous: string | null;
  /** "1 Oct 2026 to 31 Oct 2026", and whether that is over. */
  window: string;
  definition: string;
  /** Window and definition in one sentence. */
  basis: string;
}

/**
 * Figures as a picture, and the same in words as its children (a table, or a list for links): a
 * format that draws shows both, one that doesn't shows the children.
 */
export interface ChartNode {
  type: 'chart';
  title: string;
  /** What there is to see, in a sentence, for whoever can't. */
  description: string;
  /** What opens the words below the picture: "The same figures as a table". */
  summary: string;
  /** On a page its title stands alone, and opens it. */
  folded?: boolean;
  drawing: Drawing;
  /** A table, a list, or months with a heading each; none where the words were left out. */
  children: BlockContent[];
}

export type Drawing = SeriesDrawing | LinksDrawing | MonthsDrawing;

/** Values along an axis of labels; null is a gap, which is never drawn as zero. */
export interface SeriesDrawing {
  readonly kind: 'bars' | 'line';
  readonly labels: readonly string[];
  readonly series: ReadonlyArray<{
    readonly name: string;
    readonly values: ReadonlyArray<number | null>;
    /** What stands in its gaps, "no list", where it is the only one; nothing unless said. */
    readonly gap?: string;
  }>;
  /** For times: whether each is over. Where nothing else is drawn, a bar stands in each row of the words. */
  readonly over?: readonly boolean[];
}

/** What waits on what: boxes in columns from left to right, and arrows between them. */
export interface LinksDrawing {
  readonly kind: 'links';
  readonly boxes: ReadonlyArray<{
    readonly id: string;
    readonly label: string;
    /** A second, quieter line: who, and by when. */
    readonly detail: string;
    /** Which stands out: what most others wait for. */
    readonly marked: boolean;
  }>;
  /** From what is needed to what waits for it, by the boxes' ids. */
  readonly arrows: ReadonlyArray<{ readonly from: string; readonly to: string }>;
}

/** What stands in a month of a plan: something to do, or a day on which people meet. */
export type MonthEntry =
  | {
      readonly kind: 'action';
      readonly no: string;
      readonly label: string;
      readonly who: string;
      /** Empty where it has none yet. */
      readonly day: string;
      /** What more there is to say of it; mostly nothing. */
      readonly note: string;
      /** Which stands out: what most others wait for. */
      readonly marked: boolean;
      /** Nobody has taken it yet. */
      readonly free: boolean;
    }
  | { readonly kind: 'meeting'; readonly label: string; readonly day: string };

/** What lies ahead, month by month, and arrows from what is needed to what waits for it, by numbers. */
export interface MonthsDrawing {
  readonly kind: 'months';
  readonly months: ReadonlyArray<{
    readonly label: string;
    /** False for what has no day yet, which stands below the months. */
    readonly dated: boolean;
    /** For what was hoped for by days that are over, which stands above the months. */
    readonly isOver?: boolean;
    readonly entries: readonly MonthEntry[];
    /** How many more there are than is shown, in words; mostly empty. */
    readonly more: string;
  }>;
  readonly arrows: LinksDrawing['arrows'];
}

/**
 * How a list is set where a page has room: what has to be seen first, large; or each of its items
 * as a card. Wherever there is none it is a list like any other.
 */
export const looks = ['large', 'cards'] as const;
export type Look = (typeof looks)[number];

/** Whether a box holds cards, which are set apart by themselves. */
export const holdsCards = ({ children }: Blockquote): boolean =>
  children.some((child) => child.type === 'list' && child.data?.look === 'cards');

declare module 'mdast' {
  interface BlockContentMap {
    chart: ChartNode;
    measure: MeasureNode;
  }
  interface RootContentMap {
    chart: ChartNode;
    measure: MeasureNode;
  }
  interface ListData {
    look?: Look;
  }
  interface LinkData {
    /** Its address stood in the text, and a word stands in its place. */
    isNamed?: true;
  }
  interface TableCellData {
    /** In the first row: the title where a value follows in the same line, "Who:". */
    lead?: string;
  }
  interface RootData {
    /** There in a document; a command's own few lines need none. */
    about?: About;
    /** What the document was made from, for the format that hands it on as data. */
    facts?: object;
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

/** What nodes say, without their marks: for file properties, subject lines and pictures. */
export const plainText = (node: Nodes | readonly Nodes[]): string => {
  if ('length' in node) return node.map(plainText).join('');
  if ('children' in node) return node.children.map(plainText).join('');
  return 'value' in node ? node.value : ' ';
};
