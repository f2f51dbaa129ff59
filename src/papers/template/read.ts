import * as v from 'valibot';
import { type Mistake, readYamlSource, type YamlSource } from '../../text/yaml-source.js';
import { checkNames } from './check.js';
import { shapeMistakes } from './check-structure.js';
import { nearest, type TemplateMistake, templateUnreadable } from './errors.js';
import { extendTemplate } from './extend.js';
import { extensionSchema, type Template, templateSchema } from './schema.js';

/** The templates that another can extend. */
export interface Bases {
  readonly names: readonly string[];
  /**
   * The template of that name, undefined where there is none; a sentence says why it can't be
   * extended here.
   */
  readonly find: (name: string) => Template | string | undefined;
}

const noBases: Bases = { names: [], find: () => undefined };

/**
 * The template in a YAML text, with what it extends put together. Everything in it is looked at:
 * YAML, structure, Liquid and the names of facts; once it is YAML, all mistakes are told together.
 * @param fileName what the text is called in a refusal
 * @throws Refusal `template-unreadable`, whose details hold one line for each mistake:
 *   `file:line:column what was found; what was expected`
 */
export function readTemplate(text: string, fileName: string, bases: Bases = noBases): Template {
  const source = readYamlSource(text);
  const fail = (mistakes: readonly Mistake[]) =>
    templateUnreadable(fileName, mistakes, source.placeOf);
  if (source.mistakes.length > 0) throw fail(source.mistakes);
  const { template, mistakes } = isExtension(source.value)
    ? readExtension(source, bases)
    : readWhole(source);
  const all = [...mistakes, ...checkNames(source.value).map((each) => placed(each, source))];
  if (template === undefined || all.length > 0) throw fail(all);
  return template;
}

interface Found {
  readonly template: Template | undefined;
  readonly mistakes: readonly Mistake[];
}

const isExtension = (value: unknown): value is { readonly extends: unknown } =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'extends');

function readWhole(source: YamlSource): Found {
  const parsed = v.safeParse(templateSchema, source.value);
  return {
    template: parsed.success ? parsed.output : undefined,
    mistakes: [...shapeMistakes(templateSchema, source.value, source), ...twice(source)],
  };
}

function readExtension(source: YamlSource, bases: Bases): Found {
  const mistakes = shapeMistakes(extensionSchema, source.value, source);
  const name = (source.value as { extends: unknown }).extends;
  const base = typeof name === 'string' ? bases.find(name) : undefined;
  if (typeof base === 'string' || (base === undefined && typeof name === 'string')) {
    const known = bases.names;
    mistakes.push({
      offset: source.offsetOf(['extends']),
      found: base ?? `“${name}” is no template`,
      expected:
        base === undefined && known.length > 0
          ? `one of: ${known.join(', ')}${nearest(String(name), known)}`
          : 'another template',
    });
    return { template: undefined, mistakes };
  }
  const parsed = v.safeParse(extensionSchema, source.value);
  if (!parsed.success || base === undefined) return { template: undefined, mistakes };
  const whole = extendTemplate(base, parsed.output);
  return {
    template: whole.template,
    mistakes: [...mistakes, ...whole.mistakes.map((each) => placed(each, source))],
  };
}

const placed = (
  { path, snippet, found, expected }: TemplateMistake,
  source: YamlSource,
): Mistake => ({
  offset: source.offsetOfText(path, snippet),
  found,
  expected,
});

// A section's id is how an extending template will name it, so it has to be its own.
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
