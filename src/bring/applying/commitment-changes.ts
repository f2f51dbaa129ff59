/** What a later state of a file changes about a commitment that is on record. */

import * as acts from '../../things/commitment/acts.js';
import { type Commitment, dueOf, ownerOf } from '../../things/commitment/fields.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { type Day, formatDay } from '../../time/day.js';
import { become, type OwnedRow } from './commitment-row.js';
import { differences, type FieldBeside } from './differences.js';
import { countRow, type ImportRun } from './import-run.js';
import { digestOf } from './said-by-files.js';

const kind = 'commitments';

/** Who does it, as it is compared: the owner first, then the others in no order. */
export const whoKey = ([by, ...others]: readonly Id[]): string | null =>
  by === undefined ? null : [by, ...others.toSorted()].join(' ');

export const whoseNow = (state: Commitment): readonly Id[] => {
  const by = ownerOf(state);
  return by === null ? [] : [by, ...state.others];
};

export const openOrClosed = ({ status }: Commitment): string =>
  status === 'kept' || status === 'released' ? status : 'open';

const statusOf = ({ fields: { status, keptOn } }: OwnedRow): string | null =>
  status ?? (keptOn === null ? null : 'kept');

/** Remembers what the row says, for the next file. */
export function noteSaid({ said }: ImportRun, id: Id, row: OwnedRow): void {
  const { what, due, date, doneWhen } = row.fields;
  const note = (field: string, value: string | null): void => {
    if (row.has.has(field)) said.note(kind, id, field, value);
  };
  note('what', what);
  note('who', whoKey(row.members));
  note('due', due);
  note('date', date);
  note('doneWhen', doneWhen);
  note('status', statusOf(row));
}

/** Changes here what the file says otherwise now, where nobody here has changed it too. */
export function bringUpToDate(run: ImportRun, state: Commitment, row: OwnedRow): void {
  const { what, due, doneWhen } = row.fields;
  const nameOf = (id: Id): string => run.transaction.get('member', id)?.name ?? '';
  const compared: readonly FieldBeside[] = [
    { field: 'what', label: 'words', here: state.text, file: what },
    {
      ...{ field: 'who', label: 'who', here: whoKey(whoseNow(state)), file: whoKey(row.members) },
      shown: (ids) => ids.split(' ').map(Number).map(nameOf).join(', '),
    },
    {
      ...{ field: 'due', label: 'due', here: dueOf(state), file: due },
      shown: (day) => formatDay(day as Day),
    },
    { field: 'doneWhen', label: 'done when', here: state.doneWhen, file: doneWhen },
  ];
  const label = `${state.no} (${state.text})`;
  const before = run.recorded();
  const changes = run.tally.changes.length;
  const change = differences(run, row, { kind, id: state.id, label }, compared);
  if (change === undefined) return;
  const now = (): Commitment => need(run.transaction, 'commitment', state.id);
  if (change.size > 0) apply(run, now, row, change, label, changes);
  follow(run, now(), row, label);
  noteSaid(run, state.id, row);
  countRow(run, run.recorded() > before ? 'filled' : 'known');
}

function apply(
  run: ImportRun,
  now: () => Commitment,
  row: OwnedRow,
  change: ReadonlySet<string>,
  label: string,
  changes: number,
): void {
  const { today, record, tally } = run;
  const { what, due, doneWhen } = row.fields;
  const on = today;
  const [by, ...others] = row.members;
  const isClosed = openOrClosed(now()) !== 'open';
  const stays = (why: string): void => {
    // What can't be changed is not told as changed.
    tally.changes.splice(changes);
    tally.remarks.push(`${label} ${why}: it stays as it is here`);
  };
  if (isClosed && (change.has('who') || change.has('due'))) {
    stays(
      `is ${now().status === 'kept' ? 'kept' : 'let go'}, and the file says otherwise whose it is or when it is due`,
    );
    return;
  }
  if (change.has('what')) record(acts.reword(now(), on, { text: what }));
  if (change.has('doneWhen')) record(acts.reword(now(), on, { doneWhen: doneWhen ?? null }));
  if (change.has('who')) {
    if (by === undefined) stays('is with somebody, and the file names nobody any more');
    else {
      const state = now();
      if (state.status === 'wanted') record(acts.take(state, { on: state.offeredOn, today, by }));
      else if (ownerOf(state) !== by) record(acts.pass(state, { on, today, to: by }));
      record(acts.reword(now(), on, { others }));
    }
  }
  if (change.has('due')) record(acts.move(now(), { on, today, to: due }));
}

/** What the file says has become of it; what is closed here stays so. */
function follow(run: ImportRun, state: Commitment, row: OwnedRow, label: string): void {
  const status = statusOf(row);
  const here = openOrClosed(state);
  if (status === null || status === here) return;
  if (here === 'open') {
    const before = run.said.before(kind, state.id, 'status');
    if (before === digestOf(status) || (run.replaying && before !== undefined)) {
      countRow(run, 'here');
      return;
    }
    const count = run.recorded();
    become(run, state, row.fields);
    if (run.recorded() > count) run.tally.changes.push(`${label}: ${here} → ${status}`);
    return;
  }
  const before = run.said.before(kind, state.id, 'status');
  if (before === digestOf(status) || status === 'open') countRow(run, 'here');
  else run.tally.remarks.push(`${label} is ${here} here, and the file says ${status}: it stays`);
}
