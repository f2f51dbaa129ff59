import { change, type Session } from './session.js';
import type { Id } from './thing.js';

/** Acts that one undo takes back together, and that can be taken back one by one meanwhile. */
export interface OpenSitting {
  /** A session at which everything belongs to the sitting, which its first act begins. */
  readonly session: Session;
  /** What `acts` put on record, act by act. */
  noting<T>(acts: () => T): { readonly value: T; readonly batches: readonly Id[] };
  /** Takes one act back. @throws Refusal `undo-depended-on` where something was built on it */
  takeBack(batch: Id): void;
}

/**
 * @param day the day on which all of it was said, where that was not today
 */
export function openSitting(session: Session, day = session.today): OpenSitting {
  let began: Id | undefined;
  let noted: Id[] = [];
  const own = new Set<Id>();
  // Taken back elsewhere it can't hold what comes after: that is a sitting of its own.
  const stands = (batch: Id): boolean =>
    own.has(batch) ||
    session.ledger.read((reader) =>
      reader.value<Id | null>('SELECT undone_by FROM batch WHERE id = ?', batch),
    ) === null;
  return {
    session: {
      ...session,
      today: day,
      ledger: {
        ...session.ledger,
        change(occasion, decide) {
          const whole = began !== undefined && stands(began) ? began : undefined;
          const before = session.ledger.changes();
          let batch: Id | undefined;
          const came = session.ledger.change(
            whole === undefined ? occasion : { ...occasion, sitting: whole },
            (transaction) => {
              batch = transaction.batch;
              return decide(transaction);
            },
          );
          if (batch !== undefined && session.ledger.changes() > before) {
            began = whole ?? batch;
            noted.push(batch);
          }
          return came;
        },
      },
    },
    noting(acts) {
      noted = [];
      const value = acts();
      return { value, batches: noted };
    },
    takeBack(batch) {
      change(session, (transaction) => transaction.undo(batch, { on: session.today, only: true }));
      own.add(batch);
    },
  };
}
