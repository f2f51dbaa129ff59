import type { Call, Result, Run } from '../../cli/spec.js';
import { heading, list, paragraph, root, table } from '../../papers/build.js';
import { counted, inWords } from '../../text/text.js';
import { type Taken, takenBy, yearsOf } from '../../things/commitment/lives.js';
import { hasGoneBy, isOpenNow } from '../../things/commitment/terms.js';
import {
  type Commitment,
  dueOf,
  needsOf,
  ownerOf,
  type Reason,
  reasons,
} from '../../things/commitment/thing.js';
import { historyOf } from '../../things/history.js';
import type { Reader } from '../../things/ledger.js';
import { feedsOf } from '../../things/lookups.js';
import { lastAttended } from '../../things/meeting/list.js';
import type { Member } from '../../things/member/thing.js';
import { namesIn } from '../../things/names.js';
import { type Names, sentenceOf } from '../../things/sentences.js';
import type { Id } from '../../things/thing.js';
import { type Day, formatDay } from '../../time/day.js';
import { dayWithDistance, howLong } from '../words.js';
import type { why } from './index.js';
import { type Beat, told } from './story.js';

export const run: Run<typeof why> = ({ what: { id } }, call) =>
  call.session.ledger.read((reader) => {
    const commitment = reader.get('commitment', id);
    if (commitment) return ofCommitment(reader, commitment, call);
    const member = reader.get('member', id);
    if (member) return ofMember(reader, member, call);
    throw new Error('looked up a moment ago');
  });

// In its own story a thing is "it", and a member is named once at the top.
const beatsOf = (reader: Reader, id: Id, names: Names): Beat[] =>
  historyOf(reader, id).map((entry) => ({ on: entry.on, what: sentenceOf(entry, names) }));

function ofCommitment(reader: Reader, state: Commitment, { today }: Call): Result {
  const names = namesIn(reader);
  const own: Names = {
    ...names,
    commitment: (id) => (id === state.id ? 'it' : names.commitment(id)),
  };
  const story = beatsOf(reader, state.id, own);
  const now = [
    standing(state, today),
    state.saidAt ? `It was said at ${names.meeting(state.saidAt)}.` : null,
    hands(state, names),
    moves(state),
    waiting(reader, state, names),
    ahead(reader, state, names),
  ].filter((sentence) => sentence !== null);
  return {
    data: { commitment: state.no, member: null, story, taken: [], years: [], now },
    document: root(
      heading(1, `${state.no}  ${state.text}`),
      list(told(story)),
      heading(2, 'How it stands'),
      list(now),
    ),
  };
}

function standing(state: Commitment, today: Day): string {
  const due = dueOf(state);
  const closed = state.closedOn ? ` on ${dayWithDistance(state.closedOn, today)}` : '';
  const took =
    state.closedOn && state.takenOn && state.closedOn > state.takenOn
      ? `, ${howLong(state.takenOn, state.closedOn)} after it was taken`
      : '';
  if (state.status === 'kept') return `It was kept${closed}${took}.`;
  if (state.status === 'released') return `It was let go${closed}.`;
  const date =
    due === null
      ? 'no date was agreed'
      : hasGoneBy(due, today)
        ? `its day was ${dayWithDistance(due, today)}`
        : `it is due ${dayWithDistance(due, today)}`;
  return state.status === 'wanted' ? `Nobody has taken it yet; ${date}.` : `It is open; ${date}.`;
}

function hands(state: Commitment, names: Names): string | null {
  const all = [...new Set(state.owners.map(({ member }) => member))].map(names.member);
  if (all.length > 1) return `It has been in the hands of ${inWords(all)}, in that order.`;
  const owner = ownerOf(state);
  return owner && state.others.length > 0
    ? `${names.member(owner)} has it together with ${inWords(state.others.map(names.member))}.`
    : null;
}

function moves(state: Commitment): string | null {
  const moved = state.dues.filter(({ to }) => to !== null);
  if (moved.length === 0) return null;
  const said = moved
    .map(({ because }) => because)
    .filter((because): because is Reason => because !== null)
    .map((because) => reasons[because]);
  const why = said.length > 0 ? `: ${inWords([...new Set(said)])}` : '; nobody noted why';
  return `Its date was moved ${moved.length === 1 ? 'once' : counted(moved.length, 'time')}${why}.`;
}

function waiting(reader: Reader, state: Commitment, names: Names): string | null {
  const needs = needsOf(state);
  if (needs.length === 0) return null;
  const open = needs.filter((id) => {
    const needed = reader.get('commitment', id);
    return needed !== undefined && isOpenNow(needed.status);
  });
  return open.length === 0
    ? `All it needed is there: ${inWords(needs.map(names.commitment))}.`
    : `It waits for ${inWords(open.map(names.commitment))}.`;
}

function ahead(reader: Reader, state: Commitment, names: Names): string | null {
  const feeds = feedsOf(reader, state.id);
  if (feeds.length === 0) return null;
  const verb = feeds.length === 1 ? 'waits' : 'wait';
  return `${inWords(feeds.map(names.commitment))} ${verb} for it.`;
}

function ofMember(reader: Reader, state: Member, { today }: Call): Result {
  const names = namesIn(reader);
  const story = beatsOf(reader, state.id, names);
  const taken = takenBy(reader, state.id);
  const years = yearsOf(reader, state.id);
  const last = lastAttended(reader, state.id);
  const now = [
    kept(taken),
    last === null
      ? 'No list of a meeting has them on it.'
      : `Last on the list of a meeting on ${dayWithDistance(last.on, today)}.`,
    state.goodAt ? `Good at, or likes: ${state.goodAt}.` : null,
  ].filter((sentence) => sentence !== null);
  return {
    data: { commitment: null, member: state.no, story, taken, years, now },
    document: root(
      heading(1, state.name),
      list(told(story)),
      heading(2, 'What they offered'),
      taken.length === 0
        ? paragraph('Nothing is on record.')
        : list(taken.map((each) => `${each.no} (${each.text}): ${outcome(each, today)}`)),
      ...(years.length === 0
        ? []
        : [
            heading(2, 'Year by year'),
            table(
              ['Year', 'Meetings', 'Contributions'],
              years.map((each) => [each.year, String(each.meetings), String(each.contributions)]),
              [null, 'right', 'right'],
            ),
          ]),
      heading(2, 'How it stands'),
      list(now),
    ),
  };
}

function outcome({ from, passedOn, status, due, closedOn }: Taken, today: Day): string {
  const since = `taken on ${formatDay(from)}`;
  if (passedOn !== null) return `${since}, passed on ${howLong(from, passedOn)} later`;
  const after = closedOn === null ? '' : ` ${howLong(from, closedOn)} later`;
  if (status === 'kept') return `${since}, kept${after}`;
  if (status === 'released') return `${since}, let go${after}`;
  return `${since}, open${due === null ? '' : `; due ${dayWithDistance(due, today)}`}`;
}

function kept(taken: readonly Taken[]): string | null {
  if (taken.length === 0) return null;
  const number = (status: Commitment['status']): number =>
    taken.filter((each) => each.passedOn === null && each.status === status).length;
  const parts = [
    `${number('kept')} kept`,
    `${number('offered')} open`,
    `${number('released')} let go`,
    `${taken.filter(({ passedOn }) => passedOn !== null).length} passed on`,
  ].filter((part) => !part.startsWith('0 '));
  return `Of ${counted(taken.length, 'offer')}: ${inWords(parts)}.`;
}
