import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { putOnRecord, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { add, type Resource, review } from './thing.js';

/** @throws Refusal `text-…` */
export const addResource = (
  session: Session,
  input: { title: string; link?: string | null; keeper: MemberOrNew | null },
): Resource =>
  putOnRecord(session, 'resource', (id, transaction) => {
    const keeper = input.keeper && joining(transaction, session)(input.keeper);
    return add({ ...input, id, keeper, on: session.today });
  });

/** Somebody looked whether it is still true. @throws Refusal `day-to-come` */
export const reviewResource = (
  session: Session,
  id: Id,
  input: { keeper: MemberOrNew | null; on?: Day | undefined },
): Resource =>
  settle(session, 'resource', id, (state, transaction) => {
    const keeper = input.keeper && joining(transaction, session, input.on)(input.keeper);
    return review(state, happened(session, input.on), keeper);
  });
