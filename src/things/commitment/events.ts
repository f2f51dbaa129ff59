/** What can happen to a commitment, and what each event carries. */

import { count, day, maybe, reference, truth } from '../field.js';
import { onePerson } from '../naming.js';
import {
  type EventsFields,
  eachOptional,
  optional,
  type PayloadOf,
  type PayloadsOf,
  pick,
  without,
} from '../payload.js';
import type { EventOf } from '../thing.js';
import { commitmentFields, commitmentLists } from './fields.js';

const dayUnknown = { dayUnknown: optional(truth()) };

/** The meeting that a date follows, and by how many days. */
const following = { follows: optional(reference('meeting')), followsBy: optional(count()) };
export type FollowingSaid = PayloadOf<typeof following>;

const opening = {
  ...dayUnknown,
  ...following,
  ...pick(commitmentFields, 'text', 'saidAt', 'doneWhen'),
  ...pick(commitmentLists.dues.fields, 'due'),
  decision: optional(reference('decision')),
  duty: optional(reference('duty')),
  turnOn: optional(day()),
  turnOf: optional(reference('meeting')),
};
export type CommitmentOpening = PayloadOf<typeof opening>;

const because = pick(commitmentFields, 'because', 'why');
export type Because = PayloadOf<typeof because>;
export const noReason: Because = { because: null, why: null };

const by = { by: reference('member') };
const link = pick(commitmentLists.needs.fields, 'needs');

export const commitmentEvents = {
  'commitment.wanted': opening,
  'commitment.offered': { ...opening, ...by, ...pick(commitmentFields, 'others') },
  'commitment.taken': by,
  /** `before`: it was kept before it was put on record, on a day that nobody has said. */
  'commitment.kept': { ...dayUnknown, before: optional(truth()) },
  /**
   * From one date to another; `anew` where whoever it came to agreed to it in that breath, so that
   * nobody has moved anything.
   */
  'commitment.moved': { ...because, ...following, to: day(), anew: optional(truth()) },
  /** Its first date, or one after a time without; and why, where that was said. */
  'commitment.dated': { to: day(), ...following, ...eachOptional(because) },
  /**
   * The meeting that its date follows has another day; or was cancelled, so that it follows the next
   * one from now on, or has no date where none is planned. Nobody has moved it.
   */
  'commitment.followed': {
    to: maybe(day()),
    meeting: reference('meeting'),
    next: optional(reference('meeting')),
  },
  /** Its date had gone by when somebody else took it over, and is no debt of theirs. */
  'commitment.undated': because,
  'commitment.passed-on': { ...because, to: reference('member') },
  /** Whoever had it can't do it, and it is still wanted. */
  'commitment.handed-back': because,
  /** `dayUnknown`: on a day that nobody has said; `before`: and before it was put on record. */
  'commitment.released': { ...because, ...dayUnknown, before: optional(truth()) },
  /** It had been put down as kept, or let go, by mistake. */
  'commitment.reopened': {},
  'commitment.linked': link,
  'commitment.unlinked': link,
  'commitment.reworded': eachOptional(pick(commitmentFields, 'text', 'doneWhen', 'others')),
  /** When it was offered, or found to be wanted: a slip put right, or a day that nobody had said. */
  'commitment.day-corrected': { offered: day() },
  'commitment.nudged': pick(commitmentLists.nudges.fields, 'member'),
  'commitment.one-person': onePerson,
} satisfies EventsFields;
export type CommitmentEvents = PayloadsOf<typeof commitmentEvents>;
export type CommitmentEvent = EventOf<CommitmentEvents>;

/** An opening once said what the row was known by that it came from. */
export const commitmentUpcasts = {
  'commitment.wanted': [without('sourceKey')],
  'commitment.offered': [without('sourceKey')],
};

/** That nobody said on which day, as far as an event says so. */
export const whenUnsaid = ({ dayUnknown, before }: CommitmentEvents['commitment.kept']) => ({
  ...(dayUnknown && { dayUnknown }),
  ...(dayUnknown && before && { before }),
});
