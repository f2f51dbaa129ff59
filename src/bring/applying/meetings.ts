import template from '#templates/imports/meetings.yaml';
import { offeredThen } from '../../things/commitment/said-there.js';
import * as acts from '../../things/meeting/acts.js';
import { type Meeting, modes } from '../../things/meeting/fields.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { type Day, formatDay } from '../../time/day.js';
import type { ReadRow } from '../read.js';
import { as, dayCell, oneOf } from '../row-fields.js';
import { type FieldBeside, isStatusTaken, whatChanges } from './differences.js';
import { atLine, type ImportRun, keepWaiting, whoIs } from './import-run.js';
import { cameIn, countRow } from './import-tally.js';
import { importable } from './importable.js';
import { type Claims, claimMeetings } from './meeting-claims.js';
import { untitled } from './meetings-by-day.js';
import { inCell, mentionOf } from './people-of.js';
import { shortDigest } from './said-by-files.js';

const fields = {
  date: { ...dayCell('near', { time: 'start' }), required: true as const },
  title: as('text'),
  start: as('time'),
  mode: oneOf<readonly [...typeof modes]>(...modes),
  host: as('name'),
  place: as('text'),
  status: oneOf('planned', 'held', 'cancelled'),
  notes: as('text'),
  writeUp: as('text'),
};

/** Meetings, known again by their day, title and start. */
export const meetingsFile = importable({
  name: 'meetings',
  fields,
  template,
  one: 'meeting',
  summary: 'bring in meetings: held, planned or cancelled',
  examples: [
    ['momentum import meetings calendar.csv', 'days gone by were held, days to come are planned'],
    ['momentum import meetings m.csv --date-order dmy', '3/4/2026 is the third of April'],
    ['momentum import meetings calendar.csv', 'again, to bring what has changed up to date'],
  ],
  addsPeople: true,
  known: { who: 'host', by: ['date', 'title'], alone: true },
  next: 'To go on: momentum import attendance FILE',
  counts: {
    planned: (n) => `${n} of them ${n === 1 ? 'is' : 'are'} planned`,
    cancelled: (n) => `${n} of them ${n === 1 ? 'was' : 'were'} cancelled`,
    takenAsHeld: (n, { would }) =>
      `${n} of them ${n === 1 ? 'is' : 'are'} of a day that has passed, with no status in the file: ${n === 1 ? 'it' : 'they'} ${would ? 'would go' : 'went'} on record as held`,
  },
  bring(run, rows) {
    const claims = claimMeetings(
      run,
      rows.filter(({ line }) => !run.problems.has(line)),
    );
    for (const row of rows) atLine(run, row.line, () => importMeeting(run, row, claims));
    tellGone(run, claims);
  },
});

type Row = ReadRow<typeof fields>;
const kind = 'meetings';

function importMeeting(run: ImportRun, row: Row, claims: Claims): void {
  const claim = claims.of(row.line);
  if (claim === undefined || run.problems.has(row.line)) return;
  if (claim.is === 'twice') {
    countRow(run, 'twice');
    return;
  }
  const host = hostOf(run, row);
  if (claim.is === 'new') {
    create(run, row, host);
    return;
  }
  const before = run.recorded();
  if (!bringUpToDate(run, need(run.transaction, 'meeting', claim.id), row, host)) return;
  follow(run, need(run.transaction, 'meeting', claim.id), row);
  countRow(run, run.recorded() > before ? 'filled' : 'known');
}

// A meeting takes place without us knowing its host; the row waits beside it for the name alone.
function hostOf(run: ImportRun, row: Row): Id | null | undefined {
  const { host } = row.fields;
  if (host === null) return null;
  const found = inCell(run, row.line, host.written);
  const [first] = found?.is === 'people' ? found.people : [];
  if (first === undefined) return null;
  const mention = mentionOf(first);
  const id = whoIs(run, mention);
  if (id === undefined) keepWaiting(run, [mention], kind, row);
  return id;
}

function create(run: ImportRun, row: Row, host: Id | null | undefined): void {
  const { transaction, today } = run;
  const { date: day, start, mode, place, writeUp, notes } = row.fields;
  const title = row.fields.title ?? untitled;
  const id = transaction.newId();
  const status = row.fields.status ?? (day < today ? 'held' : 'planned');
  // Nobody knows when a meeting that has gone by was planned; it was that day at the latest.
  const on = day < today ? day : today;
  const gathering = {
    id,
    title,
    day,
    on,
    today,
    start,
    mode,
    host: host ?? null,
    place,
    writeUp,
  };
  run.record(status === 'held' ? acts.record(gathering) : acts.plan(gathering));
  run.meetingsByDay.add(day, { id, title, start });
  noteAt(run, id, notes, on);
  if (status === 'cancelled') {
    run.record(acts.cancel(need(transaction, 'meeting', id), on, null));
    countRow(run, 'cancelled');
  }
  if (status === 'planned') countRow(run, 'planned');
  if (status === 'held' && row.fields.status === null) countRow(run, 'takenAsHeld');
  const compared = comparedOf(run, need(transaction, 'meeting', id), row, host);
  for (const { field, file } of compared) {
    if (row.has.has(field)) run.said.note(kind, id, field, file);
  }
  if (row.has.has('status')) run.said.note(kind, id, 'status', row.fields.status);
  cameIn(run, day);
}

