import {
  type ImportColumn,
  type SaidOf,
  saidFields,
  type Fields as ThingFields,
} from '../things/field.js';
import type { Day } from '../time/day.js';
import type { Tense } from '../time/reckoning.js';
import type { DayRules } from './cell-days.js';

/**
 * What a cell is read as.
 * `time` is `HH:MM`; `address` is a mail address; `list` is separated by semicolons, and so are `names`, as far as that goes:
 * who is meant, and whether there are more of them in a part, is seen where people are known.
 */
export type Reads = 'day' | 'time' | 'name' | 'names' | 'text' | 'list' | 'handle' | 'address';

/** A person's name: NFC, blanks folded (`name`), and just as it stood in the file (`written`). */
export interface Name {
  readonly name: string;
  readonly written: string;
}

interface Values {
  day: Day;
  time: string;
  name: Name;
  names: readonly Name[];
  text: string;
  list: readonly string[];
  handle: string;
  address: string;
}

/** What a field of a row is, before its column has a name. */
export interface FieldShape {
  readonly reads: Reads | 'choice';
  readonly required?: true;
  readonly choices?: readonly string[];
  /** Whether other words than those that are known may stand in its column: they say nothing. */
  readonly lenient?: true;
  /** What a column of days may hold, where that is more than days that lie behind. */
  readonly day?: DayRules;
  /** What its column is called, where that is said beside the field itself and in no template. */
  readonly column?: Omit<ImportColumn, 'reads'> & {
    readonly choices?: Readonly<Record<string, readonly string[]>>;
  };
}
export type FieldShapes = Readonly<Record<string, FieldShape>>;

export const as = <R extends Reads>(reads: R) => ({ reads }) as const;
export const required = <R extends Reads>(reads: R) => ({ reads, required: true }) as const;
export const dayCell = (tense: Tense, more: Omit<DayRules, 'tense'> = {}) =>
  ({ reads: 'day', day: { tense, ...more } }) as const;
export const oneOf = <const C extends readonly string[]>(...choices: C) =>
  ({ reads: 'choice', choices }) as const;

/** Texts that people say of a thing, as columns: what must be there is its name. */
type Imported<F extends ThingFields> = {
  readonly [Key in keyof SaidOf<F> as SaidOf<F>[Key] extends string | null
    ? Key
    : never]: null extends SaidOf<F>[Key] ? { reads: 'text' } : { reads: 'name'; required: true };
};

/** The columns of what people say of a thing, which stand with the thing and in no template. */
export const saidOf = <F extends ThingFields>(fields: F): Imported<F> =>
  Object.fromEntries(
    saidFields(fields).flatMap(([key, { unknown, saying }]) =>
      saying.imported
        ? [
            [
              key,
              {
                reads: saying.imported.reads,
                ...(unknown ? {} : { required: true }),
                column: saying.imported,
              },
            ],
          ]
        : [],
    ),
  ) as unknown as Imported<F>;

type ValueOf<S extends FieldShape> = S extends { choices: ReadonlyArray<infer Choice> }
  ? Choice | null
  : S['reads'] extends 'names' | 'list'
    ? Values[S['reads'] & Reads]
    : S extends { required: true }
      ? Values[S['reads'] & Reads]
      : Values[S['reads'] & Reads] | null;

/** What a row of these fields holds; null is "nobody knows", an empty list holds nobody. */
export type RowOf<Fields extends FieldShapes> = {
  readonly [Key in keyof Fields]: ValueOf<Fields[Key]>;
};

/** `goodAt` as people write it: `good-at`. */
export const fieldName = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
