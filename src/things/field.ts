/**
 * What a thing is made of, declared once: from its fields come the type of its state, its columns,
 * what its events carry, who may read it, and, for what people say of it, the flag, the import
 * column and the line that shows it.
 */
import { cleanText, inWords, optionalText } from '../text/text.js';
import type { Day } from '../time/day.js';
import type { Audience } from './audience.js';
import type { No } from './no.js';

/**
 * What a thing is known by inside one ledger. People never type one; they type small numbers, names or
 * a few words.
 */
export type Id = number;

/** How a value is kept: text, days and small numbers as they are, truth as 0 or 1, lists and objects as JSON. */
export type Column = 'text' | 'integer' | 'no' | 'truth' | 'json';

/** One property of a thing, or of a row of one of its lists. */
export interface Field<Value = unknown> {
  readonly column: Column;
  /** Whether nobody may know it: null, and a column without NOT NULL. */
  readonly unknown: boolean;
  /** The table that it points into. */
  readonly refers?: string;
  /** Whether it is a list of those that it refers to. */
  readonly many?: true;
  /** Whether it is the key of a batch of the journal. */
  readonly batch?: true;
  /** What the column is declared as, where it is not what its kind usually is. */
  readonly sql?: string;
  /**
   * Who may read the words that a person typed here, in documents; null where there are none (days,
   * numbers, ids, words of ours). What holds such words can be erased; the rest stays.
   */
  readonly words: Audience | null;
  /** Whether it counts that something was said, whatever it was: once forgotten, it was said still. */
  readonly counts?: true;
  /** Says to the compiler, and to nobody else, what it holds. */
  readonly value?: Value;
}

/** How people say a field: what is read from them, and where it is shown to them. */
export interface Saying {
  /** "the address": what it is called, in refusals and in what has changed. */
  readonly label: string;
  /** What is so where nothing was said. */
  readonly otherwise: unknown;
  /** What was typed, as it goes on record. @throws Refusal `text-…` */
  readonly tidy: (typed: never) => unknown;
  /** The flag that a text follows. */
  readonly flag?: Omit<Flag, 'name'>;
  /** Of what is so or not: the flags that say so, and that it isn't. */
  readonly eitherWay?: { readonly yes: Flag; readonly no: Flag };
  readonly imported?: ImportColumn;
  /** The line about it where the thing is shown; null where there is nothing to say. */
  readonly shown?: (value: never) => string | null;
  /** Heading of its column in lists, where anybody has it. */
  readonly listed?: string;
  /** Whether documents say it beside the name where somebody is introduced. */
  readonly beside?: boolean;
}

export interface Flag {
  readonly name: string;
  readonly about: string;
  readonly placeholder?: string;
}

/** The column of a file that a field is read from. */
export interface ImportColumn {
  readonly about: string;
  /** Column names that are known, beside the field's own. */
  readonly headers: readonly string[];
  readonly reads: 'text' | 'handle' | 'name' | 'address';
}

/** A field that people say when a thing comes to be, and can say otherwise later. */
export interface SaidField<Value = unknown> extends Field<Value> {
  readonly saying: Saying;
}

export type Fields = Readonly<Record<string, Field>>;

export type ValueOf<F> = F extends Field<infer Value> ? Value : never;
/** What a row of these fields holds. */
export type ValuesOf<F extends Fields> = { readonly [Key in keyof F]: ValueOf<F[Key]> };
/** Of these fields, those that people say. */
export type SaidOf<F extends Fields> = {
  readonly [Key in keyof F as F[Key] extends SaidField ? Key : never]: ValueOf<F[Key]>;
};

const of = <Value>(column: Column, more: Partial<Omit<Field, 'value'>> = {}): Field<Value> => ({
  column,
  unknown: false,
  words: null,
  ...more,
});

/** What may be unknown. */
export const maybe = <Value>(field: Field<Value>): Field<Value | null> => ({
  ...(field as Field<Value | null>),
  unknown: true,
});

export const id = (sql = 'INTEGER PRIMARY KEY'): Field<Id> => of('integer', { sql });
/** What has a small number that people type. */
export const numbered = {
  id: id(),
  no: of<No>('no', { sql: 'ANY NOT NULL UNIQUE' }),
};

export const day = (): Field<Day> => of('text');
export const count = (): Field<number> => of('integer');
export const truth = (): Field<boolean> => of('truth');
/** One of a few words of ours. */
export const word = <Word extends string>(): Field<Word> => of('text');
/** What no person typed and none reads: a key, an id that is none of a thing of ours. */
export const key = (): Field<string> => of('text');
/** Which thing of another table is meant. */
export const reference = (table: string): Field<Id> => of('integer', { refers: table });
/** Which things of another table are meant. */
export const references = (table: string): Field<readonly Id[]> =>
  of('json', { refers: table, many: true });
/** Which batch of the journal is meant. */
export const batchKey = (): Field<Id> => of('integer', { batch: true });
/** The last entry of each replica that was known. */
export const heads = (): Field<readonly Id[]> => of('json', { batch: true, many: true });
export const json = <Value>(words: Audience | null = null): Field<Value> => of('json', { words });
/** What a person typed, or what names a person. @param words who may read it in documents */
export const typed = (words: Audience): Field<string> => of('text', { words });

