/** Decisions in words, in tables and for `--json`. */

import { needed, one } from '../cli/parameters.js';
import type { Call, Result } from '../cli/verb.js';
import type { Inline } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import {
  type DecisionRow,
  decisionRow,
  replacementOf,
  type WhichDecisions,
} from '../things/decision/list.js';
import { type Decision, decision } from '../things/decision/thing.js';
import type { Reader } from '../things/ledger.js';
import { meeting } from '../things/meeting/thing.js';
import { tellingFrom } from '../things/names.js';
import { question } from '../things/question/thing.js';
import type { Telling } from '../things/sentences.js';
import { type Day, shortDay } from '../time/day.js';
import { dayWithDistance } from '../time/distance.js';
import { deed, listing, recorded } from './shown.js';

export const whichDecision = needed(
  one('decision', 'which one: its number, or a few of its words'),
);
export const decisionJson = { decision: 'the decision as it now stands' };

/** What there is to say of a decision beside its words, a line each. */
export function aboutDecision(
  reader: Reader,
  state: Decision,
  names: Telling,
  today: Day,
): string[] {
  const { decidedOn, raisedOn, endedOn, lookAgainOn, takenAt, how, why } = state;
  const day = (on: Day): string => dayWithDistance(on, today);
  const replacement = replacementOf(reader, state);
  const by = how === null ? '' : ` by ${how}`;
  return [
    decidedOn === null
      ? raisedOn && `to be decided${by}, since ${day(raisedOn)}`
      : `decided${by} on ${day(decidedOn)}${takenAt ? ` at ${names.nameOf(meeting, takenAt)}` : ''}`,
    state.topic !== null && state.topic !== state.text && `it was asked: ${state.topic}`,
    why && `why: ${why}`,
    state.question !== null && `answers question ${names.nameOf(question, state.question)}`,
    state.insteadOf !== null && `in place of ${names.nameOf(decision, state.insteadOf)}`,
    state.status === 'standing' && lookAgainOn && `to be looked at again on ${day(lookAgainOn)}`,
    replacement !== undefined &&
      endedOn &&
      `holds no more since ${day(endedOn)}: ${names.nameOf(decision, replacement)} took its place`,
    state.status === 'withdrawn' && endedOn && `needs no deciding since ${day(endedOn)}`,
  ].filter((line) => typeof line === 'string');
}

/**
 * What is now on record of a decision.
 * @param did what was done to it: "Decided", "Withdrawn"
 */
export const decisionRecorded = (call: Call, did: string, state: Decision): Result =>
  call.session.ledger.read((reader) => ({
    data: { decision: decisionRow(reader, state.id) },
    document: recorded(
      deed(did, state.no, state.text),
      aboutDecision(reader, state, tellingFrom(reader), call.today),
    ),
    hints:
      state.status === 'to-take'
        ? [`Once it is decided: momentum decide "…" --settles ${state.no}`]
        : [],
  }));

const standing = ({ status, replacedBy }: DecisionRow): string => {
  if (status === 'to-take') return 'to be decided';
  if (status === 'withdrawn') return 'needs no deciding';
  if (status === 'superseded')
    return replacedBy === null ? 'no more' : `no more; see ${replacedBy}`;
  return 'stands';
};

/** Each list has the columns that tell its rows apart. */
export function decisionTable(
  rows: readonly DecisionRow[],
  which: WhichDecisions,
  empty: Inline,
): Tree {
  const day = (on: Day | null): string => (on === null ? '' : shortDay(on));
  const columns: ReadonlyArray<readonly [string, (row: DecisionRow) => string]> = [
    ['No', ({ no }) => String(no)],
    which === 'to take'
      ? ['To decide', ({ text }) => text]
      : ['Decision', ({ text, why }) => (why === null ? text : `${text} (${why})`)],
    ['By', ({ how }) => how ?? ''],
    which === 'to take'
      ? ['Since', ({ raisedOn }) => day(raisedOn)]
      : ['Day', ({ decidedOn, raisedOn }) => day(decidedOn ?? raisedOn)],
    ...(which === 'all'
      ? ([['Now', standing]] as const)
      : which === 'to take'
        ? []
        : ([['Look again', ({ lookAgainOn }: DecisionRow) => day(lookAgainOn)]] as const)),
  ];
  return listing(
    columns.map(([title]) => title),
    rows.map((row) => columns.map(([, cell]) => cell(row))),
    empty,
  );
}
