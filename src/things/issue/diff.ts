/** Two documents that were given out, compared: what became of the commitments and the figures. */
import type { Day } from '../../time/day.js';
import { isOpenNow } from '../commitment/terms.js';
import type { SaidOfCommitment, SaidOfMeasure } from './thing.js';

/** What a document said, as far as a comparison goes. */
export interface SaidThen {
  readonly commitments: readonly SaidOfCommitment[];
  readonly measures: Readonly<Record<string, SaidOfMeasure>>;
}

/** Which commitment is meant. */
export type NamedCommitment = Pick<SaidOfCommitment, 'no' | 'text' | 'who'>;

export interface Compared {
  readonly commitments: {
    /** Said in the second alone and open there, taken or not. */
    readonly fresh: readonly NamedCommitment[];
    /** Open or not said at all in the first, and kept or let go in the second. */
    readonly kept: readonly NamedCommitment[];
    readonly letGo: readonly NamedCommitment[];
    readonly moved: ReadonlyArray<
      NamedCommitment & { readonly from: Day | null; readonly to: Day | null }
    >;
    /** Open in both, and held by somebody else; `from` null where it was wanted. */
    readonly handedOver: ReadonlyArray<NamedCommitment & { readonly from: string | null }>;
    /** Open in the first, and the second says nothing of them. */
    readonly gone: readonly NamedCommitment[];
  };
  /** Those that both have and say differently, with a figure in one at least; in the second's order. */
  readonly measures: ReadonlyArray<{
    readonly name: string;
    readonly was: string;
    readonly now: string;
  }>;
}

const isOpen = ({ status }: SaidOfCommitment): boolean => isOpenNow(status);

/** What `second` says that `first`, given out before it, did not. */
export function compared(first: SaidThen, second: SaidThen): Compared {
  const before = new Map(first.commitments.map((each) => [each.no, each]));
  const after = new Set(second.commitments.map(({ no }) => no));
  const pairs = second.commitments.map((now) => ({ now, was: before.get(now.no) }));
  const closed = (status: SaidOfCommitment['status']): NamedCommitment[] =>
    pairs
      .filter(({ now, was }) => now.status === status && was?.status !== status)
      .map(({ now, was }) => named(now, was));
  const open = pairs.filter(({ now }) => isOpen(now));
  return {
    commitments: {
      fresh: open.filter(({ was }) => was === undefined).map(({ now }) => named(now)),
      kept: closed('kept'),
      letGo: closed('released'),
      moved: open.flatMap(({ now, was }) =>
        was && was.due !== now.due ? [{ ...named(now, was), from: was.due, to: now.due }] : [],
      ),
      handedOver: open.flatMap(({ now, was }) =>
        was && now.who !== null && (was.who !== now.who || was.status !== now.status)
          ? [{ ...named(now, was), from: was.who }]
          : [],
      ),
      gone: first.commitments
        .filter((was) => isOpen(was) && !after.has(was.no))
        .map((was) => named(was)),
    },
    measures: Object.entries(second.measures).flatMap(([name, { said }]) => {
      const was = first.measures[name]?.said;
      const isNews = was !== undefined && was !== said && /\p{Nd}/u.test(was + said);
      return isNews ? [{ name, was, now: said }] : [];
    }),
  };
}

// What was said last, and where that was cut short, what was said before.
const named = (last: SaidOfCommitment, before?: SaidOfCommitment): NamedCommitment => ({
  no: last.no,
  text: last.text ?? before?.text ?? null,
  who: last.who ?? null,
});