type Shown<Value> = Pick<Saying, 'label' | 'imported' | 'listed' | 'beside'> & {
  readonly shown?: (value: Value) => string | null;
};
type TextSaying = Shown<string> &
  Pick<Saying, 'flag'> & { readonly tidy?: (text: string) => string };

const saidAs = <Value>(
  field: Field<Value>,
  { shown, ...saying }: Shown<NonNullable<Value>> & Omit<Saying, 'shown'>,
): SaidField<Value> => ({
  ...field,
  saying: {
    ...saying,
    ...(shown ? { shown: (value: Value) => (value === null ? null : shown(value as never)) } : {}),
  },
});

/** A text that must be there: a name, a title. */
export const saidText = (words: Audience, { tidy, ...saying }: TextSaying): SaidField<string> =>
  saidAs(typed(words), {
    ...saying,
    otherwise: '',
    tidy: (text: string) => cleanText(tidy?.(text) ?? text, saying.label),
  });

/** A text that may be left out; an empty one takes away what was there. */
export const maybeSaid = (
  words: Audience,
  { tidy, ...saying }: TextSaying,
): SaidField<string | null> =>
  saidAs(maybe(typed(words)), {
    ...saying,
    otherwise: null,
    tidy(text: string | null) {
      const clean = optionalText(text, saying.label);
      return clean === null ? null : (tidy?.(clean) ?? clean);
    },
  });

/** Something that is so or not, as `otherwise` where neither of its flags was given. */
export const saidTruth = (
  saying: Shown<boolean> & { readonly otherwise: boolean } & Required<Pick<Saying, 'eitherWay'>>,
): SaidField<boolean> => saidAs(truth(), { ...saying, tidy: (value: boolean) => value });

const isSaid = (field: Field): field is SaidField => 'saying' in field;

/** Of these fields, those that people say, by their names. */
export const saidFields = (fields: Fields): Array<readonly [key: string, field: SaidField]> =>
  Object.entries(fields).flatMap(([key, field]) => (isSaid(field) ? [[key, field] as const] : []));

/** Anything of what people may say, as they said it. */
export type SaidInput<F extends Fields> = {
  readonly [Key in keyof SaidOf<F>]?: SaidOf<F>[Key] | undefined;
};

/**
 * What goes on record of a new thing: each field as it was said, else as it is otherwise.
 * @throws Refusal `text-empty`, `text-too-long`, `text-unprintable`
 */
export const opening = <F extends Fields>(fields: F, input: SaidInput<F>): SaidOf<F> =>
  Object.fromEntries(
    saidFields(fields).map(([key, { saying }]) => [
      key,
      saying.tidy((input[key as keyof SaidInput<F>] ?? saying.otherwise) as never),
    ]),
  ) as SaidOf<F>;

/** As `opening`, of what was said alone. */
export const changed = <F extends Fields>(fields: F, input: SaidInput<F>): Partial<SaidOf<F>> =>
  Object.fromEntries(
    saidFields(fields).flatMap(([key, { saying }]) => {
      const value = input[key as keyof SaidInput<F>];
      return value === undefined ? [] : [[key, saying.tidy(value as never)]];
    }),
  ) as Partial<SaidOf<F>>;

/** What is so of a field of which nothing has been said, as of one that is younger than the entry. */
export const unsaid = <F extends Fields>(fields: F): SaidOf<F> =>
  Object.fromEntries(
    saidFields(fields).map(([key, { saying }]) => [key, saying.otherwise]),
  ) as SaidOf<F>;

/** Of a thing what people say of it, without what else is kept. */
export const said = <F extends Fields>(fields: F, state: ValuesOf<F>): SaidOf<F> =>
  Object.fromEntries(
    saidFields(fields).map(([key]) => [key, state[key as keyof typeof state]]),
  ) as SaidOf<F>;

/** The same as lines to read, each where there is something to say. */
export const shown = <F extends Fields>(fields: F, state: ValuesOf<F>): string[] =>
  saidFields(fields)
    .map(([key, { saying }]) => saying.shown?.(state[key as keyof typeof state] as never) ?? null)
    .filter((line) => line !== null);

/** Of these fields, those with a column of their own in lists: its heading, by the field's name. */
export const listedIn = (fields: Fields): ReadonlyMap<string, string> =>
  new Map(
    saidFields(fields).flatMap(([key, { saying }]) =>
      saying.listed ? [[key, saying.listed]] : [],
    ),
  );

/** "address and note": which fields a change has changed, as people call them. */
export const whatChanged = (fields: Fields, change: object): string =>
  inWords(
    Object.keys(change).map((key) => {
      const field = fields[key];
      return field && isSaid(field) ? field.saying.label.replace(/^the /, '') : key;
    }),
  );

const reserved: Readonly<Record<string, string>> = { from: 'from_on', to: 'to_on', on: 'on_day' };

/** The column that keeps a property: `joinedOn` → `joined_on`. */
export const columnName = (property: string): string =>
  reserved[property] ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
