import { Refusal } from '../../text/refusal.js';
import { inWords } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import type { Transaction } from '../ledger.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { change, need, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import * as commitments from './acts.js';
import type { Due, Reasoned as Said } from './agreeing.js';
import { type Commitment, dueOf, followedBy, ownerOf } from './fields.js';
import { alikeOpen, openLinks } from './find.js';
import { goneBefore, holderHasLeft, holderIsGone } from './leavers.js';
import * as linking from './linking.js';
import { pathBetween } from './links.js';
import { isOpenNow } from './terms.js';

export type Offer = Pick<
  commitments.OfferInput,
  'text' | 'due' | 'follows' | 'saidAt' | 'doneWhen' | 'decision' | 'turn'
> & {
  /** Nobody: it is wanted. */
  readonly by?: MemberOrNew | null | undefined;
  readonly others?: readonly MemberOrNew[];
  readonly on?: Day | undefined;
  readonly needs?: readonly Id[];
  /** It is meant, though one like it is open. */
  readonly again?: boolean | undefined;
};

/** @throws Refusal `offered-already`, and as `offer` of acts.ts and `link` of linking.ts */
export const offerCommitment = (session: Session, input: Offer): Commitment =>
  change(session, (transaction) => {
    const memberOf = joining(transaction, session, input.on);
    const by = input.by ? memberOf(input.by) : null;
    if (!input.again) refuseAlike(transaction, input, by);
    const others = input.others?.map(memberOf) ?? [];
    const id = transaction.newId();
    const when = dated(session, input.on);
    transaction.record(commitments.offer({ ...input, ...when, by, others, id }));
    for (const needed of input.needs ?? []) recordLink(transaction, id, needed, when.on);
    return need(transaction, 'commitment', id);
  });

function refuseAlike({ reader }: Transaction, { text, due = null }: Offer, by: Id | null): void {
  const [alike] = alikeOpen(reader, { text, by, due });
  if (alike === undefined) return;
  const { no, text: said, owner, due: day } = alike;
  const who = owner === null ? 'looking for somebody' : `with ${owner}`;
  const when = day === null ? '' : `, due ${formatDay(day)}`;
  throw new Refusal(
    'offered-already',
    `${no} (${said}) is open already, ${who}${when}.`,
    owner === null && by !== null
      ? `If they take that one: momentum take ${no} --by NAME. If another one is meant, add --again.`
      : 'If another one is meant, add --again.',
  );
}

/** When something was done to a commitment. */
const dated = ({ today }: Session, on: Day = today) => ({ on, today });

/** Nobody has said on which day: by then at the latest; and whether it was so when it was put on record. */
type Unsaid = Pick<Parameters<typeof commitments.keep>[1], 'dayUnknown' | 'before'>;

type Reasoned = Said & { readonly on?: Day | undefined };

/** What nobody had taken yet, or somebody held who has left. */
export const takeCommitment = (
  session: Session,
  id: Id,
  input: Due & { by: MemberOrNew; on?: Day | undefined },
) =>
  settle(session, 'commitment', id, (state, transaction) => {
    const by = joining(transaction, session, input.on)(input.by);
    const taken = { due: input.due, follows: input.follows, ...dated(session, input.on) };
    return holderIsGone(transaction.reader, state)
      ? commitments.pass(state, { ...taken, to: by })
      : commitments.take(state, { ...taken, by });
  });

/**
 * `by` settles one that nobody had taken yet, or that somebody held who has left: they took it and
 * kept it in one go. Whoever had left before the day has not kept it, unless they are named.
 * @throws Refusal `holder-has-left`, `with-another`, and as `keep` of acts.ts
 */
export const keepCommitment = (
  session: Session,
  id: Id,
  input: { on?: Day | undefined; by?: MemberOrNew | undefined } & Unsaid,
) =>
  change(session, (transaction) => {
    const when = dated(session, input.on);
    const state = need(transaction, 'commitment', id);
    const gone = goneBefore(transaction.reader, state, when.on);
    const by = input.by ? joining(transaction, session, input.on)(input.by) : null;
    if (by !== null) {
      const leftBehind = gone.owner !== null || holderIsGone(transaction.reader, state);
      // It is over: whatever date it had stays.
      const as = { ...when, due: dueOf(state), follows: followedBy(state) };
      if (state.status === 'wanted') transaction.record(commitments.take(state, { ...as, by }));
      else if (leftBehind && ownerOf(state) !== by) {
        transaction.record(commitments.pass(state, { ...as, to: by }));
      } else refuseWithAnother(transaction, state, by);
    } else if (gone.owner !== null) throw holderHasLeft(transaction.reader, state, gone.owner);
    const now = need(transaction, 'commitment', id);
    const others = now.others.filter((each) => each === by || !gone.others.includes(each));
    if (others.length < now.others.length) {
      transaction.record(commitments.reword(now, when.on, { others }));
    }
    const { on: _, by: __, ...unsaid } = input;
    transaction.record(
      commitments.keep(need(transaction, 'commitment', id), { ...when, ...unsaid }),
    );
    return need(transaction, 'commitment', id);
  });

