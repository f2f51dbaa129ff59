import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes, PhrasingContent } from 'mdast';
import { type BlockKind, type NodeOf, type PhraseKind, plainText } from '../../papers/tree.js';
import { laidText, safeUrl, unbroken, widthOf } from '../text.js';
import { lined, type PageContext } from './context.js';
import { directionOf, stretches } from './direction.js';
import { figureElement } from './figure.js';
import { tableElement } from './table.js';

type PhraseTable = {
  readonly [K in PhraseKind]: (node: NodeOf<K>, at: PageContext) => ElementContent[];
};

type BlockTable = {
  readonly [K in BlockKind]: (node: NodeOf<K>, at: PageContext) => ElementContent[];
};

const text = (value: string): ElementContent => ({ type: 'text', value });

const phraseTable: PhraseTable = {
  text: (node, at) =>
    stretches(unbroken(laidText(node.value)), at.direction).map((part) =>
      part.against ? h('bdi', part.text) : text(part.text),
    ),
  strong: (node, at) => [h('strong', phrases(node.children, at))],
  emphasis: (node, at) => [h('em', phrases(node.children, at))],
  inlineCode: (node) => [h('code', { dir: 'ltr' }, laidText(node.value))],
  break: () => [h('br')],
  link: (node, at) => {
    const words = phrases(node.children, at);
    const url = safeUrl(node.url);
    if (url === undefined) return words;
    const spelt = laidText(url.replace(/^mailto:/i, ''));
    // On paper nobody can follow a link: where its words are not its address, that is printed too.
    const said = plainText(node.children) === spelt ? {} : { dataUrl: spelt };
    return [h('a', { href: url, rel: ['noopener', 'noreferrer'], ...said }, words)];
  },
};

const blockTable: BlockTable = {
  root: (node, at) => blocks(node.children, at),
  heading: (node, at) => {
    at.heading = Math.min(node.depth, at.heading + 1);
    return [h(`h${at.heading}`, phrases(node.children, at))];
  },
  paragraph: (node, at) => {
    const direction = directionOf(plainText(node), at.direction);
    if (direction === at.direction) return [h('p', phrases(node.children, at))];
    return [h('p', { dir: direction }, phrases(node.children, { ...at, direction }))];
  },
  list: (node, at) => [
    h(
      node.ordered ? 'ol' : 'ul',
      {
        ...(node.spread ? { className: ['spread'] } : {}),
        ...(node.ordered && (node.start ?? 1) !== 1 ? { start: node.start } : {}),
      },
      lined(blocks(node.children, at)),
    ),
  ],
  // The only paragraph of an item is the item.
  listItem: (node, at) => {
    const [first, ...rest] = node.children;
    return first?.type === 'paragraph' && !node.spread
      ? [h('li', [...phrases(first.children, at), ...blocks(rest, at)])]
      : [h('li', lined(blocks(node.children, at)))];
  },
  blockquote: (node, at) => [
    h('div', { className: ['callout'], role: 'note' }, lined(blocks(node.children, at))),
  ],
  code: (node) => [
    h('pre', { dir: 'ltr' }, h('code', node.value.split('\n').map(laidText).join('\n'))),
  ],
  thematicBreak: () => [h('hr')],
  table: (node, at) => [tableElement(node, at)],
  tableRow: (node, at) => blocks(node.children, at),
  tableCell: (node, at) => phrases(node.children, at),
  chart: (node, at) => [figureElement(node, at)],
  measure: (node, at) => [measures([node], at)],
};

/** A figure so short is written large; a longer one would shout. */
const brief = 16;

/** Figures that follow each other: each below its name, with what makes it honest below it. */
const measures = (nodes: ReadonlyArray<NodeOf<'measure'>>, at: PageContext): ElementContent => {
  const words = (value: string): ElementContent[] => phrases([{ type: 'text', value }], at);
  return h(
    'dl',
    lined(
      nodes.map(({ label, value, previous, basis }) =>
        h(
          'div',
          lined([
            h('dt', words(label)),
            h('dd', widthOf(value) <= brief ? { className: ['brief'] } : {}, [
              h('strong', words(value)),
              ...(previous === null ? [] : [text(' '), h('span', words(`(${previous})`))]),
            ]),
            h('dd', { className: ['basis'] }, words(basis)),
          ]),
        ),
      ),
    ),
  );
};

// The tables are total over our kinds; a kind that is foreign to our documents is our own fault.
const block = (node: Nodes, at: PageContext): ElementContent[] =>
  (blockTable[node.type as BlockKind] as (node: Nodes, at: PageContext) => ElementContent[])(
    node,
    at,
  );

/** Blocks as elements; measures that follow each other become one list. */
export function blocks(nodes: readonly Nodes[], at: PageContext): ElementContent[] {
  const made: ElementContent[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const figures: NodeOf<'measure'>[] = [];
    for (let next = nodes[index]; next?.type === 'measure'; next = nodes[index]) {
      figures.push(next);
      index += 1;
    }
    if (figures.length > 0) made.push(measures(figures, at));
    const node = nodes[index];
    if (node) made.push(...block(node, at));
  }
  return made;
}

/** What stands inside a line. */
export const phrases = (nodes: readonly PhrasingContent[], at: PageContext): ElementContent[] =>
  nodes.flatMap((node) =>
    (phraseTable[node.type as PhraseKind] as (node: Nodes, at: PageContext) => ElementContent[])(
      node,
      at,
    ),
  );
