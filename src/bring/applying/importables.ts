import type { FieldShapes } from '../row-fields.js';
import { headerKey } from '../words.js';
import { attendanceFile } from './attendance.js';
import { commitmentsFile } from './commitments.js';
import { contributionsFile } from './contributions.js';
import { type Importable, shippedImport } from './importable.js';
import { meetingsFile } from './meetings.js';
import { membersFile } from './members.js';

/**
 * What a community can bring in. Meetings before what happened at them: what waited for a name
 * comes in by this order.
 */
export const importables = [
  membersFile,
  meetingsFile,
  commitmentsFile,
  attendanceFile,
  contributionsFile,
] as const satisfies readonly Importable[];

/** Whether a row holds the column names of a list of another kind than this one. */
export function otherLists(name: string): (cells: readonly string[]) => boolean {
  const names = new Set(
    importables
      .filter((kind) => kind.name !== name)
      .flatMap((kind) => shippedImport<FieldShapes>(kind).fields)
      .flatMap(({ headers }) => headers.map(headerKey)),
  );
  return (cells) => {
    const filled = cells.map(headerKey).filter((cell) => cell !== '');
    return filled.length > 1 && filled.every((cell) => names.has(cell));
  };
}
