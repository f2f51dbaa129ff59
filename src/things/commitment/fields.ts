import type { Day } from '../../time/day.js';
import type { Following } from '../../time/typed-day.js';
import {
  count,
  day,
  type Field,
  type Id,
  maybe,
  numbered,
  reference,
  references,
  truth,
  typed,
  word,
} from '../field.js';
import { index, rows, type StateOf } from '../thing.js';

/** Why a commitment was moved or released: it points at the design, not at the person. */
export const reasons = {
  busy: 'too busy',
  unclear: 'unclear',
  waiting: 'waiting on somebody',
  'no-longer-needed': 'no longer needed',
  forgot: 'forgotten',
} as const;
export type Reason = keyof typeof reasons;

/** Why, as it was given: in a word of ours, in own words or both; null where nobody said. */
export const givenReason = ({
  because,
  why,
}: {
  readonly because: Reason | null;
  readonly why: string | null;
}): string | null => [because && reasons[because], why].filter(Boolean).join(': ') || null;

/** Why, in own words. Figures tell whether anybody said. */
const ownReason: Field<string | null> = { ...maybe(typed('members')), counts: true };

export const commitmentFields = {
  ...numbered,
  text: typed('public'),
  status: word<'wanted' | 'offered' | 'kept' | 'released'>(),
  doneWhen: maybe(typed('public')),
  /** The day it was offered; where nobody has said, the first on which it is known of. */
  offeredOn: day(),
  /** Nobody has said when it was offered. */
  offeredUnknown: truth(),
  /** The day somebody first took it; null while it is wanted. */
  takenOn: maybe(day()),
  /** The day it was kept or released; null while open, or kept on a day nobody knows. */
  closedOn: maybe(day()),
  /**
   * Where nobody has said when it was kept, the day on which that came to be known: it was open until
   * then. Null where it was not on record before, so that nobody ever held it to be open.
   */
  keptBy: maybe(day()),
  because: maybe(word<Reason>()),
  why: ownReason,
  saidAt: maybe(reference('meeting')),
  /** The decision that led to it. */
  decision: maybe(reference('decision')),
  /** The duty of which it is a turn, on which day, and of which meeting where it goes by those. */
  duty: maybe(reference('duty')),
  turnOn: maybe(day()),
  turnOf: maybe(reference('meeting')),
  /** Who does it together with the owner. */
  others: references('member'),
};

export const commitmentLists = {
  /** Who held it, from which day to which (null: still). An interval holds from `from` up to `to`. */
  owners: rows('commitment_owner', { member: reference('member'), from: day(), to: maybe(day()) }, [
    index('commitment_owner_from', 'from_on'),
    index('commitment_owner_to', 'to_on'),
  ]),
  /**
   * Due dates it has had (null: none was agreed), and why it was moved away from each; which meeting a
   * date follows, by how many days, and whether the next one took its place because that meeting moved.
   */
  dues: rows(
    'commitment_due',
    {
      due: maybe(day()),
      from: day(),
      to: maybe(day()),
      because: maybe(word<Reason>()),
      why: ownReason,
      follows: maybe(reference('meeting')),
      followsBy: maybe(count()),
      wentAlong: truth(),
    },
    [
      index('commitment_due_day', 'due'),
      index('commitment_due_to', 'to_on'),
      index('commitment_due_follows', 'follows', { where: 'follows IS NOT NULL' }),
    ],
  ),
  needs: rows('momentum_link', { needs: reference('commitment'), from: day(), to: maybe(day()) }, [
    index('momentum_link_needs', 'needs'),
  ]),
  nudges: rows('nudge', { member: reference('member'), on: day() }, [
    index('nudge_member', 'member, on_day'),
  ]),
};

export type Commitment = StateOf<typeof commitmentFields, typeof commitmentLists>;

type Spell = Commitment['dues'][number];

const dueNow = ({ dues }: Pick<Commitment, 'dues'>): Spell | undefined =>
  dues.find(({ to }) => to === null);

/** The due date agreed now, or null where none is. */
export const dueOf = (state: Commitment): Day | null => dueNow(state)?.due ?? null;

/** The meeting that it follows now; null where its date stays where it is. */
export function followedBy(state: Pick<Commitment, 'dues'>): Following | null {
  const { follows = null, followsBy } = dueNow(state) ?? {};
  return follows === null ? null : { meeting: follows, days: followsBy ?? 0 };
}

/** Who holds it now, or null while it is wanted. */
export const ownerOf = (state: Commitment): Id | null =>
  state.owners.find((spell) => spell.to === null)?.member ?? null;

/** When it was offered, or null where nobody has said. */
export const saidOffered = ({ offeredOn, offeredUnknown }: Commitment): Day | null =>
  offeredUnknown ? null : offeredOn;

/** What it needs now. */
export const needsOf = (state: Commitment): Id[] =>
  state.needs.filter((link) => link.to === null).map((link) => link.needs);
