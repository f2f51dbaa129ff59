/** Figures and links as pictures, each with the same in words below it. */
import type { RootContent, TableCell } from 'mdast';
import { phrase } from '../../language/locale.js';
import { table } from '../build.js';
import type { Bodies } from '../template/schema.js';
import { type LinksDrawing, plainText } from '../tree.js';
import { type DocumentContext, emptyOf, listAt, lookUp, withColon } from './context.js';
import { nestedList, rowsFor } from './rows.js';

/** A picture of a single figure shows nothing that the figure doesn't say. */
const fewest = 2;

const numberAt = (row: unknown, path: string): number | null => {
  const value = lookUp(row, path);
  return typeof value === 'number' ? value : null;
};

export function chartBlock(block: Bodies['chart'], at: DocumentContext): RootContent[] {
  const rows = rowsFor(block, at).slice(0, block.limit);
  const series = block.values.map(({ value }) => rows.map((row) => numberAt(row, value)));
  const points = rows.filter((_, i) => series.some((values) => values[i] !== null));
  if (points.length < fewest) return emptyOf(block.empty, at);
  const words = (text: string, extra?: object) =>
    plainText(at.markdown.phrases(at.fill(text, extra)));
  const labels = rows.map((row) => words(block.label.value, { row }));
  const names = block.values.map(({ title }) => words(title));
  const figure = (value: number | null, empty: string | undefined): TableCell['children'] =>
    value === null && empty !== undefined
      ? at.markdown.phrases(at.fill(empty))
      : [
          {
            type: 'text',
            value: value === null ? at.locale.say(phrase('not-known')) : at.locale.number(value),
          },
        ];
  return [
    {
      type: 'chart',
      title: words(block.title),
      description: words(block.description),
      summary: at.locale.say(phrase('same-as-table')),
      drawing: {
        kind: block.kind,
        labels,
        series: block.values.map(({ empty }, i) => ({
          name: names[i] ?? '',
          values: series[i] ?? [],
          ...(empty === undefined ? {} : { gap: words(empty) }),
        })),
      },
      children: [
        table(
          [words(block.label.title), ...names],
          rows.map((_, r) => [
            labels[r] ?? '',
            ...block.values.map(({ empty }, i) => figure(series[i]?.[r] ?? null, empty)),
          ]),
          [null, ...names.map(() => 'right' as const)],
          withColon(at.locale),
        ),
      ],
    },
  ];
}

export function linksBlock(block: Bodies['links'], at: DocumentContext): RootContent[] {
  const rows = listAt(at.facts, block.from);
  if (rows.length === 0) return emptyOf(block.empty, at);
  const words = (text: string, extra?: object) =>
    plainText(at.markdown.phrases(at.fill(text, extra)));
  const marked = block.marked === undefined ? undefined : lookUp(at.facts, block.marked);
  const boxes = new Map<string, LinksDrawing['boxes'][number]>();
  const arrows = new Map<string, LinksDrawing['arrows'][number]>();
  // Each row holds what waits for it. What waits for several stands below each of them.
  const look = (row: unknown, depth: number): string => {
    const no = lookUp(row, 'no');
    const id = String(no);
    if (!boxes.has(id)) {
      const detail = block.detail === undefined ? '' : words(block.detail, { row });
      boxes.set(id, { id, label: words(block.label, { row }), detail, marked: no === marked });
    }
    for (const next of depth < deepest ? listAt(row, block.nest) : []) {
      const to = look(next, depth + 1);
      arrows.set(`${id} ${to}`, { from: id, to });
    }
    return id;
  };
  for (const row of rows) look(row, 1);
  return [
    {
      type: 'chart',
      title: words(block.title),
      description: words(block.description),
      summary: at.locale.say(phrase('same-as-list')),
      drawing: { kind: 'links', boxes: [...boxes.values()], arrows: [...arrows.values()] },
      children: [nestedList(block, rows, at)],
    },
  ];
}

/** Links of links of links: past this, no picture helps. */
const deepest = 50;
