import type { Day } from '../../time/day.js';
import type { Transaction } from '../ledger.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { change, need, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import * as commitments from './acts.js';
import type { Commitment } from './fields.js';
import { openLinks } from './find.js';
import { pathBetween } from './links.js';

export type Offer = Pick<commitments.OfferInput, 'text' | 'due' | 'saidAt' | 'doneWhen'> & {
  /** Nobody: it is wanted. */
  readonly by?: MemberOrNew | null | undefined;
  readonly others?: readonly MemberOrNew[];
  readonly on?: Day | undefined;
  readonly needs?: readonly Id[];
};

/** @throws Refusal as `offer` and `link` of acts.ts */
export const offerCommitment = (session: Session, input: Offer): Commitment =>
  change(session, (transaction) => {
    const memberOf = joining(transaction, session);
    const by = input.by ? memberOf(input.by) : null;
    const others = input.others?.map(memberOf) ?? [];
    const id = transaction.newId();
    const when = dated(session, input.on);
    transaction.record(commitments.offer({ ...input, ...when, by, others, id }));
    for (const needed of input.needs ?? []) recordLink(transaction, id, needed, when.on);
    return need(transaction, 'commitment', id);
  });

/** When something was done to a commitment. */
const dated = ({ today }: Session, on: Day = today) => ({ on, today });

type Reasoned = commitments.Reasoned & { readonly on?: Day | undefined };

export const takeCommitment = (
  session: Session,
  id: Id,
  input: { by: MemberOrNew; on?: Day | undefined },
) =>
  settle(session, 'commitment', id, (state, transaction) => {
    const by = joining(transaction, session)(input.by);
    return commitments.take(state, { ...dated(session, input.on), by });
  });

/** `by` settles one that nobody had taken yet: they took it and kept it in one go. */
export const keepCommitment = (
  session: Session,
  id: Id,
  input: { on?: Day | undefined; by?: MemberOrNew | undefined },
) =>
  change(session, (transaction) => {
    const when = dated(session, input.on);
    const state = need(transaction, 'commitment', id);
    if (state.status === 'wanted' && input.by) {
      const by = joining(transaction, session)(input.by);
      transaction.record(commitments.take(state, { ...when, by }));
    }
    transaction.record(commitments.keep(need(transaction, 'commitment', id), when));
    return need(transaction, 'commitment', id);
  });

export const moveCommitment = (session: Session, id: Id, input: Reasoned & { to: Day }) =>
  settle(session, 'commitment', id, (state) =>
    commitments.move(state, { ...input, ...dated(session, input.on) }),
  );

export const passCommitment = (session: Session, id: Id, input: Reasoned & { to: MemberOrNew }) =>
  settle(session, 'commitment', id, (state, transaction) => {
    const to = joining(transaction, session)(input.to);
    return commitments.pass(state, { ...input, ...dated(session, input.on), to });
  });

export const releaseCommitment = (session: Session, id: Id, input: Reasoned) =>
  settle(session, 'commitment', id, (state) =>
    commitments.release(state, { ...input, ...dated(session, input.on) }),
  );

/** Somebody was offered help with it. */
export const nudgeOwner = (session: Session, id: Id, member: Id) =>
  settle(session, 'commitment', id, (state) =>
    commitments.nudged(state, { on: session.today, member }),
  );

export const rewordCommitment = (
  session: Session,
  id: Id,
  {
    others,
    ...words
  }: { text?: string; doneWhen?: string | null; others?: readonly MemberOrNew[] },
) =>
  settle(session, 'commitment', id, (state, transaction) => {
    const memberOf = joining(transaction, session);
    return commitments.reword(state, session.today, {
      ...words,
      ...(others && { others: others.map(memberOf) }),
    });
  });

export const linkCommitment = (session: Session, id: Id, needs: readonly Id[]) =>
  change(session, (transaction) => {
    for (const needed of needs) recordLink(transaction, id, needed, session.today);
    return need(transaction, 'commitment', id);
  });

export const unlinkCommitment = (session: Session, id: Id, needs: readonly Id[]) =>
  change(session, (transaction) => {
    for (const needed of needs) {
      const state = need(transaction, 'commitment', id);
      transaction.record(
        commitments.unlink(state, need(transaction, 'commitment', needed), session.today),
      );
    }
    return need(transaction, 'commitment', id);
  });

function recordLink(transaction: Transaction, id: Id, needed: Id, on: Day): void {
  const chain = pathBetween(openLinks(transaction.reader), needed, id).map((each) =>
    need(transaction, 'commitment', each),
  );
  transaction.record(
    commitments.link(
      need(transaction, 'commitment', id),
      need(transaction, 'commitment', needed),
      on,
      chain,
    ),
  );
}
