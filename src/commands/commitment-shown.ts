/** Which commitment is meant, and commitments in words, in tables and for `--json`. */

import { needed, one, several } from '../cli/parameters.js';
import type { Call, Result } from '../cli/verb.js';
import { type Inline, strong } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { counted, inWords } from '../text/text.js';
import {
  type Commitment,
  dueOf,
  followedBy,
  needsOf,
  ownerOf,
  saidOffered,
} from '../things/commitment/fields.js';
import type { CommitmentRow } from '../things/commitment/list.js';
import { hasGoneBy, isOpenNow } from '../things/commitment/terms.js';
import { commitment } from '../things/commitment/thing.js';
import { decision } from '../things/decision/thing.js';
import { duty } from '../things/duty/thing.js';
import type { Reader } from '../things/ledger.js';
import { meeting } from '../things/meeting/thing.js';
import { isGone } from '../things/member/terms.js';
import { member } from '../things/member/thing.js';
import { tellingFrom } from '../things/names.js';
import type { Telling } from '../things/sentences.js';
import type { Id } from '../things/thing.js';
import { type Day, formatDay, shortDay } from '../time/day.js';
import { dayWithDistance } from '../time/distance.js';
import { deed, listing, recorded } from './shown.js';

export const whichCommitment = needed(
  one('commitment', 'which one: its number, or a few of its words'),
);
export const whichCommitments = (question: string) =>
  needed(
    several('commitment', 'which one, or several: numbers, or a few of its words', {
      ask: { message: question },
    }),
  );
export const commitmentJson = { commitment: 'the commitment as it now stands' };
export const commitmentsJson = {
  ...commitmentJson,
  commitments: 'each as it now stands, where several were named; commitment is the first of them',
};

/** "a turn of duty 1 (Take the minutes), for “Menders’ evening”"; null of what is none. */
export const turnInWords = ({ duty: id, turnOf }: Commitment, names: Telling): string | null =>
  id === null
    ? null
    : `a turn of duty ${names.nameOf(duty, id)}${turnOf === null ? '' : `, for ${names.nameOf(meeting, turnOf)}`}`;

/** The meeting that the date goes with, and how many days after it; null where it goes with none. */
function followingData(reader: Reader, state: Commitment) {
  const follows = followedBy(state);
  const found = follows && reader.get('meeting', follows.meeting);
  return found ? { meeting: found.no, title: found.title, days: follows.days } : null;
}

const apartInWords = (days: number): string =>
  days % 7 === 0 ? counted(days / 7, 'week') : counted(days, 'day');

/** The same in words: “; it follows meeting 7 (“Tea”), 1 week after it”. */
export function followingInWords(reader: Reader, state: Commitment): string {
  const follows = followingData(reader, state);
  if (follows === null) return '';
  const { meeting: no, title, days } = follows;
  const apart =
    days === 0 ? '' : `, ${apartInWords(Math.abs(days))} ${days > 0 ? 'after' : 'before'} it`;
  return `; it follows meeting ${no} (“${title}”)${apart}`;
}

/**
 * What is now on record of a commitment.
 * @param did what was done to it: "Offered", "Kept"
 * @param more the day that was given for it, said back whole so that a slip shows; who helped before
 *   and does no longer
 */
export function commitmentRecorded(
  call: Call,
  did: string,
  state: Commitment,
  {
    on,
    offered,
    noLongerWith = [],
  }: {
    readonly on?: Day | undefined;
    readonly offered?: Day | undefined;
    readonly noLongerWith?: readonly Id[] | undefined;
  } = {},
): Result {
  const { ledger, today } = call.session;
  return ledger.read((reader) => {
    const names = tellingFrom(reader);
    const owner = ownerOf(state);
    const due = dueOf(state);
    const open = isOpenNow(state.status);
    const needs = needsOf(state).map((each) => names.nameOf(commitment, each));
    const people = [...(owner ? [owner] : []), ...state.others].map((id) => ({
      id,
      name: names.nameOf(member, id),
      status: reader.get('member', id)?.status ?? 'joined',
    }));
    const dates = datesOf(state);
    const gone = open ? people.filter(({ status }) => isGone(status)) : [];
    const isLeftBehind = gone.some(({ id }) => id === owner);
    const asking = open ? people.filter(({ status }) => status === 'requested') : [];
    const document = recorded(deed(did, state.no, state.text), [
      on ? `on ${dayWithDistance(on, today)}` : null,
      offered ? `offered on ${dayWithDistance(offered, today)}` : null,
      ...whoHasIt(state, people),
      noLongerWith.length > 0
        ? `no longer with ${inWords(noLongerWith.map((each) => names.nameOf(member, each)))}`
        : null,
      open && due ? `due ${dayWithDistance(due, today)}${followingInWords(reader, state)}` : null,
      open && dates.now === null && dates.before
        ? `no date for now: ${formatDay(dates.before)} had gone by`
        : null,
      ...gone.map(({ id, name }) =>
        id === owner ? `${name} has left, so it is looking for somebody` : `${name} has left`,
      ),
      ...asking.map(({ name }) => `${name} has asked to join, and is no member yet`),
      state.saidAt ? `said at ${names.nameOf(meeting, state.saidAt)}` : null,
      state.decision ? `comes of decision ${names.nameOf(decision, state.decision)}` : null,
      turnInWords(state, names),
      needs.length > 0 && open ? `needs ${inWords(needs)}` : null,
      state.doneWhen && open ? `done when ${state.doneWhen}` : null,
    ]);
    return {
      data: { commitment: commitmentData(reader, state, (each) => names.nameOf(member, each)) },
      document,
      hints: [
        ...(open && dates.now === null && dates.before
          ? [`To agree on a date: momentum move ${state.no} --to DATE`]
          : []),
        ...(isLeftBehind ? [`To hand it over: momentum pass ${state.no} --to NAME`] : []),
      ],
    };
  });
}

