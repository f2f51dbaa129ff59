/** From which day to which a commitment had a date, and somebody held it. */

import { Refusal } from '../../text/refusal.js';
import { type Day, formatDay } from '../../time/day.js';
import type { Id } from '../field.js';
import { orOfferedThen } from './agreeing.js';
import {
  type Because,
  type CommitmentEvents,
  type CommitmentOpening,
  type FollowingSaid,
  noReason,
} from './events.js';
import { type Commitment, dueOf, followedBy, ownerOf } from './fields.js';
import { isOpenNow } from './terms.js';

/** A date from the day on which it was agreed. */
const agreedDate = (due: Day | null, { follows = null, followsBy = null }: Said) => ({
  due,
  to: null,
  because: null,
  why: null,
  follows,
  followsBy,
  wentAlong: false,
});

/** As it is when it is first said. */
export const openedBy = (
  subject: Id,
  on: Day,
  data: CommitmentOpening,
): Omit<Commitment, 'no' | 'status' | 'owners'> => ({
  id: subject,
  text: data.text,
  doneWhen: data.doneWhen,
  offeredOn: on,
  offeredUnknown: data.dayUnknown === true,
  takenOn: null,
  closedOn: null,
  keptBy: null,
  because: null,
  why: null,
  saidAt: data.saidAt,
  decision: data.decision ?? null,
  duty: data.duty ?? null,
  turnOn: data.turnOn ?? null,
  turnOf: data.turnOf ?? null,
  others: [],
  dues: [{ ...agreedDate(data.due, data), from: on }],
  needs: [],
  nudges: [],
});

/**
 * Ends the spell that is running (`to` null) and starts the next one. What was changed and came back
 * to the same `what` on the same day was put right, and never changed: its spell goes on, and those
 * in between are none.
 */
function succeed<Spell extends { readonly from: Day; readonly to: Day | null }>(
  spells: readonly Spell[],
  what: keyof Spell,
  end: Partial<Spell> & { readonly to: Day },
  next: Spell,
): Spell[] {
  const back = spells.findLastIndex(({ to, [what]: was }) => to === end.to && was === next[what]);
  const before = spells[back];
  return before && spells.slice(back + 1).every(({ from }) => from === end.to)
    ? [...spells.slice(0, back), { ...next, from: before.from }]
    : [...spells.map((s) => (s.to === null ? { ...s, ...end } : s)), next];
}

/** What may be said with a date: why it takes the place of another, and which meeting it follows. */
type Said = { readonly [Key in keyof FollowingSaid]?: FollowingSaid[Key] | null | undefined };

/** Another date, or none, from `on`; the reason belongs to the one that it takes the place of. */
export function agreed(
  state: Commitment,
  on: Day,
  due: Day | null,
  said: Because & Said,
  wentAlong = false,
): Commitment {
  const { because, why } = said;
  const next = agreedDate(due, said);
  const dues =
    (followedBy(state)?.meeting ?? null) !== next.follows && dueOf(state) === due
      ? // The same day, which goes with a meeting now, or stays where it is.
        state.dues.map((spell) => (spell.to === null ? { ...next, from: spell.from } : spell))
      : succeed(state.dues, 'due', { to: on, because, why, wentAlong }, { ...next, from: on });
  return { ...state, dues };
}

/** The date of one that is open, where its meeting has another day or is none any more. */
export function wentAlong(
  state: Commitment,
  on: Day,
  { to, meeting, next }: CommitmentEvents['commitment.followed'],
): Commitment {
  const followed = followedBy(state);
  if (!isOpenNow(state.status) || followed?.meeting !== meeting) return state;
  const follows = to === null ? null : (next ?? meeting);
  const followsBy = to === null ? null : followed.days;
  return agreed(state, on, to, { ...noReason, follows, followsBy }, true);
}

/**
 * As it is where something happened to it on `on`: where nobody has said when it was offered, that was
 * then at the latest.
 */
