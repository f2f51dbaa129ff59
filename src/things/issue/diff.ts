/** Two documents that were given out, compared: what became of the commitments and the figures. */
import type { Day } from '../../time/day.js';
import { type Commitment, dueOf, followedBy, ownerOf } from '../commitment/fields.js';
import { datesMoved, isOpenNow } from '../commitment/terms.js';
import type { No } from '../no.js';
import type { Id } from '../thing.js';
import type { SaidOfCommitment, SaidOfMeasure } from './thing.js';

/** What a document said, as far as a comparison goes. */
export interface SaidThen {
  readonly commitments: readonly SaidOfCommitment[];
  readonly measures: Readonly<Record<string, SaidOfMeasure>>;
  /** The commitments as it knew them, those too that it did not name. */
  readonly known: ReadonlyMap<No, Commitment>;
}

/** Which commitment is meant; its holder by the name that may be told now. */
export type NamedCommitment = Pick<SaidOfCommitment, 'no' | 'text' | 'who'>;
/** `due` where it has another date than it had. */
type Handed = NamedCommitment & { readonly from: string | null; readonly due?: Day | null };

type Redated = NamedCommitment & { readonly from: Day; readonly to: Day };

export interface Compared {
  readonly commitments: {
    /** Open in the second, and not known to the first, taken or not. */
    readonly fresh: readonly NamedCommitment[];
    /** Kept or let go by the first, and open in the second. */
    readonly reopened: readonly NamedCommitment[];
    /** Open in the first, or not known to it, and kept or let go by the second. */
    readonly kept: readonly NamedCommitment[];
    readonly letGo: readonly NamedCommitment[];
    readonly moved: readonly Redated[];
    /** Open in both, its date where the meeting is now that it follows: nobody moved it. */
    readonly wentAlong: readonly Redated[];
    /** Open in both, and with a date in one alone. */
    readonly dated: ReadonlyArray<NamedCommitment & { readonly to: Day }>;
    readonly undated: ReadonlyArray<NamedCommitment & { readonly from: Day }>;
    /** Open in both, and held by somebody else; `from` null where it was wanted. */
    readonly handedOver: readonly Handed[];
    /** Open in both, held in the first, and looking for somebody in the second. */
    readonly wantedAgain: readonly Handed[];
    /** Open in both, in other words, or with others who help. */
    readonly reworded: readonly NamedCommitment[];
    readonly withOthers: readonly NamedCommitment[];
    /** Open in the first, and neither open nor over in the second, as far as it knows. */
    readonly gone: readonly NamedCommitment[];
  };
  /** Those that both have and say differently, with a figure in one at least; in the second's order. */
  readonly measures: ReadonlyArray<{
    readonly name: string;
    readonly was: string;
    readonly now: string;
  }>;
}

/** A commitment in one of the documents: as it was said, and as it was known. */
interface Standing {
  readonly no: No;
  readonly said: SaidOfCommitment | undefined;
  readonly status: SaidOfCommitment['status'];
  readonly due: Day | null;
  /** Null where it was looking for somebody. */
  readonly holder: Id | null;
  readonly dues: Commitment['dues'];
  /** The dates of it that were moved by whoever had it. */
  readonly moves: Commitment['dues'];
  /** The meeting that its date follows. */
  readonly follows: Id | null;
  readonly words: string;
  readonly others: string;
}

function standingIn({ commitments, known }: SaidThen, no: No): Standing | undefined {
  const said = commitments.find((each) => each.no === no);
  const state = known.get(no);
  if (state === undefined) return undefined;
  // Whoever holds it may have left, which only what was said of it tells.
  const isWanted = said !== undefined && isOpenNow(state.status) && said.status === 'wanted';
  return {
    no,
    said,
    status: isWanted ? 'wanted' : state.status,
    due: dueOf(state),
    dues: state.dues,
    moves: datesMoved(state),
    follows: followedBy(state)?.meeting ?? null,
    holder: isWanted ? null : ownerOf(state),
    words: JSON.stringify([state.text, state.doneWhen]),
    others: [...state.others].sort().join(),
  };
}

/**
 * What `second` says that `first`, given out before it, did not.
 * @param nameOf what somebody may be called now
 */
