/**
 * What a ledger is to those who use it: to look into, and to change. The engine in `ledger/` is what
 * stands behind it.
 */
import type { Day } from '../time/day.js';
import type { Rows } from './find.js';
import {
  type AnyEvent,
  anyThing,
  type EventKind,
  type States,
  type ThingName,
  thingOf,
} from './index.js';
import type { Id } from './thing.js';

/** The journal's way of saying that a whole action or check-in was taken back. */
export const undoneKind = 'batch.undone';

/** A community's first entry, which can't be taken back. */
export const begunKind = 'community.begun' satisfies EventKind;

/**
 * A line of the journal. `no` is the number that was given to what came to be, if it has one; `data`
 * is null where it was redacted.
 */
export interface Entry {
  readonly seq: number;
  readonly id: Id;
  readonly batch: Id;
  readonly kind: string;
  readonly version: number;
  readonly subject: Id;
  readonly on: Day;
  readonly recordedAt: string;
  readonly actor: string;
  readonly replica: string;
  readonly lamport: number;
  readonly no: number | null;
  readonly data: unknown;
}

/** One view of the ledger to ask questions of. */
export interface Reader extends Rows {
  get<Name extends ThingName>(name: Name, id: Id): States[Name] | undefined;
  /** Entries of the journal that match `where` (SQL over its columns), in order. */
  entries(where: string, ...params: readonly unknown[]): Iterable<Entry>;
}

/** Who changes the ledger, when, and in which batch (a new one unless a sitting goes on). */
export interface Occasion {
  /** The moment it is typed, ISO 8601 in UTC. */
  readonly now: string;
  /** The member who types it, or '' where nobody said. */
  readonly actor: string;
  readonly batch?: Id;
}

/** What `change` hands to whoever decides: look, and say what happened. */
export interface Transaction {
  readonly reader: Reader;
  readonly batch: Id;
  newId(): Id;
  get<Name extends ThingName>(name: Name, id: Id): States[Name] | undefined;
  /**
   * Writes the events to the journal and folds them into the tables; what comes to be is given the
   * next number of its kind.
   * @param numbers of what is put on record once more, and keeps the number it had
   */
  record(events: readonly AnyEvent[], numbers?: ReadonlyMap<Id, number>): void;
  /** Takes a batch back, folds afresh what it touched, and returns its entries. */
  undo(batch: Id, on: Day): Entry[];
}

export interface Ledger {
  readonly path: string;
  /** Runs `look` over one unchanging view of the ledger. */
  read<T>(look: (reader: Reader) => T): T;
  /** Runs `decide` in one immediate transaction; what it throws leaves the ledger as it was. */
  change<T>(occasion: Occasion, decide: (transaction: Transaction) => T): T;
  close(): void;
}

/** The last small number that was given to a kind of thing; 0 where none was. */
export const lastNumber = (reader: Reader, name: ThingName): number =>
  reader.value<number>('SELECT last FROM counter WHERE name = ?', name) ?? 0;

/** Gives what comes to be the next number of its kind; numbers are never used twice. */
export function numbersFrom(reader: Reader): (event: AnyEvent) => number | null {
  const given = new Map<ThingName, number>();
  return ({ kind }) => {
    const name = thingOf(kind);
    if (!name) return null;
    const { opens, fields } = anyThing(name);
    if (!(kind in opens && 'no' in fields)) return null;
    const no = (given.get(name) ?? lastNumber(reader, name)) + 1;
    given.set(name, no);
    return no;
  };
}
