/**
 * Where things name members, as their declarations have it, and what becomes of a thing where two
 * entries turn out to be one person. A field that refers to a member is found here by itself; a
 * thing that has one says its event and where else two names of one person make a difference.
 */
import { columnName, type Field, type Fields, type Id, reference } from './field.js';
import type { Rows } from './find.js';
import { member } from './member/thing.js';
import type { PayloadOf } from './payload.js';
import type { Lists, Named, Sentence } from './thing.js';

/** Whoever was on record as `from` is `into`. */
export const onePerson = { from: reference('member'), into: reference('member') };
export type OnePerson = PayloadOf<typeof onePerson>;

/** Whether an entry says that of a thing: it was so all along, on whatever day it was found out. */
export const isOnePerson = (kind: string): boolean => kind.endsWith('.one-person');

/** What a thing declares of itself, as far as it can name somebody. */
interface Naming {
  readonly table: string;
  readonly fields: Fields;
  readonly lists?: Lists;
}

const namesOne = ({ refers, many }: Field): boolean => refers === member.table && !many;
const namesSeveral = ({ refers, many }: Field): boolean => refers === member.table && many === true;

const among = (fields: Fields, which: (field: Field) => boolean): string[] =>
  Object.entries(fields).flatMap(([key, field]) => (which(field) ? [key] : []));

/** Whether a thing of this kind can name a member at all. */
export const namesMembers = ({ fields, lists = {} }: Naming): boolean =>
  [fields, ...Object.values(lists).map((list) => list.fields)].some(
    (each) => among(each, (field) => namesOne(field) || namesSeveral(field)).length > 0,
  );

/** The things of a kind that name a member now. */
export function thingsNaming(rows: Rows, { table, fields, lists = {} }: Naming, id: Id): Id[] {
  const looks = [
    ...among(fields, namesOne).map(
      (key) => `SELECT id FROM ${table} WHERE ${columnName(key)} = @id`,
    ),
    ...among(fields, namesSeveral).map(
      (key) => `SELECT t.id FROM ${table} t JOIN json_each(t.${columnName(key)}) e
        WHERE e.value = @id`,
    ),
    ...Object.values(lists).flatMap((list) =>
      among(list.fields, namesOne).map(
        (key) => `SELECT "of" AS id FROM ${list.table} WHERE ${columnName(key)} = @id`,
      ),
    ),
  ];
  return looks.length === 0 ? [] : rows.values<Id>(looks.join(' UNION '), { id });
}

type Row = Readonly<Record<string, unknown>>;

function renamed(fields: Fields, row: Row, { from, into }: OnePerson): Row {
  const now = (id: unknown): unknown => (id === from ? into : id);
  return {
    ...row,
    ...Object.fromEntries(among(fields, namesOne).map((key) => [key, now(row[key])])),
    ...Object.fromEntries(
      among(fields, namesSeveral).map((key) => [
        key,
        [...new Set((row[key] as readonly Id[]).map(now))],
      ]),
    ),
  };
}

/**
 * How a thing folds that two of whom it may name are one person.
 * @param tidy what follows where it named both
 */
export const foldOnePerson =
  <State extends object>(
    { fields, lists = {} }: Pick<Naming, 'fields' | 'lists'>,
    tidy: (state: State, person: Id) => State = (state) => state,
  ) =>
  (state: State, { data }: { readonly data: OnePerson }): State => {
    const now: Row = renamed(fields, state as Row, data);
    const rows = Object.entries(lists).map(([property, list]) => [
      property,
      (now[property] as readonly Row[]).map((row) => renamed(list.fields, row, data)),
    ]);
    return tidy({ ...now, ...Object.fromEntries(rows) } as State, data.into);
  };

/** "12 (Find a room) names Amina Yusuf from now on." */
export const toldOnePerson =
  (thing: () => Named): Sentence<OnePerson> =>
  ({ into }, id, nameOf) =>
    `${nameOf(thing(), id)} names ${nameOf(member, into)} from now on.`;
