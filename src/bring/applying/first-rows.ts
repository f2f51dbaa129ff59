/** The first rows of a list, as they were understood. */
import { excerpt } from '../../text/gate.js';
import { parseIsoDay, shortDay } from '../../time/day.js';
import type { ReadFile } from '../read.js';
import type { FieldShapes } from '../row-fields.js';

const mostFirst = 3;

/** Each cell of them with what its column is called. */
export const firstRows = ({
  rows,
  mapped,
}: Pick<ReadFile<FieldShapes>, 'rows' | 'mapped'>): string[] =>
  rows.slice(0, mostFirst).map(({ fields }) =>
    Object.entries(mapped as Readonly<Record<string, string>>)
      .flatMap(([field, header]) => {
        const said = cellUnderstood((fields as Readonly<Record<string, unknown>>)[field]);
        return said === '' ? [] : [`${header}: ${said}`];
      })
      .join(' · '),
  );

/** A day is told as it is in files, so that it is seen whether day and month were taken as they were meant. */
function cellUnderstood(value: unknown): string {
  if (Array.isArray(value)) return value.map(cellUnderstood).join(', ');
  if (value !== null && typeof value === 'object' && 'name' in value) return String(value.name);
  if (typeof value !== 'string') return '';
  const day = parseIsoDay(value);
  return day ? shortDay(day) : excerpt(value);
}
