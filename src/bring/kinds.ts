import {
  type ImportColumn,
  type SaidOf,
  saidFields,
  type Fields as ThingFields,
} from '../things/field.js';
import { modes } from '../things/meeting/fields.js';
import { memberFields } from '../things/member/fields.js';
import type { Day } from '../time/day.js';
import type { Tense } from '../time/reckoning.js';
import type { DayRules } from './cell-days.js';

/**
 * What a cell is read as.
 * `time` is `HH:MM`, `names` and `list` are separated by semicolons, `ref` is a text that alone
 * tells its row from every other.
 */
export type Reads = 'day' | 'time' | 'name' | 'names' | 'text' | 'list' | 'handle' | 'ref';

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
  ref: string;
}

interface Shape {
  readonly reads: Reads | 'choice';
  readonly required?: true;
  readonly choices?: readonly string[];
  /** What a column of days may hold, where that is more than days that lie behind. */
  readonly day?: DayRules;
  /** What its column is called, where that is said beside the field itself and in no template. */
  readonly column?: ImportColumn;
}

const as = <R extends Reads>(reads: R) => ({ reads }) as const;
const needed = <R extends Reads>(reads: R) => ({ reads, required: true }) as const;
const day = (tense: Tense, more: Omit<DayRules, 'tense'> = {}) =>
  ({ reads: 'day', day: { tense, ...more } }) as const;
const oneOf = <const C extends readonly string[]>(...choices: C) =>
  ({ reads: 'choice', choices }) as const;

/** Texts that people say of a thing, as columns: what must be there is its name. */
type Imported<F extends ThingFields> = {
  readonly [Key in keyof SaidOf<F> as SaidOf<F>[Key] extends string | null
    ? Key
    : never]: null extends SaidOf<F>[Key] ? { reads: 'text' } : { reads: 'name'; required: true };
};

const saidOf = <F extends ThingFields>(fields: F): Imported<F> =>
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

/**
 * What a row of each kind holds. Which column names mean it stands in templates/imports/, save for
 * what people say of a thing, where it stands with the thing.
 */
export const kinds = {
  members: {
    ...saidOf(memberFields),
    joined: day('past', { month: 'first' }),
    left: day('past', { month: 'last' }),
    welcomed: as('day'),
    aliases: as('list'),
  },
  meetings: {
    date: { ...day('near', { time: 'start' }), required: true },
    title: as('text'),
    start: as('time'),
    mode: oneOf<readonly [...typeof modes]>(...modes),
    host: as('name'),
    place: as('text'),
    status: oneOf('planned', 'held', 'cancelled'),
    notes: as('text'),
    writeUp: as('text'),
  },
  attendance: {
    date: needed('day'),
    meeting: as('text'),
    person: needed('name'),
    handle: as('handle'),
    email: as('text'),
    status: oneOf('present', 'apologies', 'absent'),
  },
  commitments: {
    date: day('past', { month: 'first' }),
    who: as('names'),
    what: needed('text'),
    due: day('near', { month: 'last', open: true }),
    status: oneOf('open', 'kept', 'released'),
    keptOn: day('past', { month: 'last' }),
    meeting: as('text'),
    doneWhen: as('text'),
  },
  contributions: {
    date: needed('day'),
    person: needed('name'),
    kind: as('text'),
    title: as('text'),
    ref: as('ref'),
    handle: as('handle'),
    email: as('text'),
  },
  /** Not what a community did, but how its people write each other's names. */
  aliases: {
    written: needed('name'),
    handle: as('handle'),
    person: needed('name'),
  },
} as const satisfies Record<string, Readonly<Record<string, Shape>>>;

export type ImportKind = keyof typeof kinds;
export const importKinds = Object.keys(kinds) as readonly ImportKind[];

/**
 * The fields that alone make a row what it is, where others of it may change from one export of a
 * file to the next; all of them where a kind has none here.
 */
export const identities: Partial<Record<ImportKind, readonly string[]>> = {
  commitments: ['date', 'what'] satisfies Array<keyof RowFields<'commitments'>>,
};

type ValueOf<S extends Shape> = S extends { choices: ReadonlyArray<infer Choice> }
  ? Choice | null
  : S['reads'] extends 'names' | 'list'
    ? Values[S['reads'] & Reads]
    : S extends { required: true }
      ? Values[S['reads'] & Reads]
      : Values[S['reads'] & Reads] | null;

/** What a row of `Kind` holds; null is "nobody knows", an empty list holds nobody. */
export type RowFields<Kind extends ImportKind> = {
  readonly [Field in keyof (typeof kinds)[Kind]]: ValueOf<
    Extract<(typeof kinds)[Kind][Field], Shape>
  >;
};

/** The shape of a kind's fields, as the reader walks them. */
export const shapeOf = (kind: ImportKind): Readonly<Record<string, Shape>> => kinds[kind];

/** `goodAt` as people write it: `good-at`. */
export const fieldName = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
