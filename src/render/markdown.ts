import type { Nodes } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { beginsAnswer, linked } from '../papers/links.js';
import type { NodeKind, NodeOf, Tree } from '../papers/tree.js';
import { laidText, safeUrl } from './text.js';

const tables = gfmTableToMarkdown({ tablePipeAlign: false });

// What the library's own extension brings is there under these names; its types say only "some".
const fromTables = (kind: 'table' | 'tableRow' | 'tableCell' | 'inlineCode'): Handle => {
  const handle = tables.handlers?.[kind];
  if (!handle) throw new Error(`mdast-util-gfm-table has no handler for ${kind}`);
  return handle;
};

const strongText = (value: string): NodeOf<'strong'> => ({
  type: 'strong',
  children: [{ type: 'text', value }],
});

// What means nothing to Markdown, wherever it stands; the library finds so too, and takes a third of
// all its time for it. A full stop after a number may begin a list, and after a w an address.
const harmless = /^(?! )(?:[^!-+\-./:<-@[-`{-~]|(?<![\dWw])\.)*(?<! )$/;

const handlers = {
  blockquote: defaultHandlers.blockquote,
  break: defaultHandlers.break,
  chart: (node: NodeOf<'chart'>, _, state, info) => {
    const title: NodeOf<'paragraph'> = { type: 'paragraph', children: [strongText(node.title)] };
    return state.containerFlow({ type: 'root', children: [title, ...node.children] }, info);
  },
  code: defaultHandlers.code,
  emphasis: defaultHandlers.emphasis,
  heading: defaultHandlers.heading,
  inlineCode: fromTables('inlineCode'),
  link: (node: NodeOf<'link'>, parent, state, info) => {
    if (beginsAnswer(node.url)) return '';
    const url = safeUrl(node.url);
    return url === undefined
      ? state.containerPhrasing(node, info)
      : defaultHandlers.link({ ...node, url }, parent, state, info);
  },
  list: defaultHandlers.list,
  listItem: defaultHandlers.listItem,
  measure: (node: NodeOf<'measure'>, _, state, info) =>
    state.containerPhrasing(
      {
        type: 'paragraph',
        children: [
          strongText(node.lead),
          {
            type: 'text',
            value: ` ${node.value}${node.previous === null ? '' : ` (${node.previous})`}`,
          },
          { type: 'break' },
          {
            type: 'emphasis',
            children: [{ type: 'text', value: node.basis }],
          },
        ],
      },
      info,
    ),
  paragraph: defaultHandlers.paragraph,
  root: defaultHandlers.root,
  strong: defaultHandlers.strong,
  table: fromTables('table'),
  tableCell: fromTables('tableCell'),
  tableRow: fromTables('tableRow'),
  text: (node: NodeOf<'text'>, parent, state, info) => {
    const value = laidText(node.value);
    return harmless.test(value)
      ? value
      : defaultHandlers.text({ type: 'text', value }, parent, state, info);
  },
  thematicBreak: defaultHandlers.thematicBreak,
} satisfies Record<NodeKind, Handle>;

const outsideLinks = {
  inConstruct: 'phrasing' as const,
  notInConstruct: ['autolink' as const, 'link' as const],
};

const options: Options = {
  bullet: '-',
  emphasis: '_',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  unsafe: [
    ...(tables.unsafe ?? []),
    // GitHub strikes out what stands between tildes; we never do.
    { character: '~', inConstruct: 'phrasing' },
    // It also makes links of bare addresses, signs that were escaped in them and all.
    { character: ':', before: '[ps]', after: '\\/', ...outsideLinks },
    { character: '.', before: '[Ww]', after: '[\\-.\\w]', ...outsideLinks },
  ],
  handlers: handlers as NonNullable<Options['handlers']>,
};

/**
 * `tree` as GitHub-flavoured Markdown. What people typed stays plain text (no HTML, no emphasis of
 * theirs, no table cells of theirs), and links are https or mailto or else only their words.
 */
export const renderMarkdown = (tree: Tree): string => toMarkdown(linked(tree) as Nodes, options);
