/**
 * Small builders for the document tree, so that a command says what it shows and not how a tree
 * is spelt. Strings become text nodes: nothing in them is read as Markdown.
 */
import type {
  BlockContent,
  Code,
  Heading,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Table,
  TableCell,
} from 'mdast';
import { plainText, type Tree } from './tree.js';

export type Inline = string | PhrasingContent | ReadonlyArray<string | PhrasingContent>;

const inlines = (phrase: Inline): PhrasingContent[] => {
  const parts: ReadonlyArray<string | PhrasingContent> = Array.isArray(phrase)
    ? phrase
    : [phrase as string | PhrasingContent];
  return parts.map((part) => (typeof part === 'string' ? { type: 'text', value: part } : part));
};

export const root = (...children: ReadonlyArray<RootContent | undefined>): Tree => ({
  type: 'root',
  children: children.filter((child) => child !== undefined),
});

export const heading = (depth: Heading['depth'], text: Inline): Heading => ({
  type: 'heading',
  depth,
  children: inlines(text),
});

export const paragraph = (text: Inline): Paragraph => ({
  type: 'paragraph',
  children: inlines(text),
});

export const strong = (text: string): Strong => ({
  type: 'strong',
  children: [{ type: 'text', value: text }],
});

/** Something to type, shown as it must be typed. */
export const code = (text: string): PhrasingContent => ({ type: 'inlineCode', value: text });

/** Lines to be typed as they stand, one below the other. */
export const lines = (...typed: readonly string[]): Code => ({
  type: 'code',
  value: typed.join('\n'),
});

export const list = (items: ReadonlyArray<Inline | BlockContent[]>): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map((item) => ({
    type: 'listItem',
    spread: false,
    children: isBlocks(item) ? item : [paragraph(item)],
  })),
});

const blockKinds = new Set(['paragraph', 'list', 'table', 'heading', 'blockquote', 'code']);

const isBlocks = (item: Inline | BlockContent[]): item is BlockContent[] =>
  Array.isArray(item) &&
  item.length > 0 &&
  item.every((part) => typeof part === 'object' && blockKinds.has(part.type));

export type Align = 'left' | 'right' | 'center' | null;

const cell = (phrase: Inline): TableCell => ({ type: 'tableCell', children: inlines(phrase) });

const inEnglish = (title: string): string => `${title}:`;

/**
 * A table: header phrases, rows of cell phrases, and the columns' alignment.
 * @param leadOf what stands before a column's value where both are in one line; empty: nothing
 */
export function table(
  header: readonly Inline[],
  rows: ReadonlyArray<readonly Inline[]>,
  align: readonly Align[] = [],
  leadOf: (title: string, nth: number) => string = inEnglish,
): Table {
  const heads = header.map(cell).map((head, nth): TableCell => {
    const title = plainText(head.children);
    return title === '' ? head : { ...head, data: { lead: leadOf(title, nth) } };
  });
  return {
    type: 'table',
    align: header.map((_, i) => align[i] ?? null),
    children: [heads, ...rows.map((row) => row.map(cell))].map((children) => ({
      type: 'tableRow',
      children,
    })),
  };
}
