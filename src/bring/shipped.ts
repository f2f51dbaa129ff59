/** The import templates that come with the program, read while building; tests check them. */
import aliases from '#templates/imports/aliases.yaml';
import attendance from '#templates/imports/attendance.yaml';
import commitments from '#templates/imports/commitments.yaml';
import contributions from '#templates/imports/contributions.yaml';
import meetings from '#templates/imports/meetings.yaml';
import members from '#templates/imports/members.yaml';
import { type ImportTemplate, templateOf, type Written } from './fields.js';
import type { ImportKind } from './kinds.js';

const shipped: Readonly<Record<ImportKind, unknown>> = {
  members,
  meetings,
  attendance,
  commitments,
  contributions,
  aliases,
};
const written = shipped as Readonly<Record<ImportKind, Written>>;

/** The template of `kind` that comes with the program. */
export const shippedImport = <Kind extends ImportKind>(kind: Kind): ImportTemplate<Kind> =>
  templateOf(kind, written[kind], (path, problem) => {
    throw new Error(`${kind}, ${path.join('.')}: ${problem}`);
  });

/** Each field of `kind` with what it holds and the column names that are known for it. */
export const knownColumns = (
  kind: ImportKind,
): ReadonlyArray<{
  field: string;
  about: string;
  headers: readonly string[];
  required: boolean;
}> =>
  shippedImport(kind).fields.map(({ name, about, headers, required }) => ({
    field: name,
    about,
    required,
    headers: [...new Set(headers)],
  }));
