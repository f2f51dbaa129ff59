import type { Transaction } from './ledger.js';
import { change, type Session } from './session.js';

/** Several acts as one: all of them or none, and one undo takes all of them back. */
export const together = <T>(session: Session, acts: (session: Session) => T): T =>
  change(session, (transaction) => acts(asPartOf(session, transaction)));

/** A session whose every change is part of that transaction. */
export const asPartOf = (session: Session, transaction: Transaction): Session => ({
  ...session,
  ledger: {
    ...session.ledger,
    read: (look) => look(transaction.reader),
    change: (_, decide) => decide(transaction),
    close: () => undefined,
  },
});
