import type { Day } from '../../time/day.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { change, need, type Session } from '../session.js';
import { type Contribution, contribute, type NewContribution } from './thing.js';

/** @throws Refusal `day-to-come`, `text-…` */
export const addContribution = (
  session: Session,
  input: Pick<NewContribution, 'kind' | 'title' | 'ref'> & {
    member: MemberOrNew;
    on?: Day | undefined;
  },
): Contribution =>
  change(session, (transaction) => {
    const member = joining(transaction, session)(input.member);
    const id = transaction.newId();
    const no = transaction.nextNo('contribution');
    transaction.record(
      contribute({ ...input, member, id, no, on: input.on ?? session.today, today: session.today }),
    );
    return need(transaction, 'contribution', id);
  });
