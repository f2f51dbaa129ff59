/** What the shape of a template cannot say: whether its Liquid can be read, and names what there is. */
import type { Liquid, LiquidError } from 'liquidjs';
import type { Path } from '../core/yaml-source.js';
import { factShape, type Shape } from './fact-shape.js';
import { ownFilterNames, plainFilters, plainTags } from './filters.js';
import { longestText, makeLiquid } from './liquid.js';
import { nearest } from './mistakes.js';

/** A mistake in the value at `path`, at the first place where `snippet` stands in it. */
export interface NameMistake {
  readonly path: Path;
  readonly snippet: string;
  readonly found: string;
  readonly expected: string;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What a text may name beside the facts. */
type Extra = Readonly<Record<string, Shape>>;

/** Mistakes in the Liquid and the names of a template, which may itself be of a wrong shape. */
export function checkNames(template: unknown): NameMistake[] {
  const liquid = makeLiquid();
  const { title, sections } = fieldsOf(template);
  const text = (path: Path, value: unknown, extra: Extra = {}) =>
    typeof value === 'string' ? checkText(liquid, path, value, extra) : [];
  return [
    ...text(['title'], title),
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

function checkBlock(
  at: Path,
  block: unknown,
  text: (path: Path, value: unknown, extra?: Extra) => NameMistake[],
): NameMistake[] {
  const { text: words, callout, list, table, measure } = fieldsOf(block);
  const rows = (kind: string, value: unknown): NameMistake[] => {
    const { from, empty, more, group, item, nest, columns } = fieldsOf(value);
    const path = [...at, kind];
    const source = checkPath([...path, 'from'], from);
    const row: Extra = source.row === undefined ? {} : { row: source.row };
    const known = source.row !== undefined;
    return [
      ...source.mistakes,
      ...text([...path, 'empty'], empty),
      ...text([...path, 'more'], more, { more: 'number' }),
      // Where the rows themselves are unknown, nothing can be said about what they hold.
      ...(known ? text([...path, 'group'], group, row) : []),
      ...(known ? text([...path, 'item'], item, row) : []),
      ...(known && source.row ? checkPath([...path, 'nest'], nest, source.row).mistakes : []),
      ...listOf(columns).flatMap((column, i) => {
        const { title, value: cell } = fieldsOf(column);
        const place = [...path, 'columns', i];
        return [
          ...text([...place, 'title'], title),
          ...(known ? text([...place, 'value'], cell, row) : []),
        ];
      }),
    ];
  };
  return [
    ...text([...at, 'text'], words),
    ...text([...at, 'callout'], callout),
    ...rows('list', list),
    ...rows('table', table),
    ...rows('measure', measure),
  ];
}

// A path of names, and the shape of one row where it leads to rows.
function checkPath(
  path: Path,
  name: unknown,
  within: Shape = factShape,
): { mistakes: NameMistake[]; row?: Shape } {
  if (typeof name !== 'string') return { mistakes: [] };
  const { shape, mistake } = follow(name.split('.'), within);
  if (mistake) return { mistakes: [{ path, snippet: name, ...mistake }] };
  if (shape === undefined) return { mistakes: [] };
  return { mistakes: [], row: typeof shape === 'object' && 'rows' in shape ? shape.rows() : shape };
}

const ofLists = ['size', 'first', 'last'];

function follow(
  names: readonly unknown[],
  within: Shape,
): { shape?: Shape; mistake?: { found: string; expected: string } } {
  let shape: Shape = within;
  for (const [index, name] of names.entries()) {
    if (typeof shape === 'object' && 'rows' in shape) {
      if (name === 'size') return { shape: 'number' };
      if (typeof name === 'number' || name === 'first' || name === 'last') {
        shape = shape.rows();
        continue;
      }
    }
    if (typeof name !== 'string') return {};
    const known =
      typeof shape === 'string' ? [] : 'fields' in shape ? Object.keys(shape.fields) : ofLists;
    const next: Shape | undefined =
      typeof shape === 'object' && 'fields' in shape && Object.hasOwn(shape.fields, name)
        ? shape.fields[name]
        : undefined;
    if (next === undefined) {
      const whole = names.slice(0, index + 1).join('.');
      const expected =
        known.length > 0 ? `one of: ${known.join(', ')}` : 'nothing after a single value';
      return {
        mistake: {
          found: `“${whole}” is not among the facts`,
          expected: `${expected}${nearest(name, known)}`,
        },
      };
    }
    shape = next;
  }
  return { shape };
}

function checkText(liquid: Liquid, path: Path, text: string, extra: Extra): NameMistake[] {
  if (text.length > longestText) return [];
  const mistakes: NameMistake[] = [];
  // An unknown filter stops the parser; it is noted and left out, and the rest is looked at.
  for (let rest = text, round = 0; round < 20; round += 1) {
    try {
      const parsed = liquid.parse(rest);
      if (loopsTooDeep(rest)) {
        mistakes.push(loopMistake(path));
      }
      const scope: Shape = { fields: { ...factShape.fields, ...extra } };
      for (const variables of Object.values(liquid.analyzeSync(parsed).globals)) {
        for (const variable of variables) {
          const { mistake } = follow(variable.segments, scope);
          if (mistake) mistakes.push({ path, snippet: String(variable), ...mistake });
        }
      }
      return mistakes;
    } catch (error) {
      const { mistake, filter } = liquidMistake(path, error as LiquidError);
      mistakes.push(mistake);
      const without = filter && rest.replace(new RegExp(`\\|\\s*${filter}\\b[^|}%]*`), '');
      if (!without || without === rest) return mistakes;
      rest = without;
    }
  }
  return mistakes;
}

// Each `for` multiplies what the ones around it cost, and an empty one escapes liquidjs's limits.
function loopsTooDeep(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/\{%-?\s*(?:for|endfor)\b/g)) {
    depth += tag.includes('endfor') ? -1 : 1;
    if (depth > 2) return true;
  }
  return /\{%-?\s*for\b[^%]*\.\./.test(text);
}

const loopMistake = (path: Path): NameMistake => ({
  path,
  snippet: '{% for',
  found: 'loops inside loops inside loops, or a loop that counts',
  expected: 'at most one “for” inside another, each over a list of facts',
});

function liquidMistake(path: Path, error: LiquidError): { mistake: NameMistake; filter?: string } {
  const message = (error.originalError?.message ?? error.message).replace(
    /, line:\d+, col:\d+$/,
    '',
  );
  const snippet = error.token?.getText?.() ?? '';
  const filter = /^undefined filter: (\S+)$/.exec(message)?.[1];
  if (filter !== undefined) {
    const known = [...ownFilterNames, ...plainFilters];
    const expected = `one of: ${known.join(', ')}${nearest(filter, known)}`;
    const found = `“| ${filter}” is not something that can be done to a value`;
    return { mistake: { path, snippet, found, expected }, filter };
  }
  const tag = /^tag "([^"]*)" not found$/.exec(message)?.[1];
  if (tag !== undefined) {
    const expected = `one of: ${plainTags.join(', ')}${nearest(tag, plainTags)}`;
    return { mistake: { path, snippet, found: `“{% ${tag} %}” is not known here`, expected } };
  }
  const expected = 'Liquid such as {{ community.name }} or {% if help.size > 0 %}…{% endif %}';
  return { mistake: { path, snippet, found: message, expected } };
}
