/** Which lists a file holds, told by the names of their columns. */
import { Buffer } from 'node:buffer';
import type { Session } from '../../things/session.js';
import type { ImportTemplate } from '../fields.js';
import { filled, headerAt, isGrid } from '../header.js';
import { type ListSource, sheetsOffered } from '../list-source.js';
import { mapColumns } from '../mapping.js';
import { rowSense } from '../sense.js';
import { recordsOf } from '../table.js';
import type { Importable } from './importable.js';
import { importables, otherLists } from './importables.js';
import { importTemplate, importWords } from './own-templates.js';

/** A list that a file may hold, and in which sheet where it is a workbook of several. */
export interface ListFound {
  readonly kind: Importable;
  readonly sheet: string | undefined;
}

interface Judged extends ListFound {
  /** How many of its columns are of no such list. */
  readonly foreign: number;
  readonly read: number;
}

const told = { columns: [], words: [] };

/**
 * What each sheet, or the text, may be: the kind of list that leaves the fewest of its columns
 * unread and reads the most; several where they are alike, none where no kind has what it needs.
 */
export async function kindsIn(session: Session, source: ListSource): Promise<readonly ListFound[]> {
  const words = await importWords(session);
  const templates = await Promise.all(
    importables.map(async (kind) => ({
      kind: kind as unknown as Importable,
      template: (await importTemplate(
        session,
        kind as unknown as Importable,
        words,
      )) as ImportTemplate,
    })),
  );
  const parts = Buffer.isBuffer(source)
    ? [{ part: source as ListSource, sheet: undefined }]
    : sheetsOffered(source).map((each) => ({
        part: { sheets: [each], asked: each.name },
        sheet: source.sheets.length > 1 ? each.name : undefined,
      }));
  return parts.flatMap(({ part, sheet }) => {
    const judged = templates.flatMap(({ kind, template }) => judge(kind, template, part, sheet));
    const [best] = judged.toSorted(byFit);
    return best === undefined ? [] : judged.filter((each) => byFit(each, best) === 0);
  });
}

const byFit = (a: Judged, b: Judged): number => a.foreign - b.foreign || b.read - a.read;

function judge(
  kind: Importable,
  template: ImportTemplate,
  part: ListSource,
  sheet: string | undefined,
): Judged[] {
  const sense = rowSense(template, told, otherLists(kind.name));
  const { records } = recordsOf(part, sense);
  const { at, sure } = headerAt(records, sense);
  const headers = records[at]?.cells ?? [];
  if (!sure) return [];
  const { columns, standing, marks, missing } = mapColumns(headers, template);
  // Names beside days with marks below them are who came to which meeting.
  const isOfDays = isGrid(headers) && kind.name === 'attendance';
  if (missing.length > 0 && !isOfDays) return [];
  const read = new Set([
    ...[...columns.values()].flat(),
    ...[...standing, ...marks].map(({ column }) => column),
  ]).size;
  return [{ kind, sheet, read, foreign: isOfDays ? 0 : filled(headers) - read }];
}
