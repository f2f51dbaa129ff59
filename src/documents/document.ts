import type { BlockContent, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import type { Day } from '../core/day.js';
import type { DocumentFacts, MeasureFact } from '../core/facts.js';
import { said, type Voice } from '../core/voice.js';
import { heading, paragraph, root } from './build.js';
import { type Fill, fillerFor } from './fill.js';
import { NeedsParser, type Parser, type Reader, readerOf } from './markdown.js';
import type { Block, BlockName, RowsBlock, Section, Template } from './schema.js';
import type { MeasureNode, Tree } from './tree.js';

/** Lists inside lists inside lists: past this, nobody follows. */
const deepest = 8;

type BlockTable = {
  readonly [K in BlockName]-?: (block: NonNullable<Block[K]>, at: Setting) => RootContent[];
};

/** What a document is made for, beside its facts. */
export interface Occasion {
  /** The community's name. */
  readonly community: string;
  readonly asOf: Day;
  readonly voice: Voice;
}

interface Setting {
  readonly read: Reader;
  readonly facts: Partial<DocumentFacts>;
  readonly voice: Voice;
  /** The Liquid text filled in with the facts, and with `extra` beside them. */
  readonly fill: (text: string, extra?: object) => string;
}

const blockTable: BlockTable = {
  text: (text, at) => at.read.blocks(at.fill(text)),
  // A callout whose words all hang on an `if` is not there when they are not.
  callout: (text, at) => {
    const children = at.read.inner(at.fill(text));
    return children.length === 0 ? [] : [{ type: 'blockquote', children }];
  },
  list: (block, at) =>
    rowsOf(block, at, (rows) => [
      { type: 'list', ordered: false, spread: false, children: items(block, rows, at, 1) },
    ]),
  table: (block, at) =>
    rowsOf(block, at, (rows) => [
      {
        type: 'table',
        align: block.columns.map(({ align }) => align ?? null),
        children: [
          block.columns.map(({ title }) => at.read.phrases(at.fill(title))),
          ...rows.map((row) =>
            block.columns.map(({ value }) => at.read.phrases(at.fill(value, { row }))),
          ),
        ].map((cells) => ({
          type: 'tableRow',
          children: cells.map((children) => ({ type: 'tableCell', children })),
        })),
      },
    ]),
  measure: (block, at) => {
    const measures = (lookUp(at.facts, block.from) as MeasureFact[]).filter(
      ({ name }) => block.only?.includes(name) ?? true,
    );
    return measures.length === 0 ? emptyOf(block.empty, at) : measures.map(measureNode);
  },
};

// Every word in it is the facts' own, so that renderers have none to say.
const measureNode = ({ label, value, previous, window, definition }: MeasureFact): MeasureNode => ({
  type: 'measure',
  label,
  value,
  previous,
  window,
  definition,
});

// A name that leads nowhere holds nothing: a template from another version still makes a document.
function lookUp(facts: object, path: string): unknown {
  let value: unknown = facts;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return [];
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

const listAt = (facts: object, path: string): unknown[] => {
  const value = lookUp(facts, path);
  return Array.isArray(value) ? value : value === null ? [] : [value];
};

const emptyOf = (empty: string | undefined, at: Setting): RootContent[] =>
  empty === undefined ? [] : at.read.blocks(at.fill(empty));

// The rows of a block in its groups, cut to its limit, or what it says when there are none.
function rowsOf(
  block: RowsBlock,
  at: Setting,
  show: (rows: unknown[]) => RootContent[],
): RootContent[] {
  const all = listAt(at.facts, block.from);
  if (all.length === 0) return emptyOf(block.empty, at);
  const rows = all.slice(0, block.limit ?? all.length);
  const left = all.length - rows.length;
  const more = left > 0 ? at.read.blocks(moreOf(block, left, at)) : [];
  return [...grouped(block.group, rows, at, show), ...more];
}

const moreOf = ({ more }: RowsBlock, left: number, { fill, voice }: Setting): string =>
  more === undefined ? voice.say(said('more', { count: left })) : fill(more, { more: left });

function grouped(
  by: string | undefined,
  rows: unknown[],
  at: Setting,
  show: (rows: unknown[]) => RootContent[],
): RootContent[] {
  if (by === undefined) return show(rows);
  const groups = new Map<string, unknown[]>();
  for (const row of rows) {
    const title = at.fill(by, { row });
    groups.set(title, [...(groups.get(title) ?? []), row]);
  }
  return [...groups].flatMap(([title, of]) => [heading(3, at.read.phrases(title)), ...show(of)]);
}

function items(
  block: NonNullable<Block['list']>,
  rows: unknown[],
  at: Setting,
  depth: number,
): ListItem[] {
  return rows.map((row) => {
    const words = at.read.inner(at.fill(block.item, { row }));
    const inner =
      block.nest === undefined || depth >= deepest ? [] : listAt(row as object, block.nest);
    const nested: List[] =
      inner.length === 0
        ? []
        : [
            {
              type: 'list',
              ordered: false,
              spread: false,
              children: items(block, inner, at, depth + 1),
            },
          ];
    const children: BlockContent[] = words.length === 0 ? [paragraph([])] : words;
    return { type: 'listItem', spread: false, children: [...children, ...nested] };
  });
}

const holdsAnything = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== null && value !== '' && value !== 0 && value !== false;

function shown(section: Section, facts: Partial<DocumentFacts>): boolean {
  const paths = section['show-if'];
  if (paths === undefined) return true;
  return [paths].flat().some((path) => holdsAnything(lookUp(facts, path)));
}

/**
 * The document that `template` makes of `facts` (all those that it names): its title as the first
 * heading, each section that is shown under a heading of its own. Nothing else goes in; it is a
 * promise only because Liquid is loaded here, and the Markdown parser where a text needs it.
 * @throws Refusal `document-too-long` where the template makes more than anyone could read, and
 *   `template-stuck` where a text in it cannot be filled in or takes too long
 */
export async function buildDocument(
  template: Template,
  facts: Partial<DocumentFacts>,
  occasion: Occasion,
): Promise<Tree> {
  const { compiler } = await import('./liquid.js');
  const compile = compiler(occasion.voice);
  try {
    return build(template, facts, occasion, compile);
  } catch (error) {
    if (!(error instanceof NeedsParser)) throw error;
    const { parseMarkdown } = await import('./full-markdown.js');
    return build(template, facts, occasion, compile, parseMarkdown);
  }
}

function build(
  template: Template,
  facts: Partial<DocumentFacts>,
  { community, asOf, voice }: Occasion,
  compile: (text: string) => Fill,
  parse?: Parser,
): Tree {
  const at: Setting = { facts, voice, fill: fillerFor(facts, compile), read: readerOf(parse) };
  const sections = template.sections.filter((section) => shown(section, facts));
  const title = at.read.phrases(at.fill(template.title));
  const tree = root(
    heading(1, title),
    ...sections.flatMap((section) => [
      ...(section.title === undefined ? [] : [heading(2, at.read.phrases(at.fill(section.title)))]),
      ...mergeLists(section.blocks.flatMap((block) => built(block, at))),
    ]),
  );
  const { locale: language, direction } = voice;
  const name = wordsOf(title);
  return {
    ...tree,
    data: { about: { title: name, subject: name, community, language, direction, asOf } },
  };
}

// What a title says, without its marks: for file properties and subject lines.
const wordsOf = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node) =>
      'children' in node ? wordsOf(node.children) : 'value' in node ? node.value : ' ',
    )
    .join('');

// Two lists that follow each other are one to whoever reads them, and in Markdown as well.
function mergeLists(nodes: readonly RootContent[]): RootContent[] {
  const merged: RootContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'list' && last?.type === 'list' && node.ordered === last.ordered) {
      merged[merged.length - 1] = { ...last, children: [...last.children, ...node.children] };
    } else {
      merged.push(node);
    }
  }
  return merged;
}

function built(block: Block, at: Setting): RootContent[] {
  const [name] = Object.keys(block) as BlockName[];
  if (name === undefined) return [];
  return (blockTable[name] as (block: unknown, at: Setting) => RootContent[])(block[name], at);
}
