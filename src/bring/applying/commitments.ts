import template from '#templates/imports/commitments.yaml';
import { counted } from '../../text/text.js';
import * as acts from '../../things/commitment/acts.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { dayOfReading } from '../cell-days.js';
import { readDayCell } from '../day-cells.js';
import { bringUpToDate, noteSaid, openOrClosed } from './commitment-changes.js';
import { claimCommitments } from './commitment-claims.js';
import {
  become,
  type CommitmentCells,
  commitmentColumns,
  type OwnedRow,
  type RowOfCommitment,
} from './commitment-row.js';
import { atLine, type ImportRun, whoAre } from './import-run.js';
import { cameIn, countRow } from './import-tally.js';
import { importable } from './importable.js';
import { inCell, mentionOf } from './people-of.js';

/** Commitments: words, owner, due date and day together make one what it is. */
export const commitmentsFile = importable({
  name: 'commitments',
  fields: commitmentColumns,
  template,
  one: 'commitment',
  days: 'offered ',
  summary: 'bring in who offered to do what; rows without a name are wanted',
  examples: [
    ['momentum import commitments actions.csv', 'of several names in a cell the first owns it'],
    ['momentum import commitments actions.csv', 'again, to bring what has changed up to date'],
  ],
  addsPeople: true,
  known: { who: 'who', by: ['what'], alone: true },
  next: 'To see them: momentum commitments',
  counts: {
    wanted: (n) =>
      n === 1
        ? '1 of them is wanted: nobody has taken it yet'
        : `${n} of them are wanted: nobody has taken them yet`,
    undated: (n) =>
      n === 1
        ? '1 of them does not say when it was offered: that stays unknown'
        : `${n} of them do not say when they were offered: that stays unknown`,
    unplaced: (n) =>
      `${counted(n, 'row')} ${n === 1 ? 'names' : 'name'} a meeting that is not on record`,
  },
  bring(run, rows) {
    const owned: OwnedRow[] = [];
    for (const row of rows) {
      atLine(run, row.line, () => {
        const members = ownersOf(run, row);
        if (members !== undefined) owned.push({ ...row, members });
      });
    }
    const claims = claimCommitments(run, owned);
    for (const row of owned) {
      const claim = claims.of(row.line);
      if (claim === undefined) continue;
      atLine(run, row.line, () => {
        if (claim === 'new') offer(run, row);
        else if (claim === 'twice') countRow(run, 'twice');
        else if (claim === 'stays') countRow(run, 'known');
        else bringUpToDate(run, need(run.transaction, 'commitment', claim), row);
      });
    }
    for (const state of claims.gone) {
      run.said.drop('commitments', state.id);
      if (openOrClosed(state) === 'open') run.tally.gone.push(`${state.no} (${state.text})`);
    }
  },
});

/** @returns undefined where the row waits for somebody, or for an answer */
function ownersOf(run: ImportRun, row: RowOfCommitment): readonly Id[] | undefined {
  const people = [];
  for (const { written } of row.fields.who) {
    const found = inCell(run, row.line, written);
    if (found === undefined) return undefined;
    // Nobody in particular, or all of them: whoever takes it has yet to be found.
    if (found.is === 'people') people.push(...found.people);
  }
  const mentions = people.map((person) => mentionOf(person));
  // It waits whole: half of a promise would be somebody's alone, who never made it alone.
  return whoAre(run, mentions, 'commitments', row);
}

function offer(run: ImportRun, row: OwnedRow): void {
  const { transaction, today } = run;
  const { fields: cells, members } = row;
  const [by, ...others] = members;
  const id = transaction.newId();
  const { what: text, due, doneWhen } = cells;
  const named = meetingOf(run, cells);
  const on = cells.date ?? earliest(today, [due, cells.keptOn, ...(named ? [named.day] : [])]);
  const saidAt = named?.id ?? null;
  run.record(
    acts.offer({
      ...{ id, text, on, today, due, doneWhen, saidAt, others, by: by ?? null },
      dayUnknown: cells.date === null,
    }),
  );
  if (cells.date === null) countRow(run, 'undated');
  if (by === undefined) countRow(run, 'wanted');
  cameIn(run, cells.date, members);
  become(run, need(transaction, 'commitment', id), cells, true);
  noteSaid(run, id, row);
}

/** Where nobody says when it was offered: on the first day that it is known of. */
const earliest = (today: Day, days: ReadonlyArray<Day | null>): Day =>
  days.reduce<Day>((first, day) => (day !== null && day < first ? day : first), today);

/** The only meeting of a day, where that is all that a row says of it: “3 Sep”. */
function namedByDay(
  { today, meetingsByDay }: ImportRun,
  words: string,
): { readonly id: Id; readonly day: Day } | undefined {
  const bare = words.replace(/\b(?:the|of|on|meeting|mtg|call|session)\b/giu, ' ').trim();
  const read = dayOfReading(readDayCell(bare), { tense: 'past', today });
  if (!('day' in read) || read.day === null) return undefined;
  const [only, another] = meetingsByDay.on(read.day);
  return only && another === undefined ? { id: only.id, day: read.day } : undefined;
}

/** The meeting that a row names by its title: of its day, or else the last of that title until then. */
function meetingOf(
  run: ImportRun,
  { meeting, date, due, keptOn }: CommitmentCells,
): { readonly id: Id; readonly day: Day } | undefined {
  if (meeting === null) return undefined;
  const ofDay = date === null ? undefined : run.meetingsByDay.find(date, meeting);
  const until = date ?? earliest(run.today, [due, keptOn]);
  const found =
    date !== null && ofDay !== undefined
      ? { id: ofDay, day: date }
      : (run.meetingsByDay.titled(meeting, until) ?? namedByDay(run, meeting));
  if (found === undefined) countRow(run, 'unplaced');
  return found;
}
