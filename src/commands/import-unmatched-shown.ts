/** Names that wait, and what came of them once they were settled or taught. */

import type { ImportOutcome, NameDecision } from '../bring/applying/import-file.js';
import { importables } from '../bring/applying/importables.js';
import type { Call, Result } from '../cli/verb.js';
import { code, list, paragraph, root, strong, table } from '../papers/build.js';
import { counted, inWords } from '../text/text.js';
import type { MemberOrNew } from '../things/member/changes.js';
import type { NearMember } from '../things/member/near.js';
import type { Session } from '../things/session.js';
import { type NameWaiting, namesIn, rowsWaiting } from '../things/unmatched/list.js';
import { shortDay } from '../time/day.js';
import { recorded } from './shown.js';

/** A name that waits, with whom it may mean. */
export type GuessedName = NameWaiting & { readonly guesses: readonly NearMember[] };

/** "2 attendances": whatever came from a kind of file that is known no more is rows. */
const thingsOf = (kind: string, rows: number): string =>
  counted(rows, importables.find(({ name }) => name === kind)?.one ?? 'row');

const ofWhat = ({ kinds }: NameWaiting): string =>
  kinds.map(({ kind, rows }) => thingsOf(kind, rows)).join(', ');

const when = ({ from, to }: NameWaiting): string =>
  from === null || to === null
    ? ''
    : from === to
      ? shortDay(from)
      : `${shortDay(from)} to ${shortDay(to)}`;

/** One waiting name in a line: "3 attendances, 4 May 2026 to 6 July 2026". */
export const whatWaits = (name: NameWaiting): string =>
  [ofWhat(name), when(name)].filter(Boolean).join(', ');

/** A name that waits, for `--json`. */
const waitingData = ({ no, written, handle, rows, kinds, from, to, guesses }: GuessedName) => ({
  ...{ no, written, handle, rows, kinds, from, to },
  guesses: guesses.map(({ no: number, label: name, likeness }) => ({
    no: number,
    name,
    likeness: Math.round(likeness * 100) / 100,
  })),
});

/** Who is waiting, whom they may mean, and what to type. */
export function waitingResult({ session }: Call, waiting: readonly GuessedName[]): Result {
  const [aside, rows] = session.ledger.read((reader) => [
    namesIn(reader, 'ignored'),
    rowsWaiting(
      reader,
      waiting.map(({ id }) => id),
    ),
  ]);
  const left =
    aside.length > 0
      ? paragraph(`Left aside: ${inWords(aside.map(({ written }) => `“${written}”`))}.`)
      : undefined;
  const data = {
    waiting: waiting.map(waitingData),
    aside: aside.map((name) => waitingData({ ...name, guesses: [] })),
  };
  const [first] = waiting;
  if (!first) {
    const none = left ? 'No name is waiting.' : 'No name is waiting: everybody is known.';
    return { data, document: root(paragraph(none), left) };
  }
  const [guess] = first.guesses;
  return {
    data,
    document: root(
      paragraph(
        `${counted(waiting.length, 'name')} from your files ${waiting.length === 1 ? 'matches' : 'match'} nobody for certain; ${counted(rows, 'row')} ${rows === 1 ? 'waits' : 'wait'} for ${waiting.length === 1 ? 'it' : 'them'}.`,
      ),
      table(
        ['No', 'As written', 'What waits', 'Perhaps'],
        waiting.map((name) => [
          String(name.no),
          name.handle === null ? name.written : `${name.written} @${name.handle}`,
          whatWaits(name),
          name.guesses.map(({ label, no }) => `${label} (${no})`).join(', '),
        ]),
        ['right', null, null, null],
      ),
      left,
      list([
        [
          'Say whom one means: ',
          code(`momentum import unmatched ${first.no} --is ${guess ? guess.no : 'NAME'}`),
        ],
        ['Somebody new: ', code(`momentum import unmatched ${first.no} --add`)],
        ['Leave one aside: ', code(`momentum import unmatched ${first.no} --ignore`)],
        ['Be asked about each in turn: ', code('momentum import unmatched --each')],
      ]),
    ),
  };
}

/** A name that has been settled, how, and what came of it. */
export interface Settled {
  readonly written: string;
  readonly verdict: NameDecision;
  readonly outcome: ImportOutcome;
}

function sentence({ session }: Call, { written, verdict, outcome }: Settled): string {
  if (verdict.is === 'aside') {
    return `“${written}” is left aside; its rows are kept${cameIn(outcome)}.`;
  }
  const whom = verdict.is === 'new' ? 'a member' : nameOf(session, verdict.whom);
  return `“${written}” is ${whom} from now on${cameIn(outcome)}.`;
}

const nameOf = ({ ledger }: Session, whom: MemberOrNew): string | undefined =>
  typeof whom === 'number' ? ledger.read((reader) => reader.get('member', whom)?.name) : whom.name;

const cameIn = (outcome: ImportOutcome): string => {
  const { of, settledRows: came } = outcome;
  const still =
    of.waiting > 0
      ? `; ${counted(of.waiting, 'row')} ${of.waiting === 1 ? 'waits' : 'wait'} for somebody else too`
      : '';
  return came === 0 ? still : `, and ${counted(came, 'row')} that waited came in${still}`;
};

/** @param left how many names are waiting still, where several were asked about */
export function settledResult(call: Call, done: readonly Settled[], left?: number): Result {
  const rest =
    left === undefined
      ? undefined
      : left === 0
        ? 'No other name is waiting.'
        : `${counted(left, 'name')} ${left === 1 ? 'is' : 'are'} still waiting.`;
  return {
    data: {
      settled: done.map(({ written, verdict, outcome }) => ({
        ...{ written, is: verdict.is, rows: outcome.settledRows },
      })),
    },
    document: root(
      ...(done.length > 0
        ? done.map((each) => paragraph(strong(sentence(call, each))))
        : [paragraph('Nothing was settled; they go on waiting.')]),
      rest && done.length > 0 ? paragraph(rest) : undefined,
      ...done.flatMap(({ outcome: { remarks } }) => (remarks.length > 0 ? [list(remarks)] : [])),
    ),
    hints: done.length > 0 ? ['To take it back: momentum undo'] : [],
  };
}

export function taughtResult({
  rows,
  of,
  settledRows: came,
  changed,
  leftOut,
}: ImportOutcome): Result {
  const known = `${counted(of.known, 'name')} ${of.known === 1 ? 'was' : 'were'} known already`;
  return {
    data: { settled: { rows, learned: of.filled, known: of.known, came } },
    document: changed
      ? recorded(strong(`${counted(of.filled, 'name')} learned.`), [
          came > 0 ? `${counted(came, 'row')} that waited came in` : null,
          of.known > 0 ? known : null,
          ...leftOut.map((each) => `left out: ${each}`),
        ])
      : root(paragraph(strong(`Nothing new: ${known}.`))),
    hints: changed
      ? [
          'See whether anybody still waits: momentum import unmatched',
          'To take it back: momentum undo',
        ]
      : [],
  };
}
