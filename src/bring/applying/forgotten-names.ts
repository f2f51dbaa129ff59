/**
 * Rows that name somebody who asked to be forgotten. They do not bring them back: a list is brought in
 * again and again, and whoever is asked each time says yes one day by mistake.
 */
import { betweenPeople, counted, inWords } from '../../text/text.js';
import type { Watched } from '../../things/ledger.js';
import { type Day, formatDay } from '../../time/day.js';
import { readPerson } from '../people-in-cell.js';
import type { ReadRow } from '../read.js';
import type { FieldShape, FieldShapes, Name } from '../row-fields.js';
import type { ImportRun } from './import-run.js';
import { countRow } from './import-tally.js';
import type { Importable } from './importable.js';

/** What a row says without them: nothing, where it is about them. */
interface Without<Row> {
  readonly row: Row | undefined;
  /** The day on which they were forgotten whom it is about, or who stand beside it. */
  readonly on: Day | undefined;
  /** Whether a text of it names them, and is put in other words. */
  readonly isReworded: boolean;
}

/** The rows without those that are about them; others lose the cell that names them, and read otherwise. */
export function rowsWithoutForgotten<Fields extends FieldShapes>(
  run: ImportRun,
  { fields }: Pick<Importable<Fields>, 'fields'>,
  rows: ReadonlyArray<ReadRow<Fields>>,
): ReadonlyArray<ReadRow<Fields>> {
  const watched = run.transaction.reader.watched();
  if (!watched.anybody) return rows;
  const left = new Map<number, Day>();
  const otherwise: number[] = [];
  const kept = rows.flatMap((row) => {
    const { row: without, on, isReworded } = rowWithout(watched, fields, row);
    const names = on !== undefined || isReworded;
    if (names && run.answers.get(row.line)?.includes('again')) {
      run.answered.add(`${row.line}=again`);
      return [row];
    }
    if (without === undefined && on !== undefined) left.set(row.line, on);
    else if (names) otherwise.push(row.line);
    return without ?? [];
  });
  tellLeft(run, left);
  tellOtherwise(run, otherwise);
  return kept;
}

const linesOf = (lines: readonly number[]): string => {
  const shown = lines.slice(0, 8).map(String);
  const more = lines.length > 8 ? [`${lines.length - 8} more`] : [];
  return `${lines.length === 1 ? 'line' : 'lines'} ${inWords([...shown, ...more])}`;
};

function tellLeft(run: ImportRun, left: ReadonlyMap<number, Day>): void {
  if (left.size === 0) return;
  countRow(run, 'forgotten', left.size);
  const days = [...new Set(left.values())].sort().map((day) => formatDay(day));
  const lines = [...left.keys()];
  const [names, are] = left.size === 1 ? ['names', 'is'] : ['name', 'are'];
  run.tally.remarks.push(
    `${counted(left.size, 'row')} ${names} somebody who asked to be forgotten on ${inWords(days)}, and ${are} left out: ${linesOf(lines)}. To bring one in all the same: --row "${lines[0]}=again"`,
  );
}

function tellOtherwise(run: ImportRun, lines: readonly number[]): void {
  if (lines.length === 0) return;
  const [first] = lines;
  run.tally.remarks.push(
    `${counted(lines.length, 'row')} ${lines.length === 1 ? 'speaks' : 'speak'} of somebody who asked to be forgotten, and ${lines.length === 1 ? 'is' : 'are'} read without their name: ${linesOf(lines)}. As the file has it: --row "${first}=again"`,
  );
}

function rowWithout<Fields extends FieldShapes>(
  watched: Watched,
  fields: Fields,
  row: ReadRow<Fields>,
): Without<ReadRow<Fields>> {
  const cells: Record<string, unknown> = { ...row.fields };
  const has = new Set(row.has);
  let on: Day | undefined;
  let isReworded = false;
  for (const [field, shape] of Object.entries(fields)) {
    const value = cells[field];
    if (shape.reads === 'text' && typeof value === 'string') {
      cells[field] = watched.without(value);
      isReworded ||= cells[field] !== value;
      continue;
    }
    const found = spellingsIn(value).map(watched.on).find(Boolean);
    if (found === undefined) continue;
    on = found;
    if (!isBeside(shape)) return { row: undefined, on, isReworded };
    cells[field] = null;
    has.delete(field);
  }
  return { row: { ...row, fields: cells as typeof row.fields, has }, on, isReworded };
}

/** Whether a row is about something else than whoever stands there: who was to host a meeting. */
const isBeside = ({ reads, required }: FieldShape): boolean => reads === 'name' && !required;

/** Every way in which a cell may name somebody. */
function spellingsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(spellingsIn);
  if (value === null || typeof value !== 'object' || !('written' in value)) return [];
  const { name, written } = value as Name;
  const people = [written, ...written.split(betweenPeople)].filter(Boolean).map(readPerson);
  return [
    name,
    written,
    ...people.flatMap((each) => [each.name, ...(each.email === null ? [] : [each.email])]),
  ];
}
