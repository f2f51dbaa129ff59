/** Finding what a person meant by a number, or by a few words. */
import { typedKey } from '../text/text.js';
import type { Id } from './field.js';

/** Something to ask in SQL: one view of a ledger. */
export interface Rows {
  all<Row>(sql: string, ...params: readonly unknown[]): Row[];
  one<Row>(sql: string, ...params: readonly unknown[]): Row | undefined;
  /** The first column of the first row. */
  value<Value>(sql: string, ...params: readonly unknown[]): Value | undefined;
  /** The first column of every row. */
  values<Value>(sql: string, ...params: readonly unknown[]): Value[];
}

/** Something that can be meant, as it is listed for choosing between several. */
export interface Candidate {
  readonly id: Id;
  readonly no: number;
  readonly label: string;
  /** One thing that tells it from its namesakes. */
  readonly hint: string;
  /** The number by which it was meant, where that was once another’s who is the same. */
  readonly formerly?: number;
}

/** None, the one that is meant, or several to choose from. */
export type Found = readonly Candidate[];

/** The number that was typed, with or without its #; undefined where it was none. */
export const asNumber = (text: string): number | undefined =>
  /^#?\d{1,9}$/.test(text.trim()) ? Number(text.trim().replace('#', '')) : undefined;

/** Finds those of `table` by a number, or by words of one of its columns, told apart by another. */
export const foundIn =
  (table: string, label: string, hint: string) =>
  (rows: Rows, typed: string): Found => {
    const no = asNumber(typed);
    const columns = `id, no, ${label} AS label, coalesce(${hint}, '') AS hint`;
    if (no !== undefined) {
      return rows.all<Candidate>(`SELECT ${columns} FROM ${table} WHERE no = ?`, no);
    }
    const key = typedKey(typed);
    if (key === '') return [];
    const all = rows.all<Candidate>(`SELECT ${columns} FROM ${table} ORDER BY no`);
    const exact = all.filter((each) => typedKey(each.label) === key);
    return exact.length > 0 ? exact : all.filter((each) => typedKey(each.label).includes(key));
  };
