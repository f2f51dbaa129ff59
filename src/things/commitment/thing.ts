import { inWords } from '../../text/text.js';
import { type Day, formatDay, weekOf } from '../../time/day.js';
import type { Mark } from '../activity.js';
import { day, maybe, reference } from '../field.js';
import { member } from '../member/thing.js';
import { foldOnePerson, toldOnePerson } from '../naming.js';
import { type Findable, index, noneFound, type Thing } from '../thing.js';
import { type CommitmentEvents, commitmentEvents, commitmentUpcasts, noReason } from './events.js';
import { type Commitment, commitmentFields, commitmentLists, dueOf, ownerOf } from './fields.js';
import { findCommitments } from './find.js';
import {
  agreed,
  handedBack,
  handedOn,
  heldByOne,
  knownBy,
  likelyReleased,
  offeredFrom,
  openedBy,
  wentAlong,
} from './spells.js';
import { knownTakings } from './terms.js';
import { byDay, following, inBrackets, toldFollowing, whenUnknown } from './wording.js';

const keptBy = ({ owners, others }: Commitment, week: Day): Mark[] =>
  [...owners.filter(({ to }) => to === null).map((spell) => spell.member), ...others].map(
    (who) => ({ member: who, week, activity: 'kept' }),
  );

export const commitment: Thing<'commitment', Commitment, CommitmentEvents> & Findable = {
  name: 'commitment',
  table: 'commitment',
  fields: commitmentFields,
  lists: commitmentLists,
  events: commitmentEvents,
  derived: {
    owner: { field: maybe(reference('member')), of: (state) => ownerOf(state) },
    dueOn: { field: maybe(day()), of: (state) => dueOf(state) },
  },
  indexes: [
    index('commitment_status', 'status, due_on'),
    index('commitment_offered', 'offered_on'),
    index('commitment_closed', 'closed_on'),
    index('commitment_kept_by', 'kept_by'),
    index('commitment_owner_now', 'owner, status'),
    index('commitment_decision', 'decision', { where: 'decision IS NOT NULL' }),
    index('commitment_duty', 'duty', { where: 'duty IS NOT NULL' }),
  ],
  label: ({ no, text }) => `${no} (${text})`,
  gone: 'something',
  found: {
    placeholder: 'COMMITMENT',
    many: 'commitments',
    find: findCommitments,
    missing: noneFound(
      'unknown-commitment',
      'There is no commitment',
      'See what there is, with numbers: momentum commitments',
    ),
  },
  upcasts: commitmentUpcasts,
  opens: {
    'commitment.wanted': ({ subject, on, data }) => ({
      ...openedBy(subject, on, data),
      status: 'wanted',
      owners: [],
    }),
    'commitment.offered': ({ subject, on, data }) => ({
      ...openedBy(subject, on, data),
      status: 'offered',
      takenOn: on,
      others: data.others,
      owners: [{ member: data.by, from: on, to: null }],
    }),
  },
  changes: {
    'commitment.taken': {
      after: ['wanted'],
      fold: (state, { on, data }) => ({
        ...knownBy(state, on),
        status: 'offered',
        takenOn: on,
        others: state.others.filter((member) => member !== data.by),
        owners: handedOn(knownBy(state, on), on, data.by),
      }),
    },
    'commitment.handed-back': {
      after: ['offered'],
      fold: (state, { on }) => handedBack(knownBy(state, on), on),
    },
    'commitment.kept': {
      after: ['offered'],
      fold: (state, { on, data }) => ({
        ...knownBy(state, on),
        status: 'kept',
        closedOn: data.dayUnknown ? null : on,
        keptBy: data.dayUnknown && !data.before ? on : null,
      }),
    },
    'commitment.moved': {
      after: ['offered', 'wanted'],
      fold: (state, { on, data }) => agreed(knownBy(state, on), on, data.to, data),
    },
    'commitment.dated': {
      after: ['offered', 'wanted'],
      fold: (state, { on, data }) =>
        agreed(knownBy(state, on), on, data.to, { ...noReason, ...data }),
    },
    // What is closed by then, or goes by another date, on a copy that was brought in, stays as it is.
    'commitment.followed': {
      after: ['offered', 'wanted', 'kept', 'released'],
      fold: (state, { on, data }) => wentAlong(state, on, data),
    },
    'commitment.undated': {
      after: ['offered'],
      fold: (state, { on, data }) => agreed(knownBy(state, on), on, null, data),
    },
    'commitment.passed-on': {
      after: ['offered'],
      fold: (state, { on, data }) => ({
        ...knownBy(state, on),
        others: state.others.filter((member) => member !== data.to),
        owners: handedOn(knownBy(state, on), on, data.to),
      }),
    },
    'commitment.released': {
      after: ['offered', 'wanted'],
      fold: (state, { on, data: { because, why, before } }) => ({
        ...knownBy(state, on),
        status: 'released',
        // Among the days it has its place where it was due, or else offered: long ago, and no news.
        closedOn: before ? likelyReleased(state, on) : on,
        because,
        why,
      }),
    },
    'commitment.reopened': {
      after: ['kept', 'released'],
      fold: (state) => ({
        ...state,
        status: ownerOf(state) === null ? 'wanted' : 'offered',
        closedOn: null,
        keptBy: null,
        because: null,
        why: null,
      }),
    },
    'commitment.linked': {
      after: ['offered', 'wanted', 'kept'],
      fold: (state, { on, data }) => ({
        ...state,
        needs: [...state.needs, { needs: data.needs, from: on, to: null }],
      }),
    },
    'commitment.unlinked': {
      after: ['offered', 'wanted', 'kept', 'released'],
      fold: (state, { on, data }) => ({
        ...state,
        needs: state.needs.map((link) =>
          link.needs === data.needs && link.to === null ? { ...link, to: on } : link,
        ),
      }),
    },
    'commitment.reworded': {
      after: ['offered', 'wanted', 'kept', 'released'],
      fold: (state, { data }) => ({ ...state, ...data }),
    },
    'commitment.day-corrected': {
      after: ['offered', 'wanted', 'kept', 'released'],
      fold: (state, { data }) => offeredFrom(state, data.offered),
    },
    'commitment.nudged': {
      after: ['offered'],
      fold: (state, { on, data }) => ({
        ...state,
        nudges: [...state.nudges, { member: data.member, on }],
      }),
    },
    'commitment.one-person': {
      after: ['offered', 'wanted', 'kept', 'released'],
      fold: foldOnePerson({ fields: commitmentFields, lists: commitmentLists }, heldByOne),
    },
  },
  corrections: {
    'commitment.day-corrected': {
      of: { 'commitment.wanted': true, 'commitment.offered': true },
      along: { 'commitment.linked': 'in-one-breath' },
      day: ({ offered }) => offered,
      what: (id, nameOf) => `The day ${nameOf(commitment, id)} was offered`,
    },
  },
  activity: (state) => [
    ...knownTakings(state).map(
      ({ member: who, from }): Mark => ({ member: who, week: weekOf(from), activity: 'taken' }),
    ),
    ...(state.status === 'kept' && state.closedOn !== null
      ? keptBy(state, weekOf(state.closedOn))
      : []),
  ],
  sentences: {
    'commitment.wanted': (data, _id, nameOf, no) =>
      `Wanted: ${no} (${data.text})${byDay(data.due)}${following(data, nameOf)}${whenUnknown(data)}.`,
    'commitment.offered': (data, _, nameOf, no) => {
      const by = nameOf(member, data.by);
      const others = data.others.map((each) => nameOf(member, each)).filter((each) => each !== by);
      const together = others.length > 0 ? `, with ${inWords(others)}` : '';
      return `${by} offered ${no} (${data.text})${together}${byDay(data.due)}${following(data, nameOf)}${whenUnknown(data)}.`;
    },
    'commitment.taken': ({ by }, id, nameOf) =>
      `${nameOf(member, by)} took ${nameOf(commitment, id)}.`,
    'commitment.kept': (data, id, nameOf) =>
      `${nameOf(commitment, id)} was kept${whenUnknown(data)}.`,
    'commitment.moved': (data, id, nameOf) =>
      data.anew
        ? `${nameOf(commitment, id)} is to be done by another day now: ${formatDay(data.to)}${following(data, nameOf)}.`
        : `${nameOf(commitment, id)} was moved to ${formatDay(data.to)}${following(data, nameOf)}${inBrackets(data)}.`,
    'commitment.dated': (data, id, nameOf) =>
      `${nameOf(commitment, id)} has a date now: ${formatDay(data.to)}${following(data, nameOf)}${inBrackets(data)}.`,
    'commitment.followed': (data, id, nameOf) =>
      toldFollowing(data, nameOf(commitment, id), nameOf),
    'commitment.undated': (data, id, nameOf) =>
      `${nameOf(commitment, id)} has no date any more${inBrackets(data)}.`,
    'commitment.passed-on': (data, id, nameOf) =>
      `${nameOf(commitment, id)} was passed on to ${nameOf(member, data.to)}${inBrackets(data)}.`,
    'commitment.handed-back': (data, id, nameOf) =>
      `${nameOf(commitment, id)} was handed back, and is looking for somebody${inBrackets(data)}.`,
    'commitment.released': (data, id, nameOf) =>
      `${nameOf(commitment, id)} was let go${inBrackets(data)}${whenUnknown(data)}.`,
    'commitment.reopened': (_, id, nameOf) => `${nameOf(commitment, id)} was opened again.`,
    'commitment.linked': ({ needs }, id, nameOf) =>
      `${nameOf(commitment, id)} needs ${nameOf(commitment, needs)}.`,
    'commitment.unlinked': ({ needs }, id, nameOf) =>
      `${nameOf(commitment, id)} no longer needs ${nameOf(commitment, needs)}.`,
    'commitment.reworded': ({ text, doneWhen, others }, id, nameOf) => {
      const what = nameOf(commitment, id);
      if (text !== undefined) return `${what} was put in other words.`;
      if (doneWhen !== undefined || others === undefined) return `${what} was edited.`;
      return others.length === 0
        ? `Nobody helps with ${what} any more.`
        : `Who helps with ${what}: ${inWords(others.map((each) => nameOf(member, each)))}.`;
    },
    'commitment.day-corrected': ({ offered }, id, nameOf) =>
      `${nameOf(commitment, id)} was offered on ${formatDay(offered)}, as has been put right.`,
    'commitment.nudged': ({ member: who }, id, nameOf) =>
      `${nameOf(member, who)} was offered help with ${nameOf(commitment, id)}.`,
    'commitment.one-person': toldOnePerson(() => commitment),
  },
};
