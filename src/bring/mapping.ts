import type { ImportField, ImportTemplate } from './fields.js';
import { type Halves, halvesOf } from './halves.js';
import { columnAt, namesSomebody, type Overrides } from './overrides.js';
import { type CellsOf, columnsByStanding, marksBeside, type PeopleColumn } from './standing.js';
import { barerKey, headerKey, wordKey } from './words.js';

/** Which column each field is read from. */
export interface Mapping {
  /** By the field's key, the indices of its columns (two make one name); none where it has none. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
  /** Columns of people who are all the same of something (those present), where people stand so. */
  readonly standing: readonly PeopleColumn[];
  /** Columns whose marks say of each person that they were that, beside the one that says what. */
  readonly marks: readonly PeopleColumn[];
  /** The indices of the columns that nothing is read from. */
  readonly unread: readonly number[];
  /** The fields that must have a column and have none. */
  readonly missing: readonly ImportField[];
}

/**
 * Which column is which field, where `overrides` don't say by the names that the template knows.
 * @param cellsOf left out where only the names are known
 */
export function mapColumns(
  headers: readonly string[],
  template: ImportTemplate,
  overrides: Overrides = { columns: [], words: [] },
  cellsOf?: CellsOf,
): Mapping {
  const byName = namesOf(headers);
  const columns = new Map<string, readonly number[]>();
  const taken = new Set<number>();
  for (const { header, field } of overrides.columns) {
    const column = columnAt(header, headers);
    if (column === undefined) continue;
    taken.add(column);
    if (field) columns.set(field.key, [...(columns.get(field.key) ?? []), column]);
  }
  const free = (names: readonly string[]): number | undefined =>
    names
      .map((name) => byName.get(headerKey(name)))
      .find((index) => index !== undefined && !taken.has(index));
  const standing = columnsByStanding({ headers, template, columns, taken, free, cellsOf });
  for (const { column } of standing) taken.add(column);
  const elsewhere = standing.length > 0 ? columnsOfPeople(template) : [];
  for (const field of template.fields) {
    if (columns.has(field.key) || elsewhere.includes(field)) continue;
    const column = free(field.headers);
    if (column === undefined) continue;
    columns.set(field.key, [column]);
    taken.add(column);
  }
  const told = new Set(overrides.columns.map(({ field }) => field?.key));
  const [own] = template.fields.filter(namesSomebody);
  for (const person of template.fields.filter(namesSomebody)) {
    if (told.has(person.key) || elsewhere.includes(person)) continue;
    const whole = columns.get(person.key)?.[0];
    const { words } = template;
    const halves = halvesOf({ headers, taken, words, cellsOf, whole }, person, person === own);
    const name = oneName(halves, whole, (column, half) => {
      const isEither = words.eitherName.has(headerKey(headers[column] ?? ''));
      return !isEither || holdsBoth(cellsOf?.(column), cellsOf?.(half));
    });
    if (name.length > 0) columns.set(person.key, name);
    for (const column of name) taken.add(column);
  }
  const used = new Set([...[...columns.values()].flat(), ...standing.map(({ column }) => column)]);
  const left = headers.map((_, index) => index).filter((index) => !used.has(index));
  const marks = marksBeside(left, { headers, template, columns, cellsOf });
  return {
    columns,
    standing,
    marks,
    unread: left.filter((index) => !marks.some(({ column }) => column === index)),
    missing: template.fields.filter(
      (field) => field.required && !columns.has(field.key) && !elsewhere.includes(field),
    ),
  };
}

/** The columns by their names, and by what these are without brackets where no other is called so. */
function namesOf(headers: readonly string[]): ReadonlyMap<string, number> {
  const byName = new Map<string, number>();
  const bare = new Map<string, number[]>();
  for (const [index, header] of headers.entries()) {
    const [key, barer] = [headerKey(header), barerKey(header)];
    if (key !== '' && !byName.has(key)) byName.set(key, index);
    if (barer !== '') bare.set(barer, [...(bare.get(barer) ?? []), index]);
  }
  for (const [key, [only, another]] of bare) {
    if (only !== undefined && another === undefined && !byName.has(key)) byName.set(key, only);
  }
  return byName;
}

/** The fields that columns of people by standing take the place of. */
const columnsOfPeople = ({ fields }: ImportTemplate): readonly ImportField[] => [
  ...fields.filter(({ standing }) => standing.size > 0),
  ...fields.filter(namesSomebody).slice(0, 1),
];

/** The columns of a name: a whole one, or its halves, of which one may be called “name” alone. */
function oneName(
  [first, last, between]: Halves,
  whole: number | undefined,
  holdsAll: (column: number, half: number) => boolean,
): readonly number[] {
  const half = first ?? last;
  if (whole === undefined) {
    const both = first !== undefined && last !== undefined;
    return [first, both ? between : undefined, last].filter((each) => each !== undefined);
  }
  if (half === undefined || (first !== undefined && last !== undefined)) return [whole];
  if (holdsAll(whole, half)) return [whole];
  return first === undefined ? [whole, half] : [half, whole];
}

/** Whether the names in one column hold those in the other: “Tom Reed” beside “Tom”. */
function holdsBoth(names: readonly string[] = [], halves: readonly string[] = []): boolean {
  const both = names.flatMap((name, at) => {
    const half = wordKey(halves[at] ?? '');
    return half === '' || wordKey(name) === '' ? [] : [wordKey(name).includes(half)];
  });
  return both.filter(Boolean).length * 2 > both.length;
}
