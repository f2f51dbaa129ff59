/** What the shape of a template cannot say: whether its Liquid can be read, and names what there is. */

import type { Path } from '../../text/yaml-source.js';
import { type FactFields, number, rowsOf, type Shape, text as words } from '../facts/shape.js';
import { type CheckText, textChecker } from './check-liquid.js';
import { checkPath } from './check-path.js';
import { checkWhere } from './check-where.js';
import type { TemplateMistake } from './errors.js';

type Values = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null ? (value as Values) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Mistakes in the Liquid and the names of a template, which may itself be of a wrong shape. */
export function checkNames(template: unknown): TemplateMistake[] {
  const text = textChecker();
  const { title, subject, sections } = fieldsOf(template);
  return [
    ...text(['title'], title),
    ...text(['subject'], subject),
    ...listOf(sections).flatMap((section, index) => {
      const at: Path = ['sections', index];
      const { title: heading, 'show-if': showIf, blocks } = fieldsOf(section);
      return [
        ...text([...at, 'title'], heading),
        ...(Array.isArray(showIf)
          ? showIf.flatMap((name, i) => checkPath([...at, 'show-if', i], name).mistakes)
          : checkPath([...at, 'show-if'], showIf).mistakes),
        ...listOf(blocks).flatMap((block, i) => checkBlock([...at, 'blocks', i], block, text)),
      ];
    }),
  ];
}

/**
 * Mistakes in what a block of rows says, where the rows come from `from`; for a `change` of one,
 * which says only some of it.
 */
export function checkRows(path: Path, from: unknown, body: Values): TemplateMistake[] {
  const { row } = checkPath(path, from);
  return rowMistakes(path, body, row, textChecker());
}

// Where the rows themselves are unknown, nothing can be said about what they hold.
function rowMistakes(
  path: Path,
  fields: Values,
  row: Shape | undefined,
  text: CheckText,
): TemplateMistake[] {
  const { where, sort, empty, more, group, item, nest, detail, label, values, columns } = fields;
  const known = row !== undefined;
  const extra: FactFields = known ? { row } : {};
  const ofRow = (at: Path, value: unknown) => (known ? text(at, value, extra) : []);
  const titled = (at: Path, value: unknown) => text([...at, 'title'], fieldsOf(value).title);
  return [
    ...text([...path, 'empty'], empty),
    ...text([...path, 'more'], more, { more: number() }),
    ...text([...path, 'uncounted'], fields.uncounted, { uncounted: rowsOf(words()) }),
    ...text([...path, 'title'], fields.title),
    ...text([...path, 'description'], fields.description),
    ...(known && typeof where === 'string' ? checkWhere([...path, 'where'], where, extra) : []),
    ...(known ? sortMistakes([...path, 'sort'], sort, row) : []),
    ...ofRow([...path, 'group'], group),
    ...ofRow([...path, 'item'], item),
    ...ofRow([...path, 'detail'], detail),
    ...(typeof label === 'string' ? ofRow([...path, 'label'], label) : []),
    ...titled([...path, 'label'], label),
    ...ofRow([...path, 'label', 'value'], fieldsOf(label).value),
    ...(known ? checkPath([...path, 'nest'], nest, row).mistakes : []),
    ...checkPath([...path, 'marked'], fields.marked).mistakes,
    ...ofRow([...path, 'month'], fields.month),
    ...(known ? monthMistakes(path, fields, row, text) : []),
    ...listOf(values).flatMap((value, i) => {
      const at = [...path, 'values', i];
      return [
        ...titled(at, value),
        ...text([...at, 'empty'], fieldsOf(value).empty),
        ...(known ? numberMistakes([...at, 'value'], fieldsOf(value).value, row) : []),
      ];
    }),
    ...listOf(columns).flatMap((column, i) => {
      const at = [...path, 'columns', i];
      return [...titled(at, column), ...ofRow([...at, 'value'], fieldsOf(column).value)];
    }),
  ];
}

// What stands in a month are rows of the month's own.
function monthMistakes(path: Path, fields: Values, row: Shape, text: CheckText): TemplateMistake[] {
  const parts = [
    ['action', 'actions'],
    ['meeting', 'meetings'],
  ] as const;
  return parts.flatMap(([name, list]) => {
    if (fields[name] === undefined) return [];
    const inner = checkPath([...path, 'from'], list, row);
    if (inner.row === undefined) return inner.mistakes;
    const extra = { row: inner.row };
    return Object.entries(fieldsOf(fields[name])).flatMap(([field, words]) =>
      text([...path, name, field], words, extra),
    );
  });
}

function sortMistakes(path: Path, sort: unknown, row: Shape): readonly TemplateMistake[] {
  if (typeof sort !== 'string') return [];
  const [field = ''] = sort.split(' ');
  const { mistakes, shape } = checkPath(path, field, row);
  if (shape === undefined || (shape.is !== 'list' && shape.is !== 'group')) return mistakes;
  const expected = 'a field that holds a single value';
  return [{ path, snippet: field, found: `“${field}” holds several things`, expected }];
}

function numberMistakes(path: Path, value: unknown, row: Shape): readonly TemplateMistake[] {
  const { mistakes, shape } = checkPath(path, value, row);
  if (shape === undefined || shape.is === 'number') return mistakes;
  const fields = Object.entries(row.fields ?? {});
  const numbers = fields.filter(([, { is }]) => is === 'number').map(([name]) => name);
  const expected = `a field with a number: ${numbers.join(', ') || 'these rows have none'}`;
  return [{ path, snippet: String(value), found: `“${value}” holds no number`, expected }];
}

function checkBlock(at: Path, block: unknown, text: CheckText): TemplateMistake[] {
  const { text: words, callout, ...others } = fieldsOf(block);
  return [
    ...text([...at, 'text'], words),
    ...text([...at, 'callout'], callout),
    ...Object.entries(others).flatMap(([kind, body]) => {
      const path = [...at, kind];
      const source = checkPath([...path, 'from'], fieldsOf(body).from);
      return [...source.mistakes, ...rowMistakes(path, fieldsOf(body), source.row, text)];
    }),
  ];
}
