/** Which rows a block shows, in what order, and as what list. */
import type { BlockContent, List, RootContent } from 'mdast';
import { phrase } from '../../language/locale.js';
import { alphabetically } from '../../text/text.js';
import { heading, paragraph } from '../build.js';
import { escapeMarkdown } from '../markdown.js';
import type { Bodies } from '../template/schema.js';
import { type DocumentContext, emptyOf, listAt, lookUp } from './context.js';

interface Choice {
  readonly from: string;
  readonly where?: string | undefined;
  readonly sort?: string | undefined;
}

/** The rows that `where` lets through, in the order of `sort`; what has no value there comes last. */
export function rowsFor({ from, where, sort }: Choice, at: DocumentContext): unknown[] {
  const all = listAt(at.facts, from);
  const some =
    where === undefined
      ? all
      : all.filter((row) => at.fill(`{% if ${where} %}1{% endif %}`, { row }) === '1');
  if (sort === undefined) return some;
  const [field = '', descending] = sort.split(' ');
  const known: Array<readonly [value: unknown, row: unknown]> = [];
  const unknown: unknown[] = [];
  for (const row of some) {
    const value = lookUp(row, field);
    if (value === null || Array.isArray(value)) unknown.push(row);
    else known.push([value, row]);
  }
  const turn = descending === undefined ? 1 : -1;
  known.sort(([a], [b]) => turn * inOrder(a, b));
  return [...known.map(([, row]) => row), ...unknown];
}

const inOrder = (a: unknown, b: unknown): number =>
  typeof a === 'string' && typeof b === 'string' ? alphabetically(a, b) : Number(a) - Number(b);

/** What `show` makes of the rows in their groups, cut to the limit; or what is said when there are none. */
export function shownRows(
  block: Bodies['list'] | Bodies['table'],
  at: DocumentContext,
  show: (rows: readonly unknown[]) => RootContent[],
): RootContent[] {
  const all = rowsFor(block, at);
  if (all.length === 0) return emptyOf(block.empty, at);
  const rows =
    all.length === (block.limit ?? 0) + 1 && spares(block) ? all : withinLimit(all, block);
  return [
    ...grouped(block.group, rows, at, show),
    ...leftOut(all.length - rows.length, block.more, at),
  ];
}

/** To say of a longer list that there is one row more takes the room that the row would. */
const spares = ({ limit = 0, more }: Bodies['list'] | Bodies['table']): boolean =>
  limit > 4 && more !== '';

/** As many rows as there is room for, in their order: those that are preferred, then the first of the others. */
function withinLimit(
  all: readonly unknown[],
  { limit = all.length, preferring }: Bodies['list'] | Bodies['table'],
): readonly unknown[] {
  if (preferring === undefined) return all.slice(0, limit);
  const isPreferred = (row: unknown): boolean => lookUp(row, preferring) === true;
  const shown = new Set(
    [...all.filter(isPreferred), ...all.filter((row) => !isPreferred(row))].slice(0, limit),
  );
  return all.filter((row) => shown.has(row));
}

function leftOut(count: number, more: string | undefined, at: DocumentContext): RootContent[] {
  if (count === 0) return [];
  return at.markdown.blocks(
    more === undefined
      ? escapeMarkdown(at.locale.say(phrase('more', { count })))
      : at.fill(more, { more: count }),
  );
}

function grouped(
  by: string | undefined,
  rows: readonly unknown[],
  at: DocumentContext,
  show: (rows: readonly unknown[]) => RootContent[],
): RootContent[] {
  if (by === undefined) return show(rows);
  const groups = new Map<string, unknown[]>();
  for (const row of rows) {
    const title = at.fill(by, { row });
    const group = groups.get(title);
    if (group) group.push(row);
    else groups.set(title, [row]);
  }
  return [...groups].flatMap(([title, of]) => [
    heading(3, at.markdown.phrases(title)),
    ...show(of),
  ]);
}

/** Lists inside lists inside lists: past this nobody follows, and what is deeper stands in one list. */
const deepest = 8;

interface Items {
  readonly item: string;
  readonly nest?: string | undefined;
  readonly cards?: boolean | undefined;
}

/** Rows, each followed by all that it holds. */
const flattened = ({ nest }: Items, rows: readonly unknown[]): unknown[] =>
  nest === undefined
    ? [...rows]
    : rows.flatMap((row) => [row, ...flattened({ item: '', nest }, listAt(row, nest))]);

/** One item a row, with what the row holds under `nest` as a list inside it. */
export const nestedList = (
  block: Items,
  rows: readonly unknown[],
  at: DocumentContext,
  depth = 1,
): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  ...(block.cards ? { data: { look: 'cards' } } : {}),
  children: (depth < deepest ? rows : flattened(block, rows)).map((row) => {
    const words = at.markdown.inner(at.fill(block.item, { row }));
    const inner = block.nest === undefined ? [] : listAt(row, block.nest);
    const deeper = depth >= deepest ? [] : inner;
    const nested = deeper.length === 0 ? [] : [nestedList(block, deeper, at, depth + 1)];
    const children: BlockContent[] = words.length === 0 ? [paragraph([])] : words;
    return { type: 'listItem', spread: false, children: [...children, ...nested] };
  }),
});

const isLike = (one: List, other: List): boolean =>
  one.ordered === other.ordered && one.data?.look === other.data?.look;

// Two lists that follow each other are one to whoever reads them, and in Markdown as well.
export function mergeLists(nodes: readonly RootContent[]): RootContent[] {
  const merged: RootContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'list' && last?.type === 'list' && isLike(node, last)) {
      merged[merged.length - 1] = { ...last, children: [...last.children, ...node.children] };
    } else {
      merged.push(node);
    }
  }
  return merged;
}
