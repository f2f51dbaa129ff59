import { readFileSync } from 'node:fs';
import type { ImportTemplate } from '../../src/bring/fields.js';
import type { ImportKind } from '../../src/bring/kinds.js';
import { parseImportTemplate } from '../../src/bring/template.js';

export const shippedText = (kind: ImportKind): string =>
  readFileSync(new URL(`../../templates/imports/${kind}.yaml`, import.meta.url), 'utf8');

/** The template of `kind` that comes with the program. */
export const shipped = <Kind extends ImportKind>(kind: Kind): ImportTemplate<Kind> =>
  parseImportTemplate(kind, shippedText(kind), `${kind}.yaml`);