function refuseWithAnother({ reader }: Transaction, state: Commitment, by: Id): void {
  const owner = ownerOf(state);
  if (!isOpenNow(state.status) || owner === by || state.others.includes(by)) return;
  const nameOf = (member: Id | null) =>
    (member && reader.get('member', member)?.name) || 'somebody';
  const { no, text } = state;
  throw new Refusal(
    'with-another',
    `${no} (${text}) is with ${nameOf(owner)}, and not with ${nameOf(by)}.`,
    `Kept by ${nameOf(owner)}: momentum keep ${no}. To hand it over first: momentum pass ${no} --to NAME`,
  );
}

export const moveCommitment = (
  session: Session,
  id: Id,
  input: Reasoned & Pick<Due, 'follows'> & { to: Day },
) =>
  settle(session, 'commitment', id, (state) =>
    commitments.move(state, { ...input, ...dated(session, input.on) }),
  );

export const passCommitment = (
  session: Session,
  id: Id,
  input: Reasoned & Due & { to: MemberOrNew },
) =>
  settle(session, 'commitment', id, (state, transaction) => {
    const to = joining(transaction, session, input.on)(input.to);
    return commitments.pass(state, { ...input, ...dated(session, input.on), to });
  });

export const releaseCommitment = (session: Session, id: Id, input: Reasoned) =>
  settle(session, 'commitment', id, (state) =>
    commitments.release(state, { ...input, ...dated(session, input.on) }),
  );

/** It had been put down as kept or let go by mistake. @throws Refusal `still-open` */
export const reopenCommitment = (session: Session, id: Id) =>
  settle(session, 'commitment', id, (state) => commitments.reopen(state, session.today));

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
    without = [],
    offered,
    ...words
  }: {
    /** When it was offered. */
    offered?: Day;
    text?: string;
    doneWhen?: string | null;
    /** All who help from now on. */
    others?: readonly MemberOrNew[];
    without?: readonly Id[];
  },
) =>
  settle(session, 'commitment', id, (state, transaction) => {
    const memberOf = joining(transaction, session);
    const corrected = offered ? commitments.correctDay(state, dated(session, offered)) : [];
    const reworded = commitments.reword(state, session.today, {
      ...words,
      ...((others || without.length > 0) && {
        others: without.reduce(
          (left, each) => withoutHelper(state, left, each, transaction),
          others?.map(memberOf) ?? state.others,
        ),
      }),
    });
    return [...corrected, ...reworded];
  });

/** @throws Refusal `not-helping` */
function withoutHelper(
  { no, text, others }: Commitment,
  left: readonly Id[],
  member: Id,
  { reader }: Transaction,
): readonly Id[] {
  if (left.includes(member)) return left.filter((each) => each !== member);
  const nameOf = (id: Id): string => reader.get('member', id)?.name ?? 'somebody';
  throw new Refusal(
    'not-helping',
    `${nameOf(member)} does not help with ${no} (${text}).`,
    others.length > 0
      ? `Who does: ${inWords(others.map(nameOf))}.`
      : `Nobody does. To say who does: momentum commitment edit ${no} --with NAME`,
  );
}

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
        linking.unlink(state, need(transaction, 'commitment', needed), session.today),
      );
    }
    return need(transaction, 'commitment', id);
  });

function recordLink(transaction: Transaction, id: Id, needed: Id, on: Day): void {
  const chain = pathBetween(openLinks(transaction.reader), needed, id).map((each) =>
    need(transaction, 'commitment', each),
  );
  transaction.record(
    linking.link(
      need(transaction, 'commitment', id),
      need(transaction, 'commitment', needed),
      on,
      chain,
    ),
  );
}
