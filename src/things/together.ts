import { change, type Session } from './session.js';

/** Several acts as one: all of them or none, and one undo takes all of them back. */
export const together = <T>(session: Session, acts: (session: Session) => T): T =>
  change(session, (transaction) =>
    acts({
      ...session,
      ledger: {
        ...session.ledger,
        read: (look) => look(transaction.reader),
        change: (_, decide) => decide(transaction),
        close: () => undefined,
      },
    }),
  );
