import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { inWords } from '../text/text.js';
import { headerKey, type ImportField, type ImportTemplate } from './fields.js';

/** Which column each field is read from. */
export interface Mapping {
  /** By the field's key, the index of its column; a field without a column is left out. */
  readonly columns: ReadonlyMap<string, number>;
  /** The indices of the columns that nothing is read from. */
  readonly unread: readonly number[];
}

/** What `--map` gives after the `=` to leave a column out. */
const nothing = '-';

/**
 * Which column is which field: as `overrides` say (`COLUMN=FIELD`, `COLUMN=-` to leave one out),
 * else by the names that the template knows, the first of them that the file has.
 * @throws Refusal `csv-missing-column`, `csv-map-unclear`, `csv-map-column`, `csv-map-field`
 */
export function mapColumns(
  headers: readonly string[],
  template: ImportTemplate,
  overrides: readonly string[] = [],
): Mapping {
  const byName = new Map<string, number>();
  for (const [index, header] of headers.entries()) {
    const key = headerKey(header);
    if (key !== '' && !byName.has(key)) byName.set(key, index);
  }
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  for (const override of overrides) {
    const { column, field } = readOverride(override, headers, template);
    if (taken.has(column) || (field && columns.has(field.key))) throw twice(override);
    taken.add(column);
    if (field) columns.set(field.key, column);
  }
  for (const field of template.fields) {
    if (columns.has(field.key)) continue;
    const column = field.headers
      .map((header) => byName.get(headerKey(header)))
      .find((index) => index !== undefined && !taken.has(index));
    if (column === undefined) continue;
    columns.set(field.key, column);
    taken.add(column);
  }
  const used = new Set(columns.values());
  const unread = headers.map((_, index) => index).filter((index) => !used.has(index));
  const missing = template.fields.filter((field) => field.required && !columns.has(field.key));
  if (missing.length > 0) throw missingColumn(missing, headers, unread);
  return { columns, unread };
}

function readOverride(
  override: string,
  headers: readonly string[],
  template: ImportTemplate,
): { readonly column: number; readonly field: ImportField | undefined } {
  // The last one, since a column may be named "a=b" and no field is.
  const at = override.lastIndexOf('=');
  const [header, name] = [override.slice(0, at).trim(), override.slice(at + 1).trim()];
  if (at < 0 || header === '' || name === '') throw unclear(override);
  const exact = headers.indexOf(header.normalize('NFC'));
  const near = headers.findIndex((each) => each !== '' && headerKey(each) === headerKey(header));
  const column = exact >= 0 ? exact : near;
  if (column < 0) throw noSuchColumn(header, headers);
  if (name === nothing) return { column, field: undefined };
  const field = template.fields.find((each) => headerKey(each.name) === headerKey(name));
  if (!field) throw noSuchField(name, template);
  return { column, field };
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
): Refusal {
  const [first] = missing;
  const free = unread.map((index) => headers[index] ?? '').find((header) => header !== '');
  const example = `--map "${visible(free ?? 'COLUMN')}=${first?.name}"`;
  return new Refusal(
    'csv-missing-column',
    `The file has no column for ${inWords(missing.map((field) => field.name))}.`,
    `Say which column it is, for example: ${example}`,
    {
      details: [
        ...missing.map((field) => `Names looked for: ${[...new Set(field.headers)].join(', ')}`),
        `Columns found: ${named(headers)}`,
      ],
    },
  );
}

const unclear = (override: string): Refusal =>
  new Refusal(
    'csv-map-unclear',
    `“${visible(override)}” does not say which column is which field.`,
    'Write it as COLUMN=FIELD in quotation marks, for example: --map "Full name=name"',
  );

const twice = (override: string): Refusal =>
  new Refusal(
    'csv-map-unclear',
    `“${visible(override)}” names a column or a field that another --map has named already.`,
    'Give each column and each field once.',
  );

const noSuchColumn = (header: string, headers: readonly string[]): Refusal =>
  new Refusal(
    'csv-map-column',
    `The file has no column “${visible(header)}”.`,
    'Name one of its columns before the = of --map.',
    { details: [`Columns found: ${named(headers)}`] },
  );

const noSuchField = (name: string, template: ImportTemplate): Refusal =>
  new Refusal(
    'csv-map-field',
    `“${visible(name)}” is not a field of ${template.name}.`,
    `Name one of these after the = of --map, or ${nothing} to leave the column out.`,
    { details: template.fields.map((field) => `${field.name}: ${field.about}`) },
  );
