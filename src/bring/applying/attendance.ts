import * as meetings from '../../things/meeting/acts.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { ReadRow } from '../read.js';
import { atLine, cameIn, type ImportRun, keepWaiting, whoIs } from './import-run.js';
import { untitled } from './meetings-by-day.js';

type Row = ReadRow<'attendance'>;
type There = 'present' | 'apologies';

/** Who was at one meeting, as the file has it, and the line that first says so. */
interface List {
  readonly line: number;
  readonly there: Map<Id, There>;
}

/** Attendance: one event a meeting, whatever the number of rows, and each person there once. */
export function importAttendance(run: ImportRun, rows: readonly Row[]): void {
  const lists = new Map<Id, List>();
  for (const row of rows) atLine(row.line, () => listOne(run, row, lists));
  for (const [meeting, list] of lists) {
    if (list.there.size > 0) atLine(list.line, () => attend(run, meeting, list.there));
  }
}

function listOne(run: ImportRun, row: Row, lists: Map<Id, List>): void {
  const { tally, meetingsByDay } = run;
  const { date, meeting: title, person, handle, email, status } = row.fields;
  const meeting = meetingsByDay.find(date, title) ?? create(run, date, title);
  const list: List = lists.get(meeting) ?? { line: row.line, there: new Map() };
  lists.set(meeting, list);
  // Neither there nor excused: of no consequence, unlike somebody of whom nothing is said.
  if (status === 'absent') {
    tally.of.absent += 1;
    return;
  }
  const mention = { written: person.name, handle, email };
  const member = whoIs(run, mention);
  if (member === undefined) {
    keepWaiting(run, [mention], 'attendance', row);
    return;
  }
  const before = list.there.get(member);
  if (before !== undefined) tally.of.twice += 1;
  // Whoever is listed as present was there, whatever another row says.
  list.there.set(member, before === 'present' ? 'present' : (status ?? 'present'));
}

/** A meeting of which nothing but its list is known: the list shows that it was held. */
function create(run: ImportRun, day: Day, title: string | null): Id {
  const { transaction, today, tally } = run;
  const id = transaction.newId();
  const named = title ?? untitled;
  run.record(meetings.record({ id, title: named, day, on: day, today }));
  run.meetingsByDay.add(day, named, id);
  tally.of.meetings += 1;
  return id;
}

function attend(run: ImportRun, id: Id, there: ReadonlyMap<Id, There>): void {
  const { transaction, today, tally } = run;
  const state = need(transaction, 'meeting', id);
  const before = new Map(state.attendance.map((each) => [each.member, each.there]));
  const news = [...there].filter(
    ([member, is]) =>
      before.get(member) === undefined || (is === 'present' && before.get(member) !== is),
  );
  tally.of.known += there.size - news.length;
  if (news.length === 0) return;
  const of = (is: There): Id[] => news.filter(([, each]) => each === is).map(([member]) => member);
  const [present, apologies] = [of('present'), of('apologies')];
  if (state.status === 'planned' && present.length > 0) {
    run.record(meetings.hold(state, { on: state.day, today }));
    tally.of.held += 1;
  }
  const now = need(transaction, 'meeting', id);
  const on = now.status === 'held' ? now.day : today;
  run.record(meetings.attend(now, on, { present, apologies }));
  for (const member of present) cameIn(run, state.day, [member]);
  tally.of.apologies += apologies.length;
}
