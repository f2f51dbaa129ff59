/** Finding what a person meant by a number, or by a few words. */
import { typedKey } from '../text/text.js';
import { addDays, type Day } from '../time/day.js';
import { broughtInKind } from './copies.js';
import type { Id } from './field.js';
import { compareNos, firstOfThese, type No, readNo, saysWhich } from './no.js';

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
  readonly no: No;
  readonly label: string;
  /** One thing that tells it from its namesakes. */
  readonly hint: string;
  /** Of a meeting, when it is. */
  readonly day?: Day;
  /** The number by which it was meant, where that was once another’s who is the same. */
  readonly formerly?: No;
}

/** None, the one that is meant, or several to choose from. */
export type Found = readonly Candidate[];

/** So many days after two copies met, a bare number that both had given may mean either. */
const daysOfDoubt = 28;

/** Those that a number may mean, by `query`, which finds by one; undefined where none was typed. */
export function foundByNumber(
  rows: Rows,
  typed: string,
  today: Day,
  query: (no: No) => Found,
): Found | undefined {
  const no = readNo(typed);
  if (no === undefined) return undefined;
  const found = query(no);
  if (saysWhich(typed)) return found.length > 0 ? found : undefined;
  const others = sharing(rows, no, today).flatMap(query);
  return others.length === 0
    ? found
    : [...found.map((each) => ({ ...each, no: firstOfThese(each.no) })), ...others];
}

/** The numbers with a letter that were this one until a copy was brought in, not long ago. */
function sharing(rows: Rows, no: No, today: Day): No[] {
  const lettered = rows.values<No>(
    `SELECT DISTINCT no FROM lettered WHERE CAST(no AS INTEGER) = @no
       AND EXISTS (SELECT 1 FROM entry WHERE kind = '${broughtInKind}' AND on_day >= @since)`,
    { no, since: addDays(today, -daysOfDoubt) },
  );
  return lettered.sort(compareNos);
}

/** Finds those of `table` by a number, or by words of one of its columns, told apart by another. */
export const foundIn =
  (table: string, label: string, hint: string) =>
  (rows: Rows, typed: string, today: Day): Found => {
    const columns = `id, no, ${label} AS label, coalesce(${hint}, '') AS hint`;
    const numbered = foundByNumber(rows, typed, today, (no) =>
      rows.all<Candidate>(`SELECT ${columns} FROM ${table} WHERE no = ?`, no),
    );
    if (numbered) return numbered;
    const key = typedKey(typed);
    if (key === '') return [];
    const all = rows.all<Candidate>(`SELECT ${columns} FROM ${table} ORDER BY no`);
    const exact = all.filter((each) => typedKey(each.label) === key);
    return exact.length > 0 ? exact : all.filter((each) => typedKey(each.label).includes(key));
  };

/** A text as its words alone: what was typed twice reads so alike. */
export const wordsAlone = (text: string): string =>
  typedKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