export function compared(first: SaidThen, second: SaidThen, nameOf: (id: Id) => string): Compared {
  const numbers = new Set([...second.commitments, ...first.commitments].map(({ no }) => no));
  const pairs = [...numbers].map((no) => ({
    was: standingIn(first, no),
    now: standingIn(second, no),
  }));
  const nameOrNull = (id: Id | null) => (id === null ? null : nameOf(id));
  // What was said last, and where that was cut short, what was said before.
  const named = (now: Standing, was?: Standing): NamedCommitment => ({
    no: now.no,
    text: now.said?.text ?? was?.said?.text ?? null,
    who: nameOrNull(now.holder),
  });
  const closed = (status: SaidOfCommitment['status']): NamedCommitment[] =>
    pairs.flatMap(({ now, was }) =>
      now?.status === status && was?.status !== status ? [named(now, was)] : [],
    );
  const open = pairs.flatMap(({ now, was }) =>
    now && isOpenNow(now.status) ? [{ now, was }] : [],
  );
  const both = open.flatMap(({ now, was }) => (was && isOpenNow(was.status) ? [{ now, was }] : []));
  const those = (is: (now: Standing, was: Standing) => boolean): NamedCommitment[] =>
    both.filter(({ now, was }) => is(now, was)).map(({ now, was }) => named(now, was));
  const handed = (is: (now: Standing, was: Standing) => boolean): Handed[] =>
    both
      .filter(({ now, was }) => is(now, was))
      .map(({ now, was }) => ({
        ...named(now, was),
        from: nameOrNull(was.holder),
        ...(now.due !== was.due && { due: now.due }),
      }));
  const isHandedOn = (now: Standing, was: Standing): boolean =>
    now.holder !== null && now.holder !== was.holder;
  const redated = both.filter(
    ({ now, was }) => now.due !== was.due && !(isHandedOn(now, was) && !hasMoved(now, was)),
  );
  const others = redated.flatMap(({ now, was }) =>
    now.due !== null && was.due !== null
      ? [{ went: hasGoneAlong(now, was), told: { ...named(now, was), from: was.due, to: now.due } }]
      : [],
  );
  return {
    commitments: {
      fresh: open.filter(({ was }) => was === undefined).map(({ now }) => named(now)),
      reopened: open
        .filter(({ was }) => was !== undefined && !isOpenNow(was.status))
        .map(({ now, was }) => named(now, was)),
      kept: closed('kept'),
      letGo: closed('released'),
      moved: others.filter(({ went }) => !went).map(({ told }) => told),
      wentAlong: others.filter(({ went }) => went).map(({ told }) => told),
      dated: redated.flatMap(({ now, was }) =>
        now.due !== null && was.due === null ? [{ ...named(now, was), to: now.due }] : [],
      ),
      undated: redated.flatMap(({ now, was }) =>
        now.due === null && was.due !== null ? [{ ...named(now, was), from: was.due }] : [],
      ),
      handedOver: handed(isHandedOn),
      wantedAgain: handed((now, was) => now.holder === null && was.holder !== null),
      reworded: those((now, was) => now.words !== was.words),
      withOthers: those((now, was) => now.others !== was.others),
      gone: first.commitments.flatMap(({ no, status }) => {
        const was = standingIn(first, no);
        return isOpenNow(status) && was && !second.known.has(no) ? [named(was)] : [];
      }),
    },
    measures: Object.entries(second.measures).flatMap(([name, now]) => {
      const was = first.measures[name];
      const isNews = was !== undefined && differ(was, now) && /\p{Nd}/u.test(was.said + now.said);
      return isNews ? [{ name, was: was.said, now: now.said }] : [];
    }),
  };
}

const isIn = (dues: Commitment['dues'], { due, from, to }: Commitment['dues'][number]): boolean =>
  dues.some((then) => then.due === due && then.from === from && then.to === to);

/** Whether a date of it was moved since, while it was with somebody. */
const hasMoved = (now: Standing, was: Standing): boolean =>
  was.holder !== null && now.moves.some((date) => !isIn(was.dues, date));

/** Whether its date went where its meeting went, or to the next one, and nobody moved it meanwhile. */
const hasGoneAlong = (now: Standing, was: Standing): boolean =>
  was.follows !== null &&
  now.follows !== null &&
  now.moves.every((date) => isIn(was.dues, date)) &&
  (now.follows === was.follows || now.dues.some((date) => date.wentAlong && !isIn(was.dues, date)));

// Two documents may speak different languages.
const differ = (was: SaidOfMeasure, now: SaidOfMeasure): boolean =>
  was.phrase && now.phrase
    ? JSON.stringify(was.phrase) !== JSON.stringify(now.phrase)
    : was.said !== now.said;
