/** Which rows a block shows, and in what order. */
import type { RootContent } from 'mdast';
import { said } from '../language/voice.js';
import { alphabetically } from '../text/alphabetical.js';
import { heading } from './build.js';
import { escapeMarkdown } from './markdown.js';
import type { Bodies } from './schema.js';
import { emptyOf, listAt, lookUp, type Setting } from './setting.js';

interface Choice {
  readonly from: string;
  readonly where?: string | undefined;
  readonly sort?: string | undefined;
}

/** The rows that `where` lets through, in the order of `sort`; what has no value there comes last. */
export function rowsFor({ from, where, sort }: Choice, at: Setting): unknown[] {
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
  at: Setting,
  show: (rows: readonly unknown[]) => RootContent[],
): RootContent[] {
  const all = rowsFor(block, at);
  if (all.length === 0) return emptyOf(block.empty, at);
  const rows = all.slice(0, block.limit ?? all.length);
  return [
    ...grouped(block.group, rows, at, show),
    ...leftOut(all.length - rows.length, block.more, at),
  ];
}

function leftOut(count: number, more: string | undefined, at: Setting): RootContent[] {
  if (count === 0) return [];
  return at.read.blocks(
    more === undefined
      ? escapeMarkdown(at.voice.say(said('more', { count })))
      : at.fill(more, { more: count }),
  );
}

function grouped(
  by: string | undefined,
  rows: readonly unknown[],
  at: Setting,
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
  return [...groups].flatMap(([title, of]) => [heading(3, at.read.phrases(title)), ...show(of)]);
}
