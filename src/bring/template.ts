import * as v from 'valibot';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { type Path, readYamlSource } from '../text/yaml-source.js';
import { type Columned, type Complain, type ImportTemplate, templateOf } from './fields.js';
import type { FieldShapes } from './row-fields.js';
import { laterWordLists, type SharedWords, sharedWordLists, sharedWords } from './words.js';

const words = v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)));
const sentence = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const fieldSchema = v.strictObject({
  about: sentence,
  required: v.optional(v.boolean()),
  headers: words,
  choices: v.optional(v.record(v.string(), words)),
  standing: v.optional(v.record(v.string(), words)),
  means: v.optional(
    v.array(
      v.strictObject({
        words: v.optional(words),
        field: v.string(),
        value: v.optional(v.string()),
      }),
    ),
  ),
  blank: v.optional(words),
});

/** What templates/imports/*.yaml may hold; what of it each shape needs, the shape knows. */
const importTemplateSchema = v.strictObject({
  summary: sentence,
  fields: v.record(v.string(), fieldSchema),
});

/** What templates/imports/words.yaml may hold. */
const sharedWordsSchema = v.strictObject({
  summary: v.optional(sentence),
  ...(Object.fromEntries(sharedWordLists.map((name) => [name, words])) as Record<
    (typeof sharedWordLists)[number],
    typeof words
  >),
  ...(Object.fromEntries(laterWordLists.map((name) => [name, v.optional(words)])) as Record<
    (typeof laterWordLists)[number],
    v.OptionalSchema<typeof words, undefined>
  >),
});

/**
 * The template in a YAML text.
 * @param file what the text is called in a refusal, a path or a name
 * @throws Refusal `import-template`, which names file, line, column and what was expected
 */
export function parseImportTemplate<Fields extends FieldShapes>(
  shape: Columned<Fields>,
  text: string,
  file: string,
  shared: SharedWords,
): ImportTemplate<Fields> {
  const { written, complain } = readSource(text, file, importTemplateSchema);
  return templateOf(shape, written, shared, complain);
}

/** The words in a YAML text that mean the same in every file. @throws Refusal `import-template` */
export const parseSharedWords = (text: string, file: string): SharedWords =>
  sharedWords(readSource(text, file, sharedWordsSchema).written);

/** What stands in the YAML text, checked against the schema but not yet against a shape. */
function readSource<Output>(
  text: string,
  file: string,
  schema: v.GenericSchema<unknown, Output>,
): { written: Output; complain: Complain } {
  const source = readYamlSource(text);
  const [mistake] = source.mistakes;
  if (mistake) {
    throw bad(file, source.placeOf(mistake.offset), `${mistake.found}; ${mistake.expected}`);
  }
  const complain: Complain = (path, problem) => {
    throw bad(file, placeOf(path), problem);
  };
  const placeOf = (path: Path) =>
    path.length === 0 ? undefined : source.placeOf(source.offsetOf(path));
  const parsed = v.safeParse(schema, source.value);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const path = (issue.path ?? []).map((step) => step.key as string | number);
    return complain(path, `${path.join('.') || 'the file'}: ${issue.message}`);
  }
  return { written: parsed.output, complain };
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
