/** What can be done about a member: each act decides which events come of it, or refuses. */

import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { cleanText, nameKey } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { notToCome } from '../days.js';
import { changed, type Id, opening, type SaidInput } from '../field.js';
import { otherThan } from '../payload.js';
import { permits } from '../thing.js';
import {
  firstJoined,
  type Member,
  type MemberStanding,
  memberFields,
  type Profile,
  spellingsOf,
} from './fields.js';
import { type MemberEvent, member } from './thing.js';

/** What is said of somebody new; what was not said is as it usually is. */
export type NewMember = Pick<Profile, 'name'> &
  SaidInput<typeof memberFields> & { readonly id: Id; readonly on: Day };

/** `joined` null: nobody knows since when. @throws Refusal `text-…` */
export const join = (input: NewMember & { readonly joined: Day | null }): MemberEvent[] => [
  {
    kind: 'member.joined',
    subject: input.id,
    on: input.joined ?? input.on,
    data: { ...opening(memberFields, input), joined: input.joined },
  },
];

export const request = (input: NewMember): MemberEvent[] => [
  {
    kind: 'member.requested',
    subject: input.id,
    on: input.on,
    data: opening(memberFields, input),
  },
];

const statusWords: Record<MemberStanding, string> = {
  requested: 'has asked to join and is not a member yet',
  joined: 'is a member',
  paused: 'is pausing',
  left: 'has left',
  merged: 'is on record under another number',
  forgotten: 'was forgotten',
};

type Plain =
  | 'member.approved'
  | 'member.welcomed'
  | 'member.paused'
  | 'member.left'
  | 'member.rejoined';

const nextSteps: Record<Plain, string> = {
  'member.approved': 'Only somebody who has asked to join can be approved.',
  'member.welcomed': 'Approve or rejoin them first, then welcome them.',
  'member.paused': 'Only somebody who is here can pause.',
  'member.left': 'Nothing needed changing.',
  'member.rejoined': 'Only somebody who paused or left can rejoin.',
};

/** One of the steps that need nothing but a day. @throws Refusal `member-status`, `day-to-come` */
export function step(
  state: Member,
  kind: Plain,
  { on, today }: { readonly on: Day; readonly today: Day },
): MemberEvent[] {
  if (!permits(member, state, kind)) {
    throw new Refusal(
      'member-status',
      `${state.name} ${statusWords[state.status]}.`,
      nextSteps[kind],
    );
  }
  notToCome(on, today);
  const since = state.spells.at(-1)?.from;
  if (since && on < since) {
    throw new Refusal(
      'before-joined',
      `${state.name} ${statusWords[state.status]} since ${formatDay(since)}.`,
      'Give a day on or after that one.',
    );
  }
  return [{ kind, subject: state.id, on, data: {} }];
}

/** @throws Refusal `alias-known` where they are known by it already */
export function knownAs(state: Member, alias: string, on: Day): MemberEvent[] {
  const clean = cleanText(alias, 'the other spelling');
  if (spellingsOf(state).some((each) => nameKey(each) === nameKey(clean))) {
    throw new Refusal(
      'alias-known',
      `${state.name} is known as “${clean}” already.`,
      'Nothing needed changing.',
    );
  }
  return [{ kind: 'member.known-as', subject: state.id, on, data: { alias: clean } }];
}

/**
 * Takes a spelling away again: none where only files had taught it beside a handle.
 * @throws Refusal `alias-unknown` where they are not known by it, or by their very name
 */
export function noLongerKnownAs(
  state: Member,
  spelling: string,
  on: Day,
  taught: boolean,
): MemberEvent[] {
  const alias = state.aliases.find((each) => nameKey(each.alias) === nameKey(spelling))?.alias;
  if (alias !== undefined) {
    return [{ kind: 'member.no-longer-known-as', subject: state.id, on, data: { alias } }];
  }
  if (taught) return [];
  const own = spellingsOf(state).some((each) => nameKey(each) === nameKey(spelling));
  throw new Refusal(
    'alias-unknown',
    own
      ? `“${visible(spelling)}” is what ${state.name} is called or reached by, and no other spelling.`
      : `${state.name} has no other spelling “${visible(spelling)}”.`,
    own
      ? `To change it: momentum member edit ${state.no} --help`
      : `See which there are: momentum member show ${state.no}`,
  );
}

/** An empty text takes away what was there. @throws Refusal `text-…` */
export const edit = (
  state: Member,
  on: Day,
  change: SaidInput<typeof memberFields>,
): MemberEvent[] => {
  const data = otherThan(state, changed(memberFields, change));
  return data === null ? [] : [{ kind: 'member.edited', subject: state.id, on, data }];
};

export const thank = (state: Member, on: Day, what: string | null): MemberEvent[] => [
  { kind: 'member.thanked', subject: state.id, on, data: { what } },
];

export const contact = (state: Member, on: Day, why: string | null): MemberEvent[] => [
  { kind: 'member.contacted', subject: state.id, on, data: { why } },
];

/**
 * Says since when somebody is a member, where nobody knew or it was wrong; null: nobody knows.
 * @throws Refusal `joined-after`, `joined-on-request`, `member-status`
 */
export function dateJoining(state: Member, joined: Day | null, today: Day): MemberEvent[] {
  const spell = firstJoined(state);
  if (!spell) {
    throw new Refusal(
      'member-status',
      `${state.name} ${statusWords[state.status]}.`,
      `To let them in: momentum member approve ${state.no}`,
    );
  }
  if (spell.from === joined) return [];
  const [first] = state.spells;
  if (joined === null && first !== spell) {
    throw new Refusal(
      'joined-on-request',
      `${state.name} asked to join first, so the day was known when they were let in.`,
      'Give the day, if it was another one.',
    );
  }
  if (spell.to !== null && joined !== null && joined > spell.to) {
    throw new Refusal(
      'joined-after',
      `${formatDay(joined)} is after ${formatDay(spell.to)}, when ${state.name} was no longer simply a member.`,
      'Give a day on or before that one.',
    );
  }
  return [{ kind: 'member.joining-dated', subject: state.id, on: today, data: { joined } }];
}
