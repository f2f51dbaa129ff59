import type { Commitment, CommitmentEvent, Reason } from '../core/commitment.js';
import * as commitments from '../core/commitment-acts.js';
import type { Day } from '../core/day.js';
import type { Id } from '../core/entity.js';
import { pathBetween } from '../core/links.js';
import type { Book } from '../ledger/ledger.js';
import { openLinks } from '../ledger/lookups.js';
import { change, type Desk, need } from './desk.js';

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
export const offerCommitment = (desk: Desk, input: Offer): Commitment =>
  change(desk, (book) => {
    const id = book.newId();
    const on = input.on ?? desk.today;
    book.record(
      commitments.offer({ ...input, id, no: book.nextNo('commitment'), on, today: desk.today }),
    );
    for (const needed of input.needs ?? []) recordLink(book, id, needed, on);
    return need(book, 'commitment', id);
  });

/** Changes one commitment by whatever `decide` makes of it, and returns it as it then stands. */
const settle = (
  desk: Desk,
  id: Id,
  decide: (state: Commitment, dated: { on: Day; today: Day }) => CommitmentEvent[],
  on: Day = desk.today,
): Commitment =>
  change(desk, (book) => {
    book.record(decide(need(book, 'commitment', id), { on, today: desk.today }));
    return need(book, 'commitment', id);
  });

interface Reasoned {
  readonly because?: Reason | null;
  readonly why?: string | null;
  readonly on?: Day | undefined;
}

export const takeCommitment = (desk: Desk, id: Id, input: { by: Id; on?: Day | undefined }) =>
  settle(desk, id, (state, dated) => commitments.take(state, { ...dated, by: input.by }), input.on);

/** `by` settles one that nobody had taken yet: they took it and kept it in one go. */
export const keepCommitment = (
  desk: Desk,
  id: Id,
  input: { on?: Day | undefined; by?: Id | undefined },
) =>
  change(desk, (book) => {
    const dated = { on: input.on ?? desk.today, today: desk.today };
    const state = need(book, 'commitment', id);
    if (state.status === 'wanted' && input.by) {
      book.record(commitments.take(state, { ...dated, by: input.by }));
    }
    book.record(commitments.keep(need(book, 'commitment', id), dated));
    return need(book, 'commitment', id);
  });

export const moveCommitment = (desk: Desk, id: Id, input: Reasoned & { to: Day }) =>
  settle(desk, id, (state, dated) => commitments.move(state, { ...input, ...dated }), input.on);

export const passCommitment = (desk: Desk, id: Id, input: Reasoned & { to: Id }) =>
  settle(desk, id, (state, dated) => commitments.pass(state, { ...input, ...dated }), input.on);

export const releaseCommitment = (desk: Desk, id: Id, input: Reasoned) =>
  settle(desk, id, (state, dated) => commitments.release(state, { ...input, ...dated }), input.on);

/** Somebody was offered help with it. */
export const nudgeOwner = (desk: Desk, id: Id, member: Id) =>
  settle(desk, id, (state, { on }) => commitments.nudged(state, { on, member }));

export const rewordCommitment = (
  desk: Desk,
  id: Id,
  input: { text?: string; doneWhen?: string | null; others?: readonly Id[] },
) => settle(desk, id, (state, { on }) => commitments.reword(state, on, input));

export const linkCommitment = (desk: Desk, id: Id, needs: readonly Id[]) =>
  change(desk, (book) => {
    for (const needed of needs) recordLink(book, id, needed, desk.today);
    return need(book, 'commitment', id);
  });

export const unlinkCommitment = (desk: Desk, id: Id, needs: readonly Id[]) =>
  change(desk, (book) => {
    for (const needed of needs) {
      const state = need(book, 'commitment', id);
      book.record(commitments.unlink(state, need(book, 'commitment', needed), desk.today));
    }
    return need(book, 'commitment', id);
  });

function recordLink(book: Book, id: Id, needed: Id, on: Day): void {
  const chain = pathBetween(openLinks(book.reader), needed, id).map((each) =>
    need(book, 'commitment', each),
  );
  book.record(
    commitments.link(need(book, 'commitment', id), need(book, 'commitment', needed), on, chain),
  );
}
