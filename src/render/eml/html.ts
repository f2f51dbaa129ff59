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
import { plainText, type Tree } from '../../papers/tree.js';
import type { TextDirection } from '../html/direction.js';
import { blocks, phrases } from '../html/nodes.js';
import { laidText } from '../text.js';

// As in html/style.css, for a light page: mail programs make a dark one of it by themselves.
const ink = '#2b2723';
const quiet = '#625a51';
const rule = '#e3dcd0';
const accent = '#1b5c64';
const callout = '#f6f0e5';
const calloutEdge = '#c08a3e';

const font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const titleFont = 'font-family:Charter,Georgia,Cambria,serif';
const typeFont = 'font-family:Consolas,Menlo,monospace';

/** The look of each element by its name; what has none looks as mail programs show it. */
const elements: Readonly<Record<string, string>> = {
  a: `color:${accent}`,
  code: typeFont,
  dd: 'margin:0',
  dl: 'margin:0 0 16px',
  dt: 'margin:14px 0 0;font-weight:600',
  h1: `margin:0 0 18px;padding:0 0 10px;border-bottom:3px solid ${accent};${titleFont};font-size:30px;line-height:1.25`,
  h2: `margin:36px 0 10px;${titleFont};font-size:21px;line-height:1.25;color:${accent}`,
  h3: `margin:24px 0 8px;${titleFont};font-size:18px;line-height:1.25`,
  hr: `margin:32px 0;border:0;border-top:2px solid ${rule}`,
  li: 'margin:4px 0',
  ol: 'margin:0 0 14px',
  p: 'margin:0 0 14px',
  pre: `margin:0 0 14px;padding:12px 16px;background:${callout};white-space:pre-wrap`,
  table:
    'width:100%;margin:0 0 14px;border-collapse:collapse;font-size:15px;line-height:1.45;overflow-wrap:normal',
  td: `padding:7px 12px 7px 0;border-bottom:1px solid ${rule};vertical-align:top`,
  th: `padding:7px 12px 7px 0;border-bottom:1px solid ${rule};vertical-align:top;font-weight:600`,
  ul: 'margin:0 0 14px',
};

const headCell = `padding:7px 12px 7px 0;border-bottom:2px solid ${quiet};vertical-align:bottom;font-size:13px;font-weight:normal;color:${quiet}`;

/** What the page's classes add, as far as a mail can show it. */
const classes: Readonly<Record<string, string>> = {
  answer: `display:inline-block;padding:1px 10px;border:1px solid ${accent};border-radius:14px;font-size:15px;text-decoration:none;white-space:nowrap`,
  basis: `font-size:14px;color:${quiet}`,
  // What stands in it brings the rest of its margin below.
  callout: `margin:0 0 14px;padding:12px 16px 1px;border-left:4px solid ${calloutEdge};background:${callout}`,
  center: 'text-align:center',
  leads: 'margin-bottom:4px',
  right: 'text-align:right',
  short: 'white-space:nowrap',
};

function styleOf({ tagName, properties }: Element, direction: TextDirection): string {
  const names = Array.isArray(properties.className) ? properties.className.map(String) : [];
  const options = properties.scope === 'col' ? headCell : (elements[tagName] ?? '');
  // Left to themselves, the heads of columns stand in the middle, and lists far in.
  const side = /^t[dh]$/.test(tagName) ? 'text-align:left' : '';
  const indent = /^[uo]l$/.test(tagName) ? 'padding:0 0 0 24px' : '';
  const style = [options, side, indent, ...names.map((name) => classes[name] ?? '')]
    .filter(Boolean)
    .join(';');
  return direction === 'rtl' ? mirrored(style) : style;
}

const otherSide: Readonly<Record<string, string>> = { left: 'right', right: 'left' };

/** A style for a page that is read from the right: Outlook knows no `start` and no `end`. */
const mirrored = (style: string): string =>
  style
    .replace(/left|right/g, (side) => otherSide[side] ?? side)
    .replace(/padding:(\S+) (\S+) (\S+) ([^\s;]+)/g, 'padding:$1 $4 $3 $2');

/** The attributes that mean something in a mail; the rest is for the page's style sheet. */
const kept = ['href', 'dir', 'scope', 'start'] as const;

// Longer than what four columns leave each other on a phone, in scripts whose words have no breaks
// of their own.
const long = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{S}]{12,}/gu;
const stretch = /(?:\P{M}\p{M}*){1,7}/gu;

/** The words of a cell: a very long one may be broken there, or it would push the page apart. */
function breakable(text: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(long)) {
    const [first = '', ...rest] = word.match(stretch) ?? [];
    parts.push({ type: 'text', value: text.slice(from, index) + first });
    for (const value of rest) parts.push(h('wbr'), { type: 'text', value });
    from = index + word.length;
  }
  return [...parts, { type: 'text', value: text.slice(from) }];
}

function dressed(node: ElementContent, direction: TextDirection, inCell = false): ElementContent[] {
  if (node.type !== 'element') {
    return node.type === 'text' && inCell ? breakable(node.value) : [node];
  }
  const cell = inCell || /^t[dh]$/.test(node.tagName);
  const style = styleOf(node, direction);
  const properties = Object.fromEntries(
    kept.flatMap((name) => {
      const value = node.properties[name];
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
  const children = node.children.flatMap((child) => dressed(child, direction, cell));
  return [{ ...node, properties: style === '' ? properties : { ...properties, style }, children }];
}

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
  const said = rest.flatMap(({ children }, nth) =>
    plainText(children).trim() === '' ? [] : [[text(`${leads[nth + 1] ?? ''} `), ...children]],
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
  const leads = (head?.children ?? []).map(({ data }) => data?.lead ?? '');
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
 * What a list of mails shows below the subject: what the document says right after of which day it
 * is. It is there for that list alone, and to be read where it stands in the document.
 */
function preheader(tree: Tree): Element[] {
  const [, news] = tree.children.filter(({ type }) => type === 'paragraph');
  if (news === undefined) return [];
  const style = 'display:none;max-height:0;overflow:hidden;mso-hide:all';
  return [h('div', { style, ariaHidden: 'true' }, laidText(plainText(news)))];
}

/** `tree` as the HTML part of a mail, complete, without script, style sheet or picture. */
export function renderMail(tree: Tree): string {
  const about = tree.data?.about;
  const direction = about?.direction ?? 'ltr';
  const at = { direction, pictures: new Map(), heading: 0, charts: 0, blocks, phrases };
  const content = marked(blocks(withoutPictures(tree.children), at)).flatMap((node) =>
    dressed(node, direction),
  );
  const page = layout({ width: '640', style: 'width:100%;max-width:640px' }, [
    h('tr', [
      h(
        'td',
        {
          dir: direction,
          style: `padding:24px 16px;${font};font-size:16px;line-height:1.55;color:${ink};overflow-wrap:anywhere`,
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
