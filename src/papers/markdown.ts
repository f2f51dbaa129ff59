import type { BlockContent, Nodes, PhrasingContent, RootContent } from 'mdast';
import { visible } from '../text/gate.js';
import { readPlain } from './plain-markdown.js';

const punctuation = /[!-/:-@[-`{-~]/g;

// What no Markdown can carry: its parser replaces the one and drops the other.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is its purpose
const uncarried = /[\u0000\ufeff]/g;

/**
 * `value`, which a person typed, as Markdown that reads as exactly those characters wherever it
 * stands: on one line, every sign of Markdown escaped. Spaces at its ends, which Markdown would
 * drop, are written as references. A list becomes its items. What a reader's machine might obey is
 * still in it: each renderer has a gate of its own (src/render/text.ts).
 */
export function escapeMarkdown(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value) ? value.map(oneLine).join(', ') : oneLine(value);
  return text
    .replace(punctuation, '\\$&')
    .replace(/^ +| +$/g, (spaces) => '&#32;'.repeat(spaces.length));
}

const oneLine = (value: unknown): string =>
  value === null || typeof value === 'object'
    ? ''
    : String(value)
        .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
        .replace(uncarried, visible);

export type Parser = (markdown: string) => RootContent[];

/** Thrown where a text turns out to need the real parser and that is not loaded. */
export class NeedsParser extends Error {
  override readonly name = 'NeedsParser';
}

const unloaded: Parser = () => {
  throw new NeedsParser();
};

/** Markdown read as the nodes that a place in the tree can hold. */
export interface Reader {
  readonly blocks: (markdown: string) => RootContent[];
  /** For a list item or a callout. */
  readonly inner: (markdown: string) => BlockContent[];
  /** For a heading or a cell: what stands inside the lines, blocks dissolved. */
  readonly phrases: (markdown: string) => PhrasingContent[];
}

/** A reader that takes the short way where it can, and `parse` where it must. */
export function readerOf(parse: Parser = unloaded): Reader {
  const blocks = (markdown: string): RootContent[] => readPlain(markdown) ?? parse(markdown);
  return {
    blocks,
    inner: (markdown) => blocks(markdown) as BlockContent[],
    phrases: (markdown) => {
      const parts = blocks(markdown)
        .map(phrasesIn)
        .filter((part) => part.length > 0);
      return parts.flatMap((part, index) =>
        index === 0 ? part : [{ type: 'text', value: ' ' } as const, ...part],
      );
    },
  };
}

const phrasesIn = (node: Nodes): PhrasingContent[] => {
  if (node.type === 'paragraph' || node.type === 'heading') return node.children;
  if ('children' in node) return (node.children as Nodes[]).flatMap(phrasesIn);
  return 'value' in node ? [{ type: 'text', value: node.value }] : [];
};
