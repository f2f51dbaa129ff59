import template from '#templates/imports/attendance.yaml';
import { counted } from '../../text/text.js';
import * as meetings from '../../things/meeting/acts.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { inGrid } from '../grids.js';
import type { ReadRow } from '../read.js';
import { as, oneOf, required } from '../row-fields.js';
import {
  type Attendees,
  contradiction,
  newsOf,
  type There,
  tellGone,
} from './attendance-changes.js';
import { atLine, type ImportRun } from './import-run.js';
import { cameIn, countRow, countRowOnce } from './import-tally.js';
import { importable } from './importable.js';
import { meetingFor, titlesByDay } from './meeting-for.js';
import { untitled } from './meetings-by-day.js';
import { meetingsRead, movedSince, noteMeeting } from './meetings-read.js';
import { knownIn, peopleOf } from './people-of.js';

const fields = {
  date: required('day'),
  meeting: as('text'),
  person: required('name'),
  handle: as('handle'),
  email: as('address'),
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
  known: { who: 'person', by: ['date', 'meeting'] },
  counts: {
    apologies: (n) => counted(n, 'apology', 'apologies'),
    absent: (n) => `${counted(n, 'row')} ${n === 1 ? 'says' : 'say'} that somebody was not there`,
    unsaid: (n) =>
      `${counted(n, 'row')} ${n === 1 ? 'does' : 'do'} not say whether somebody was there, and ${n === 1 ? 'counts' : 'count'} for nothing (to count a list of names alone as those who came, leave its status column out: --map "COLUMN=-")`,
    meetings: (n, { would }) =>
      `${counted(n, 'meeting')} ${n === 1 ? 'was' : 'were'} not on record, and ${would ? 'would be' : n === 1 ? 'is' : 'are'} now, as held that day`,
    held: (n, { would }) =>
      `${counted(n, 'planned meeting')} ${would ? 'would go' : 'went'} on record as held, since people came`,
    empty: (n, { would }) =>
      `${counted(n, 'meeting')} ${would ? 'would go' : 'went'} on record as one that nobody came to`,
  },
  bring(run, rows) {
    const titles = titlesByDay(rows.map(({ fields: { date, meeting } }) => [date, meeting]));
    const lists = new Map<Id, Attendees>();
    const read = meetingsRead(run, rows);
    for (const row of rows) atLine(run, row.line, () => listOne(run, row, lists, titles, read));
    run.said.meet('attendance', {
      rows: rows.length,
      things: [...lists].flatMap(([meeting, { there, blank }]) =>
        [...there.keys(), ...blank.keys()].map((member) => [meeting, member] as const),
      ),
    });
    for (const [meeting, list] of lists) {
      noteMeeting(run, meeting, list);
      atLine(run, list.line, () => attend(run, meeting, list));
    }
  },
});

type Row = ReadRow<typeof fields>;
function listOne(
  run: ImportRun,
  row: Row,
  lists: Map<Id, Attendees>,
  titles: ReturnType<typeof titlesByDay>,
  read: ReturnType<typeof meetingsRead>,
): void {
  const { date, meeting: title, status } = row.fields;
  const found = read(date, title) ?? meetingFor(run, row.line, date, title, titles);
  if (found === undefined) return;
  const meeting =
    found === 'new' ? (movedSince(run, date, title) ?? create(run, date, title)) : found;
  const list: Attendees = lists.get(meeting) ?? {
    ...{ line: row.line, date, title },
    ...{ there: new Map(), blank: new Map() },
    open: run.replaying,
    isGrid: row.has.has(inGrid),
  };
  lists.set(meeting, list);
  if (row.has.has('status') && status === null) {
    // A blank among marks is no mark: nobody knows whether they came.
    list.open = true;
    const known = knownIn(run, row);
    for (const member of known) list.blank.set(member, row.line);
    if (known.length === 0 && !list.isGrid) countRowOnce(run, row.line, 'unsaid');
    return;
  }
  const members = peopleOf(run, row, 'attendance');
  list.open ||= members === undefined;
  for (const member of members ?? []) {
    const is = status ?? 'present';
    if (is === 'absent') countRowOnce(run, row.line, 'absent');
    const before = list.there.get(member);
    if (before !== undefined && before.is !== is)
      throw contradiction(run, member, before, date, is);
    if (before !== undefined) countRowOnce(run, row.line, 'twice');
    else list.there.set(member, { is, line: row.line });
  }
}

/** A meeting of which nothing but its list is known: the list shows that it was held. */
function create(run: ImportRun, day: Day, title: string | null): Id {
  const { transaction, today } = run;
  const id = transaction.newId();
  const named = title ?? untitled;
  run.record(meetings.record({ id, title: named, day, on: day, today }));
  run.meetingsByDay.add(day, { id, title: named, start: null });
  countRow(run, 'meetings');
  return id;
}

function attend(run: ImportRun, id: Id, list: Attendees): void {
  const { transaction, today } = run;
  const state = need(transaction, 'meeting', id);
  const news = newsOf(run, state, list);
  if (news === undefined) return;
  tellGone(run, state, list);
  const of = (is: There): Id[] => news.filter((each) => each.is === is).map(({ member }) => member);
  const [present, apologies] = [of('present'), of('apologies')];
  // Whoever was listed as present is taken off that list before they stand on another.
  const wasThere = new Set(
    state.attendance.filter(({ there }) => there === 'present').map(({ member }) => member),
  );
  const absent = [...of('absent'), ...apologies.filter((member) => wasThere.has(member))];
  if (state.status === 'planned' && present.length > 0) {
    run.record(meetings.hold(state, { on: state.day, today }));
    countRow(run, 'held');
  }
  const now = need(transaction, 'meeting', id);
  // A whole list on which nobody is present is that of a meeting that nobody came to.
  const stands = [...list.there.values()];
  const nobody =
    now.status === 'held' &&
    !now.recorded &&
    !list.open &&
    stands.length > 0 &&
    stands.every(({ is }) => is !== 'present');
  if (nobody) countRow(run, 'empty');
  if (news.length === 0 && !nobody) return;
  const on = now.status === 'held' ? now.day : today;
  run.record(
    meetings.attend(now, on, { present, apologies, absent, ...(nobody ? { nobody } : {}) }),
  );
  for (const member of present) cameIn(run, state.day, [member]);
  for (const { member } of news) run.news.add(list.there.get(member)?.line ?? list.line);
  countRow(run, 'apologies', apologies.length);
  run.tally.came += apologies.length + (nobody ? 1 : 0);
}
