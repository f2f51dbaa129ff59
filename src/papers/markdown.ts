/** Markdown: what people typed escaped for it, and the texts of a template read as nodes. */
import type { BlockContent, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { visible } from '../text/gate.js';

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

// A sign that was typed is escaped, and one of the template is not: so it is known which is whose.
const signedTwice = /(\p{L}{4,})?(\\[.?!,;:]|…)(\*\*|_|)([.,;])(?!\S)/gu;

/**
 * A filled text in which a sentence ends once: of what was typed with a full stop and goes on with
 * one, or with a comma, one is left; after a question mark the template’s own sign goes. A short word
 * keeps its stop before a comma, for it may be cut short ("etc.").
 * @param isCutShort whether a longer word has its stop for that reason too ("janv.")
 */
export const oncePunctuated = (
  markdown: string,
  isCutShort: (word: string) => boolean = () => false,
): string =>
  markdown.replace(signedTwice, (all, word: string | undefined, typed: string, mark, own) => {
    const kept = `${word ?? ''}${typed}${mark}`;
    if (typed === '…') return own === '.' ? kept : all;
    if (/[?!]/.test(typed)) return own === ';' ? all : kept;
    const isSentence = word !== undefined && !isCutShort(word);
    if (typed === '\\.' && own !== '.' && !isSentence) return all;
    return `${word ?? ''}${mark}${own}`;
  });

export type MarkdownParser = (markdown: string) => RootContent[];

/** Thrown where a text turns out to need the real parser and that is not loaded. */
export class ParserNeeded extends Error {
  override readonly name = 'ParserNeeded';
}

const unloaded: MarkdownParser = () => {
  throw new ParserNeeded();
};

/** Markdown read as the nodes that a place in the tree can hold. */
export interface MarkdownReader {
  readonly blocks: (markdown: string) => RootContent[];
  /** For a list item or a callout. */
  readonly inner: (markdown: string) => BlockContent[];
  /** For a heading or a cell: what stands inside the lines, blocks dissolved. */
  readonly phrases: (markdown: string) => PhrasingContent[];
}

/** A reader that takes the short way where it can, and `parse` where it must. */
export function markdownReader(parse: MarkdownParser = unloaded): MarkdownReader {
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

// The short way through Markdown. Nearly every text of a document is words, bold words and what
// people typed (whose signs are escaped); the real parser takes 10 ms to load and a hundred times
// as long to read. What this reader is not certain of it leaves to the parser, and a property test
// holds the two against each other.

// What means something at the start of a line.
const blockStart = /^(?:[ \t#+\-=|:~>`]|\d{1,9}[.)](?:[ \t]|$))/;

// An escaped sign, a space written as a reference, a hard break, a mark of bold or of emphasis, a
// run of plain words. Everything else is for the parser. A bar or a tilde may begin what it knows.
const token = /\\([!-/:-@[-`{-~])|(&#32;)|(\\\n)|(\*\*|_)|([^\\`*_[\]<>&|~]+)/y;

/** `markdown` as paragraphs, or undefined where it may be anything else. */
export function readPlain(markdown: string): Paragraph[] | undefined {
  const paragraphs: Paragraph[] = [];
  // Up to three blanks before a paragraph mean nothing.
  const trimmed = markdown.replace(/^\n+|[ \t\n]+$/g, '').replace(/^ {1,3}(?![ \n])/, '');
  for (const text of trimmed.split(/\n\n+/)) {
    if (text === '') continue;
    const children = readLines(text);
    if (!children) return undefined;
    paragraphs.push({ type: 'paragraph', children });
  }
  return paragraphs;
}

function readLines(text: string): PhrasingContent[] | undefined {
  const lines = text.split('\n');
  if (lines.some((line) => blockStart.test(line) || /[ \t]$/.test(line))) return undefined;
  const found: PhrasingContent[] = [];
  let words = '';
  let opened: { sign: string; at: number } | undefined;
  const close = (): PhrasingContent[] => {
    const text: PhrasingContent[] = words === '' ? [] : [{ type: 'text', value: words }];
    words = '';
    return text;
  };
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (!match) return undefined;
    const [whole, escaped, space, hardBreak, sign, plain] = match;
    const before = text[start - 1] ?? ' ';
    const after = text[token.lastIndex] ?? ' ';
    if (sign === undefined) {
      if (hardBreak !== undefined) {
        if (opened || token.lastIndex >= text.length) return undefined;
        found.push(...close(), { type: 'break' });
      } else {
        words += escaped ?? (space === undefined ? (plain ?? whole) : ' ');
      }
    } else if (!opened) {
      // After a bracket only before a letter or figure: a second sign would make it close as well.
      const opens = before === '(' ? /[\p{L}\p{N}]/u.test(after) : /\s/.test(before);
      if (!opens || /[\s*_]/.test(after)) return undefined;
      found.push(...close());
      opened = { sign, at: token.lastIndex };
    } else {
      const ends = opened.sign === sign && opened.at < start;
      const over = /[\s,.;:!?)]/.test(after) || text.startsWith('\\\n', token.lastIndex);
      if (!ends || !over || /[\s*_]/.test(before)) return undefined;
      found.push({ type: sign === '_' ? 'emphasis' : 'strong', children: close() });
      opened = undefined;
    }
  }
  return opened ? undefined : [...found, ...close()];
}
