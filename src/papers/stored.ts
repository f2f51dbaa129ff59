/**
 * Documents that were kept as data: made sure of before they are rendered again, since a ledger may
 * have come by mail, and read for what they say.
 */
import type { RootContent } from 'mdast';
import { beginsAnswer } from './links.js';
import {
  areAll,
  areTexts,
  type Check,
  type Checks,
  hasAll,
  isData,
  isDrawing,
  isText,
  isTextOrNone,
  isTextOrNothing,
} from './stored-drawings.js';
import { looks, type NodeKind, type Tree } from './tree.js';

const isAlign: Check = (value) =>
  value === undefined || value === null || ['left', 'right', 'center'].includes(value as string);

const isLook: Check = (value) =>
  value === undefined || (looks as readonly unknown[]).includes(value);

const children: Checks = { children: Array.isArray };
const value: Checks = { value: isText };

/** What a node of each kind must hold, its children apart. */
const nodes: { readonly [Kind in NodeKind]: Checks } = {
  root: children,
  heading: { ...children, depth: (depth) => [1, 2, 3, 4, 5, 6].includes(depth as number) },
  paragraph: children,
  blockquote: children,
  list: {
    ...children,
    data: (data) => data === undefined || hasAll({ look: isLook })(data),
  },
  listItem: children,
  table: { ...children, align: (align) => align === undefined || areAll(isAlign)(align) },
  tableRow: children,
  tableCell: {
    ...children,
    data: (data) => data === undefined || hasAll({ lead: isTextOrNothing })(data),
  },
  emphasis: children,
  strong: children,
  link: { ...children, url: isText },
  text: value,
  inlineCode: value,
  code: value,
  break: {},
  thematicBreak: {},
  measure: {
    ...areTexts('label', 'lead', 'value', 'window', 'definition', 'basis'),
    previous: isTextOrNone,
  },
  chart: {
    ...children,
    title: isText,
    description: isText,
    summary: isText,
    folded: (value) => value === undefined || typeof value === 'boolean',
    drawing: isDrawing,
  },
};

const phrases: readonly NodeKind[] = ['text', 'emphasis', 'strong', 'link', 'inlineCode', 'break'];
const blocks: readonly NodeKind[] = [
  'heading',
  'paragraph',
  'blockquote',
  'list',
  'table',
  'code',
  'thematicBreak',
  'measure',
  'chart',
];

/** What may stand within a node of each kind. */
const within: { readonly [Kind in NodeKind]: readonly NodeKind[] } = {
  root: blocks,
  heading: phrases,
  paragraph: phrases,
  blockquote: blocks,
  list: ['listItem'],
  listItem: blocks,
  table: ['tableRow'],
  tableRow: ['tableCell'],
  tableCell: phrases,
  emphasis: phrases,
  strong: phrases,
  link: phrases,
  text: [],
  inlineCode: [],
  code: [],
  break: [],
  thematicBreak: [],
  measure: [],
  chart: blocks,
};

/** Deeper than any document of ours, and nowhere near what would exhaust a renderer. */
const deepest = 64;

function isNode(node: unknown, kinds: readonly NodeKind[], depth: number): boolean {
  if (!isData(node) || depth > deepest) return false;
  const kind = kinds.find((each) => each === node.type);
  if (kind === undefined || !hasAll(nodes[kind])(node)) return false;
  const { children: inner = [] } = node;
  return Array.isArray(inner) && inner.every((child) => isNode(child, within[kind], depth + 1));
}

const isAbout = hasAll({
  title: isText,
  community: isText,
  language: isText,
  direction: (way) => way === 'ltr' || way === 'rtl',
  asOf: (day) => isText(day) && /^\d{4}-\d{2}-\d{2}$/.test(day),
  subject: isText,
  letter: (letter) => letter === undefined || hasAll({ greeting: isText, closing: isText })(letter),
});

/** `kept` as the document it was, or undefined where no renderer could be trusted with it. */
export function storedTree(kept: unknown): Tree | undefined {
  if (!isData(kept) || !isNode(kept, ['root'], 0)) return undefined;
  return isData(kept.data) && isAbout(kept.data.about) ? (kept as unknown as Tree) : undefined;
}

const wordsIn = (node: unknown): string[] => {
  if (!isData(node)) return [];
  if (node.type === 'break') return ['\n'];
  if (isText(node.url) && beginsAnswer(node.url)) return [];
  const own = ['value', 'label', 'previous', 'title', 'description']
    .map((field) => node[field])
    .filter(isText);
  const within = Array.isArray(node.children) ? node.children : [];
  return [...own, ...within.flatMap(wordsIn)];
};

const oneSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** All that a document says, a piece a line. */
export const allTextOf = (tree: Tree): string => wordsIn(tree).map(oneSpaced).join('\n');

/** Whether the words of a document hold a text that a person typed, as it was typed. */
export function says(tree: Tree): (text: string) => boolean {
  const all = allTextOf(tree);
  return (text) => all.includes(oneSpaced(text));
}

/** A part of a document under a heading of its own, and what it tells, one a line. */
export interface TextSection {
  readonly title: string;
  readonly sentences: readonly string[];
  /** What stands beside: what leads over, and what is said where there is no news. */
  readonly asides: readonly string[];
}

/**
 * What a document tells by its sections, what stands before the first of them under its title: each item of its lists, what is set apart, and paragraphs
 * with something in bold, which is how templates mark news. Other paragraphs stand beside it, and
 * tables are left out.
 */
export function sectionsOf(tree: Tree): TextSection[] {
  const sections: Array<{ title: string; sentences: string[]; asides: string[] }> = [];
  // Right below its title a document says of which day it is, which is no news.
  const [title, , ...rest] = tree.children;
  for (const node of title === undefined ? [] : [title, ...rest]) {
    if (node.type === 'heading' && node.depth <= 2) {
      sections.push({ title: inOne(node), sentences: [], asides: [] });
    } else if (node.type !== 'heading') {
      const found = sentencesIn(node);
      sections.at(-1)?.sentences.push(...found);
      if (node.type === 'paragraph' && found.length === 0) {
        sections.at(-1)?.asides.push(inOne(node));
      }
    }
  }
  return sections;
}

/** Lines that stand below each other are parted as if they had been said in one. */
const inOne = (node: unknown): string =>
  oneSpaced(
    wordsIn(node)
      .join('')
      .replace(/(?<=[\p{L}\p{M}\p{N})”"'’»])[^\S\n]*\n/gu, ', '),
  );

function sentencesIn(node: RootContent): string[] {
  if (node.type === 'list') {
    return node.children.flatMap(({ children }) =>
      children.flatMap((child) =>
        child.type === 'paragraph' ? [inOne(child)] : sentencesIn(child),
      ),
    );
  }
  if (node.type === 'blockquote') {
    const isBox = node.children.some(({ type }) => type !== 'paragraph');
    return node.children.flatMap((child) => (isBox ? sentencesIn(child) : [inOne(child)]));
  }
  const isNews = node.type === 'paragraph' && node.children.some(({ type }) => type === 'strong');
  return isNews ? [inOne(node)] : [];
}
