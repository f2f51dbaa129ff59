/**
 * How facts are declared: each with what it is and, in `about`, what it means to whoever writes a
 * template. Their types, the check of the names in a template and docs/facts.md all come from that.
 */
import type { Day } from '../../time/day.js';

export type SingleValue = 'text' | 'number' | 'day' | 'yes or no';

/** The shape of facts of the type `V`. */
export interface Shape<V = unknown> {
  readonly is: SingleValue | 'list' | 'group';
  /** Of the rows of a list: what one of them is. */
  readonly about: string;
  /** Whether it is null where nobody knows, or where there is none. */
  readonly orNull?: true;
  /** Of a group: its facts by their names. */
  readonly fields?: FactFields;
  /** Of a list: what each of its rows is; a function, because a chain holds chains. */
  readonly row?: () => Shape;
  /** Never there: it only carries the type. */
  readonly type?: V;
}

export type FactFields = Readonly<Record<string, Shape>>;

export interface GroupShape<F extends FactFields = FactFields>
  extends Shape<{ [Name in keyof F]: FactOf<F[Name]> }> {
  readonly fields: F;
}

/** The type of the facts of a shape. */
export type FactOf<S extends Shape> = S extends Shape<infer V> ? V : never;

const single =
  <V>(is: SingleValue) =>
  (about = ''): Shape<V> => ({ is, about });

export const text = single<string>('text');
export const number = single<number>('number');
/** The small number that people type. */
export const no = single<number | `${number}${string}`>('number');
export const date = single<Day>('day');
export const bool = single<boolean>('yes or no');

export const group = <F extends FactFields>(fields: F, about = ''): GroupShape<F> => ({
  is: 'group',
  about,
  fields,
});

export const rowsOf = <V>(row: Shape<V> | (() => Shape<V>), about = ''): Shape<V[]> => ({
  is: 'list',
  about,
  row: typeof row === 'function' ? row : () => row,
});

/** `shape`, or null where nobody knows or there is none. */
export const orNull = <V>(shape: Shape<V>, about = shape.about): Shape<V | null> => ({
  ...(shape as Shape<V | null>),
  about,
  orNull: true,
});
