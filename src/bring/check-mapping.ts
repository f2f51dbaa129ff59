/** Refuses what a file's columns can't settle, with an example only where it could be right. */

import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { inWords } from '../text/text.js';
import type { ImportField, ImportTemplate } from './fields.js';
import { isGrid } from './header.js';
import type { Mapping } from './mapping.js';
import { columnAt, namesSomebody, type Overrides } from './overrides.js';
import { fieldName } from './row-fields.js';
import type { CellsOf } from './standing.js';
import { isLikeAName, looksLike } from './values.js';
import { headerKey, wordKey } from './words.js';

/** The columns of one list, and what was made of them. */
export interface MappedColumns {
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly cellsOf: CellsOf;
}

/** @throws Refusal `csv-map-column`, `csv-duplicate-header`, `csv-missing-column`, `csv-no-header` */
export function checkMapping(
  lists: readonly MappedColumns[],
  template: ImportTemplate,
  overrides: Overrides,
): void {
  for (const { header } of [...overrides.columns, ...overrides.words]) {
    const has = lists.some(({ headers }) => columnAt(header, headers) !== undefined);
    if (!has) throw noSuchColumn(header, [...new Set(lists.flatMap(({ headers }) => headers))]);
  }
  for (const list of lists) {
    refuseDuplicates(list, overrides);
    if (list.mapping.missing.length > 0) throw missingColumn(list, template);
    if (overrides.columns.length === 0) refuseMisnamed(list, template);
  }
}

function refuseDuplicates({ headers, mapping }: MappedColumns, overrides: Overrides): void {
  const named = new Set(overrides.columns.map(({ header }) => columnAt(header, headers)));
  const read = [...mapping.columns].flatMap(([of, all]) => all.map((at) => [of, at] as const));
  for (const [field, index] of read) {
    const key = headerKey(headers[index] ?? '');
    const same = headers.filter((each) => key !== '' && headerKey(each) === key);
    if (same.length > 1 && !named.has(index)) throw duplicate(headers, index, fieldName(field));
  }
}

/** Refuses a list whose first row was taken for its names: “Tom Reed, member” above “Ida Ek, owner”. */
function refuseMisnamed(
  { headers, mapping, cellsOf }: MappedColumns,
  { fields, words }: ImportTemplate,
): void {
  const field = fields.find((each) => each.required && each.reads === 'name');
  const [column, another] = (field && mapping.columns.get(field.key)) ?? [];
  if (!field || column === undefined || another !== undefined) return;
  if (words.eitherName.has(headerKey(headers[column] ?? ''))) return;
  if (cellsOf(column).some(isLikeAName)) return;
  const name = mapping.unread.find(
    (each) => isLikeAName(headers[each] ?? '') && looksLike(field, cellsOf(each)),
  );
  if (name === undefined) return;
  const [read, person] = [headers[column], headers[name]].map((each) => visible(each ?? ''));
  throw new Refusal(
    'csv-no-header',
    `The column “${read}” holds no names, and “${person}” stands above what looks like some.`,
    `If “${person}” is somebody’s name, no line names the columns: add one above, for example: Name,Email. If “${read}” is the name of the column: --map "${read}=${field.name}"`,
  );
}

const named = (headers: readonly string[]): string =>
  headers
    .filter((header) => header !== '')
    .map(visible)
    .join(', ') || 'none';

function missingColumn(list: MappedColumns, template: ImportTemplate): Refusal {
  const { headers, mapping } = list;
  const { missing } = mapping;
  const examples = missing.flatMap((field) => {
    const likely = likelyColumn(field, list, template);
    return likely === undefined ? [] : [{ field, header: headers[likely] ?? '' }];
  });
  return new Refusal(
    'csv-missing-column',
    `The file has no column for ${inWords(missing.map((field) => field.name))}.`,
    nextFor(examples, list),
    {
      details: [
        ...missing.map((field) => `Names looked for: ${[...new Set(field.headers)].join(', ')}`),
        `Columns found: ${named(headers)}`,
      ],
    },
  );
}

