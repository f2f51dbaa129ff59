import type { BlockContent, RootContent } from 'mdast';
import { capital } from '../../text/text.js';
import { type Audience, maySee } from '../../things/audience.js';
import { heading, type Inline, list, paragraph, root, table } from '../build.js';
import type { DocumentFacts, MeasureFact } from '../facts/index.js';
import { linked } from '../links.js';
import { type Fill, fillerFor } from '../liquid/fill.js';
import { type MarkdownParser, markdownReader, ParserNeeded } from '../markdown.js';
import { kindOf } from '../template/inspect.js';
import type { Block, BlockName, Bodies, Section, Template } from '../template/schema.js';
import { type ChartNode, type MeasureNode, plainText, type Tree } from '../tree.js';
import { chartBlock, linksBlock } from './charts.js';
import {
  basisIn,
  type DocumentContext,
  type DocumentOptions,
  emptyOf,
  lookUp,
  withColon,
} from './context.js';
import { monthsBlock } from './months.js';
import { mergeLists, nestedList, shownRows } from './rows.js';

export type { DocumentOptions } from './context.js';

type BlockTable = {
  readonly [K in BlockName]: (body: Bodies[K], at: DocumentContext) => RootContent[];
};

const blockTable: BlockTable = {
  text: (text, at) => at.markdown.blocks(at.fill(text)),
  // A callout whose words all hang on an `if` is not there when they are not.
  callout: (text, at) => {
    const children = at.markdown.inner(at.fill(text));
    return children.length === 0 ? [] : [{ type: 'blockquote', children }];
  },
  large: (entries, at) => {
    const items = entries.flatMap(({ value, label }): Inline[] => {
      const children = at.markdown.phrases(at.fill(value));
      if (children.length === 0) return [];
      const beside = at.markdown.phrases(at.fill(label));
      const below = beside.length === 0 ? [] : [{ type: 'break' } as const, ...beside];
      return [[{ type: 'strong', children }, ...below]];
    });
    return items.length === 0 ? [] : [{ ...list(items), data: { look: 'large' } }];
  },
  list: (body, at) => shownRows(body, at, (rows) => [nestedList(body, rows, at)]),
  table: (body, at) => {
    const columns = body.columns.filter((column) => isFor(column, at.audience));
    if (columns.length === 0) return [];
    return shownRows(body, at, (rows) => [
      table(
        columns.map(({ title }) => at.markdown.phrases(at.fill(title))),
        rows.map((row) => columns.map(({ value }) => at.markdown.phrases(at.fill(value, { row })))),
        columns.map(({ align }) => align ?? null),
        (title, nth) => {
          const lead = columns[nth]?.lead;
          return lead === undefined ? withColon(at.locale)(title) : at.fill(lead);
        },
      ),
    ]);
  },
  measure: (body, at) => {
    const measures = (lookUp(at.facts, body.from) as MeasureFact[]).filter(
      ({ name }) => body.only?.includes(name) ?? true,
    );
    const { empty, uncounted } = body;
    if (body.brief) return briefly(measures, empty, at);
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
  chart: chartBlock,
  links: linksBlock,
  months: monthsBlock,
};

// Every word in it is the facts' own, so that renderers have none to say.
const measureNode = (
  { label, value, previous, window, definition }: MeasureFact,
  { locale }: DocumentContext,
): MeasureNode => ({
  type: 'measure',
  label,
  lead: withColon(locale)(label),
  value,
  previous,
  window,
  definition,
  basis: basisIn(locale, window, definition),
});

/** Figures in one line after the days that they are of, with a separator that no translation has to word. */
function briefly(
  measures: readonly MeasureFact[],
  empty: string | undefined,
  at: DocumentContext,
): RootContent[] {
  const said = measures.flatMap(({ brief, window }) => (brief === null ? [] : [{ brief, window }]));
  const [first] = said;
  if (first === undefined) return emptyOf(empty, at);
  const line = said.map(({ brief }) => brief).join(' · ');
  return [paragraph(`${withColon(at.locale)(capital(first.window))} ${line}`)];
}

const isFor = ({ audience }: { readonly audience?: Audience | undefined }, reader: Audience) =>
  audience === undefined || maySee(reader, audience);

const holdsAnything = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== null && value !== '' && value !== 0 && value !== false;

function shown(section: Section, at: DocumentContext): boolean {
  if (!isFor(section, at.audience)) return false;
  const paths = section['show-if'];
  if (paths === undefined) return true;
  return [paths].flat().some((path) => holdsAnything(lookUp(at.facts, path)));
}

/** Does a piece of work at once; one that takes too long may be stopped. */
export type TimeLimit = <Result>(work: () => Result) => Result;

/**
 * The document that `template` makes of `facts` (all those that it names): its title as the first
 * heading, each section that is shown under a heading of its own. Nothing else goes in; it is a
 * promise only because Liquid is loaded here, and the Markdown parser where a text needs it.
 * @param timeLimit does the work, for templates that nobody has looked at beforehand
 * @throws Refusal `document-too-long` where the template makes more than anyone could read, and
 *   `template-stuck` where a text in it cannot be filled in or takes too long
 */
export async function buildDocument(
  template: Template,
  facts: Partial<DocumentFacts>,
  options: DocumentOptions,
  timeLimit: TimeLimit = (work) => work(),
): Promise<Tree> {
  const { compiler } = await import('../liquid/liquid.js');
  const compile = compiler(options.locale);
  try {
    return timeLimit(() => build(template, facts, options, compile));
  } catch (error) {
    if (!(error instanceof ParserNeeded)) throw error;
    const { parseMarkdown } = await import('./markdown-parser.js');
    return timeLimit(() => build(template, facts, options, compile, parseMarkdown));
  }
}

function build(
  template: Template,
  facts: Partial<DocumentFacts>,
  { community, asOf, locale, audience = 'members' }: DocumentOptions,
  compile: (text: string) => Fill,
  parse?: MarkdownParser,
): Tree {
  const fill = fillerFor(facts, compile);
  const at: DocumentContext = { facts, locale, audience, fill, markdown: markdownReader(parse) };
  const sections = template.sections.filter((section) => shown(section, at));
  const title = at.markdown.phrases(at.fill(template.title));
  const tree = root(
    heading(1, title),
    ...folded(
      sections.map((section) => ({
        folds: section.folds === true,
        content: [
          ...(section.title === undefined
            ? []
            : [heading(2, at.markdown.phrases(at.fill(section.title)))]),
          ...boxed(section, mergeLists(section.blocks.flatMap((block) => built(block, at)))),
        ],
      })),
    ),
  );
  const { tag: language, direction } = locale;
  const name = plainText(title);
  const subject =
    template.subject === undefined
      ? name
      : plainText(at.markdown.phrases(at.fill(template.subject)));
  const about = { title: name, subject, community, language, direction, asOf };
  return { ...linked(tree), data: { about: { ...about, ...letterOf(template, at) } } };
}

/** What the sections hold; of those that fold, as the words of the months drawn above them. */
function folded(
  sections: ReadonlyArray<{ readonly folds: boolean; readonly content: RootContent[] }>,
): RootContent[] {
  const content: RootContent[] = [];
  for (const section of sections) {
    const picture = content.find(
      (node): node is ChartNode => node.type === 'chart' && node.drawing.kind === 'months',
    );
    if (!section.folds || picture === undefined) content.push(...section.content);
    else picture.children.push(...(section.content as BlockContent[]));
  }
  return content;
}
const letterOf = ({ letter }: Template, at: DocumentContext) => {
  if (letter === undefined) return {};
  const lines = (text: string): string =>
    at.markdown
      .blocks(at.fill(text))
      .map(plainText)
      .filter((line) => line.trim() !== '')
      .join('\n');
  return { letter: { greeting: lines(letter.greeting), closing: lines(letter.closing) } };
};

// What stands in a section is what may stand in a callout: neither holds a document.
const boxed = ({ box }: Section, content: RootContent[]): RootContent[] =>
  box && content.length > 0
    ? [{ type: 'blockquote', children: content as BlockContent[] }]
    : content;

function built(block: Block, at: DocumentContext): RootContent[] {
  if (!isFor(block, at.audience)) return [];
  const [name, body] = kindOf(block);
  return (blockTable[name] as (body: unknown, at: DocumentContext) => RootContent[])(body, at);
}
