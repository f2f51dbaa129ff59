/** The lists of a file with what their columns hold, a list for each way in which people stand there. */

import type { MappedColumns } from './check-mapping.js';
import type { ImportTemplate } from './fields.js';
import { mapColumns } from './mapping.js';
import type { Overrides } from './overrides.js';
import { headingMeans } from './sense.js';
import type { Table, TableList } from './table.js';

/** Rows that are read alike. */
export interface ReadList extends MappedColumns, Pick<TableList, 'rows'> {
  /** What all of its rows say beside their cells, by the field's key. */
  readonly says: ReadonlyMap<string, string>;
  /** Whether each of its rows was a cell below a day, or a name. */
  readonly isGrid: boolean;
}

/** A list of the file with its columns. */
export function mapList(
  { headers, rows, heading }: TableList,
  template: ImportTemplate,
  overrides: Overrides,
  isGrid = false,
): ReadList {
  const cellsOf = (column: number): string[] => rows.map(({ cells }) => cells[column] ?? '');
  const mapping = mapColumns(headers, template, overrides, cellsOf);
  const means = heading === null ? [] : headingMeans(template, heading.text);
  const says = new Map(means.map(({ key, value }) => [key, value]));
  return { headers, rows, cellsOf, mapping, says, isGrid };
}

/**
 * The list, or where people stand in columns by what they were, one for each of those columns with
 * the rows that name somebody there.
 */
export function byStanding(list: ReadList): readonly ReadList[] {
  const { mapping, rows, says } = list;
  if (mapping.standing.length === 0) return [list];
  return mapping.standing.map(({ column, person, field, choice }) => ({
    ...list,
    rows: rows.filter(({ cells }) => (cells[column] ?? '').trim() !== ''),
    mapping: { ...mapping, columns: new Map([...mapping.columns, [person.key, [column]]]) },
    // Where a column says what each of them was, a blank in it says nothing.
    says: mapping.columns.has(field.key) ? says : new Map([...says, [field.key, choice]]),
  }));
}

/** The lines on which a heading said something, and those that name nobody: they are no rows. */
export const emptyLines = ({ mapping: { standing }, rows }: ReadList): number[] =>
  standing.length === 0
    ? []
    : rows
        .filter(({ cells }) => standing.every(({ column }) => (cells[column] ?? '').trim() === ''))
        .map(({ line }) => line);

/** What is to be said of headings: which rows are taken for what. */
export const headingNotes = ({ lists }: Table, template: ImportTemplate): readonly string[] =>
  lists.flatMap(({ heading, rows }) => {
    if (heading === null || rows.length === 0) return [];
    const [means] = headingMeans(template, heading.text);
    return [
      `What stands below “${heading.text}” (line ${heading.line}) is taken as ${means?.value}, unless it says otherwise itself.`,
    ];
  });
