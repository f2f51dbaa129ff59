import * as v from 'valibot';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { visible } from '../core/gate.js';
import { Refusal } from '../core/refusal.js';
import { fieldName, type ImportKind, type Reads, shapeOf } from './kinds.js';
import { wordKey } from './words.js';

/** A kind of import as its template has it: which column names and words are known. */
export interface ImportTemplate<Kind extends ImportKind = ImportKind> {
  readonly kind: Kind;
  readonly summary: string;
  readonly fields: readonly ImportField[];
}

export interface ImportField {
  /** As in a row's fields (`goodAt`), and as people write it (`good-at`). */
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly reads: Reads | 'choice';
  readonly required: boolean;
  /** The column names that are known, the preferred first; the field's own name is among them. */
  readonly headers: readonly string[];
  /** The words that people type, by `wordKey`, and the choice that each stands for. */
  readonly choices: ReadonlyMap<string, string>;
  /** The same for people to read, a line for each choice: "held: done, took place". */
  readonly wordLines: readonly string[];
  /** Words that say something about another field, by `wordKey`. */
  readonly means: ReadonlyMap<string, { readonly key: string; readonly value: string }>;
  /** Words that stand for an empty cell, by `wordKey`. */
  readonly blank: ReadonlySet<string>;
}

const words = v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)));
const sentence = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const fieldSchema = v.strictObject({
  about: sentence,
  required: v.optional(v.boolean(), false),
  headers: words,
  choices: v.optional(v.record(v.string(), words), {}),
  means: v.optional(v.array(v.strictObject({ words, field: v.string(), value: v.string() })), []),
  blank: v.optional(words, []),
});

/** What templates/imports/*.yaml may hold; what of it each kind needs, `kinds` knows. */
export const importTemplateSchema = v.strictObject({
  summary: sentence,
  fields: v.record(v.string(), fieldSchema),
});

type Written = v.InferOutput<typeof importTemplateSchema>;
type WrittenField = v.InferOutput<typeof fieldSchema>;
type Path = ReadonlyArray<string | number>;
type Complain = (path: Path, problem: string) => never;

const longest = 256 * 1024;

/**
 * The template in a YAML text.
 * @param file what the text is called in a refusal, a path or a name
 * @throws Refusal `import-template`, which names file, line, column and what was expected
 */
export function parseImportTemplate<Kind extends ImportKind>(
  kind: Kind,
  text: string,
  file: string,
): ImportTemplate<Kind> {
  if (text.length > longest) throw bad(file, undefined, 'the file is larger than 256 kB');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true });
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault) throw bad(file, lines.linePos(fault.pos[0]), firstLine(fault.message));
  const complain: Complain = (path, problem) => {
    throw bad(file, placeOf(path), problem);
  };
  const placeOf = (path: Path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const found = document.getIn(path.slice(0, length), true);
      const range = isNodeWithRange(found) ? found.range : undefined;
      if (range) return lines.linePos(range[0]);
    }
    return undefined;
  };
  const parsed = v.safeParse(importTemplateSchema, plainValue(document, complain));
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const path = (issue.path ?? []).map((step) => step.key as string | number);
    return complain(path, `${path.join('.') || 'the file'}: ${issue.message}`);
  }
  return { kind, summary: parsed.output.summary, fields: fieldsOf(kind, parsed.output, complain) };
}

function plainValue(document: Document, complain: Complain): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 });
  } catch {
    // The only thing it throws for: aliases of aliases of aliases, which would fill the memory.
    return complain([], 'it repeats itself by too many aliases (*)');
  }
}

function fieldsOf(kind: ImportKind, written: Written, complain: Complain): ImportField[] {
  const shape = shapeOf(kind);
  const names = Object.keys(shape).map(fieldName);
  for (const name of Object.keys(written.fields)) {
    if (!names.includes(name)) {
      complain(['fields', name], `“${name}” is not one of its fields: ${names.join(', ')}`);
    }
  }
  return Object.entries(shape).map(([key, { reads, required, choices }]) => {
    const name = fieldName(key);
    const path = ['fields', name];
    const own = Object.hasOwn(written.fields, name) ? written.fields[name] : undefined;
    if (!own) return complain(['fields'], `the field “${name}” is missing`);
    // A community may ask for more than the program needs, never for less.
    if (required && !own.required) complain(path, `“${name}” must have “required: true”`);
    refuseOtherChoices(own, choices ?? [], path, complain);
    return {
      key,
      name,
      about: own.about,
      reads,
      required: own.required,
      headers: [name, ...own.headers],
      choices: new Map(
        Object.entries(own.choices).flatMap(([choice, spellings]) =>
          [choice, ...spellings].map((word) => [wordKey(word), choice] as const),
        ),
      ),
      wordLines: Object.entries(own.choices).map(
        ([choice, spellings]) => `${choice}: ${spellings.join(', ')}`,
      ),
      means: meansOf(own, shape, path, complain),
      blank: new Set(own.blank.map(wordKey)),
    };
  });
}

function refuseOtherChoices(
  own: WrittenField,
  choices: readonly string[],
  path: Path,
  complain: Complain,
): void {
  const known = choices.join(', ') || 'none, it is not a choice';
  for (const choice of Object.keys(own.choices)) {
    if (!choices.includes(choice)) {
      complain([...path, 'choices', choice], `“${choice}” is not one of its choices: ${known}`);
    }
  }
  const missing = choices.find((choice) => !Object.hasOwn(own.choices, choice));
  if (missing) complain(path, `the choice “${missing}” is missing; its choices are: ${known}`);
}

function meansOf(
  own: WrittenField,
  shape: ReturnType<typeof shapeOf>,
  path: Path,
  complain: Complain,
): ImportField['means'] {
  const byName = new Map(
    Object.entries(shape).map(([key, value]) => [fieldName(key), { key, value }]),
  );
  return new Map(
    own.means.flatMap(({ words: spellings, field, value }, index) => {
      const target = byName.get(field);
      if (!target?.value.choices?.includes(value)) {
        return complain(
          [...path, 'means', index],
          `“${field}: ${value}” is not a field and one of its choices`,
        );
      }
      return spellings.map((word) => [wordKey(word), { key: target.key, value }] as const);
    }),
  );
}

const firstLine = (message: string): string => message.split(/ at line |\n/)[0] ?? message;

function isNodeWithRange(node: unknown): node is { range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function bad(
  file: string,
  at: { line: number; col: number } | undefined,
  problem: string,
): Refusal {
  const place = at ? `${file}, line ${at.line}, column ${at.col}` : file;
  return new Refusal(
    'import-template',
    `${visible(place)}: ${visible(problem)}.`,
    'Correct the file, or take it away to use the one that comes with momentum.',
  );
}