function noteAt({ transaction, record }: ImportRun, id: Id, notes: string | null, on: Day): void {
  if (notes === null) return;
  const state = need(transaction, 'meeting', id);
  if (state.status === 'cancelled' || state.notes.some(({ text }) => text === notes)) return;
  record(acts.addNote(state, on, notes));
}

const textOf = (id: Id | null): string | null => (id === null ? null : String(id));

/** What the file says of a meeting beside what stands here. A host nobody knows says nothing yet. */
function comparedOf(
  run: ImportRun,
  state: Meeting,
  { fields: cells }: Row,
  host: Id | null | undefined,
): readonly FieldBeside[] {
  const nameOf = (id: string): string => run.transaction.get('member', Number(id))?.name ?? '';
  return [
    {
      ...{ field: 'date', label: 'day', here: state.day, file: cells.date },
      shown: (day) => formatDay(day as Day),
    },
    { field: 'title', label: 'title', here: state.title, file: cells.title ?? state.title },
    { field: 'start', label: 'start', here: state.start, file: cells.start, shown: (text) => text },
    { field: 'mode', label: 'mode', here: state.mode, file: cells.mode },
    { field: 'place', label: 'place', here: state.place, file: cells.place },
    { field: 'writeUp', label: 'write-up', here: state.writeUp, file: cells.writeUp },
    ...(host === undefined
      ? []
      : [
          {
            field: 'host',
            label: 'host',
            here: textOf(state.host),
            file: textOf(host),
            shown: nameOf,
          },
        ]),
  ];
}

/** Changes here what the file says otherwise now; false where somebody must say so first. */
function bringUpToDate(
  run: ImportRun,
  state: Meeting,
  row: Row,
  host: Id | null | undefined,
): boolean {
  const label = `“${state.title}”, ${formatDay(state.day)}`;
  const compared = comparedOf(run, state, row, host);
  const change = whatChanges(run, row, { kind, id: state.id, label }, compared);
  if (change === undefined) return false;
  const news = compared.filter(({ field }) => change.has(field));
  const edit = Object.fromEntries(
    news.map(({ field, file }) => [
      field === 'date' ? 'day' : field,
      field === 'host' ? host : file,
    ]),
  );
  if (news.length > 0) {
    const { today, transaction } = run;
    const change = { from: state.day, to: (edit.day ?? state.day) as Day, today };
    run.record(acts.edit(state, today, edit));
    run.record(offeredThen(transaction.reader, state.id, change));
    const { id, day, title, start } = need(run.transaction, 'meeting', state.id);
    run.meetingsByDay.change(day, { id, title, start });
  }
  noteAt(run, state.id, row.fields.notes, state.day < run.today ? state.day : run.today);
  return true;
}

/** What the file says has become of a meeting, where it is something else here. */
function follow(run: ImportRun, state: Meeting, { line, fields, has }: Row): void {
  const { record, today, said, tally } = run;
  if (!has.has('status')) return;
  const saidBefore = said.before(kind, state.id, 'status');
  // A blank leaves the status that the day alone gives.
  const byDay = state.day < today ? 'held' : 'planned';
  const before = saidBefore === '' ? shortDigest(byDay) : saidBefore;
  const status = fields.status ?? (before === undefined ? null : byDay);
  said.note(kind, state.id, 'status', fields.status);
  if (status === null || status === state.status) return;
  const label = `“${state.title}”, ${formatDay(state.day)}`;
  if (!isStatusTaken(run, { line, label, before, here: state.status, file: status })) return;
  if (state.status !== 'planned' && !acts.mayBePlannedAgain(state)) {
    tally.remarks.push(
      `${label}, stays as held, since its list says so; the file says ${status} (to see who came: momentum meeting show ${state.no})`,
    );
    return;
  }
  if (state.status !== 'planned') record(acts.planAgain(state, today));
  const now = need(run.transaction, 'meeting', state.id);
  const on = state.day < today ? state.day : today;
  if (status === 'held') record(acts.hold(now, { on: state.day, today }));
  if (status === 'cancelled') record(acts.cancel(now, on, null));
  tally.changes.push(`${label}: ${state.status} → ${status}`);
}

/** Meetings that an earlier file brought in, and that this one, a later state of it, does not hold. */
function tellGone(run: ImportRun, claims: Claims): void {
  for (const { id, title, day, no } of claims.gone) {
    run.said.drop(kind, id);
    run.tally.gone.push(`“${title}” on ${formatDay(day)} (${no})`);
  }
}
