import type { RootContent } from 'mdast';
import { type Audience, maySee } from '../things/audience.js';
import { heading, root, table } from './build.js';
import { chartOf, linksOf } from './charts.js';
import type { DocumentFacts, MeasureFact } from './facts/index.js';
import { type Fill, fillerFor } from './fill.js';
import { basisIn, leadIn } from './leads.js';
import { mergeLists, nestedList } from './lists.js';
import { NeedsParser, type Parser, readerOf } from './markdown.js';
import { kindOf } from './names.js';
import { shownRows } from './rows.js';
import type { Block, BlockName, Bodies, Section, Template } from './schema.js';
import { emptyOf, lookUp, type Occasion, type Setting } from './setting.js';
import type { MeasureNode, Tree } from './tree.js';
import { wordsOf } from './words-of.js';

export type { Occasion } from './setting.js';

type BlockTable = {
  readonly [K in BlockName]: (body: Bodies[K], at: Setting) => RootContent[];
};

const blockTable: BlockTable = {
  text: (text, at) => at.read.blocks(at.fill(text)),
  // A callout whose words all hang on an `if` is not there when they are not.
  callout: (text, at) => {
    const children = at.read.inner(at.fill(text));
    return children.length === 0 ? [] : [{ type: 'blockquote', children }];
  },
  list: (body, at) => shownRows(body, at, (rows) => [nestedList(body, rows, at)]),
  table: (body, at) => {
    const columns = body.columns.filter((column) => isFor(column, at.audience));
    if (columns.length === 0) return [];
    return shownRows(body, at, (rows) => [
      table(
        columns.map(({ title }) => at.read.phrases(at.fill(title))),
        rows.map((row) => columns.map(({ value }) => at.read.phrases(at.fill(value, { row })))),
        columns.map(({ align }) => align ?? null),
        leadIn(at.voice),
      ),
    ]);
  },
  measure: (body, at) => {
    const measures = (lookUp(at.facts, body.from) as MeasureFact[]).filter(
      ({ name }) => body.only?.includes(name) ?? true,
    );
    const { empty, uncounted } = body;
    if (uncounted === undefined && measures.length > 0) {
      return measures.map((fact) => measureNode(fact, at));
    }
    const counted = measures.filter(({ isCounted }) => isCounted);
    if (counted.length === 0) return emptyOf(empty, at);
    const others = measures.filter(({ isCounted }) => !isCounted).map(({ label }) => label);
    return [
      ...counted.map((fact) => measureNode(fact, at)),
      ...(others.length === 0 ? [] : emptyOf(uncounted, at, { uncounted: others })),
    ];
  },
  chart: chartOf,
  links: linksOf,
};

// Every word in it is the facts' own, so that renderers have none to say.
const measureNode = (
  { label, value, previous, window, definition }: MeasureFact,
  { voice }: Setting,
): MeasureNode => ({
  type: 'measure',
  label,
  lead: leadIn(voice)(label),
  value,
  previous,
  window,
  definition,
  basis: basisIn(voice, window, definition),
});

const isFor = ({ audience }: { readonly audience?: Audience | undefined }, reader: Audience) =>
  audience === undefined || maySee(reader, audience);

const holdsAnything = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== null && value !== '' && value !== 0 && value !== false;

function shown(section: Section, at: Setting): boolean {
  if (!isFor(section, at.audience)) return false;
  const paths = section['show-if'];
  if (paths === undefined) return true;
  return [paths].flat().some((path) => holdsAnything(lookUp(at.facts, path)));
}

/** Does a piece of work at once; one that takes too long may be stopped. */
export type Guard = <Result>(work: () => Result) => Result;

/**
 * The document that `template` makes of `facts` (all those that it names): its title as the first
 * heading, each section that is shown under a heading of its own. Nothing else goes in; it is a
 * promise only because Liquid is loaded here, and the Markdown parser where a text needs it.
 * @param guard does the work, for templates that nobody has looked at beforehand
 * @throws Refusal `document-too-long` where the template makes more than anyone could read, and
 *   `template-stuck` where a text in it cannot be filled in or takes too long
 */
export async function buildDocument(
  template: Template,
  facts: Partial<DocumentFacts>,
  occasion: Occasion,
  guard: Guard = (work) => work(),
): Promise<Tree> {
  const { compiler } = await import('./liquid.js');
  const compile = compiler(occasion.voice);
  try {
    return guard(() => build(template, facts, occasion, compile));
  } catch (error) {
    if (!(error instanceof NeedsParser)) throw error;
    const { parseMarkdown } = await import('./full-markdown.js');
    return guard(() => build(template, facts, occasion, compile, parseMarkdown));
  }
}

function build(
  template: Template,
  facts: Partial<DocumentFacts>,
  { community, asOf, voice, audience = 'members' }: Occasion,
  compile: (text: string) => Fill,
  parse?: Parser,
): Tree {
  const fill = fillerFor(facts, compile);
  const at: Setting = { facts, voice, audience, fill, read: readerOf(parse) };
  const sections = template.sections.filter((section) => shown(section, at));
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
  const subject =
    template.subject === undefined ? name : wordsOf(at.read.phrases(at.fill(template.subject)));
  return {
    ...tree,
    data: { about: { title: name, subject, community, language, direction, asOf } },
  };
}

function built(block: Block, at: Setting): RootContent[] {
  if (!isFor(block, at.audience)) return [];
  const [name, body] = kindOf(block);
  return (blockTable[name] as (body: unknown, at: Setting) => RootContent[])(body, at);
}
