import { Refusal } from '../../text/refusal.js';
import { type Day, formatDay } from '../../time/day.js';
import { wordsAlone } from '../find.js';
import type { Transaction } from '../ledger.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { putOnRecord, type Session } from '../session.js';
import { type Contribution, contribute, type NewContribution } from './thing.js';

/** @throws Refusal `given-already`, `day-to-come`, `text-…` */
export const addContribution = (
  session: Session,
  input: Pick<NewContribution, 'kind' | 'title' | 'ref'> & {
    member: MemberOrNew;
    on?: Day | undefined;
    /** False: refused where the same is on record. */
    again?: boolean | undefined;
  },
): Contribution =>
  putOnRecord(session, 'contribution', (id, transaction) => {
    const member = joining(transaction, session, input.on)(input.member);
    const { today } = session;
    const given = { ...input, id, member, on: input.on ?? today, today };
    if (input.again === false) refuseAlike(transaction, given);
    return contribute(given);
  });

/** Of the same person and day in the same words; what was given without words may be two of them. */
function refuseAlike({ reader }: Transaction, { member, on, title }: NewContribution): void {
  if (!title) return;
  const alike = reader
    .all<Pick<Contribution, 'no' | 'title'>>(
      'SELECT no, title FROM contribution WHERE member = @member AND on_day = @on ORDER BY no',
      { member, on },
    )
    .find((each) => wordsAlone(each.title ?? '') === wordsAlone(title));
  if (alike === undefined) return;
  throw new Refusal(
    'given-already',
    `Contribution ${alike.no} (${alike.title}) is on record, of the same person, on ${formatDay(on)}.`,
    'If another one is meant, add --again.',
  );
}
