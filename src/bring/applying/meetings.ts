import * as meetings from '../../things/meeting/acts.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { RowFields } from '../kinds.js';
import type { ReadRow } from '../read.js';
import { atLine, cameIn, type ImportRun, keepWaiting, whoIs } from './import-run.js';
import { untitled } from './meetings-by-day.js';

type Row = ReadRow<'meetings'>;

/** Meetings, known again by day and title. */
export function importMeetings(run: ImportRun, rows: readonly Row[]): void {
  const seen = new Set<Id>();
  for (const row of rows) atLine(row.line, () => importMeeting(run, row, seen));
}

function importMeeting(run: ImportRun, row: Row, seen: Set<Id>): void {
  const { tally, meetingsByDay } = run;
  const host = hostOf(run, row);
  const found = meetingsByDay.find(row.fields.date, row.fields.title);
  if (found === undefined) {
    seen.add(create(run, row.fields, host));
    return;
  }
  const before = run.recorded();
  complete(run, need(run.transaction, 'meeting', found), row.fields, host);
  follow(run, need(run.transaction, 'meeting', found), row.fields);
  if (run.recorded() > before) tally.of.filled += 1;
  else tally.of[seen.has(found) ? 'twice' : 'known'] += 1;
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

function create(run: ImportRun, fields: RowFields<'meetings'>, host: Id | null): Id {
  const { transaction, today, tally } = run;
  const { date: day, start, mode, place, writeUp } = fields;
  const title = fields.title ?? untitled;
  const id = transaction.newId();
  const status = fields.status ?? (day < today ? 'held' : 'planned');
  // Nobody knows when a meeting that has gone by was planned; it was that day at the latest.
  const on = day < today ? day : today;
  const gathering = { id, title, day, on, today, start, mode, host, place, writeUp };
  run.record(status === 'held' ? meetings.record(gathering) : meetings.plan(gathering));
  run.meetingsByDay.add(day, title, id);
  noteAt(run, id, fields, on);
  if (status === 'cancelled') {
    run.record(meetings.cancel(need(transaction, 'meeting', id), on, null));
    tally.of.cancelled += 1;
  }
  if (status === 'planned') tally.of.planned += 1;
  if (status === 'held' && fields.status === null) tally.of.takenAsHeld += 1;
  cameIn(run, day);
  return id;
}

function noteAt(
  { transaction, record }: ImportRun,
  id: Id,
  { notes }: RowFields<'meetings'>,
  on: Day,
): void {
  if (notes === null) return;
  const state = need(transaction, 'meeting', id);
  if (state.status === 'cancelled' || state.notes.some(({ text }) => text === notes)) return;
  record(meetings.addNote(state, on, notes));
}

/** Fills in what nobody knew of a meeting that is on record, and never overwrites. */
function complete(
  run: ImportRun,
  state: Meeting,
  fields: RowFields<'meetings'>,
  host: Id | null,
): void {
  const { start, mode, place, writeUp } = fields;
  const news = Object.entries({ start, mode, place, writeUp, host }).filter(
    ([key, value]) => value !== null && state[key as keyof Meeting] === null,
  );
  if (news.length > 0) {
    run.record(meetings.edit(state, run.today, Object.fromEntries(news)));
  }
  noteAt(run, state.id, fields, state.day < run.today ? state.day : run.today);
}

/** A meeting on record as planned that the file says was held or cancelled. */
function follow(
  { record, today }: ImportRun,
  state: Meeting,
  { status }: RowFields<'meetings'>,
): void {
  if (state.status !== 'planned') return;
  const on = state.day < today ? state.day : today;
  if (status === 'held') record(meetings.hold(state, { on: state.day, today }));
  if (status === 'cancelled') record(meetings.cancel(state, on, null));
}
