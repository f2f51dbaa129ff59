import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes, PhrasingContent } from 'mdast';
import { beginsAnswer } from '../../papers/links.js';
import {
  type BlockKind,
  holdsCards,
  type NodeKind,
  type NodeOf,
  type PhraseKind,
  plainText,
} from '../../papers/tree.js';
import { madeBy, type NodeTable, partsOf } from '../nodes.js';
import { laidText, safeUrl, unbroken, widthOf } from '../text.js';
import { lined, type PageContext } from './context.js';
import { directionOf, stretches } from './direction.js';
import { figureElement } from './figure.js';
import { tableElement } from './table.js';

type Elements<Kind extends NodeKind> = NodeTable<Kind, ElementContent[], [at: PageContext]>;

const text = (value: string): ElementContent => ({ type: 'text', value });

const phraseTable: Elements<PhraseKind> = {
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
    const attributes = { href: url, rel: ['noopener', 'noreferrer'] };
    if (beginsAnswer(url))
      return [text(' '), h('a', { ...attributes, className: ['answer'] }, words)];
    const spelt = laidText(url.replace(/^mailto:/i, ''));
    // On paper nobody can follow a link: where its words are not its address, that is printed too,
    // but for one so long that nobody would type it.
    const isSaid = plainText(node.children) === spelt || node.data?.isNamed;
    const said = isSaid ? {} : { dataUrl: spelt };
    return [h('a', { ...attributes, ...said }, words)];
  },
};

const blockTable: Elements<BlockKind> = {
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
        className: classesOf(node),
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
    h(
      'div',
      { className: holdsCards(node) ? [] : ['callout'], role: 'note' },
      lined(blocks(node.children, at)),
    ),
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

const classesOf = ({ spread, data }: NodeOf<'list'>): string[] => [
  ...(spread ? ['spread'] : []),
  ...(data?.look === undefined ? [] : [data.look]),
];

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

/** Blocks as elements; measures that follow each other become one list. */
export const blocks = (nodes: readonly Nodes[], at: PageContext): ElementContent[] =>
  partsOf(nodes).flatMap((part) =>
    'figures' in part ? [measures(part.figures, at)] : madeBy(blockTable, part.node, at),
  );

/** What stands inside a line. */
export const phrases = (nodes: readonly PhrasingContent[], at: PageContext): ElementContent[] =>
  nodes.flatMap((node) => madeBy(phraseTable, node, at));
