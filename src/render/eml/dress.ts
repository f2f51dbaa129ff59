/** How the elements of a page look in a mail: each carries its few styles itself. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { TextDirection } from '../html/direction.js';

// As in html/style.css, for a light page: mail programs make a dark one of it by themselves.
export const ink = '#2b2723';
const paper = '#fffdf9';
const quiet = '#625a51';
const rule = '#e3dcd0';
const accent = '#1b5c64';
const callout = '#f6f0e5';
const calloutEdge = '#c08a3e';

export const letters = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const titleFont = 'font-family:Charter,Georgia,Cambria,serif';
const typeFont = 'font-family:Consolas,Menlo,monospace';

/** The look of each element by its name; what has none looks as mail programs show it. */
const elements: Readonly<Record<string, string>> = {
  a: `color:${accent}`,
  code: typeFont,
  dd: 'margin:0',
  dl: 'margin:0 0 16px',
  dt: 'margin:14px 0 0;font-weight:600',
  h1: `margin:0 0 10px;padding:0 0 6px;border-bottom:3px solid ${accent};${titleFont};font-size:26px;line-height:1.25`,
  h2: `margin:14px 0 4px;${titleFont};font-size:20px;line-height:1.25;color:${accent}`,
  h3: `margin:24px 0 8px;${titleFont};font-size:18px;line-height:1.25`,
  hr: `margin:32px 0;border:0;border-top:2px solid ${rule}`,
  li: 'margin:2px 0',
  ol: 'margin:0 0 14px',
  p: 'margin:0 0 10px',
  pre: `margin:0 0 14px;padding:12px 16px;background:${callout};white-space:pre-wrap`,
  table:
    'width:100%;margin:0 0 14px;border-collapse:collapse;font-size:15px;line-height:1.45;overflow-wrap:normal',
  td: `padding:7px 12px 7px 0;border-bottom:1px solid ${rule};vertical-align:top`,
  th: `padding:7px 12px 7px 0;border-bottom:1px solid ${rule};vertical-align:top;font-weight:600`,
  ul: 'margin:0 0 9px',
};

const headCell = `padding:7px 12px 7px 0;border-bottom:2px solid ${quiet};vertical-align:bottom;font-size:13px;font-weight:normal;color:${quiet}`;

/** What the page's classes add, as far as a mail can show it. */
const classes: Readonly<Record<string, string>> = {
  // As high as a finger is broad, its edge included: 44 pixels.
  answer: `display:inline-block;margin:4px 6px 4px 0;padding:10px 14px;border:1px solid ${accent};border-radius:22px;font-size:16px;line-height:22px;font-weight:600;text-decoration:none;white-space:nowrap`,
  basis: `font-size:14px;color:${quiet}`,
  // What stands in it brings the rest of its margin below.
  callout: `margin:0 0 14px;padding:12px 16px 1px;border-left:4px solid ${calloutEdge};background:${callout}`,
  cards: 'padding:0;list-style:none',
  center: 'text-align:center',
  large: 'padding:0;list-style:none',
  leads: 'margin-bottom:4px',
  right: 'text-align:right',
  short: 'white-space:nowrap',
};

/** What an element looks like inside of one with a class, on top of its own look. */
const inside: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cards: {
    // Beside the last line where there is room; who knows no float shows it after that.
    a: `float:right;margin:2px 0 0 12px;background:${accent};color:${paper}`,
    li: `margin:0 0 6px;padding:6px 12px;border:1px solid ${rule};border-left:4px solid ${calloutEdge};border-radius:6px;background:${callout};overflow:hidden`,
  },
  large: {
    li: `margin:0 0 10px;padding:6px 0 0;border-top:2px solid ${accent};font-size:15px;line-height:1.4`,
    strong: `${titleFont};font-size:23px;line-height:1.2;color:${accent}`,
  },
};

const namesOf = ({ properties }: Element): string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

function styleOf(element: Element, direction: TextDirection, around: readonly string[]): string {
  const { tagName, properties } = element;
  const names = namesOf(element);
  const options = properties.scope === 'col' ? headCell : (elements[tagName] ?? '');
  // Left to themselves, the heads of columns stand in the middle, and lists far in.
  const side = /^t[dh]$/.test(tagName) ? 'text-align:left' : '';
  const indent = /^[uo]l$/.test(tagName) ? 'padding:0 0 0 24px' : '';
  const looks = around.map((name) => inside[name]?.[tagName] ?? '');
  const style = [options, side, indent, ...names.map((name) => classes[name] ?? ''), ...looks]
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

/** `node` with its look on it, and on each that stands in it; `around` are the classes it stands in. */
export function dressed(
  node: ElementContent,
  direction: TextDirection,
  around: readonly string[] = [],
  inCell = false,
): ElementContent[] {
  if (node.type !== 'element') {
    return node.type === 'text' && inCell ? breakable(node.value) : [node];
  }
  const cell = inCell || /^t[dh]$/.test(node.tagName);
  const style = styleOf(node, direction, around);
  const here = [...around, ...namesOf(node)];
  const properties = Object.fromEntries(
    kept.flatMap((name) => {
      const value = node.properties[name];
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
  const children = node.children.flatMap((child) => dressed(child, direction, here, cell));
  return [{ ...node, properties: style === '' ? properties : { ...properties, style }, children }];
}
