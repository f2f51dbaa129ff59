import template from '#templates/imports/commitments.yaml';
import { Refusal } from '../../text/refusal.js';
import { counted } from '../../text/text.js';
import * as acts from '../../things/commitment/acts.js';
import type { Commitment } from '../../things/commitment/fields.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { commitmentOf } from '../../things/unmatched/list.js';
import type { Day } from '../../time/day.js';
import type { ReadRow } from '../read.js';
import { as, oneOf, type RowOf, required } from '../row-fields.js';
import { atLine, cameIn, countRow, type ImportRun, keepWaiting, whoIs } from './import-run.js';
import { importable } from './importable.js';

const fields = {
  date: as('day'),
  who: as('names'),
  what: required('text'),
  due: as('day'),
  status: oneOf('open', 'kept', 'released'),
  keptOn: as('day'),
  meeting: as('text'),
  doneWhen: as('text'),
};

/** Commitments, known again by their row's key; what has become of them since is followed up. */
export const commitmentsFile = importable({
  name: 'commitments',
  fields,
  identity: ['date', 'what'],
  template,
  one: 'commitment',
  days: 'offered ',
  summary: 'bring in who offered to do what; rows without a name are wanted',
  examples: [
    ['momentum import commitments actions.csv', 'several names in a cell: semicolons between them'],
    ['momentum import commitments actions.csv', 'again, to bring what has been kept up to date'],
  ],
  addsPeople: true,
  next: 'To see them: momentum commitments',
  counts: {
    wanted: (n) =>
      n === 1
        ? '1 of them is wanted: nobody has taken it yet'
        : `${n} of them are wanted: nobody has taken them yet`,
    followed: (n, { were }) => `${counted(n, 'commitment')} on record ${were} brought up to date`,
    unplaced: (n) =>
      `${counted(n, 'row')} ${n === 1 ? 'names' : 'name'} a meeting that is not on record`,
  },
  bring(run, rows) {
    for (const row of rows) atLine(row.line, () => importCommitment(run, row));
  },
});

type Row = ReadRow<typeof fields>;
type Cells = RowOf<typeof fields>;

function importCommitment(run: ImportRun, row: Row): void {
  const { transaction } = run;
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
    countRow(run, run.recorded() > before ? 'followed' : 'known');
    return;
  }
  follow(run, offer(run, row, members), row.fields, members);
}

function offer(run: ImportRun, { fields, key }: Row, [by, ...others]: readonly Id[]): Commitment {
  const { transaction, today } = run;
  const [id, no] = [transaction.newId(), transaction.nextNo('commitment')];
  const { what: text, due, doneWhen } = fields;
  const on = fields.date ?? earliest(today, [due, fields.keptOn]);
  const saidAt = meetingOf(run, fields);
  run.record(
    acts.offer({
      ...{ id, no, text, on, today, due, doneWhen, saidAt, others, sourceKey: key },
      by: by ?? null,
    }),
  );
  if (by === undefined) countRow(run, 'wanted');
  cameIn(run, on, by === undefined ? [] : [by, ...others]);
  return need(transaction, 'commitment', id);
}

/** Where nobody says when it was offered: on the first day that it is known of. */
const earliest = (today: Day, days: ReadonlyArray<Day | null>): Day =>
  days.reduce<Day>((first, day) => (day !== null && day < first ? day : first), today);

function meetingOf(run: ImportRun, { meeting, date }: Cells): Id | null {
  if (meeting === null) return null;
  const found = date === null ? undefined : run.meetingsByDay.find(date, meeting);
  if (found === undefined) countRow(run, 'unplaced');
  return found ?? null;
}

/** What the file says has become of one that is open. */
function follow(run: ImportRun, state: Commitment, fields: Cells, members: readonly Id[]): void {
  const { transaction, today } = run;
  const [by] = members;
  const status = fields.status ?? (fields.keptOn === null ? null : 'kept');
  if (state.status === 'wanted' && by !== undefined) {
    run.record(acts.take(state, { on: state.offeredOn, today, by }));
  }
  const now = need(transaction, 'commitment', state.id);
  if (now.status !== 'offered' && now.status !== 'wanted') return;
  const on = fields.keptOn ?? likely(now, fields.due, today);
  if (status === 'released') run.record(acts.release(now, { on, today }));
  if (status !== 'kept') return;
  if (now.status === 'wanted') throw keptByNobody();
  run.record(acts.keep(now, { on, today, dayUnknown: fields.keptOn === null }));
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
