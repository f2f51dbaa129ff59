import { Refusal } from '../text/refusal.js';
import type { Day } from '../time/day.js';
import { daysFollowing } from './commitment/following.js';
import type { AnyEvent, States, ThingName } from './index.js';
import type { Ledger, Occasion, Reader, Transaction } from './ledger.js';
import { facilitatorOn } from './role/list.js';
import { facilitatorRole } from './role/thing.js';
import type { Id } from './thing.js';

/** What every action works at: a ledger, the day it is, and the moment for the journal. */
export interface Session {
  readonly ledger: Ledger;
  readonly today: Day;
  /** ISO 8601 in UTC; read once when the program started. */
  readonly now: string;
  /** The batch that began the sitting that this is part of, such as a check-in. */
  readonly sitting?: Id;
  /** Whether it was said that somebody who asked to be forgotten may come again. */
  readonly again?: boolean;
}

/** The facilitator, today and now: in whose name what follows is recorded. */
export function actingAs(session: Session): Occasion & { readonly on: Day } {
  const actor = session.ledger.read(
    (reader) => facilitatorOn(reader, session.today, facilitatorRole)?.id ?? null,
  );
  return {
    now: session.now,
    actor,
    on: session.today,
    ...(session.sitting === undefined ? {} : { sitting: session.sitting }),
    ...(session.again ? { again: true } : {}),
  };
}

/**
 * One change of the ledger, recorded in the facilitator's name. Where a meeting has another day by it,
 * or is none any more, the dates that follow it go along.
 */
export const change = <T>(session: Session, decide: (transaction: Transaction) => T): T =>
  session.ledger.change(actingAs(session), (transaction) => {
    const result = decide(transaction);
    transaction.record(daysFollowing(transaction.reader, session.today));
    return result;
  });

/** Puts something new on record by the events that `decide` makes for its id, and returns it. */
export const putOnRecord = <Name extends ThingName>(
  session: Session,
  name: Name,
  decide: (id: Id, transaction: Transaction) => readonly AnyEvent[],
): States[Name] =>
  change(session, (transaction) => {
    const id = transaction.newId();
    transaction.record(decide(id, transaction));
    return need(transaction, name, id);
  });

/** Changes one thing by what `decide` makes of it as it stands, and returns it as it then stands. */
export const settle = <Name extends ThingName>(
  session: Session,
  name: Name,
  id: Id,
  decide: (state: States[Name], transaction: Transaction) => readonly AnyEvent[],
): States[Name] =>
  change(session, (transaction) => {
    transaction.record(decide(need(transaction, name, id), transaction));
    return need(transaction, name, id);
  });

/**
 * The state of something that was there when it was looked up.
 * @throws Refusal `gone-meanwhile` where somebody took it back since
 */
export function need<Name extends ThingName>(
  from: Pick<Reader, 'get'>,
  name: Name,
  id: Id,
): States[Name] {
  const state = from.get(name, id);
  if (state) return state;
  throw new Refusal(
    'gone-meanwhile',
    'What you meant has been taken back in the meantime.',
    'Look again with: momentum log',
  );
}

/** The same ledger, in which every change is decided and refused as ever, and then given up by `stop`. */
export const recordingNothing = (ledger: Ledger, stop: () => never): Ledger => ({
  ...ledger,
  change: (occasion, decide) =>
    ledger.change(occasion, (transaction) => {
      decide(transaction);
      return stop();
    }),
});
