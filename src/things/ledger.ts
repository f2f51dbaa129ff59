/**
 * What a ledger is to those who use it: to look into, and to change. The engine in `ledger/` is what
 * stands behind it.
 */

import type { Day } from '../time/day.js';
import type { SetAside } from './copies.js';
import type { Rows } from './find.js';
import {
  type AnyEvent,
  anyThing,
  type EventKind,
  type States,
  type ThingName,
  thingOf,
} from './index.js';
import type { No } from './no.js';
import type { Id } from './thing.js';

/** The journal's way of saying that an action was taken back. */
export const undoneKind = 'batch.undone';
/** And that a whole check-in was: every batch of it that stood. */
export const sittingUndoneKind = 'sitting.undone';

/** Whether an entry of this kind is about a batch, and not about a thing. */
export const isUndoing = (kind: string): boolean =>
  kind === undoneKind || kind === sittingUndoneKind;

/** A community's first entry, which can't be taken back. */
export const begunKind = 'community.begun' satisfies EventKind;

/** A line of the journal. */
export interface Entry {
  /** Its place in this file, which people see. */
  readonly seq: number;
  readonly batch: Id;
  readonly kind: string;
  /** What it is about; minus the batch where it says that one was taken back. */
  readonly subject: Id;
  /** The number that was given to what came to be, if it has one. */
  readonly no: No | null;
  readonly on: Day;
  /** The moment it was typed, ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly actor: Id | null;
  /** What it carries; '' or null where it was forgotten. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Those who asked to be forgotten, as far as anybody can tell by a name or an address that comes again. */
export interface Watched {
  readonly anybody: boolean;
  /** The day on which somebody was forgotten who was called so; undefined where nobody was, or somebody is now. */
  on(spelling: string): Day | undefined;
  /** `text` with “a former member” where it names them; by a whole name or address only, where that is said. */
  without(text: string, how?: { readonly wholeOnly?: boolean }): string;
}

/** One view of the ledger to ask questions of. */
export interface Reader extends Rows {
  get<Name extends ThingName>(name: Name, id: Id): States[Name] | undefined;
  /** Entries of the journal that match `where` (SQL over its columns), in order. */
  entries(where: string, ...params: readonly unknown[]): Iterable<Entry>;
  watched(): Watched;
}

/** Who changes the ledger, when, and as part of which sitting. */
export interface Occasion {
  /** The moment it is typed, ISO 8601 in UTC. */
  readonly now: string;
  /** The member who types it; null where nobody said. */
  readonly actor: Id | null;
  /** The batch that the sitting began with; none where it is an act of its own. */
  readonly sitting?: Id;
  /** Whether somebody who asked to be forgotten may come again by it. */
  readonly again?: boolean;
}

/** What `change` hands to whoever decides: look, and say what happened. */
export interface Transaction {
  readonly reader: Reader;
  /** What everything recorded in it will be taken back by. */
  readonly batch: Id;
  newId(): Id;
  get<Name extends ThingName>(name: Name, id: Id): States[Name] | undefined;
  /**
   * Writes the events to the journal and folds them into the tables; what comes to be is given the
   * next number of its kind.
   */
  record(events: readonly AnyEvent[]): void;
  /** Takes a batch back, with the whole sitting that it began unless `only`, and folds afresh. */
  undo(batch: Id, how: { readonly on: Day; readonly only?: boolean }): void;
}

/** What this machine wrote last to a ledger. */
export interface LastWritten {
  /** The replica's name. */
  readonly replica: string;
  readonly count: number;
  /** In hexadecimal. */
  readonly digest: string;
}

/** Where that is remembered, by the ledger's path. It holds nothing about anybody. */
export interface Memory {
  recall(path: string): LastWritten | undefined;
  remember(path: string, written: LastWritten): void;
}

interface FromEither {
  /** Whether it came with the copy; else it was here. */
  readonly fromCopy: boolean;
}

/** What came in with a copy. */
export interface Brought {
  /** How many entries were not here. */
  readonly entries: number;
  /** Whether the journal tells of it, so that it can be taken back. */
  readonly isNews: boolean;
  /** How many texts the copy had forgotten that were still known here. */
  readonly forgotten: number;
  /** From which number on entries that were here have another now; null where none has. */
  readonly shiftedFrom: number | null;
  /** What came first, in order; at most so many as a person reads. */
  readonly first: readonly Entry[];
  /** What does not hold any more, here or there, now that both have come together. */
  readonly setAside: ReadonlyArray<{ readonly entry: Entry; readonly why: SetAside } & FromEither>;
  /** What it says of those who asked to be forgotten: as it was written, and as it reads here. */
  readonly named: ReadonlyArray<{ readonly was: string; readonly now: string }>;
  /** Members who came with it and were those: their names are gone, and they are not. */
  readonly nameless: readonly No[];
  /** What has another number now. */
  readonly renumbered: ReadonlyArray<
    { readonly thing: ThingName; readonly id: Id; readonly no: No } & FromEither
  >;
}

export interface Ledger {
  readonly path: string;
  /** How many times something was put on record through it since it was opened. */
  changes(): number;
  /** Runs `look` over one unchanging view of the ledger. */
  read<T>(look: (reader: Reader) => T): T;
  /** Runs `decide` in one immediate transaction; what it throws leaves the ledger as it was. */
  change<T>(occasion: Occasion, decide: (transaction: Transaction) => T): T;
  /**
   * Brings in what only the copy at `path` holds, in one transaction; what `decide` throws leaves the
   * ledger as it was. Undefined where all of it is here already.
   * @throws Refusal as opening a ledger; `other-community`, `copy-is-older`, `copy-unsound`
   */
  bringIn<T>(
    occasion: Occasion & { readonly on: Day },
    path: string,
    decide: (brought: Brought, reader: Reader) => T,
  ): T | undefined;
  close(): void;
}

/** The last small number that was given to a kind of thing; 0 where none was. */
const lastNumber = (reader: Reader, name: ThingName): number =>
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
