/** Lists with a row a meeting, where people stand in columns by what they were: present, excused. */

import type { ImportField, ImportTemplate } from './fields.js';
import { halvesOf } from './halves.js';
import { namesSomebody } from './overrides.js';
import { isLikeAName } from './values.js';
import { barerKey, headerKey, wordKey } from './words.js';

/** What stands in a column, as far as its rows are known already. */
export type CellsOf = (column: number) => readonly string[];

/** A column of people, and which of the field's choices goes for all of them. */
export interface PeopleColumn {
  readonly column: number;
  readonly person: ImportField;
  readonly field: ImportField;
  readonly choice: string;
}

interface Looking {
  readonly headers: readonly string[];
  readonly template: ImportTemplate;
  /** The columns that have been settled. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
  readonly taken: ReadonlySet<number>;
  readonly free: (names: readonly string[]) => number | undefined;
  readonly cellsOf: CellsOf | undefined;
}

/** What a column's name says of all who stand in it. */
export const standingNamed = ({ standing }: ImportField, header: string): string | undefined =>
  standing.get(headerKey(header)) ?? standing.get(barerKey(header));

/** The columns of people by standing; none where people and what they were have a column each. */
export function columnsByStanding(looking: Looking): readonly PeopleColumn[] {
  const { headers, template, columns, taken, free, cellsOf } = looking;
  const field = template.fields.find(({ standing }) => standing.size > 0);
  const person = template.fields.find(namesSomebody);
  if (!field || !person || columns.has(field.key)) return [];
  const [told] = columns.get(person.key) ?? [];
  const [first, last] = halvesOf({ headers, taken, words: template.words, cellsOf }, person, true);
  const own = told ?? free(person.headers) ?? first ?? last;
  const [usual = ''] = field.choices.values();
  const ownChoice = own === undefined ? undefined : standingNamed(field, headers[own] ?? '');
  // Beside a column of people, one called “Present” holds marks, if its cells are no full names.
  const strict = own !== undefined && ownChoice === undefined;
  const found = headers.flatMap((header, column): PeopleColumn[] => {
    const choice = standingNamed(field, header);
    if (choice === undefined || taken.has(column) || column === own) return [];
    const cells = cellsOf?.(column);
    const holds = cells === undefined ? !strict : holdsPeople(cells, field, strict);
    return holds ? [{ column, person, field, choice }] : [];
  });
  if (own === undefined) return found;
  if (ownChoice === undefined) {
    if (found.length === 0) return [];
    // Whoever else a row names that says who was present has another part in it.
    if (told === undefined && found.some(({ choice }) => choice === usual)) return found;
  }
  const all = [{ column: own, person, field, choice: ownChoice ?? usual }, ...found];
  return all.length > 1 || ownChoice !== usual ? all : [];
}

/** Columns of marks beside one that says who was there: “x” below “Apologies”. */
export function marksBeside(
  unread: readonly number[],
  {
    headers,
    template,
    columns,
    cellsOf,
  }: Pick<Looking, 'headers' | 'template' | 'columns' | 'cellsOf'>,
): readonly PeopleColumn[] {
  const field = template.fields.find(({ standing }) => standing.size > 0);
  const person = template.fields.find(namesSomebody);
  if (!field || !person || !columns.has(field.key)) return [];
  return unread.flatMap((column): PeopleColumn[] => {
    const choice = standingNamed(field, headers[column] ?? '');
    const cells = (cellsOf?.(column) ?? []).filter((cell) => cell.trim() !== '');
    const marks = cells.length > 0 && cells.every((cell) => field.choices.has(wordKey(cell)));
    return marks && choice !== undefined ? [{ column, person, field, choice }] : [];
  });
}

const parting = /[,;&/\n]|\s(?:and|et|und)\s/u;

function holdsPeople(
  column: readonly string[],
  { choices, blank }: ImportField,
  strict: boolean,
): boolean {
  const cells = column.filter((cell) => cell.trim() !== '' && !blank.has(wordKey(cell)));
  if (strict) {
    const named = cells.filter((cell) => cell.split(parting).some((part) => isLikeAName(part)));
    return cells.length > 0 && named.length >= cells.length * 0.8;
  }
  return !cells.some((cell) => choices.has(wordKey(cell)) || /^[\d\s.,]+$/.test(cell));
}