function nextFor(
  examples: ReadonlyArray<{ readonly field: ImportField; readonly header: string }>,
  { headers, mapping: { missing } }: MappedColumns,
): string {
  const days = missing.some(({ reads }) => reads === 'day');
  if (days && isGrid(headers)) {
    return missing.some(namesSomebody)
      ? 'It seems to have a column for each day, and none that says who it was. If one does under another name, say which: --map "COLUMN=person"'
      : 'It seems to have a column for each day. Write one person and one day a row, under column names such as Date and Name.';
  }
  if (examples.length > 0) {
    const maps = examples.map(({ field, header }) => `--map "${visible(header)}=${field.name}"`);
    const person = examples.find(
      ({ field, header }) => namesSomebody(field) && isLikeAName(header),
    )?.header;
    const which = `Say which column it is, for example: ${maps.join(' ')}`;
    return person === undefined
      ? which
      : `If “${visible(person)}” is somebody’s name, no line names the columns: add one above, for example: Name,Email. If it is the name of a column: ${maps.join(' ')}`;
  }
  if (days) {
    return 'If one of its columns holds that under another name, say which: --map "COLUMN=date". If all of it is of one day, add a column Date that says so in each row.';
  }
  return 'If one of its columns holds that under another name, say which: --map "COLUMN=FIELD". If none does, the file is none of this kind.';
}

/**
 * The one column that could well be it, by its cells and by its name: whoever obeys an example
 * loses nothing.
 */
function likelyColumn(
  field: ImportField,
  { headers, mapping, cellsOf }: MappedColumns,
  template: ImportTemplate,
): number | undefined {
  const misread = template.fields.flatMap((each) => {
    const [column, another] = mapping.columns.get(each.key) ?? [];
    if (each.required || column === undefined || another !== undefined) return [];
    return looksLike(each, cellsOf(column)) ? [] : [column];
  });
  const unread = mapping.unread.filter((column) => {
    const header = headers[column] ?? '';
    return mayBe(field, header, template) || isLeft(field, header, template, mapping);
  });
  const likely = [...unread, ...misread].filter(
    (column) => headers[column] !== '' && looksLike(field, cellsOf(column)),
  );
  return likely.length === 1 ? likely[0] : undefined;
}

/** Whether words stand in a column whose name is that of a field that has another: “Name” of a task. */
const isLeft = (
  { reads }: ImportField,
  header: string,
  { fields }: ImportTemplate,
  { columns }: Mapping,
): boolean =>
  reads === 'text' &&
  fields.some(
    ({ key, headers }) => columns.has(key) && headers.map(headerKey).includes(headerKey(header)),
  );

/** Whether a column's name leaves room for that field: none of its words is known as another's. */
function mayBe(field: ImportField, header: string, { fields, words }: ImportTemplate): boolean {
  const own = new Set(field.headers.map(headerKey));
  const others = new Set(
    fields.flatMap(({ headers, choices, standing }) => [
      ...headers.map(headerKey),
      ...choices.keys(),
      ...standing.keys(),
    ]),
  );
  const keys = [headerKey(header), ...header.split(/[^\p{L}\p{N}]+/u).map(wordKey)];
  return !keys.some(
    (key) =>
      (others.has(key) && !own.has(key)) || (field.reads === 'day' && words.otherDays.has(key)),
  );
}

const noSuchColumn = (header: string, headers: readonly string[]): Refusal =>
  new Refusal(
    'csv-map-column',
    `The file has no column “${visible(header)}”.`,
    'Name one of its columns before the = of --map.',
    { details: [`Columns found: ${named(headers)}`] },
  );

const duplicate = (headers: readonly string[], index: number, field: string): Refusal => {
  const header = visible(headers[index] ?? '');
  return new Refusal(
    'csv-duplicate-header',
    `Two columns are named “${header}”, so I cannot tell which one you mean.`,
    `Say it by its place: --map "column ${index + 1}=${field}"`,
  );
};
