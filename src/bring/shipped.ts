/**
 * The import templates that come with the program, read and checked beforehand: `shipped.json` is
 * made from templates/imports/*.yaml, so that an import needs no YAML, and help can name columns.
 */
import { type ImportTemplate, templateOf, type Written } from './fields.js';
import type { ImportKind } from './kinds.js';
import shipped from './shipped.json' with { type: 'json' };

const written: Readonly<Record<ImportKind, Written>> = shipped;

/** The template of `kind` that comes with the program. */
export const shippedTemplate = <Kind extends ImportKind>(kind: Kind): ImportTemplate<Kind> =>
  templateOf(kind, written[kind], (path, problem) => {
    throw new Error(`${kind}, ${path.join('.')}: ${problem}`);
  });

/** Each field of `kind` with what it holds and the column names that are known for it. */
export const knownColumns = (
  kind: ImportKind,
): ReadonlyArray<{ field: string; about: string; headers: readonly string[]; required: boolean }> =>
  shippedTemplate(kind).fields.map(({ name, about, headers, required }) => ({
    field: name,
    about,
    required,
    headers: [...new Set(headers)],
  }));
