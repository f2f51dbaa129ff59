/** What `--map` says: which column is which field, and what a word in one stands for. */

import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import type { ImportField, ImportTemplate } from './fields.js';
import { headerKey, wordKey } from './words.js';

/** What `--map` says: of a column, or of a word in one. */
export interface Overrides {
  /** For each column that is named, its field; null to leave it out. */
  readonly columns: ReadonlyArray<{ readonly header: string; readonly field: ImportField | null }>;
  /** For each word of a column, the choice it stands for; null for nothing. */
  readonly words: ReadonlyArray<{
    readonly header: string;
    readonly word: string;
    readonly choice: string;
  }>;
}

/** What `--map` gives after the `=` to leave a column or a word out. */
const nothing = '-';

/**
 * What `COLUMN=FIELD`, `COLUMN=-` and `COLUMN:WORD=CHOICE` say.
 * @param headers the file's own, since a column may be named "a:b=c"
 * @throws Refusal `csv-map-unclear`, `csv-map-field`
 */
export function readOverrides(
  typed: readonly string[],
  template: ImportTemplate,
  headers: readonly string[],
): Overrides {
  const columns: Array<Overrides['columns'][number]> = [];
  const words: Array<Overrides['words'][number]> = [];
  for (const override of typed) {
    // The last one, since a column may be named "a=b" and no field is.
    const at = override.lastIndexOf('=');
    const [left, right] = turnedRound(
      [override.slice(0, at).trim(), override.slice(at + 1).trim()],
      template,
      headers,
    );
    if (at < 0 || left === '' || right === '') throw unclear(override);
    const halves = left.split(plus).map((each) => each.trim());
    if (halves.length > 1 && columnAt(left, headers) === undefined) {
      const field = fieldNamed(right, template);
      if (!namesSomebody(field)) throw onlyNames(override, field);
      if (halves.includes('')) throw unclear(override);
      columns.push(...halves.map((header) => ({ header, field })));
      continue;
    }
    const colon = columnAt(left, headers) === undefined ? left.indexOf(':') : -1;
    if (colon > 0) {
      const [header, word] = [left.slice(0, colon).trim(), left.slice(colon + 1).trim()];
      if (header === '' || word === '') throw unclear(override);
      words.push({ header, word, choice: right });
      continue;
    }
    const field = right === nothing ? null : fieldNamed(right, template);
    if (
      columns.some(({ header }) => headerKey(header) === headerKey(left)) ||
      // Two columns make one name, and nothing else.
      (field && !namesSomebody(field) && columns.some((each) => each.field === field))
    ) {
      throw twice(override);
    }
    columns.push({ header: left, field });
  }
  return { columns, words };
}

/** Between columns that make one name: “First + Surname=name”. */
const plus = /\s\+\s/u;

/** “name=First + Surname”: a field before the `=`, and after it what is none. */
function turnedRound(
  sides: readonly [left: string, right: string],
  { fields }: ImportTemplate,
  headers: readonly string[],
): readonly [left: string, right: string] {
  const [left, right] = sides;
  const isField = (name: string): boolean =>
    fields.some((each) => headerKey(each.name) === headerKey(name));
  if (right === nothing || isField(right) || !isField(left)) return sides;
  const isColumns = right.split(plus).every((each) => columnAt(each.trim(), headers) !== undefined);
  // Before the columns are known, what is no field can be nothing else.
  return headers.length === 0 || isColumns ? [right, left] : sides;
}

export const namesSomebody = ({ reads }: ImportField): boolean =>
  reads === 'name' || reads === 'names';

const fieldNamed = (name: string, template: ImportTemplate): ImportField => {
  const field = template.fields.find((each) => headerKey(each.name) === headerKey(name));
  if (!field) throw noSuchField(name, template);
  return field;
};

/** The column that is meant by its name, or as "column 3" where it has none. */
export function columnAt(name: string, headers: readonly string[]): number | undefined {
  const exact = headers.indexOf(name.normalize('NFC'));
  const key = headerKey(name);
  const near = headers.findIndex((each) => each !== '' && headerKey(each) === key);
  const numbered = Number(/^column (\d{1,3})$/i.exec(name)?.[1] ?? 0) - 1;
  const found = exact >= 0 ? exact : near >= 0 ? near : numbered;
  return found >= 0 && found < headers.length ? found : undefined;
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
    'Give each column and each field once; only two columns that make one name go to one field.',
  );

const onlyNames = (override: string, { name }: ImportField): Refusal =>
  new Refusal(
    'csv-map-unclear',
    `“${visible(override)}” puts several columns together, and only a name is made so.`,
    `Name the one column that holds it: --map "COLUMN=${name}"`,
  );

const noSuchField = (name: string, template: ImportTemplate): Refusal =>
  new Refusal(
    'csv-map-field',
    `“${visible(name)}” is not a field of ${template.name}.`,
    `Name one of these after the = of --map, or ${nothing} to leave the column out.`,
    { details: template.fields.map((field) => `${field.name}: ${field.about}`) },
  );

/** @throws Refusal `csv-map-word` */
export function wordsOf(
  { words }: Overrides,
  field: ImportField,
  headers: readonly string[],
  columns: readonly number[],
): ReadonlyMap<string, string | null> {
  return new Map(
    words
      .filter(({ header }) => columns.includes(columnAt(header, headers) ?? -1))
      .map(({ word, choice }) => {
        const known = field.choices.get(wordKey(choice));
        if (choice !== nothing && known === undefined) throw noSuchChoice(choice, field);
        return [wordKey(word), choice === nothing ? null : (known ?? null)] as const;
      }),
  );
}

const noSuchChoice = (choice: string, field: ImportField): Refusal =>
  field.choices.size === 0
    ? new Refusal(
        'csv-map-word',
        `A ${field.name} is no choice between words, so that “${visible(choice)}” can’t stand for one.`,
        `To read a word of it as nothing: --map "COLUMN:WORD=${nothing}"`,
      )
    : new Refusal(
        'csv-map-word',
        `“${visible(choice)}” is not a ${field.name} that I know.`,
        `Name one of the words before the colons, or ${nothing} for nothing.`,
        { details: field.wordLines },
      );
