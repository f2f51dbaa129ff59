/** Columns that hold a part of a name each: “First” and “Surname” make one. */

import type { ImportField } from './fields.js';
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
  readonly cellsOf: ((column: number) => readonly string[]) | undefined;
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
  const find = (names: readonly string[]): number | undefined =>
    names.map((name) => columns.get(headerKey(name))).find((column) => column !== undefined);
  const named = (column: number | undefined): number | undefined =>
    column === undefined || cellsOf?.(column).some((cell) => /\d/.test(cell)) ? undefined : column;
  const [first, last] = [find(words.firstName), find(words.lastName)];
  const [near, far] = [named(find(words.firstHalf)), named(find(words.lastHalf))];
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
