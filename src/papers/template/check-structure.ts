/** Mistakes in the shape of a template, in the words of whoever writes one. */
import * as v from 'valibot';
import type { Mistake, Path, YamlSource } from '../../text/yaml-source.js';
import { nearest } from './errors.js';
import { blockShapes, changeShapes } from './schema.js';

type Issue = v.BaseIssue<unknown>;

/** What in the value at `path` of `source` is not as `schema` wants it. */
export function shapeMistakes(
  schema: v.GenericSchema,
  value: unknown,
  source: YamlSource,
  path: Path = [],
): Mistake[] {
  return (v.safeParse(schema, value).issues ?? []).flatMap((issue) => {
    const at: Path = [...path, ...(issue.path ?? []).map(({ key }) => key as string | number)];
    const choice = issue.type === 'union' ? choiceAt(at) : undefined;
    return choice === undefined
      ? [shapeMistake(issue, at, schema, path, source)]
      : chosenMistakes(choice, issue.input, at, source);
  });
}

type Choice = Readonly<Record<string, v.GenericSchema>>;

// Where one of several kinds may stand, each known by a word of its own.
const choiceAt = (path: Path): Choice | undefined => {
  if (typeof path.at(-1) !== 'number') return undefined;
  if (path.at(-2) === 'blocks') return blockShapes;
  return path.length === 2 && path[0] === 'sections' ? changeShapes : undefined;
};

function chosenMistakes(choice: Choice, value: unknown, path: Path, source: YamlSource): Mistake[] {
  const names = Object.keys(choice);
  const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
  const keys = isFields ? Object.keys(value) : [];
  const [kind, ...others] = names.filter((name) => keys.includes(name));
  const shape = kind === undefined ? undefined : choice[kind];
  if (shape !== undefined && others.length === 0) return shapeMistakes(shape, value, source, path);
  const strange =
    isFields && others.length === 0 ? keys.filter((key) => !knownBeside(choice, key)) : [];
  if (strange.length > 0 && kind === undefined) {
    return strange.map((key) => ({
      offset: source.keyOffset([...path, key]),
      found: `“${key}” is not a name that can stand here`,
      expected: `one of: ${names.join(', ')}${nearest(key, names)}`,
    }));
  }
  const expected = `${others.length > 0 ? 'exactly one' : 'one'} of: ${names.join(', ')}`;
  const found = `${nameOf(path)} is ${inWords(value)}`;
  return [{ offset: source.offsetOf(path), found, expected }];
}

const knownBeside = (choice: Choice, key: string): boolean =>
  Object.values(choice).some((shape) => Object.hasOwn(inside(shape).entries ?? {}, key));

const inWords = (value: unknown): string =>
  value === null || value === undefined
    ? 'nothing'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'several names with values'
        : typeof value === 'string'
          ? `“${value.length > 60 ? `${value.slice(0, 60)}…` : value}”`
          : `${String(value)}`;

const plainKinds: Readonly<Record<string, string>> = {
  Array: 'a list, each item on a line of its own after “- ”',
  Object: 'names with values, each on a line of its own',
  number: 'a number',
  string: 'a text',
  '(string | Array)': 'a name among the facts, or a list of such names',
};

function shapeMistake(
  issue: Issue,
  path: Path,
  schema: v.GenericSchema,
  above: Path,
  source: YamlSource,
): Mistake {
  const last = issue.path?.at(-1) as { origin?: string } | undefined;
  const name = nameOf(path);
  if (last?.origin === 'key' && issue.received === 'undefined') {
    const offset = source.offsetOf(path.slice(0, -1));
    return { offset, found: `“${name}” is missing`, expected: 'it has to be there' };
  }
  if (last?.origin === 'key') {
    const known = keysAt(schema, path.slice(above.length, -1));
    return {
      offset: source.keyOffset(path),
      found: `“${name}” is not a name that can stand here`,
      expected: `one of: ${known.join(', ')}${nearest(name, known)}`,
    };
  }
  const what = typeof path.at(-1) === 'number' ? name : `“${name}”`;
  const found = `${what} is ${inWords(issue.input)}`;
  return { offset: source.offsetOf(path), found, expected: expectation(issue) };
}

// "blocks" → its own name; the third of its items → "item 3 of blocks".
function nameOf(path: Path): string {
  const last = path.at(-1) ?? 'the template';
  return typeof last === 'number' ? `item ${last + 1} of ${String(path.at(-2))}` : last;
}

function expectation(issue: Issue): string {
  const requirement = 'requirement' in issue ? issue.requirement : undefined;
  const meanings: Readonly<Record<string, string>> = {
    integer: 'a whole number',
    max_length: `at most ${String(requirement)} characters or items`,
    max_value: `at most ${String(requirement)}`,
    min_length: 'at least one',
    min_value: `at least ${String(requirement)}`,
    regex: issue.message,
  };
  const choices = String(issue.expected ?? '');
  return (
    meanings[issue.type] ??
    plainKinds[choices] ??
    choices
      .replaceAll('"', '')
      .replace(/^\(|\)$/g, '')
      .replaceAll(' | ', ', ')
  );
}

// The names that may stand at `path`, read from the schema itself.
function keysAt(schema: v.GenericSchema, path: Path): string[] {
  let at: unknown = schema;
  for (const key of path) {
    const { entries, item } = inside(at);
    at = typeof key === 'number' ? item : entries?.[key];
  }
  return Object.keys(inside(at).entries ?? {});
}

interface Inner {
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly item?: unknown;
  readonly wrapped?: unknown;
}

const inside = (schema: unknown): Inner => {
  const inner = (schema ?? {}) as Inner;
  return inner.wrapped === undefined ? inner : inside(inner.wrapped);
};
