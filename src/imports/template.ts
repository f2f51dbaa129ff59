import * as v from 'valibot';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { visible } from '../core/gate.js';
import { Refusal } from '../core/refusal.js';
import {
  type Complain,
  type ImportTemplate,
  type Path,
  templateOf,
  type Written,
} from './fields.js';
import type { ImportKind } from './kinds.js';

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
  const { written, complain } = readImportTemplate(text, file);
  return templateOf(kind, written, complain);
}

/** What stands in the YAML text, checked against the schema but not yet against a kind. */
export function readImportTemplate(
  text: string,
  file: string,
): { written: Written; complain: Complain } {
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
  return { written: parsed.output, complain };
}

function plainValue(document: Document, complain: Complain): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 });
  } catch {
    // The only thing it throws for: aliases of aliases of aliases, which would fill the memory.
    return complain([], 'it repeats itself by too many aliases (*)');
  }
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
