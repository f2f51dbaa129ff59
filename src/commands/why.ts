/** How a commitment came to be where it is, or a member’s time here, as a story. */

import { needed, one } from '../cli/parameters.js';
import { type Call, type Result, type Verb, verb } from '../cli/verb.js';
import { heading, list, root } from '../papers/build.js';
import { counted, inWords } from '../text/text.js';
import { type Commitment, dueOf, needsOf, ownerOf } from '../things/commitment/fields.js';
import { feedsOf } from '../things/commitment/find.js';
import { holderIsGone } from '../things/commitment/leavers.js';
import { movesOf, storyOf } from '../things/commitment/story.js';
import { hasGoneBy, isOpenNow } from '../things/commitment/terms.js';
import { commitment } from '../things/commitment/thing.js';
import { decision } from '../things/decision/thing.js';
import { sharingNumber } from '../things/history.js';
import type { Reader } from '../things/ledger.js';
import { meeting } from '../things/meeting/thing.js';
import { hasLeftNow } from '../things/member/list.js';
import { member } from '../things/member/thing.js';
import { tellingFrom } from '../things/names.js';
import { givenNo } from '../things/no.js';
import type { Telling } from '../things/sentences.js';
import { need } from '../things/session.js';
import type { Id } from '../things/thing.js';
import { type Day, formatDay } from '../time/day.js';
import { dayWithDistance, howLong } from '../time/distance.js';
import { followingInWords, turnInWords } from './commitment-shown.js';
import { beatsOf, toldInTurn } from './shown.js';
import { whyDecision } from './why-decision.js';
import { ofMember } from './why-member.js';
import { whyPoll } from './why-poll.js';

const why = verb({
  path: ['why'],
  group: 'To see further:',
  summary: 'how a commitment came to be where it is, or a member’s time here, as a story',
  examples: [
    ['momentum why 12', 'who offered it, what moved it, what it waits for'],
    ['momentum why amina', 'what she took on and what became of it, when she came and gave'],
  ],
  arguments: { what: needed(one('subject', 'the commitment’s number or words, or a name')) },
  json: {
    commitment: 'the commitment’s number, or null where a member was meant',
    member: 'the member’s number, or null',
    story: 'what happened, each with its day and a sentence',
    taken: 'what the member took on, and what became of it',
    helped: 'what the member helps with, or helped with, and what became of it',
    years: 'how often the member came and gave, year by year',
    now: 'how things stand, a sentence each',
  },
  uses: 'reads',
  pages: true,
  run: ({ what: { id } }, call) =>
    call.session.ledger.read((reader) => {
      const commitment = reader.get('commitment', id);
      if (commitment) return ofCommitment(reader, commitment, call);
      return ofMember(reader, need(reader, 'member', id), call);
    }),
});

function ofCommitment(reader: Reader, state: Commitment, { today }: Call): Result {
  const names = tellingFrom(reader);
  // In its own story it is "it".
  const own: Telling = {
    ...names,
    nameOf: (thing, id) => (id === state.id ? 'it' : names.nameOf(thing, id)),
  };
  const entries = storyOf(reader, state.id);
  const story = beatsOf(entries, own);
  const now = [
    commitmentStanding(reader, state, today, story.at(-1)?.dayUnknown),
    state.saidAt ? `It was said at ${names.nameOf(meeting, state.saidAt)}.` : null,
    state.decision ? `It comes of decision ${names.nameOf(decision, state.decision)}.` : null,
    state.duty ? `It is ${turnInWords(state, names)}.` : null,
    hands(reader, state, names),
    moves(movesOf(reader, state.id)),
    waiting(reader, state, names),
    ahead(reader, state, names),
    ...sharing(reader, state, names),
  ].filter((sentence) => sentence !== null);
  return {
    data: { commitment: state.no, member: null, story, taken: [], helped: [], years: [], now },
    document: root(
      heading(1, `${state.no}  ${state.text}`),
      list(toldInTurn(story)),
      heading(2, 'How it stands'),
      list(now),
    ),
  };
}

