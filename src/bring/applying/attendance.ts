import template from '#templates/imports/attendance.yaml';
import { counted } from '../../text/text.js';
import * as meetings from '../../things/meeting/acts.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { ReadRow } from '../read.js';
import { as, oneOf, required } from '../row-fields.js';
import { atLine, cameIn, countRow, type ImportRun, keepWaiting, whoIs } from './import-run.js';
import { importable } from './importable.js';
import { untitled } from './meetings-by-day.js';

const fields = {
  date: required('day'),
  meeting: as('text'),
  person: required('name'),
  handle: as('handle'),
  email: as('text'),
  status: oneOf('present', 'apologies', 'absent'),
};

/** Attendance: one event a meeting, whatever the number of rows, and each person there once. */
export const attendanceFile = importable({
  name: 'attendance',
  fields,
  template,
  one: 'attendance',
  byMembers: true,
  summary: 'bring in who came to which meeting, one person a row',
  examples: [
    ['momentum import attendance who-came.csv', 'names that match nobody wait to be matched'],
    ['momentum import attendance zoom.csv --map "User Name=person"', 'a column of another name'],
  ],
  addsPeople: true,
  counts: {
    apologies: (n) => counted(n, 'apology', 'apologies'),
    absent: (n) => `${counted(n, 'row')} ${n === 1 ? 'says' : 'say'} that somebody was not there`,
    meetings: (n, { would }) =>
      `${counted(n, 'meeting')} ${n === 1 ? 'was' : 'were'} not on record, and ${would ? 'would be' : n === 1 ? 'is' : 'are'} now, as held that day`,
    held: (n, { would }) =>
      `${counted(n, 'planned meeting')} ${would ? 'would go' : 'went'} on record as held, since people came`,
  },
  bring(run, rows) {
    const lists = new Map<Id, List>();
    for (const row of rows) atLine(row.line, () => listOne(run, row, lists));
    for (const [meeting, list] of lists) {
      if (list.there.size > 0) atLine(list.line, () => attend(run, meeting, list.there));
    }
  },
});

type Row = ReadRow<typeof fields>;
type There = 'present' | 'apologies';

/** Who was at one meeting, as the file has it, and the line that first says so. */
interface List {
  readonly line: number;
  readonly there: Map<Id, There>;
}

function listOne(run: ImportRun, row: Row, lists: Map<Id, List>): void {
  const { meetingsByDay } = run;
  const { date, meeting: title, person, handle, email, status } = row.fields;
  const meeting = meetingsByDay.find(date, title) ?? create(run, date, title);
  const list: List = lists.get(meeting) ?? { line: row.line, there: new Map() };
  lists.set(meeting, list);
  // Neither there nor excused: of no consequence, unlike somebody of whom nothing is said.
  if (status === 'absent') {
    countRow(run, 'absent');
    return;
  }
  const mention = { written: person.name, handle, email };
  const member = whoIs(run, mention);
  if (member === undefined) {
    keepWaiting(run, [mention], 'attendance', row);
    return;
  }
  const before = list.there.get(member);
  if (before !== undefined) countRow(run, 'twice');
  // Whoever is listed as present was there, whatever another row says.
  list.there.set(member, before === 'present' ? 'present' : (status ?? 'present'));
}

/** A meeting of which nothing but its list is known: the list shows that it was held. */
function create(run: ImportRun, day: Day, title: string | null): Id {
  const { transaction, today } = run;
  const [id, no] = [transaction.newId(), transaction.nextNo('meeting')];
  const named = title ?? untitled;
  run.record(meetings.record({ id, no, title: named, day, on: day, today }));
  run.meetingsByDay.add(day, named, id);
  countRow(run, 'meetings');
  return id;
}

function attend(run: ImportRun, id: Id, there: ReadonlyMap<Id, There>): void {
  const { transaction, today } = run;
  const state = need(transaction, 'meeting', id);
  const before = new Map(state.attendance.map((each) => [each.member, each.there]));
  const news = [...there].filter(
    ([member, is]) =>
      before.get(member) === undefined || (is === 'present' && before.get(member) !== is),
  );
  countRow(run, 'known', there.size - news.length);
  if (news.length === 0) return;
  const of = (is: There): Id[] => news.filter(([, each]) => each === is).map(([member]) => member);
  const [present, apologies] = [of('present'), of('apologies')];
  if (state.status === 'planned' && present.length > 0) {
    run.record(meetings.hold(state, { on: state.day, today }));
    countRow(run, 'held');
  }
  const now = need(transaction, 'meeting', id);
  const on = now.status === 'held' ? now.day : today;
  run.record(meetings.attend(now, on, { present, apologies }));
  for (const member of present) cameIn(run, state.day, [member]);
  countRow(run, 'apologies', apologies.length);
  run.tally.came += apologies.length;
}
