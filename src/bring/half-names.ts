/** What is asked and said of names that stand in two columns, or in one half alone. */

import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { inWords } from '../text/text.js';
import type { ImportTemplate } from './fields.js';
import type { ReadList } from './lists.js';
import { columnAt, namesSomebody, type Overrides } from './overrides.js';
import type { Problems } from './problems.js';
import { isLikeAName } from './values.js';
import { headerKey } from './words.js';

const isOneName = (cell: string): boolean => /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]+$/u.test(cell.trim());

/**
 * Asks which column holds the other half, where people stand by one half alone and a column that
 * nothing is read from may be it: two of one surname would be one.
 */
export function askAboutHalves(
  { headers, mapping, cellsOf }: ReadList,
  { fields, words }: ImportTemplate,
  overrides: Overrides,
  problems: Problems,
): void {
  const person = fields.find(namesSomebody);
  const [half, another] = (person && mapping.columns.get(person.key)) ?? [];
  if (!person || half === undefined || another !== undefined) return;
  const told = new Set(overrides.columns.map(({ header }) => columnAt(header, headers)));
  const key = headerKey(headers[half] ?? '');
  const isLast = words.lastName.some((name) => headerKey(name) === key);
  if (told.has(half) || !(isLast || words.firstName.some((name) => headerKey(name) === key)))
    return;
  if (cellsOf(half).some(isLikeAName)) return;
  const other = mapping.unread.find((column) => {
    if (told.has(column) || headerKey(headers[column] ?? '') === '') return false;
    const cells = cellsOf(column).filter((cell) => cell.trim() !== '');
    const names = cells.filter(isOneName);
    // Towns and parts people play stand there over and over; names seldom do.
    return names.length > cells.length * 0.8 && new Set(names).size * 2 > names.length;
  });
  if (other === undefined) return;
  const [is, may] = [headers[half], headers[other]].map((header) => visible(header ?? ''));
  const joined = `${isLast ? `${may} + ${is}` : `${is} + ${may}`}=${person.name}`;
  const out = `${may}=-`;
  problems.add(
    new Refusal(
      'csv-half-name',
      `The column “${is}” holds one half of a name, and “${may}” may hold the other.`,
      `If it does: --map "${joined}". If it says something else: --map "${out}"`,
    ),
    [],
    {
      column: other + 1,
      message: `Does the column “${may}” hold the other half of the names?`,
      choices: [
        { value: 'yes', maps: [joined], name: 'yes' },
        { value: 'no', maps: [out], name: `no: “${is}” is all there is of a name` },
      ],
    },
  );
}

/** What is to be said of names that are made of several columns. */
export const halfNotes = (
  { headers, mapping }: ReadList,
  { fields }: ImportTemplate,
): readonly string[] =>
  fields.filter(namesSomebody).flatMap(({ key }) => {
    const columns = mapping.columns.get(key) ?? [];
    if (columns.length < 2) return [];
    const parts = columns.map(
      (column) => `“${visible(headers[column] || `column ${column + 1}`)}”`,
    );
    return [`The columns ${inWords(parts)} are read together, as one name.`];
  });
