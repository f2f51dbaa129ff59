/**
 * The HTML of a mail. Mail programs know less than browsers: Outlook draws with Word, Gmail throws
 * style sheets away, many know no `<details>` and no inline SVG. So every element carries its own
 * few styles, the page is a table, and a chart is the words that stand for it.
 */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { NodeKind, NodeOf, Tree } from '../documents/tree.js';
import { safeUrl } from './links.js';
import { textOf } from './text.js';

const ink = '#1f2a30';
const quiet = '#5a6870';
const rule = '#d5dce0';
const accent = '#0b5c6b';

const font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif";

const headings = [
  `margin:0 0 12px;font-size:26px;line-height:1.25;color:${ink}`,
  `margin:32px 0 8px;padding-bottom:4px;border-bottom:1px solid ${rule};font-size:19px;line-height:1.3;color:${accent}`,
  `margin:20px 0 6px;font-size:16px;line-height:1.35;color:${ink}`,
] as const;

const cellStyle = `padding:6px 10px 6px 0;border-bottom:1px solid ${rule};vertical-align:top;font-size:15px`;

// Outlook knows no `start` and keeps what it has read before.
const startSide = 'left;text-align:start';

/** So few letters stand in one line, such as a date, whatever else has to be folded. */
const together = 12;

const wrapOf = (cell: NodeOf<'tableCell'>): string =>
  toString(cell).length > together ? '' : ';white-space:nowrap';

type MailTable = { readonly [K in NodeKind]: (node: NodeOf<K>) => ElementContent[] };

const table: MailTable = {
  blockquote: (node) => [
    h(
      'blockquote',
      { style: `margin:14px 0;padding:2px 0 2px 14px;border-left:4px solid ${accent}` },
      all(node.children),
    ),
  ],
  break: () => [h('br')],
  chart: (node) => [
    h('p', { style: 'margin:16px 0 4px' }, h('strong', textOf(node.title))),
    h('p', { style: `margin:0 0 6px;color:${quiet}` }, textOf(node.description)),
    ...all(node.children),
  ],
  code: (node) => [
    h(
      'pre',
      { style: 'margin:12px 0;font-family:Consolas,Menlo,monospace;white-space:pre-wrap' },
      node.value.split('\n').map(textOf).join('\n'),
    ),
  ],
  emphasis: (node) => [h('em', all(node.children))],
  heading: (node) => [
    h(
      `h${node.depth}`,
      { style: headings[Math.min(node.depth, headings.length) - 1] },
      all(node.children),
    ),
  ],
  inlineCode: (node) => [
    h('code', { style: 'font-family:Consolas,Menlo,monospace' }, textOf(node.value)),
  ],
  link: (node) => {
    const href = safeUrl(node.url);
    return href === undefined
      ? all(node.children)
      : [h('a', { href, style: `color:${accent}` }, all(node.children))];
  },
  list: (node) => [
    h(
      node.ordered ? 'ol' : 'ul',
      {
        ...(node.ordered && (node.start ?? 1) !== 1 ? { start: node.start } : {}),
        style: 'margin:8px 0;padding-left:24px',
      },
      all(node.children),
    ),
  ],
  listItem: (node) => [h('li', { style: 'margin:3px 0' }, node.children.flatMap(tightly))],
  measure: (node) => [
    h('p', { style: 'margin:12px 0' }, [
      h('strong', `${textOf(node.label)}: `),
      textOf(node.previous === null ? node.value : `${node.value} (${node.previous})`),
      h('br'),
      h(
        'span',
        { style: `font-size:13px;color:${quiet}` },
        textOf(`${node.window}: ${node.definition}`),
      ),
    ]),
  ],
  paragraph: (node) => [h('p', { style: 'margin:10px 0' }, all(node.children))],
  root: (node) => all(node.children),
  strong: (node) => [h('strong', all(node.children))],
  table: (node) => {
    const [head, ...rows] = node.children.map((row) =>
      row.children.map((cell, column) => ({ cell, align: node.align?.[column] ?? startSide })),
    );
    const line = (name: 'th' | 'td', cells: typeof head) =>
      h(
        'tr',
        (cells ?? []).map(({ cell, align }) =>
          h(
            name,
            {
              ...(name === 'th' ? { scope: 'col' } : {}),
              style: `${cellStyle};text-align:${align}${wrapOf(cell)}`,
            },
            all(cell.children),
          ),
        ),
      );
    return [
      h(
        'table',
        {
          cellPadding: '0',
          cellSpacing: '0',
          style: 'margin:10px 0;width:100%;border-collapse:collapse',
        },
        h('thead', line('th', head)),
        h(
          'tbody',
          rows.map((cells) => line('td', cells)),
        ),
      ),
    ];
  },
  tableCell: (node) => all(node.children),
  tableRow: (node) => all(node.children),
  text: (node) => [{ type: 'text', value: textOf(node.value) }],
  thematicBreak: () => [h('hr', { style: `border:0;border-top:1px solid ${rule}` })],
};

// The table is total over our kinds; a kind that is foreign to our documents is our own fault.
const one = (node: Nodes): ElementContent[] =>
  (table[node.type as NodeKind] as (node: Nodes) => ElementContent[])(node);

const all = (nodes: readonly Nodes[]): ElementContent[] => nodes.flatMap(one);

// An item of one line is a line, not a paragraph with a margin of its own.
const tightly = (node: Nodes): ElementContent[] =>
  node.type === 'paragraph' ? all(node.children) : one(node);

const layout = (attributes: Record<string, string>, content: ElementContent[]): Element =>
  h(
    'table',
    { role: 'presentation', cellPadding: '0', cellSpacing: '0', border: '0', ...attributes },
    h('tbody', content),
  );

/** `tree` as the HTML part of a mail, complete, without script, style sheet or picture. */
export function renderMail(tree: Tree): string {
  const about = tree.data?.about;
  const page = layout({ width: '640', style: 'width:100%;max-width:640px' }, [
    h(
      'tr',
      h(
        'td',
        { style: `padding:20px 16px;${font};font-size:16px;line-height:1.5;color:${ink}` },
        one(tree),
      ),
    ),
  ]);
  const html = h('html', { lang: about?.language, dir: about?.direction }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', textOf(about?.title ?? '')),
    ]),
    h('body', { style: 'margin:0;padding:0' }, [
      layout({ width: '100%' }, [h('tr', h('td', { align: 'center' }, page))]),
    ]),
  ]);
  return `<!doctype html>\n${toHtml(html)}\n`;
}
