import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { change, need, type Session } from '../session.js';
import type { Id } from '../thing.js';
import { add, type Resource, review } from './thing.js';

/** @throws Refusal `text-…` */
export const addResource = (
  session: Session,
  input: { title: string; link?: string | null; keeper: MemberOrNew | null },
): Resource =>
  change(session, (transaction) => {
    const keeper = input.keeper && joining(transaction, session)(input.keeper);
    const id = transaction.newId();
    transaction.record(
      add({ ...input, keeper, id, no: transaction.nextNo('resource'), on: session.today }),
    );
    return need(transaction, 'resource', id);
  });

/** Somebody looked whether it is still true. @throws Refusal `day-to-come` */
export const reviewResource = (
  session: Session,
  id: Id,
  input: { keeper: MemberOrNew | null; on?: Day | undefined },
): Resource =>
  change(session, (transaction) => {
    const keeper = input.keeper && joining(transaction, session)(input.keeper);
    transaction.record(
      review(need(transaction, 'resource', id), happened(session, input.on), keeper),
    );
    return need(transaction, 'resource', id);
  });