/** @param people whoever has it, and who helps */
function whoHasIt(
  state: Commitment,
  people: ReadonlyArray<{ readonly name: string }>,
): readonly string[] {
  const names = inWords(people.map(({ name }) => name));
  if (ownerOf(state) !== null) return [`by ${names}`];
  return [wantedInWords(state), ...(names === '' ? [] : [`there to help: ${names}`])];
}

/** Of what is with nobody: whether anybody has had it. */
const wantedInWords = ({ owners, status }: Commitment): string =>
  owners.length === 0
    ? 'nobody has taken it yet'
    : status === 'wanted'
      ? 'looking for somebody again'
      : 'with nobody since it was handed back';

/** The date that is agreed now, and the one before it; null where none was. */
export const datesOf = ({ dues }: Pick<Commitment, 'dues'>) => ({
  now: dues.at(-1)?.due ?? null,
  before: dues.at(-2)?.due ?? null,
});

/** A commitment for `--json`: people by name, days as they are. */
export const commitmentData = (reader: Reader, state: Commitment, name: (id: Id) => string) => ({
  no: state.no,
  text: state.text,
  status: state.status,
  by: ownerOf(state) === null ? null : name(ownerOf(state) as Id),
  with: state.others.map((each) => name(each)),
  due: dueOf(state),
  follows: followingData(reader, state),
  offeredOn: saidOffered(state),
  closedOn: state.closedOn,
  doneWhen: state.doneWhen,
  because: state.because,
  why: state.why,
});

export const everybody = ({ by, leftBehind, with: helpers }: CommitmentRow): string =>
  by === null ? 'wanted' : [leftBehind ? `${by} (has left)` : by, ...helpers].join(', ');

/** By when: what is looking for somebody is late for nobody. @param by what stands before a day to come */
export const dueInWords = (
  { due, overdue, status }: CommitmentRow,
  today: Day,
  by = '',
): string => {
  if (due === null) return '';
  const hoped = !overdue && isOpenNow(status) && hasGoneBy(due, today);
  return `${hoped ? 'hoped for by ' : by}${shortDay(due)}`;
};

/** Commitments as a table: the same wherever they are listed. */
export const commitmentTable = (
  rows: readonly CommitmentRow[],
  today: Day,
  empty: Inline,
  statuses = false,
): Tree =>
  listing(
    ['No', 'What', 'Who', 'Due', ...(statuses ? ['Now'] : [])],
    rows.map((row) => [
      String(row.no),
      row.text,
      everybody(row),
      row.overdue && row.due ? [strong(shortDay(row.due)), ' overdue'] : dueInWords(row, today),
      ...(statuses ? [row.leftBehind ? 'wanted' : row.status] : []),
    ]),
    empty,
  );

/** Who offered it, and who has it now where that is somebody else. */
export const offeredByWhom = (row: CommitmentRow): string => {
  if (row.offeredBy === null || row.offeredBy === row.by) return everybody(row);
  return `${row.offeredBy}, ${isOpenNow(row.status) ? 'passed on to' : 'in the end with'} ${everybody(row)}${isOpenNow(row.status) ? ' since' : ''}`;
};

/** "12 · Find a room · Ann · by 27 Nov 2026": a commitment as one line of a list. */
export const commitmentLine = (row: CommitmentRow, today: Day, whose = everybody(row)): Inline => {
  const due = dueInWords(row, today, 'by ');
  return [
    strong(String(row.no)),
    ` · ${row.text} · ${whose}`,
    due && ` · ${due}${row.overdue ? ', overdue' : ''}`,
  ];
};
