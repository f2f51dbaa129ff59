/**
 * In which tables things are kept, as their declarations have it: one for each kind of thing, one for
 * each of its lists, and one for each list that is worked out from it. SQL only gets and puts whole
 * rows.
 */
import { type Column, columnName, type Field, type Fields } from '../things/field.js';
import { anyThing, type States, type ThingName, thingNames } from '../things/index.js';
import type { Index, List } from '../things/thing.js';

type State = States[ThingName];
type Row = Readonly<Record<string, unknown>>;

/** A table whose rows belong to one thing, in an order. */
export interface ChildTable extends List {
  /** The property of the state that these rows are; without it they are derived, and never read. */
  readonly property?: string;
  readonly of: (state: State) => readonly Row[];
}

/** The table of one kind of thing, with those that belong to it. */
export interface ThingTable {
  readonly table: string;
  readonly fields: Fields;
  readonly derived: Readonly<
    Record<string, { readonly field: Field; readonly of: (state: State) => unknown }>
  >;
  readonly indexes: readonly Index[];
  readonly children: readonly ChildTable[];
}

function tableOf(name: ThingName): ThingTable {
  const {
    table,
    fields,
    lists = {},
    derived = {},
    derivedRows = [],
    indexes = [],
  } = anyThing(name);
  return {
    table,
    fields,
    derived,
    indexes,
    children: [
      ...Object.entries(lists).map(([property, list]) => ({
        ...list,
        property,
        of: (state: State) => (state as unknown as Record<string, readonly Row[]>)[property] ?? [],
      })),
      ...derivedRows,
    ],
  };
}

export const tables = Object.fromEntries(
  thingNames.map((name) => [name, tableOf(name)]),
) as Readonly<Record<ThingName, ThingTable>>;

const sqlTypes: Record<Column, string> = {
  text: 'TEXT',
  integer: 'INTEGER',
  no: 'ANY',
  truth: 'INTEGER',
  json: 'TEXT',
};

const words = new Set(['row']);
const quoted = (name: string): string => (words.has(name) ? `"${name}"` : name);

const deferred = (table: string): string =>
  `REFERENCES ${table} (id) DEFERRABLE INITIALLY DEFERRED`;

function columnOf([property, { column, unknown, refers, many, sql }]: [string, Field]): string {
  const type = sql ?? `${sqlTypes[column]}${unknown ? '' : ' NOT NULL'}`;
  const parts = [
    quoted(columnName(property)),
    type,
    ...(refers && !many ? [deferred(refers)] : []),
  ];
  return parts.join(' ');
}

const columnsOf = (fields: Fields): string => Object.entries(fields).map(columnOf).join(',\n  ');

const derivedFields = ({ derived }: ThingTable): Fields =>
  Object.fromEntries(Object.entries(derived).map(([property, { field }]) => [property, field]));

const childStatement = (parent: string, { table, fields }: List): string =>
  `CREATE TABLE ${table} (
  "of" INTEGER NOT NULL ${deferred(parent)},
  place INTEGER NOT NULL,
  ${columnsOf(fields)},
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID`;

const indexStatement =
  (table: string) =>
  ({ name, on, unique, where }: Index): string =>
    `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${name} ON ${table} (${on})${where ? ` WHERE ${where}` : ''}`;

/** Statements that make the tables and indexes of every kind of thing. */
export const thingStatements: readonly string[] = Object.values(tables).flatMap((each) => [
  `CREATE TABLE ${each.table} (
  ${columnsOf({ ...each.fields, ...derivedFields(each) })}
) STRICT`,
  ...each.indexes.map(indexStatement(each.table)),
  ...each.children.flatMap((child) => [
    childStatement(each.table, child),
    ...(child.indexes ?? []).map(indexStatement(child.table)),
  ]),
]);
