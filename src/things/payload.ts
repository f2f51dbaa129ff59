/**
 * What an event carries, declared with the builders that a thing's own fields are made with: the
 * types of payloads come from it, and which of their properties name a thing, and which hold words
 * that can be forgotten.
 */
import type { Column, Field, Fields, SaidField, ValueOf } from './field.js';

/** What a text reads as that has to be there and was forgotten. */
export const unknownText = '…';

interface Optional {
  /** Whether it may be left out. */
  readonly optional: true;
}

/** One property of what an event carries. */
export type PayloadField = Field & Partial<Optional>;
export type PayloadFields = Readonly<Record<string, PayloadField>>;
/** What the events of a thing carry, by kind. */
export type EventsFields = Readonly<Record<string, PayloadFields>>;

/** What an event carries that is declared so. */
export type PayloadOf<F extends PayloadFields> = keyof F extends never
  ? Readonly<Record<string, never>>
  : {
      readonly [Key in keyof F as F[Key] extends Optional ? never : Key]: ValueOf<F[Key]>;
    } & {
      readonly [Key in keyof F as F[Key] extends Optional ? Key : never]?: ValueOf<F[Key]>;
    };
export type PayloadsOf<E extends EventsFields> = { readonly [Kind in keyof E]: PayloadOf<E[Kind]> };

/** A property that may be left out. */
export const optional = <F extends Field>(field: F): F & Optional => ({ ...field, optional: true });

/** The same fields, of which each may be left out: what is said otherwise than before. */
export const eachOptional = <F extends Fields>(
  fields: F,
): { readonly [Key in keyof F]: F[Key] & Optional } =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, optional(field)])) as never;

/** Of these fields, those of these names. */
export const pick = <F extends Fields, Key extends keyof F & string>(
  fields: F,
  ...keys: readonly Key[]
): Pick<F, Key> => Object.fromEntries(keys.map((key) => [key, fields[key]])) as Pick<F, Key>;

/** Of these fields, those that people say. */
export const saidOnly = <F extends Fields>(
  fields: F,
): { readonly [Key in keyof F as F[Key] extends SaidField ? Key : never]: F[Key] } =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => 'saying' in field)) as never;

const holds: Readonly<Record<Column, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  integer: Number.isInteger,
  no: (value) => typeof value === 'string' || Number.isInteger(value),
  truth: (value) => typeof value === 'boolean',
  json: (value) => typeof value === 'object',
};

const fits = ({ column, unknown, optional: mayBeAbsent }: PayloadField, value: unknown): boolean =>
  value === undefined ? mayBeAbsent === true : value === null ? unknown : holds[column](value);

/** The properties of `data` that are declared otherwise, or not at all, or that are missing there. */
export const misfits = (
  fields: PayloadFields,
  data: Readonly<Record<string, unknown>>,
): string[] => [
  ...Object.keys(data).filter((key) => !Object.hasOwn(fields, key)),
  ...Object.entries(fields).flatMap(([key, field]) => (fits(field, data[key]) ? [] : [key])),
];

/** An event as it was before, without a property that it carries no more. */
export const without =
  (property: string) =>
  (data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    Object.fromEntries(Object.entries(data).filter(([key]) => key !== property));

/** Of what is said of a thing, what is not so already: only that is put on record. */
export const otherThan = <Change extends object>(state: object, change: Change): Change | null => {
  const news = Object.entries(change).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(state[key as keyof typeof state]),
  );
  return news.length === 0 ? null : (Object.fromEntries(news) as Change);
};
