import type { Day } from '../../time/day.js';
import type { Transaction } from '../ledger.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { change, need, type Session } from '../session.js';
import type { Id } from '../thing.js';
import * as commitments from './acts.js';
import type { Commitment, Reason } from './fields.js';
import { openLinks } from './find.js';
import { pathBetween } from './links.js';
import type { CommitmentEvent } from './thing.js';

export interface Offer {
  readonly text: string;
  /** Null: wanted, nobody has taken it yet. */
  readonly by: MemberOrNew | null;
  readonly others?: readonly MemberOrNew[];
  readonly due?: Day | null;
  readonly on?: Day;
  readonly saidAt?: Id | null;
  readonly doneWhen?: string | null;
  readonly needs?: readonly Id[];
}

/** @throws Refusal as `offer` and `link` of acts.ts */
export const offerCommitment = (session: Session, input: Offer): Commitment =>
  change(session, (transaction) => {
    const memberOf = joining(transaction, session);
    const by = input.by && memberOf(input.by);
    const others = input.others?.map(memberOf) ?? [];
    const id = transaction.newId();
    const on = input.on ?? session.today;
    transaction.record(
      commitments.offer({
        ...input,
        by,
        others,
        id,
        no: transaction.nextNo('commitment'),
        on,
        today: session.today,
      }),
    );
    for (const needed of input.needs ?? []) recordLink(transaction, id, needed, on);
    return need(transaction, 'commitment', id);
  });

/** Changes one commitment by whatever `decide` makes of it, and returns it as it then stands. */
const settle = (
  session: Session,
  id: Id,
  decide: (
    state: Commitment,
    dated: { on: Day; today: Day },
    memberOf: (named: MemberOrNew) => Id,
  ) => CommitmentEvent[],
  on: Day = session.today,
): Commitment =>
  change(session, (transaction) => {
    const memberOf = joining(transaction, session);
    const state = need(transaction, 'commitment', id);
    transaction.record(decide(state, { on, today: session.today }, memberOf));
    return need(transaction, 'commitment', id);
  });

interface Reasoned {
  readonly because?: Reason | null;
  readonly why?: string | null;
  readonly on?: Day | undefined;
}

export const takeCommitment = (
  session: Session,
  id: Id,
  input: { by: MemberOrNew; on?: Day | undefined },
) =>
  settle(
    session,
    id,
    (state, dated, memberOf) => commitments.take(state, { ...dated, by: memberOf(input.by) }),
    input.on,
  );

/** `by` settles one that nobody had taken yet: they took it and kept it in one go. */
export const keepCommitment = (
  session: Session,
  id: Id,
  input: { on?: Day | undefined; by?: MemberOrNew | undefined },
) =>
  change(session, (transaction) => {
    const dated = { on: input.on ?? session.today, today: session.today };
    const state = need(transaction, 'commitment', id);
    if (state.status === 'wanted' && input.by) {
      const by = joining(transaction, session)(input.by);
      transaction.record(commitments.take(state, { ...dated, by }));
    }
    transaction.record(commitments.keep(need(transaction, 'commitment', id), dated));
    return need(transaction, 'commitment', id);
  });

export const moveCommitment = (session: Session, id: Id, input: Reasoned & { to: Day }) =>
  settle(session, id, (state, dated) => commitments.move(state, { ...input, ...dated }), input.on);

export const passCommitment = (session: Session, id: Id, input: Reasoned & { to: MemberOrNew }) =>
  settle(
    session,
    id,
    (state, dated, memberOf) =>
      commitments.pass(state, { ...input, ...dated, to: memberOf(input.to) }),
    input.on,
  );

export const releaseCommitment = (session: Session, id: Id, input: Reasoned) =>
  settle(
    session,
    id,
    (state, dated) => commitments.release(state, { ...input, ...dated }),
    input.on,
  );

/** Somebody was offered help with it. */
export const nudgeOwner = (session: Session, id: Id, member: Id) =>
  settle(session, id, (state, { on }) => commitments.nudged(state, { on, member }));

export const rewordCommitment = (
  session: Session,
  id: Id,
  {
    others,
    ...words
  }: { text?: string; doneWhen?: string | null; others?: readonly MemberOrNew[] },
) =>
  settle(session, id, (state, { on }, memberOf) =>
    commitments.reword(state, on, { ...words, ...(others && { others: others.map(memberOf) }) }),
  );

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
