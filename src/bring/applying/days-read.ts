/** Which year days were read with that a file writes without one, so that they keep it. */

import type { FileRead } from '../../things/community/file-read.js';
import type { Reader } from '../../things/ledger.js';
import { readByFiles } from '../../things/unmatched/list.js';
import type { Day } from '../../time/day.js';
import type { ReadFile } from '../read.js';
import type { FieldShapes } from '../row-fields.js';
import { shortDigest } from './said-by-files.js';

export type DaysRead = NonNullable<FileRead['days']>;

/** What days without their year a file holds, with the rows by which it is known again. */
export function daysIn(
  file: Pick<ReadFile<FieldShapes>, 'yearless' | 'texts'>,
): DaysRead | undefined {
  if (file.yearless.size === 0) return undefined;
  const cells = [...file.yearless].map(([cell, day]) => [shortDigest(cell), day] as const);
  return { rows: file.texts().map(shortDigest), cells: Object.fromEntries(cells) };
}

/**
 * What those days were read as in the earlier state of that file: the one with most rows in common,
 * where they are half of what it held.
 */
export function daysBefore(
  reader: Reader,
  kind: string,
  { rows }: DaysRead,
): ((cell: string) => Day | undefined) | undefined {
  const now = new Set(rows);
  const [best] = readByFiles(reader, kind)
    .flatMap(({ days }) => days ?? [])
    .map((days) => ({ days, common: days.rows.filter((row) => now.has(row)).length }))
    .filter(({ days, common }) => common * 2 >= days.rows.length)
    .reverse()
    .sort((a, b) => b.common - a.common);
  return best && ((cell) => best.days.cells[shortDigest(cell)]);
}
