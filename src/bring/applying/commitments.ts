import { Refusal } from '../../text/refusal.js';
import * as commitments from '../../things/commitment/acts.js';
import type { Commitment } from '../../things/commitment/fields.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { commitmentOf } from '../../things/unmatched/list.js';
import type { Day } from '../../time/day.js';
import type { RowFields } from '../kinds.js';
import type { ReadRow } from '../read.js';
import { atLine, cameIn, type ImportRun, keepWaiting, whoIs } from './import-run.js';

type Row = ReadRow<'commitments'>;
type Cells = RowFields<'commitments'>;

/** Commitments, known again by their row's key; what has become of them since is followed up. */
export function importCommitments(run: ImportRun, rows: readonly Row[]): void {
  for (const row of rows) atLine(row.line, () => importCommitment(run, row));
}

function importCommitment(run: ImportRun, row: Row): void {
  const { transaction, tally } = run;
  const mentions = row.fields.who.map(({ name }) => ({ written: name, handle: null }));
  const owners = mentions.map((mention) => whoIs(run, mention));
  const missing = mentions.filter((_, at) => owners[at] === undefined);
  // It waits whole: half of a promise would be somebody's alone, who never made it alone.
  if (missing.length > 0) {
    keepWaiting(run, missing, 'commitments', row);
    return;
  }
  const members = [...new Set(owners.filter((id) => id !== undefined))];
  const known = commitmentOf(transaction.reader, row.key);
  if (known !== undefined) {
    const before = run.recorded();
    follow(run, need(transaction, 'commitment', known), row.fields, members);
    tally.of[run.recorded() > before ? 'followed' : 'known'] += 1;
    return;
  }
  follow(run, offer(run, row, members), row.fields, members);
}

function offer(run: ImportRun, { fields, key }: Row, [by, ...others]: readonly Id[]): Commitment {
  const { transaction, today, tally } = run;
  const id = transaction.newId();
  const { what: text, due, doneWhen } = fields;
  const on = fields.date ?? earliest(today, [due, fields.keptOn]);
  const saidAt = meetingOf(run, fields);
  run.record(
    commitments.offer({
      ...{ id, text, on, today, due, doneWhen, saidAt, others, sourceKey: key },
      by: by ?? null,
    }),
  );
  if (by === undefined) tally.of.wanted += 1;
  cameIn(run, on, by === undefined ? [] : [by, ...others]);
  return need(transaction, 'commitment', id);
}

/** Where nobody says when it was offered: on the first day that it is known of. */
const earliest = (today: Day, days: ReadonlyArray<Day | null>): Day =>
  days.reduce<Day>((first, day) => (day !== null && day < first ? day : first), today);

function meetingOf(run: ImportRun, { meeting, date }: Cells): Id | null {
  if (meeting === null) return null;
  const found = date === null ? undefined : run.meetingsByDay.find(date, meeting);
  if (found === undefined) run.tally.of.unplaced += 1;
  return found ?? null;
}

/** What the file says has become of one that is open. */
function follow(run: ImportRun, state: Commitment, fields: Cells, members: readonly Id[]): void {
  const { transaction, today } = run;
  const [by] = members;
  const status = fields.status ?? (fields.keptOn === null ? null : 'kept');
  if (state.status === 'wanted' && by !== undefined) {
    run.record(commitments.take(state, { on: state.offeredOn, today, by }));
  }
  const now = need(transaction, 'commitment', state.id);
  if (now.status !== 'offered' && now.status !== 'wanted') return;
  const on = fields.keptOn ?? likely(now, fields.due, today);
  if (status === 'released') run.record(commitments.release(now, { on, today }));
  if (status !== 'kept') return;
  if (now.status === 'wanted') throw keptByNobody();
  run.record(commitments.keep(now, { on, today, dayUnknown: fields.keptOn === null }));
}

// Nobody knows which day it was: the day it was due, if that has come, else when it was offered.
const likely = ({ offeredOn }: Commitment, due: Day | null, today: Day): Day =>
  due !== null && due <= today && due >= offeredOn ? due : offeredOn;

const keptByNobody = (): Refusal =>
  new Refusal(
    'csv-kept-by-nobody',
    'It says that something was kept, and not by whom.',
    'Name in that line who did it, or leave its status blank; nothing of the file has been brought in.',
  );
