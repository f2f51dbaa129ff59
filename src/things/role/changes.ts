import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { hasLeftNow } from '../member/list.js';
import { change, need, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { drop, end, give, open, type Role } from './thing.js';

/**
 * Gives a role to a member; a role that is not there yet is added first.
 * @throws Refusal `role-held`, `day-to-come`, `text-…`
 */
export const giveRole = (
  session: Session,
  role: { id: Id } | { name: string },
  input: { member: MemberOrNew; deputy: boolean; on?: Day | undefined },
): Role =>
  change(session, (transaction) => {
    const member = joining(transaction, session, input.on)(input.member);
    const on = happened(session, input.on);
    const id = 'id' in role ? role.id : transaction.newId();
    if ('name' in role) {
      transaction.record(open({ id, name: role.name, on }));
    }
    transaction.record(give(need(transaction, 'role', id), { ...input, member, on }));
    return need(transaction, 'role', id);
  });

/** @throws Refusal `role-not-held`, `before-held`, `day-to-come` */
export const endRole = (
  session: Session,
  id: Id,
  input: { member: Id; on?: Day | undefined },
): Role =>
  settle(session, 'role', id, (state) =>
    end(state, { member: input.member, on: happened(session, input.on) }),
  );

/** Takes a role away that nobody who is here holds. @throws Refusal `role-in-use` */
export const dropRole = (session: Session, id: Id): Role =>
  settle(session, 'role', id, (state, { reader }) => {
    const isLeft = ({ member, to }: Role['holdings'][number]): boolean =>
      to === null && hasLeftNow(reader, member);
    const held = state.holdings.filter((each) => !isLeft(each));
    // Whoever comes back does not find it theirs, since there is none any more.
    return [
      ...state.holdings
        .filter(isLeft)
        .flatMap(({ member }) => end(state, { member, on: session.today })),
      ...drop({ ...state, holdings: held }, session.today),
    ];
  });
