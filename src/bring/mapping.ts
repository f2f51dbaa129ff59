import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { inWords } from '../text/text.js';
import { headerKey, type ImportField, type ImportTemplate } from './fields.js';
import { columnAt, namesSomebody, type Overrides } from './overrides.js';
import { fieldName } from './row-fields.js';

/** Which column each field is read from. */
export interface Mapping {
  /** By the field's key, the indices of its columns (two make one name); none where it has none. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
  /** The indices of the columns that nothing is read from. */
  readonly unread: readonly number[];
  /** The fields that must have a column and have none. */
  readonly missing: readonly ImportField[];
}

/** Which column is which field, where `overrides` don't say by the names that the template knows. */
export function mapColumns(
  headers: readonly string[],
  template: ImportTemplate,
  overrides: Overrides = { columns: [], words: [] },
): Mapping {
  const byName = new Map<string, number>();
  for (const [index, header] of headers.entries()) {
    const key = headerKey(header);
    if (key !== '' && !byName.has(key)) byName.set(key, index);
  }
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
  const take = (field: ImportField, found: readonly number[]): void => {
    columns.set(field.key, found);
    for (const index of found) taken.add(index);
  };
  for (const field of template.fields) {
    if (columns.has(field.key)) continue;
    const column = free(field.headers);
    if (column !== undefined) take(field, [column]);
  }
  const { firstName, lastName } = template.words;
  const first = free(firstName);
  const nameless = template.fields.find((field) => namesSomebody(field) && !columns.has(field.key));
  if (nameless && first !== undefined) {
    const last = free(lastName);
    take(nameless, last === undefined ? [first] : [first, last]);
  } else if (nameless && first === undefined) {
    const last = free(lastName);
    if (last !== undefined) take(nameless, [last]);
  }
  const used = new Set([...columns.values()].flat());
  return {
    columns,
    unread: headers.map((_, index) => index).filter((index) => !used.has(index)),
    missing: template.fields.filter((field) => field.required && !columns.has(field.key)),
  };
}

/**
 * Refuses what the file's columns and `--map` can't settle.
 * @throws Refusal `csv-map-column`, `csv-duplicate-header`, `csv-missing-column`
 */
export function checkMapping(
  { columns, missing, unread }: Mapping,
  headers: readonly string[],
  overrides: Overrides,
  holds: (column: number, field: ImportField) => boolean,
): void {
  for (const { header } of [...overrides.columns, ...overrides.words]) {
    if (columnAt(header, headers) === undefined) throw noSuchColumn(header, headers);
  }
  const named = new Set(overrides.columns.map(({ header }) => columnAt(header, headers)));
  for (const [field, index] of [...columns].flatMap(([of, all]) =>
    all.map((at) => [of, at] as const),
  )) {
    const key = headerKey(headers[index] ?? '');
    const same = headers.filter((each) => key !== '' && headerKey(each) === key);
    if (same.length > 1 && !named.has(index)) throw duplicate(headers, index, fieldName(field));
  }
  if (missing.length > 0) throw missingColumn(missing, headers, unread, holds);
}

const named = (headers: readonly string[]): string =>
  headers
    .filter((header) => header !== '')
    .map(visible)
    .join(', ') || 'none';

function missingColumn(
  missing: readonly ImportField[],
  headers: readonly string[],
  unread: readonly number[],
  holds: (column: number, field: ImportField) => boolean,
): Refusal {
  const [first] = missing;
  // Only a column that could be it stands as an example: whoever obeys it loses nothing.
  const likely = first && unread.find((index) => headers[index] !== '' && holds(index, first));
  const next =
    likely === undefined
      ? 'If one of its columns holds that under another name, say which: --map "COLUMN=FIELD". If none does, the file is none of this kind.'
      : `Say which column it is, for example: --map "${visible(headers[likely] ?? '')}=${first?.name}"`;
  return new Refusal(
    'csv-missing-column',
    `The file has no column for ${inWords(missing.map((field) => field.name))}.`,
    next,
    {
      details: [
        ...missing.map((field) => `Names looked for: ${[...new Set(field.headers)].join(', ')}`),
        `Columns found: ${named(headers)}`,
      ],
    },
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
