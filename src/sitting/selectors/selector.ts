/** What a selector is, and what selectors share: the days they look at, and first names. */

import type { Reader } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { addDays, addWeeks, type Day } from '../../time/day.js';
import type { Window } from '../../time/window.js';

/** One thing to look at. */
export interface Item {
  /** Short and stable: the number of a commitment, of a member … Part of the question’s id; never one of the words skip, leave, stop and other. */
  readonly id: string;
  /** One line: what it is. */
  readonly label: string;
  /** Facts beside it, a line each; none is fine. */
  readonly lines: readonly string[];
  /** One of the kinds that its selector lists; left out where it lists none. */
  readonly kind?: string;
  /** The words its selector promises, for the flow's wording. */
  readonly words: Readonly<Record<string, string>>;
}

/** What a selector goes by. */
export interface SelectorContext {
  readonly reader: Reader;
  readonly today: Day;
  /** The check-in that is being held. */
  readonly checkin: Id;
  /** Null where nobody, or more than one, holds the role. */
  readonly facilitator: Id | null;
  /** The day of the last check-in that reached its end; null where there was none. */
  readonly last: Day | null;
}

/** Something that a check-in can look at. */
export interface Selector {
  /** Kinds of item, by which a flow words its question and bounds its choices (`for`). */
  readonly kinds: readonly string[];
  /** Words that every one of its items carries, for `{word}` in a flow's wording. */
  readonly words: readonly string[];
  readonly find: (context: SelectorContext) => readonly Item[];
}

/** An item that carries what its selector promises. */
type Promised<Kind extends string, Word extends string> = Omit<Item, 'words'> & {
  readonly words: Readonly<Record<Word, string> & Record<string, string>>;
} & ([Kind] extends [never] ? unknown : { readonly kind: Kind });

/** Holds a selector to the kinds and the words that it promises. */
export const defineSelector = <
  const Word extends string = never,
  const Kind extends string = never,
>(
  { words = [], kinds = [] }: { words?: readonly Word[]; kinds?: readonly Kind[] },
  find: (context: SelectorContext) => ReadonlyArray<Promised<NoInfer<Kind>, NoInfer<Word>>>,
): Selector => ({ kinds, words, find });

/** Nobody is offered help, or a word of the same kind, twice within these days. */
export const restDays = 7;

const fewWeeks = 4;

/** The days since the last check-in; the last four weeks where there was none. */
export const sinceLast = ({ today, last }: SelectorContext): Window => ({
  from: last === null ? addDays(addWeeks(today, -fewWeeks), 1) : addDays(last, 1),
  to: today,
});

/** The last four weeks, or all the days since the last check-in where those are more. */
export const lately = (context: SelectorContext): Window => {
  const from = addDays(addWeeks(context.today, -fewWeeks), 1);
  const since = sinceLast(context).from;
  return { from: since < from ? since : from, to: context.today };
};

/** What a note begins with. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;
