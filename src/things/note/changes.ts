import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import { change, need, type Session } from '../session.js';
import type { Id } from '../thing.js';
import { type Note, type NoteKind, withdraw, write } from './thing.js';

/** @throws Refusal `day-to-come`, `text-…` */
export const writeNote = (
  session: Session,
  input: { text: string; kind: NoteKind; on?: Day | undefined },
): Note =>
  change(session, (transaction) => {
    const id = transaction.newId();
    const on = happened(session, input.on);
    transaction.record(write({ ...input, id, no: transaction.nextNo('note'), on }));
    return need(transaction, 'note', id);
  });

/** @throws Refusal `already-withdrawn` */
export const withdrawNote = (session: Session, id: Id): Note =>
  change(session, (transaction) => {
    transaction.record(withdraw(need(transaction, 'note', id), session.today));
    return need(transaction, 'note', id);
  });