function commitmentStanding(
  reader: Reader,
  state: Commitment,
  today: Day,
  dayUnknown = false,
): string {
  const due = dueOf(state);
  const isLeftBehind = holderIsGone(reader, state);
  const closed = state.closedOn ? ` on ${dayWithDistance(state.closedOn, today)}` : '';
  const took =
    state.closedOn && state.takenOn && state.closedOn > state.takenOn
      ? `, ${howLong(state.takenOn, state.closedOn)} after it was taken`
      : '';
  if (state.status === 'kept' && !state.closedOn) {
    const by = state.keptBy ? ` by ${dayWithDistance(state.keptBy, today)}` : '';
    return `It was kept${by}; when, nobody has said.`;
  }
  if (state.status === 'kept') return `It was kept${closed}${took}.`;
  if (state.status === 'released') {
    return dayUnknown ? 'It was let go; when, nobody has said.' : `It was let go${closed}.`;
  }
  const date =
    due === null
      ? 'no date was agreed'
      : hasGoneBy(due, today)
        ? `its day was ${dayWithDistance(due, today)}`
        : `it is due ${dayWithDistance(due, today)}${followingInWords(reader, state)}`;
  if (isLeftBehind) return `It is looking for somebody, since whoever had it has left; ${date}.`;
  if (state.status === 'offered') return `It is open; ${date}.`;
  return state.owners.length === 0
    ? `Nobody has taken it yet; ${date}.`
    : `It was handed back, and is looking for somebody; ${date}.`;
}

const together: Record<Commitment['status'], string> = {
  wanted: 'has it',
  offered: 'has it',
  kept: 'did it',
  released: 'had it',
};

function hands(reader: Reader, state: Commitment, names: Telling): string | null {
  const called = (ids: readonly Id[]): string =>
    inWords([...new Set(ids)].map((each) => names.nameOf(member, each)));
  const all = new Set(state.owners.map(({ member }) => member));
  if (all.size > 1) return `It has been in the hands of ${called([...all])}, in that order.`;
  const owner = ownerOf(state);
  const others = isOpenNow(state.status)
    ? state.others.filter((each) => !hasLeftNow(reader, each))
    : state.others;
  if (owner === null || others.length === 0) return null;
  return holderIsGone(reader, state)
    ? `There to help with it: ${called(others)}.`
    : `${called([owner])} ${together[state.status]} together with ${called(others)}.`;
}

function moves(moved: ReadonlyArray<string | null>): string | null {
  if (moved.length === 0) return null;
  const said = moved.filter((reason) => reason !== null);
  const why = said.length > 0 ? ` (${inWords([...new Set(said)])})` : '; nobody noted why';
  return `Its date was moved ${moved.length === 1 ? 'once' : counted(moved.length, 'time')}${why}.`;
}

function isOpen(reader: Reader, id: Id): boolean {
  const state = reader.get('commitment', id);
  return state !== undefined && isOpenNow(state.status);
}

function waiting(reader: Reader, state: Commitment, names: Telling): string | null {
  const needs = needsOf(state);
  if (needs.length === 0) return null;
  const open = needs.filter((id) => isOpen(reader, id));
  return open.length === 0
    ? `All it needed is there: ${inWords(needs.map((each) => names.nameOf(commitment, each)))}.`
    : `It waits for ${inWords(open.map((each) => names.nameOf(commitment, each)))}.`;
}

function ahead(reader: Reader, state: Commitment, names: Telling): string | null {
  const feeds = feedsOf(reader, state.id).filter((id) => isOpen(reader, id));
  if (feeds.length === 0) return null;
  const verb = feeds.length === 1 ? 'waits' : 'wait';
  return `${inWords(feeds.map((each) => names.nameOf(commitment, each)))} ${verb} for it.`;
}

/** What the number may have meant, in papers of before two copies of the ledger came together. */
const sharing = (reader: Reader, state: Commitment, names: Telling): string[] =>
  sharingNumber(reader, 'commitment', state).map(({ id, since }) => {
    const until = since === null ? '' : `, until ${formatDay(since)}`;
    const no = givenNo(state.no);
    return `The number ${no} also meant ${names.nameOf(commitment, id)}, in another copy of the ledger${until}.`;
  });

export const verbs: readonly Verb[] = [why, whyDecision, whyPoll];
