import type { Day } from '../time/day.js';
import type { Id } from './field.js';

/** What a term may have to know of another thing that the state names. */
export interface Whose {
  readonly hasLeft: (member: Id, day: Day) => boolean;
}

/**
 * A word of the field about one kind of thing, defined once and in both tongues: for the tables, and
 * for a state. test/things/terms.test.ts holds the two equal for every thing and day, so that "as of
 * 1 March" is the same word with another day.
 */
export interface Term<State, Value = boolean> {
  /**
   * @param alias what a query calls the thing's table
   * @param day a named parameter, since a definition may name its day several times
   */
  readonly sql: (alias: string, day: string) => string;
  /** @param whose what the ledger knows of those whom the state names, where a term goes by that */
  readonly of: (state: State, day: Day, whose?: Whose) => Value;
}

/** A stretch of time that things keep, from `from` (null: nobody knows since when) up to `to`. */
interface Spell {
  readonly from: Day | null;
  /** The first day on which it no longer holds; null: it holds still. */
  readonly to: Day | null;
}

/** Whether a spell holds on a day. */
export const holds: Term<Spell> = {
  sql: (s, day) =>
    `(${s}.from_on IS NULL OR ${s}.from_on <= ${day}) AND (${s}.to_on IS NULL OR ${s}.to_on > ${day})`,
  of: ({ from, to }, day) => (from === null || from <= day) && (to === null || to > day),
};

/** Whether a spell whose first day is known holds on some day of a window. */
export const holdsIn = (s: string, from: string, to: string): string =>
  `${s}.from_on <= ${to} AND (${s}.to_on IS NULL OR ${s}.to_on > ${from})`;

/** 'a', 'b': for an IN (…). */
export const listed = (words: readonly string[]): string =>
  words.map((word) => `'${word}'`).join(', ');
