/** Columns that hold a part of a name each: “First” and “Surname” make one. */

import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { inWords } from '../text/text.js';
import type { ImportField, ImportTemplate } from './fields.js';
import type { ReadList } from './lists.js';
import { columnAt, namesSomebody, type Overrides } from './overrides.js';
import type { Problems } from './problems.js';
import type { CellsOf } from './standing.js';
import { isLikeAName } from './values.js';
import { barerKey, headerKey, type SharedWords } from './words.js';

/** The columns of the two halves of a name, each where there is one, and of “van der” between them. */
export type Halves = readonly [
  first: number | undefined,
  last: number | undefined,
  between: number | undefined,
];

interface Looking {
  readonly headers: readonly string[];
  readonly taken: ReadonlySet<number>;
  readonly words: SharedWords;
  readonly cellsOf: CellsOf | undefined;
  /** The column that may be a whole name. */
  readonly whole?: number | undefined;
}

/**
 * The columns of both halves of a field's name: “Owner first name” for an owner, and without a word
 * before it for whom the row is about. “First” and “Family” are halves only beside another.
 */
export function halvesOf(
  { headers, taken, words, cellsOf, whole }: Looking,
  field: ImportField,
  isRowsOwn: boolean,
): Halves {
  const before = [...field.headers, ...(isRowsOwn ? words.people : [])].map(headerKey);
  const columns = new Map<string, number>();
  for (const [column, header] of headers.entries()) {
    if (taken.has(column)) continue;
    for (const key of [headerKey(header), barerKey(header)]) {
      const halves = before.flatMap((word) =>
        key.startsWith(word) && key !== word ? [key.slice(word.length)] : [],
      );
      for (const half of isRowsOwn ? [key, ...halves] : halves) {
        if (half !== '' && !columns.has(half)) columns.set(half, column);
      }
    }
  }
  const find = (names: readonly string[], besides?: number): number | undefined =>
    names
      .map((name) => columns.get(headerKey(name)))
      .find((column) => column !== undefined && column !== besides);
  const named = (column: number | undefined): number | undefined =>
    column === undefined || cellsOf?.(column).some((cell) => /\d/.test(cell)) ? undefined : column;
  const [first, last] = [find(words.firstName), find(words.lastName)];
  const [near, far] = [named(find(words.firstHalf, last)), named(find(words.lastHalf, first))];
  const isBesideName = whole !== undefined && words.eitherName.has(headerKey(headers[whole] ?? ''));
  const hasFirst = first !== undefined || near !== undefined || isBesideName;
  const hasLast = last !== undefined || far !== undefined || isBesideName;
  return [
    first ?? (hasLast ? near : undefined),
    last ?? (hasFirst ? far : undefined),
    find(words.between),
  ];
}

/** Every name that a column of a half may bear, for whoever looks for the line of names. */
export const halfNames = ({ firstName, lastName, firstHalf, lastHalf }: SharedWords): string[] => [
  ...firstName,
  ...lastName,
  ...firstHalf,
  ...lastHalf,
];

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
