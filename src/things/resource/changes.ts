import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import { change, need, type Session } from '../session.js';
import type { Id } from '../thing.js';
import { add, type Resource, review } from './thing.js';

/** @throws Refusal `text-…` */
export const addResource = (
  session: Session,
  input: { title: string; link?: string | null; keeper: Id | null },
): Resource =>
  change(session, (transaction) => {
    const id = transaction.newId();
    transaction.record(
      add({ ...input, id, no: transaction.nextNo('resource'), on: session.today }),
    );
    return need(transaction, 'resource', id);
  });

/** Somebody looked whether it is still true. @throws Refusal `day-to-come` */
export const reviewResource = (
  session: Session,
  id: Id,
  input: { keeper: Id | null; on?: Day | undefined },
): Resource =>
  change(session, (transaction) => {
    transaction.record(
      review(need(transaction, 'resource', id), happened(session, input.on), input.keeper),
    );
    return need(transaction, 'resource', id);
  });
