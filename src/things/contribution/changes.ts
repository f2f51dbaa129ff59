import type { Day } from '../../time/day.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { putOnRecord, type Session } from '../session.js';
import { type Contribution, contribute, type NewContribution } from './thing.js';

/** @throws Refusal `day-to-come`, `text-…` */
export const addContribution = (
  session: Session,
  input: Pick<NewContribution, 'kind' | 'title' | 'ref'> & {
    member: MemberOrNew;
    on?: Day | undefined;
  },
): Contribution =>
  putOnRecord(session, 'contribution', (id, transaction) => {
    const member = joining(transaction, session, input.on)(input.member);
    const { today } = session;
    return contribute({ ...input, id, member, on: input.on ?? today, today });
  });
