import template from '#templates/imports/meetings.yaml';
import * as acts from '../../things/meeting/acts.js';
import { type Meeting, modes } from '../../things/meeting/fields.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { ReadRow } from '../read.js';
import { as, oneOf, type RowOf, required } from '../row-fields.js';
import { atLine, cameIn, countRow, type ImportRun, keepWaiting, whoIs } from './import-run.js';
import { importable } from './importable.js';
import { untitled } from './meetings-by-day.js';

const fields = {
  date: required('day'),
  title: as('text'),
  start: as('time'),
  mode: oneOf<readonly [...typeof modes]>(...modes),
  host: as('name'),
  place: as('text'),
  status: oneOf('planned', 'held', 'cancelled'),
  notes: as('text'),
  writeUp: as('text'),
};

/** Meetings, known again by day and title. */
export const meetingsFile = importable({
  name: 'meetings',
  fields,
  template,
  one: 'meeting',
  summary: 'bring in meetings: held, planned or cancelled',
  examples: [
    ['momentum import meetings calendar.csv', 'days gone by were held, days to come are planned'],
    ['momentum import meetings m.csv --date-order dmy', '3/4/2026 is the third of April'],
  ],
  addsPeople: true,
  next: 'To go on: momentum import attendance FILE.csv',
  counts: {
    planned: (n) => `${n} of them ${n === 1 ? 'is' : 'are'} planned`,
    cancelled: (n) => `${n} of them ${n === 1 ? 'was' : 'were'} cancelled`,
  },
  bring(run, rows) {
    const seen = new Set<Id>();
    for (const row of rows) atLine(row.line, () => importMeeting(run, row, seen));
  },
});

type Row = ReadRow<typeof fields>;
type Cells = RowOf<typeof fields>;

function importMeeting(run: ImportRun, row: Row, seen: Set<Id>): void {
  const { meetingsByDay } = run;
  const host = hostOf(run, row);
  const found = meetingsByDay.find(row.fields.date, row.fields.title);
  if (found === undefined) {
    seen.add(create(run, row.fields, host));
    return;
  }
  const before = run.recorded();
  complete(run, need(run.transaction, 'meeting', found), row.fields, host);
  follow(run, need(run.transaction, 'meeting', found), row.fields);
  if (run.recorded() > before) countRow(run, 'filled');
  else countRow(run, seen.has(found) ? 'twice' : 'known');
  seen.add(found);
}

// A meeting takes place without us knowing its host; the row waits beside it for the name alone.
function hostOf(run: ImportRun, row: Row): Id | null {
  const { host } = row.fields;
  if (host === null) return null;
  const mention = { written: host.name, handle: null };
  const id = whoIs(run, mention);
  if (id === undefined) keepWaiting(run, [mention], 'meetings', row);
  return id ?? null;
}

function create(run: ImportRun, fields: Cells, host: Id | null): Id {
  const { transaction, today } = run;
  const { date: day, start, mode, place, writeUp } = fields;
  const title = fields.title ?? untitled;
  const [id, no] = [transaction.newId(), transaction.nextNo('meeting')];
  const status = fields.status ?? (day < today ? 'held' : 'planned');
  // Nobody knows when a meeting that has gone by was planned; it was that day at the latest.
  const on = day < today ? day : today;
  const gathering = { id, no, title, day, on, today, start, mode, host, place, writeUp };
  run.record(status === 'held' ? acts.record(gathering) : acts.plan(gathering));
  run.meetingsByDay.add(day, title, id);
  noteAt(run, id, fields, on);
  if (status === 'cancelled') {
    run.record(acts.cancel(need(transaction, 'meeting', id), on, null));
    countRow(run, 'cancelled');
  }
  if (status === 'planned') countRow(run, 'planned');
  cameIn(run, day);
  return id;
}

function noteAt({ transaction, record }: ImportRun, id: Id, { notes }: Cells, on: Day): void {
  if (notes === null) return;
  const state = need(transaction, 'meeting', id);
  if (state.status === 'cancelled' || state.notes.some(({ text }) => text === notes)) return;
  record(acts.addNote(state, on, notes));
}

/** Fills in what nobody knew of a meeting that is on record, and never overwrites. */
function complete(run: ImportRun, state: Meeting, fields: Cells, host: Id | null): void {
  const { start, mode, place, writeUp } = fields;
  const news = Object.entries({ start, mode, place, writeUp, host }).filter(
    ([key, value]) => value !== null && state[key as keyof Meeting] === null,
  );
  if (news.length > 0) {
    run.record(acts.edit(state, run.today, Object.fromEntries(news)));
  }
  noteAt(run, state.id, fields, state.day < run.today ? state.day : run.today);
}

/** A meeting on record as planned that the file says was held or cancelled. */
function follow({ record, today }: ImportRun, state: Meeting, { status }: Cells): void {
  if (state.status !== 'planned') return;
  const on = state.day < today ? state.day : today;
  if (status === 'held') record(acts.hold(state, { on: state.day, today }));
  if (status === 'cancelled') record(acts.cancel(state, on, null));
}
