/** What a file says of a thing that is on record, beside what stands here and what it said before. */

import type { Id } from '../../things/thing.js';
import { askAbout, type ImportRun } from './import-run.js';
import { countRowOnce } from './import-tally.js';
import { shortDigest } from './said-by-files.js';
import type { SaidKind } from './sheets.js';

/** One field of a row, and what stands here; null is nothing. `shown` is for people to read. */
export interface FieldBeside {
  readonly field: string;
  readonly label: string;
  readonly here: string | null;
  readonly file: string | null;
  /** How a value is told, where it does not tell itself. */
  readonly shown?: (value: string) => string;
}

/** A thing that a file speaks of, and how it is told. */
interface ThingSaid {
  readonly kind: SaidKind;
  readonly id: Id;
  readonly label: string;
}

/**
 * - `same`: nothing differs, or the file says nothing
 * - `file`: only the file changed it, or nobody knew it: it is to be changed here
 * - `here`: only somebody here changed it, and it stands
 * - `both`: both did, or nobody knows who
 */
export type WhoChanged = 'same' | 'file' | 'here' | 'both';

export function compare(
  { said, replaying }: ImportRun,
  kind: SaidKind,
  of: Id,
  {
    field,
    here,
    file,
  }: { readonly field: string | Id; readonly here: string | null; readonly file: string | null },
): WhoChanged {
  const [now, ours] = [shortDigest(file), shortDigest(here)];
  if (now === ours) return 'same';
  const before = said.before(kind, of, field);
  if (before === undefined) {
    if (file === null) return 'same';
    return here === null ? 'file' : 'both';
  }
  // A row that has waited is older than what a file said since.
  if (before === now || replaying) return 'here';
  return before === ours || here === null ? 'file' : 'both';
}

/**
 * Compares the fields of a row that the file has, asks about those that both have changed, lists
 * what will change, and remembers what the file says. Undefined where a person must decide first.
 */
export function whatChanges(
  run: ImportRun,
  row: { readonly line: number; readonly has: ReadonlySet<string> },
  thing: ThingSaid,
  compared: readonly FieldBeside[],
): ReadonlySet<string> | undefined {
  const { kind, id, label } = thing;
  const fields = compared
    .filter(({ field }) => row.has.has(field))
    .map((each) => ({
      ...each,
      is: compare(run, kind, id, each),
      isFirst: run.said.before(kind, id, each.field) === undefined,
    }));
  const both = fields.filter(({ is }) => is === 'both');
  const verdict = both.length === 0 ? 'file' : whichCounts(run, row.line, thing, both);
  if (verdict === undefined) return undefined;
  for (const { field, file } of fields) run.said.note(kind, id, field, file);
  // Whoever wants the file to count has it count everywhere.
  const takes = run.prefer === 'file' ? ['file', 'here'] : ['file'];
  const changed = fields.filter(
    ({ is }) => takes.includes(is) || (is === 'both' && verdict === 'file'),
  );
  for (const each of changed) {
    // What nobody knew, and no file had spoken of, is filled in and not changed.
    if (each.here !== null || !each.isFirst) {
      run.tally.changes.push(`${label}: ${changeOf(each)}`);
    }
  }
  const standing = fields.filter(
    ({ is }) => (is === 'here' && !takes.includes(is)) || (is === 'both' && verdict === 'here'),
  );
  if (standing.length > 0) {
    itStands(run, row.line, `${label}: ${standing.map(bothWays).join('; ')}`);
  }
  return new Set(changed.map(({ field }) => field));
}

/** Counts a row of which something stands as it was changed here, and says what. */
export function itStands(run: ImportRun, line: number, what: string): void {
  countRowOnce(run, line, 'here');
  // The lines of rows that waited are those of another file.
  if (!run.replaying) run.tally.stands.push(`line ${line}, ${what}`);
}

/** What is open, as far as files go: more may be said of it by anybody. */
const openStatuses = ['open', 'planned'];

/**
 * Whether a thing is to become what the file says: nobody here has ended it otherwise since, or
 * the file is to count. What stands instead is counted.
 * @param before what the sheet said before, as a digest
 */
export function isStatusTaken(
  run: ImportRun,
  {
    line,
    label,
    before,
    here,
    file,
  }: Readonly<{
    line: number;
    /** How the thing is told. */
    label: string;
    before: string | undefined;
    here: string;
    file: string;
  }>,
): boolean {
  const [now, ours] = [shortDigest(file), shortDigest(here)];
  const isOld = before === now || (run.replaying && before !== undefined);
  const takes =
    (run.prefer === 'file' && !run.replaying) ||
    (!isOld && (before === ours || openStatuses.includes(here)));
  if (!takes) itStands(run, line, `${label}: ${here} here, ${file || 'open'} in the file`);
  return takes;
}

const told = (value: string | null, { shown = (text) => `“${text}”` }: FieldBeside): string =>
  value === null || value === '' ? 'nothing' : shown(value);

const changeOf = (each: FieldBeside): string =>
  `${each.label} ${told(each.here, each)} → ${told(each.file, each)}`;

const bothWays = (each: FieldBeside): string =>
  `${each.label} ${told(each.here, each)} here, ${told(each.file, each)} in the file`;

function whichCounts(
  run: ImportRun,
  line: number,
  { kind, id, label }: ThingSaid,
  both: readonly FieldBeside[],
): 'file' | 'here' | undefined {
  if (run.prefer !== undefined && !run.answers.has(line)) return run.prefer;
  const wasRead = both.some(({ field }) => run.said.before(kind, id, field) !== undefined);
  const what = both.map(bothWays);
  return askAbout(run, {
    line,
    message: wasRead
      ? `${label} was changed here, and the file says otherwise: ${what.join('; ')}.`
      : `This file says of ${label} otherwise than what stands here: ${what.join('; ')}.`,
    choices: [
      { value: 'here', name: 'leave it as it is here' },
      { value: 'file', name: 'take what the file says' },
    ],
  }) as 'file' | 'here' | undefined;
}
