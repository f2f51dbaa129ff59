import type { Path } from '../text/yaml-source.js';
import type { DayRules } from './cell-days.js';
import { type FieldShapes, fieldName, type Reads } from './row-fields.js';
import { headerKey, type SharedWords, wordKey } from './words.js';

/** A kind of import as its template has it: which column names and words are known. */
export interface ImportTemplate<Fields extends FieldShapes = FieldShapes> {
  readonly name: string;
  readonly summary: string;
  readonly fields: readonly ImportField[];
  readonly words: SharedWords;
  /** Says to the compiler, and to nobody else, what a row holds. */
  readonly row?: Fields;
}

/** What is imported, as far as its columns go. */
export interface Columned<Fields extends FieldShapes = FieldShapes> {
  readonly name: string;
  readonly fields: Fields;
}

export interface ImportField {
  /** As in a row's fields (`goodAt`), and as people write it (`good-at`). */
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly reads: Reads | 'choice';
  readonly required: boolean;
  /** What a column of days may hold. */
  readonly day: DayRules;
  /** Whether a choice that is not known is passed over, with a word about it. */
  readonly lenient: boolean;
  /** The column names that are known, the preferred first; the field's own name is among them. */
  readonly headers: readonly string[];
  /** The words that people type, by `wordKey`, and the choice that each stands for. */
  readonly choices: ReadonlyMap<string, string>;
  /** The same for people to read, a line for each choice: "held: done, took place". */
  readonly wordLines: readonly string[];
  /** Names of columns that hold people, by `headerKey`, and what all of them then are of the choices. */
  readonly standing: ReadonlyMap<string, string>;
  /** The same for people to read, a line for each choice: "present: attendees, who came". */
  readonly standingLines: readonly string[];
  /** Words that say something about another field, by `wordKey`. */
  readonly means: ReadonlyMap<string, { readonly key: string; readonly value: string }>;
  /** Words that stand for an empty cell, by `wordKey`. */
  readonly blank: ReadonlySet<string>;
}

/** A template as it is written in YAML, once it has been checked against its schema. */
export interface Written {
  readonly summary: string;
  readonly fields: Readonly<Record<string, WrittenField>>;
}

export interface WrittenField {
  readonly about: string;
  readonly required?: boolean | undefined;
  readonly headers: readonly string[];
  readonly choices?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly standing?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Without words of its own, all those that the other field knows. */
  readonly means?:
    | ReadonlyArray<{
        readonly words?: readonly string[] | undefined;
        readonly field: string;
        readonly value?: string | undefined;
      }>
    | undefined;
  readonly blank?: readonly string[] | undefined;
}

/** Says what is wrong with a template, and where, and does not come back. */
export type Complain = (path: Path, problem: string) => never;

/** The template that was written for `shape`; what does not fit its fields is complained of. */
export const templateOf = <Fields extends FieldShapes>(
  { name, fields }: Columned<Fields>,
  written: Written,
  words: SharedWords,
  complain: Complain,
): ImportTemplate<Fields> => ({
  name,
  summary: written.summary,
  fields: fieldsOf(fields, written, words, complain),
  words,
});

function fieldsOf(
  shape: FieldShapes,
  written: Written,
  words: SharedWords,
  complain: Complain,
): ImportField[] {
  const names = Object.keys(shape).map(fieldName);
  for (const name of Object.keys(written.fields)) {
    if (!names.includes(name)) {
      complain(['fields', name], `“${name}” is not one of its fields: ${names.join(', ')}`);
    }
  }
  return Object.entries(shape).map(
    ([key, { reads, required, choices, column, day, lenient = false }]) => {
      const name = fieldName(key);
      const path = ['fields', name];
      const own = Object.hasOwn(written.fields, name)
        ? written.fields[name]
        : columnOf(column, required);
      if (!own) return complain(['fields'], `the field “${name}” is missing`);
      // A community may ask for more than the program needs, never for less.
      if (required && !own.required) complain(path, `“${name}” must have “required: true”`);
      refuseOtherChoices(own, choices ?? [], path, complain);
      const known = choicesOf(own);
      const standing = Object.entries(own.standing ?? {});
      for (const [choice] of standing) {
        if (!choices?.includes(choice)) {
          complain([...path, 'standing', choice], `“${choice}” is not one of its choices`);
        }
      }
      const means = meansOf(own, shape, written, path, complain);
      const blank = [...(own.blank ?? []).map(wordKey), ...words.blank];
      return {
        key,
        name,
        about: own.about,
        reads,
        day: day ?? { tense: 'past' },
        lenient,
        required: own.required ?? false,
        headers: [name, ...own.headers],
        choices: known,
        standing: new Map(
          standing.flatMap(([choice, names]) => names.map((each) => [headerKey(each), choice])),
        ),
        standingLines: standing.map(([choice, names]) => `${choice}: ${names.join(', ')}`),
        wordLines: Object.entries(own.choices ?? {}).map(
          ([choice, spellings]) => `${choice}: ${spellings.join(', ')}`,
        ),
        means,
        // What says something of this field or of another ("no") is not nothing.
        blank: new Set(blank.filter((word) => !known.has(word) && !means.has(word))),
      };
    },
  );
}

const choicesOf = ({ choices = {} }: WrittenField): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(choices).flatMap(([choice, spellings]) =>
      [choice, ...spellings].map((word) => [wordKey(word), choice] as const),
    ),
  );

const columnOf = (
  column: FieldShapes[string]['column'],
  required = false,
): WrittenField | undefined => column && { ...column, required };

function refuseOtherChoices(
  own: WrittenField,
  choices: readonly string[],
  path: Path,
  complain: Complain,
): void {
  const known = choices.join(', ') || 'none, it is not a choice';
  for (const choice of Object.keys(own.choices ?? {})) {
    if (!choices.includes(choice)) {
      complain([...path, 'choices', choice], `“${choice}” is not one of its choices: ${known}`);
    }
  }
  const missing = choices.find((choice) => !Object.hasOwn(own.choices ?? {}, choice));
  if (missing) complain(path, `the choice “${missing}” is missing; its choices are: ${known}`);
}

function meansOf(
  own: WrittenField,
  shape: FieldShapes,
  { fields }: Written,
  path: Path,
  complain: Complain,
): ImportField['means'] {
  const byName = new Map(
    Object.entries(shape).map(([key, value]) => [fieldName(key), { key, value }]),
  );
  return new Map(
    (own.means ?? []).flatMap(({ words, field, value }, index) => {
      const target = byName.get(field);
      const all = words === undefined ? fields[field] : undefined;
      if (target && all) {
        return [...choicesOf(all)].map(([word, each]) => [word, { key: target.key, value: each }]);
      }
      if (words === undefined || value === undefined || !target?.value.choices?.includes(value)) {
        return complain(
          [...path, 'means', index],
          `“${field}: ${value ?? ''}” is not a field and one of its choices`,
        );
      }
      return words.map((word) => [wordKey(word), { key: target.key, value }] as const);
    }),
  );
}
