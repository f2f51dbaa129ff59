/** What a later state of a file changes about a commitment that is on record. */

import * as acts from '../../things/commitment/acts.js';
import { type Commitment, dueOf, ownerOf } from '../../things/commitment/fields.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { type Day, formatDay } from '../../time/day.js';
import { become, type OwnedRow } from './commitment-row.js';
import { type FieldBeside, isStatusTaken, whatChanges } from './differences.js';
import type { ImportRun } from './import-run.js';
import { countRow } from './import-tally.js';

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

/** What the row says has become of it; null where it says nothing. */
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
  const change = whatChanges(run, row, { kind, id: state.id, label }, compared);
  if (change === undefined) return;
  const now = (): Commitment => need(run.transaction, 'commitment', state.id);
  const status = whatBecomes(run, state, row, label);
  // What is open again can be changed, and what is closed no more.
  if (status !== undefined && openOrClosed(state) !== 'open') {
    run.record(acts.reopen(state, run.today));
  }
  if (change.size > 0) apply(run, now, row, change, label, changes);
  if (status !== undefined) follow(run, now, row, status, { label, was: openOrClosed(state) });
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
      if (state.status === 'wanted')
        record(acts.take(state, { on: state.offeredOn, today, by, due }));
      else if (ownerOf(state) !== by) record(acts.pass(state, { on, today, to: by, due }));
      record(acts.reword(now(), on, { others }));
    }
  }
  // Whoever took it over may have done so by that date already.
  if (change.has('due') && dueOf(now()) !== due) record(acts.move(now(), { on, today, to: due }));
}

/** What the file says that it is to become; undefined where it says nothing, or what is here stands. */
function whatBecomes(
  run: ImportRun,
  state: Commitment,
  row: OwnedRow,
  label: string,
): string | undefined {
  const here = openOrClosed(state);
  const before = run.said.before(kind, state.id, 'status');
  const said = statusOf(row);
  // Where it was said how it ended, and is not any more, it is open again.
  const status = said ?? (row.has.has('status') && before ? 'open' : here);
  if (status === here) return undefined;
  return isStatusTaken(run, { line: row.line, label, before, here, file: said ?? '' })
    ? status
    : undefined;
}

function follow(
  run: ImportRun,
  now: () => Commitment,
  row: OwnedRow,
  status: string,
  { label, was }: { readonly label: string; readonly was: string },
): void {
  if (status !== 'open') become(run, now(), row.fields);
  if (openOrClosed(now()) !== was) run.tally.changes.push(`${label}: ${was} → ${status}`);
}