export function knownBy(state: Commitment, on: Day): Commitment {
  const { offeredOn, offeredUnknown, takenOn, owners, dues } = state;
  if (!offeredUnknown || on >= offeredOn) return state;
  const moved = <Spell extends { readonly from: Day }>(spells: readonly Spell[]): Spell[] =>
    spells.map((spell) => (spell.from === offeredOn ? { ...spell, from: on } : spell));
  return {
    ...state,
    offeredOn: on,
    takenOn: takenOn === offeredOn ? on : takenOn,
    owners: moved(owners),
    dues: moved(dues),
  };
}

/** As it is where it was offered on another day: so was who had it first, and the first date. */
export function offeredFrom(state: Commitment, on: Day): Commitment {
  const { offeredOn, takenOn, owners, dues } = state;
  const moved = <Spell extends { readonly from: Day }>(spells: readonly Spell[]): Spell[] =>
    spells.map((spell, place) =>
      place === 0 && spell.from === offeredOn ? { ...spell, from: on } : spell,
    );
  return {
    ...state,
    offeredOn: on,
    offeredUnknown: false,
    takenOn: takenOn === offeredOn ? on : takenOn,
    owners: moved(owners),
    dues: moved(dues),
  };
}

/** The first day on which anything became of it after it was offered; null where nothing has. */
export function followedOn({
  offeredOn,
  owners,
  dues,
  needs,
  nudges,
  closedOn,
  keptBy,
}: Commitment): Day | null {
  const days = [
    ...[...owners, ...dues].map(({ to }) => to),
    ...owners.slice(0, 1).map(({ from }) => (from === offeredOn ? null : from)),
    ...needs.map(({ from }) => (from === offeredOn ? null : from)),
    ...nudges.map(({ on }) => on),
    closedOn,
    keptBy,
  ];
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

/** Who held it, where somebody else does from `on`. */
export const handedOn = ({ owners }: Commitment, on: Day, member: Id): Commitment['owners'] =>
  succeed(owners, 'member', { to: on }, { member, from: on, to: null });

/** With nobody from `on`, and wanted: who held it until then stays on record. */
export const handedBack = (state: Commitment, on: Day): Commitment => ({
  ...state,
  status: 'wanted',
  takenOn: null,
  owners: state.owners.map((spell) => (spell.to === null ? { ...spell, to: on } : spell)),
});

/** What comes back to its hands on the same day has the date again that passing it on took away. */
export const dateTakenBack = (state: Commitment, on: Day, member: Id): Day | undefined =>
  dueOf(state) === null && state.owners.some((spell) => spell.to === on && spell.member === member)
    ? (state.dues.findLast(({ to }) => to === on)?.due ?? undefined)
    : undefined;

/**
 * What follows where two who held it or help with it are one person: whoever holds it is none of
 * those who help, and what passed from one to the other has not changed hands.
 */
export function heldByOne(state: Commitment): Commitment {
  const owners: Commitment['owners'][number][] = [];
  for (const spell of state.owners) {
    const before = owners.at(-1);
    if (before?.member === spell.member && before.to === spell.from)
      owners[owners.length - 1] = { ...before, to: spell.to };
    else owners.push(spell);
  }
  return { ...state, owners, others: state.others.filter((each) => each !== ownerOf(state)) };
}

/** Nobody hands on what they had not taken by then. @throws Refusal `before-taken` */
export function refuseBeforeTaken({ no, owners, offeredOn }: Commitment, on: Day): void {
  const held = owners.find(({ to }) => to === null);
  if (held === undefined || on >= held.from) return;
  throw new Refusal(
    'before-taken',
    `${formatDay(on)} is before ${no} came to whoever has it, on ${formatDay(held.from)}.`,
    `Give a day on or after that one.${held.from === offeredOn ? ` ${orOfferedThen(no)}` : ''}`,
  );
}

/** The day that stands for the one on which something was let go that nobody has said. */
export const likelyReleased = (state: Commitment, by: Day): Day => {
  const due = dueOf(state);
  return due !== null && due <= by && due >= state.offeredOn ? due : state.offeredOn;
};

/** Who helps, each once: whoever holds it is none of them. */
export const helpers = (others: readonly Id[], owner: Id | null): Id[] =>
  [...new Set(others)].filter((member) => member !== owner);
