import type { Day } from '../core/day.js';
import type { EntityName, States } from '../core/entities.js';
import type { Id } from '../core/entity.js';
import { Refusal } from '../core/refusal.js';
import { facilitatorRole } from '../core/role.js';
import type { Book, Ledger } from '../ledger/ledger.js';
import { facilitatorOn } from '../ledger/lookups.js';

/** What every action works at: a ledger, the day it is, and the moment for the journal. */
export interface Desk {
  readonly ledger: Ledger;
  readonly today: Day;
  /** ISO 8601 in UTC; read once when the program started. */
  readonly now: string;
  /** The sitting that this is part of, such as a check-in; else every action is its own batch. */
  readonly batch?: Id;
}

/** One change of the ledger, recorded in the facilitator's name. */
export function change<T>(desk: Desk, decide: (book: Book) => T): T {
  const actor = desk.ledger.read(
    (reader) => facilitatorOn(reader, desk.today, facilitatorRole)?.id ?? '',
  );
  return desk.ledger.change(
    { now: desk.now, actor, ...(desk.batch === undefined ? {} : { batch: desk.batch }) },
    decide,
  );
}

/**
 * The state of something that was there when it was looked up.
 * @throws Refusal `gone-meanwhile` where somebody took it back between looking up and changing
 */
export function need<Name extends EntityName>(book: Book, name: Name, id: Id): States[Name] {
  const state = book.get(name, id);
  if (state) return state;
  throw new Refusal(
    'gone-meanwhile',
    'What you meant has been taken back in the meantime.',
    'Look again with: momentum log',
  );
}
