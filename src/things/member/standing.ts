/** How somebody stands, as their entries fold: who they are at first, and what becomes of them. */
import type { Day } from '../../time/day.js';
import { unsaid } from '../field.js';
import { type Id, Unfoldable } from '../thing.js';
import {
  formerMember,
  type Member,
  type MemberStatus,
  memberFields,
  type Profile,
} from './fields.js';
import { isStill, type TimeHere } from './one-person.js';
import { isMerged } from './terms.js';

export const opened = (id: Id, data: Profile): Omit<Member, 'no' | 'status' | 'spells'> => ({
  requestedOn: null,
  joinedOn: null,
  welcomedOn: null,
  leftOn: null,
  thankedOn: null,
  contactedOn: null,
  aliases: [],
  ...unsaid(memberFields),
  ...data,
  id,
});

/** Somebody who is in another status from that day on. */
export const standsAs = (state: Member, status: MemberStatus, on: Day): Member => ({
  ...state,
  status,
  leftOn: status === 'left' ? on : null,
  joinedOn: status === 'joined' && state.status === 'requested' ? on : state.joinedOn,
  spells: [
    ...state.spells.map((spell) => (spell.to === null ? { ...spell, to: on } : spell)),
    { status, from: on, to: null },
  ],
});

/** What is left of an entry that was merged: its number, and what it was called. */
export function merged(state: Member, was: TimeHere): Member {
  // An undoing of something earlier would be told, and change nothing about whoever it was of.
  if (!isStill(was, state)) throw new Unfoldable('something earlier about a merged entry');
  const { id, no, name } = state;
  return { ...opened(id, { ...unsaid(memberFields), name }), no, status: 'merged', spells: [] };
}

/** What is left of somebody who was forgotten: when they were here, and into whom they were merged. */
export const forgotten = (state: Member): Member => ({
  ...state,
  ...unsaid(memberFields),
  ...{ name: formerMember, bot: state.bot, aliases: [] },
  status: isMerged(state.status) ? 'merged' : 'forgotten',
});
