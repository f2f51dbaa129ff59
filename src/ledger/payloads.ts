/**
 * What an event carries, as the journal keeps it: what must stay and what a person typed apart, and
 * what names a thing in a way that other copies can read.
 */
import { anyThing, type EventKind, thingNames } from '../things/index.js';
import { readKey, written } from '../things/keys.js';
import { sittingUndoneKind, undoneKind } from '../things/ledger.js';
import { type PayloadField, type PayloadFields, unknownText } from '../things/payload.js';
import type { Id, Upcast } from '../things/thing.js';
import type { Row } from './row.js';
import { type Json, type Kept, withGaps } from './seals.js';

type Data = Readonly<Record<string, unknown>>;

/** How the events of one kind are written and read. */
interface Form {
  readonly fields: PayloadFields;
  /** The fields that are null where nothing was said, and those where what was said is unknown. */
  readonly needed: readonly string[];
  readonly unknown: readonly string[];
  /** The texts that have to be there, or of which it counts whether they are. */
  readonly texts: readonly string[];
  /** From each earlier version to the next. */
  readonly upcasts: readonly Upcast[];
}

function formOf(fields: PayloadFields, upcasts: readonly Upcast[] = []): Form {
  const those = (has: (field: PayloadField) => boolean | undefined): string[] =>
    Object.keys(fields).filter((key) => has(fields[key] as PayloadField));
  return {
    ...{ fields, upcasts },
    needed: those(({ optional }) => !optional),
    unknown: those(({ unknown, counts }) => unknown && !counts),
    texts: those(
      ({ column, words, unknown, counts }) =>
        column === 'text' && words !== null && (!unknown || counts),
    ),
  };
}

const forms = new Map<string, Form>([
  [undoneKind, formOf({})],
  [sittingUndoneKind, formOf({})],
  ...thingNames.flatMap((name) => {
    const { events, upcasts = {} } = anyThing(name);
    return Object.entries(events).map(
      ([kind, fields]) => [kind, formOf(fields, upcasts[kind as EventKind])] as const,
    );
  }),
]);

/** The version in which events of a kind are written now. */
export const versionOf = (kind: string): number => (forms.get(kind)?.upcasts.length ?? 0) + 1;

/** Whether this version of the program can read such an entry. */
export const isKnown = (kind: string, version: number): boolean =>
  forms.has(kind) && version <= versionOf(kind);

/** What an event carries, as the journal keeps it. */
type Encoded = Pick<Row, 'data_fields' | 'data' | 'words_fields' | 'words'>;

function keptAs({ refers, many, batch }: PayloadField, value: unknown): unknown {
  if (value === null) return null;
  if (!refers && !batch) return value;
  const sign = refers ? '#' : '@';
  return many
    ? (value as readonly Id[]).map((id) => written(sign, id))
    : written(sign, value as Id);
}

const between = ',';

const jsonOf = (values: Record<string, Json>): string | null =>
  Object.keys(values).length === 0 ? null : JSON.stringify(Object.values(values));

/** What is null because nobody knows it is left out: the declaration says that it can be. */
export function encodePayload(kind: string, payload: Data): Encoded {
  const data: Record<string, Json> = {};
  const words: Record<string, Json> = {};
  for (const [key, field] of Object.entries(forms.get(kind)?.fields ?? {})) {
    const value = payload[key];
    if (value === undefined || (value === null && !field.optional)) continue;
    // An optional one that is null says that something was cleared, which is to stay.
    if (field.words !== null && value !== null) words[key] = value;
    else data[key] = keptAs(field, value);
  }
  return {
    data_fields: Object.keys(data).join(between),
    data: jsonOf(data),
    words_fields: Object.keys(words).join(between),
    words: jsonOf(words),
  };
}

const readBack = (value: unknown): unknown => {
  if (typeof value === 'string') return readKey(value) ?? value;
  if (Array.isArray(value) && typeof value[0] === 'string') return value.map(readBack);
  return value;
};

/** What a text inside another value reads as that was forgotten. */
const forgotten = '';

const valuesIn = (json: string): readonly Json[] => JSON.parse(json) as readonly Json[];

const wordsIn = (words: string, kept: string | null): readonly Json[] =>
  kept === null
    ? valuesIn(words)
    : (withGaps(valuesIn(words), JSON.parse(kept) as Kept, forgotten) as readonly Json[]);

/** What an entry carries, as events of its kind are today. */
export function decodePayload(row: Encoded & Pick<Row, 'kind' | 'version' | 'kept'>): Data {
  const form = forms.get(row.kind);
  let payload: Record<string, unknown> = {};
  const put = (fields: string, values: readonly Json[]) => {
    fields.split(between).forEach((key, i) => {
      payload[key] = values[i];
    });
  };
  if (row.data !== null) put(row.data_fields, valuesIn(row.data).map(readBack));
  if (row.words !== null) put(row.words_fields, wordsIn(row.words, row.kept));
  if (!form) return payload;
  if (row.kept !== null) {
    for (const key of form.texts) if (payload[key] === forgotten) payload[key] = unknownText;
  }
  for (const upcast of form.upcasts.slice(row.version - 1)) payload = { ...upcast(payload) };
  for (const key of form.needed) payload[key] ??= null;
  for (const key of form.unknown) if (payload[key] === forgotten) payload[key] = null;
  return payload;
}

/** How what an event of schemas 1 to 3 named is named now. */
export interface NewNames {
  thing(id: string): Id;
  batch(id: string): Id;
  /** The entry that was the last one of the file. */
  head(seq: number): Id;
}

/** What an event of schemas 1 to 3 carried, as events of its kind carry it today. */
export function convertedPayload(kind: string, data: Data, names: NewNames): Data {
  const form = forms.get(kind);
  let payload: Data = data;
  for (const upcast of form?.upcasts ?? []) payload = upcast(payload);
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [key, renamed(form?.fields[key], value, names)]),
  );
}

function renamed(field: PayloadField | undefined, value: unknown, names: NewNames): unknown {
  if (!field || value === null || !(field.refers || field.batch)) return value;
  if (field.refers) {
    return field.many
      ? (value as readonly string[]).map((id) => names.thing(id))
      : names.thing(value as string);
  }
  return field.many ? [names.head(value as number)] : names.batch(value as string);
}

/** What an event of this kind points at: things, each with its table. */
export const pointersIn = (kind: string, payload: Data): Array<readonly [table: string, id: Id]> =>
  Object.entries(forms.get(kind)?.fields ?? {}).flatMap(([key, { refers, many }]) => {
    const value = payload[key];
    if (!refers || value === null || value === undefined) return [];
    const ids = many ? (value as readonly Id[]) : [value as Id];
    return ids.map((id) => [refers, id] as const);
  });

/** Which things an event of this kind names, each once. */
export const mentionsIn = (kind: string, payload: Data): Id[] => [
  ...new Set(pointersIn(kind, payload).map(([, id]) => id)),
];
