/**
 * The HTML of a mail: the page's own elements, dressed otherwise. Mail programs know less than
 * browsers: Outlook draws with Word, Gmail throws style sheets away, many know no `<details>` and no
 * inline SVG. So every element carries its few styles itself, what holds the page is a table, and a
 * chart is the words that stand for it.
 */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { List, ListItem, Nodes, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { askedOnce } from '../../papers/links.js';
import { plainText, type Tree } from '../../papers/tree.js';
import { blocks, phrases } from '../html/nodes.js';
import { laidText } from '../text.js';
import { dressed, ink, letters } from './dress.js';

/** `nodes` with a mark on what leads into a list and stands close to it. */
const marked = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.map((node, nth) => {
    const next = nodes[nth + 1];
    const leads = tagOf(node) === 'p' && /^[uo]l$/.test(tagOf(next));
    if (!leads || node.type !== 'element') return node;
    return { ...node, properties: { ...node.properties, className: ['leads'] } };
  });

const tagOf = (node: ElementContent | undefined): string =>
  node?.type === 'element' ? node.tagName : '';

/** A row as a line: what it is about in bold, and below it the rest, each after its column's title. */
function lineOf(row: TableRow, leads: readonly string[]): ListItem {
  const [first, ...rest] = row.children;
  const text = (value: string) => ({ type: 'text' as const, value });
  const led = (lead = '') => (lead === '' ? [] : [text(`${lead} `)]);
  const said = rest.flatMap(({ children }, nth) =>
    plainText(children).trim() === '' ? [] : [[...led(leads[nth + 1]), ...children]],
  );
  const about: PhrasingContent = { type: 'strong', children: first?.children ?? [] };
  const below = said.flatMap((each, nth) => [
    nth === 0 ? { type: 'break' as const } : text(' · '),
    ...each,
  ]);
  return {
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: [about, ...below] }],
  };
}

/** A table as lines: beside each other, its columns would be a letter wide on a telephone. */
function linesOf({ children: [head, ...rows] }: Table): List {
  // A table that somebody wrote in words has a title for each column, and no other lead.
  const leads = (head?.children ?? []).map(
    ({ data, children }) => data?.lead ?? (children.length > 0 ? `${plainText(children)}:` : ''),
  );
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: rows.map((row) => lineOf(row, leads)),
  };
}

/** The words of a chart: those of one value each in one line, "25 Jun 2026: 7 · 23 Jul 2026: 6". */
function inOneLine(words: Nodes): Nodes {
  if (words.type !== 'table') return words;
  const [, ...rows] = words.children;
  if (rows.some(({ children }) => children.length !== 2)) return linesOf(words);
  const value = rows.map(({ children }) => children.map(plainText).join(': ')).join(' · ');
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

/** `nodes` with the words of each chart in its place, and each table as lines. */
function withoutPictures(nodes: readonly Nodes[]): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === 'table') return [linesOf(node)];
    if (node.type === 'chart') {
      // What a page shows to whoever asks for it, a mail has no way to hold back.
      if (node.folded) return [];
      const title = { type: 'text' as const, value: node.title };
      return [
        // Its description says what there is to see in the picture, and there is none.
        { type: 'paragraph', children: [{ type: 'strong', children: [title] }] },
        ...node.children.map(inOneLine),
      ];
    }
    if (!('children' in node)) return [node];
    return [{ ...node, children: withoutPictures(node.children) as RootContent[] } as Nodes];
  });
}

/** A table that holds the page together and is none to a reader. */
const layout = (attributes: Record<string, string>, content: ElementContent[]): Element =>
  h(
    'table',
    { role: 'presentation', cellPadding: '0', cellSpacing: '0', border: '0', ...attributes },
    h('tbody', content),
  );

/**
 * What a list of mails shows below the subject: what is set large, or what the document says right
 * after of which day it is. It is there for that list alone, and to be read where it stands in the
 * document.
 */
function preheader(tree: Tree): Element[] {
  const large = tree.children.find((node) => node.type === 'list' && node.data?.look === 'large');
  const [, second] = tree.children.filter(({ type }) => type === 'paragraph');
  const news =
    large?.type === 'list' ? large.children.map(plainText).join(' · ') : plainText(second ?? []);
  if (news === '') return [];
  const style = 'display:none;max-height:0;overflow:hidden;mso-hide:all';
  return [h('div', { style, ariaHidden: 'true' }, laidText(news))];
}

/** `tree` as the HTML part of a mail, complete, without script, style sheet or picture. */
export function renderMail(tree: Tree): string {
  const about = tree.data?.about;
  const direction = about?.direction ?? 'ltr';
  const at = { direction, pictures: new Map(), heading: 0, charts: 0, blocks, phrases };
  const content = marked(blocks(withoutPictures(askedOnce(tree).children), at)).flatMap((node) =>
    dressed(node, direction),
  );
  const page = layout({ width: '640', style: 'width:100%;max-width:640px' }, [
    h('tr', [
      h(
        'td',
        {
          dir: direction,
          style: `padding:12px 16px;${letters};font-size:16px;line-height:1.45;color:${ink};overflow-wrap:anywhere`,
        },
        content,
      ),
    ]),
  ]);
  const html = h('html', { lang: about?.language ?? 'en', dir: direction }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', laidText(about?.title ?? '')),
    ]),
    h('body', { style: 'margin:0;padding:0' }, [
      ...preheader(tree),
      layout({ width: '100%' }, [h('tr', [h('td', { align: 'center' }, page)])]),
    ]),
  ]);
  return `<!doctype html>\n${toHtml(html)}\n`;
}
