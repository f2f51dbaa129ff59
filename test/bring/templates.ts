import { readFileSync } from 'node:fs';
import { aliasesFile } from '../../src/bring/applying/aliases.js';
import { shippedWords } from '../../src/bring/applying/importable.js';
import { importables } from '../../src/bring/applying/importables.js';
import type { Columned, ImportTemplate } from '../../src/bring/fields.js';
import type { RowOf } from '../../src/bring/row-fields.js';
import { parseImportTemplate } from '../../src/bring/template.js';

/** Every kind of file that is read, whether it brings something in or teaches names. */
export const columned = [...importables, aliasesFile] as const;
type Any = (typeof columned)[number];
export type Kind = Any['name'];
export type FieldsOf<K extends Kind> = Extract<Any, { readonly name: K }>['fields'];
export type RowOfKind<K extends Kind> = RowOf<FieldsOf<K>>;

export function shapeOf<K extends Kind>(kind: K): Columned<FieldsOf<K>> {
  const found = columned.find(({ name }) => name === kind);
  if (!found) throw new Error(kind);
  return found as unknown as Columned<FieldsOf<K>>;
}

export const shippedText = (kind: Kind): string =>
  readFileSync(new URL(`../../templates/imports/${kind}.yaml`, import.meta.url), 'utf8');

/** The template of `kind` that comes with the program. */
export const shipped = <K extends Kind>(kind: K): ImportTemplate<FieldsOf<K>> =>
  parseImportTemplate(shapeOf(kind), shippedText(kind), `${kind}.yaml`, shippedWords);
