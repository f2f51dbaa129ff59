import type { Day } from '../../time/day.js';
import type { Transaction } from '../ledger.js';
import { openLinks } from '../lookups.js';
import { change, need, type Session } from '../session.js';
import type { Id } from '../thing.js';
import * as commitments from './acts.js';
import type { Commitment, Reason } from './fields.js';
import { pathBetween } from './links.js';
import type { CommitmentEvent } from './thing.js';

export interface Offer {
  readonly text: string;
  /** Null: wanted, nobody has taken it yet. */
  readonly by: Id | null;
  readonly others?: readonly Id[];
  readonly due?: Day | null;
  readonly on?: Day;
  readonly saidAt?: Id | null;
  readonly doneWhen?: string | null;
  readonly needs?: readonly Id[];
}

/** @throws Refusal as core/commitment.ts `offer` and `link` */
export const offerCommitment = (session: Session, input: Offer): Commitment =>
  change(session, (transaction) => {
    const id = transaction.newId();
    const on = input.on ?? session.today;
    transaction.record(
      commitments.offer({
        ...input,
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
  decide: (state: Commitment, dated: { on: Day; today: Day }) => CommitmentEvent[],
  on: Day = session.today,
): Commitment =>
  change(session, (transaction) => {
    transaction.record(decide(need(transaction, 'commitment', id), { on, today: session.today }));
    return need(transaction, 'commitment', id);
  });

interface Reasoned {
  readonly because?: Reason | null;
  readonly why?: string | null;
  readonly on?: Day | undefined;
}

export const takeCommitment = (session: Session, id: Id, input: { by: Id; on?: Day | undefined }) =>
  settle(
    session,
    id,
    (state, dated) => commitments.take(state, { ...dated, by: input.by }),
    input.on,
  );

/** `by` settles one that nobody had taken yet: they took it and kept it in one go. */
export const keepCommitment = (
  session: Session,
  id: Id,
  input: { on?: Day | undefined; by?: Id | undefined },
) =>
  change(session, (transaction) => {
    const dated = { on: input.on ?? session.today, today: session.today };
    const state = need(transaction, 'commitment', id);
    if (state.status === 'wanted' && input.by) {
      transaction.record(commitments.take(state, { ...dated, by: input.by }));
    }
    transaction.record(commitments.keep(need(transaction, 'commitment', id), dated));
    return need(transaction, 'commitment', id);
  });

export const moveCommitment = (session: Session, id: Id, input: Reasoned & { to: Day }) =>
  settle(session, id, (state, dated) => commitments.move(state, { ...input, ...dated }), input.on);

export const passCommitment = (session: Session, id: Id, input: Reasoned & { to: Id }) =>
  settle(session, id, (state, dated) => commitments.pass(state, { ...input, ...dated }), input.on);

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
  input: { text?: string; doneWhen?: string | null; others?: readonly Id[] },
) => settle(session, id, (state, { on }) => commitments.reword(state, on, input));

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
