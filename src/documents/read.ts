import * as v from 'valibot';
import { type Mistake, type Path, readYamlSource, type YamlSource } from '../core/yaml-source.js';
import { checkNames } from './check.js';
import { nearest, templateUnreadable } from './mistakes.js';
import { type Template, templateSchema } from './schema.js';

/**
 * The template in a YAML text. Everything in it is looked at: YAML, structure, Liquid and the names
 * of facts; once it is YAML, all mistakes are told together.
 * @param fileName what the text is called in a refusal
 * @throws Refusal `template-unreadable`, whose details hold one line for each mistake:
 *   `file:line:column what was found; what was expected`
 */
export function readTemplate(text: string, fileName: string): Template {
  const source = readYamlSource(text);
  const fail = (mistakes: readonly Mistake[]) =>
    templateUnreadable(fileName, mistakes, source.placeOf);
  if (source.mistakes.length > 0) throw fail(source.mistakes);
  const parsed = v.safeParse(templateSchema, source.value);
  const mistakes = [
    ...(parsed.issues ?? []).map((issue) => shapeMistake(issue, source)),
    ...checkNames(source.value).map(({ path, snippet, found, expected }) => ({
      offset: source.offsetOfText(path, snippet),
      found,
      expected,
    })),
    ...twice(source),
  ];
  if (!parsed.success || mistakes.length > 0) throw fail(mistakes);
  return parsed.output;
}

type Issue = v.InferIssue<typeof templateSchema>;

const kindOf = (value: unknown): string =>
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

function shapeMistake(issue: Issue, source: YamlSource): Mistake {
  const path: Path = (issue.path ?? []).map(({ key }) => key as string | number);
  const last = issue.path?.at(-1);
  const name = nameOf(path);
  if (last?.origin === 'key' && issue.received === 'undefined') {
    const offset = source.offsetOf(path.slice(0, -1));
    return { offset, found: `“${name}” is missing`, expected: 'it has to be there' };
  }
  if (last?.origin === 'key') {
    const known = knownKeys(path.slice(0, -1));
    return {
      offset: source.keyOffset(path),
      found: `“${name}” is not a name that can stand here`,
      expected: `one of: ${known.join(', ')}${nearest(name, known)}`,
    };
  }
  const what = typeof path.at(-1) === 'number' ? name : `“${name}”`;
  const found = `${what} is ${kindOf(issue.input)}`;
  return { offset: source.offsetOf(path), found, expected: expectation(issue) };
}

// "blocks" → its own name; the third of its items → "item 3 of blocks".
function nameOf(path: Path): string {
  const last = path.at(-1) ?? 'the template';
  return typeof last === 'number' ? `item ${last + 1} of ${String(path.at(-2))}` : last;
}

function expectation(issue: Issue): string {
  const requirement = 'requirement' in issue ? issue.requirement : undefined;
  const meanings: Partial<Record<Issue['type'], string>> = {
    integer: 'a whole number',
    max_entries: `exactly one of: ${knownKeys(['sections', 0, 'blocks', 0]).join(', ')}`,
    max_length: `at most ${String(requirement)} characters or items`,
    max_value: `at most ${String(requirement)}`,
    min_entries: `one of: ${knownKeys(['sections', 0, 'blocks', 0]).join(', ')}`,
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
function knownKeys(path: Path): string[] {
  let schema: unknown = templateSchema;
  for (const key of path) {
    const { entries, item } = inside(schema);
    schema = typeof key === 'number' ? item : entries?.[key];
  }
  return Object.keys(inside(schema).entries ?? {});
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

// A section's id is how an override will name it, so it has to be its own.
function twice(source: YamlSource): Mistake[] {
  const sections = (source.value as { sections?: unknown } | null)?.sections;
  if (!Array.isArray(sections)) return [];
  const seen = new Set<unknown>();
  return sections.flatMap((section: { id?: unknown } | null, index) => {
    const id = section?.id;
    const again = id !== undefined && seen.has(id);
    seen.add(id);
    const offset = source.offsetOf(['sections', index, 'id']);
    return again
      ? [{ offset, found: `a second section “${String(id)}”`, expected: 'an id of its own' }]
      : [];
  });
}
