/** What bringing something in would come to, told by doing it and leaving nothing of it behind. */
import type { Transaction } from '../things/ledger.js';
import { change, recordingNothing, type Session } from '../things/session.js';

/** Thrown to leave a transaction in which nothing is to stay. */
class OnlyLooked extends Error {
  override readonly name = 'OnlyLooked';
}

export function lookedAt<Outcome>(
  session: Session,
  decide: (transaction: Transaction) => Outcome,
): Outcome {
  let outcome: { readonly of: Outcome } | undefined;
  const ledger = recordingNothing(session.ledger, () => {
    throw new OnlyLooked();
  });
  try {
    change({ ...session, ledger }, (transaction) => {
      outcome = { of: decide(transaction) };
    });
  } catch (cause) {
    if (!(cause instanceof OnlyLooked)) throw cause;
  }
  if (outcome === undefined) throw new Error('nothing was looked at');
  return outcome.of;
}
