import template from '#templates/imports/attendance.yaml';
import { Refusal } from '../../text/refusal.js';
import { counted, inWords } from '../../text/text.js';
import * as meetings from '../../things/meeting/acts.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { type Day, formatDay } from '../../time/day.js';
import type { ReadRow } from '../read.js';
import { as, oneOf, required } from '../row-fields.js';
import { compare } from './differences.js';
import { askAbout, atLine, cameIn, countRow, type ImportRun } from './import-run.js';
import { importable } from './importable.js';
import { meetingFor, titlesByDay } from './meeting-for.js';
import { untitled } from './meetings-by-day.js';
import { peopleOf } from './people-of.js';
import { shortDigest } from './said-by-files.js';

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
    const lists = new Map<Id, List>();
    for (const row of rows) atLine(run, row.line, () => listOne(run, row, lists, titles));
    for (const [meeting, list] of lists) atLine(run, list.line, () => attend(run, meeting, list));
  },
});

type Row = ReadRow<typeof fields>;
type There = 'present' | 'apologies' | 'absent';

/** Who was at one meeting, as the file has it, and the line that first says so. */
interface List {
  readonly line: number;
  readonly there: Map<Id, { readonly is: There; readonly line: number }>;
  /** Whether the file says of somebody nobody knows, or leaves out whether somebody was there. */
  open: boolean;
}

function listOne(
  run: ImportRun,
  row: Row,
  lists: Map<Id, List>,
  titles: ReturnType<typeof titlesByDay>,
): void {
  const { date, meeting: title, status } = row.fields;
  const found = meetingFor(run, row.line, date, title, titles);
  if (found === undefined) return;
  const meeting = found === 'new' ? create(run, date, title) : found;
  const list: List = lists.get(meeting) ?? {
    line: row.line,
    there: new Map(),
    open: run.replaying,
  };
  lists.set(meeting, list);
  if (row.has.has('status') && status === null) {
    // A blank among marks is no mark: nobody knows whether they came.
    list.open = true;
    countRow(run, 'unsaid');
    return;
  }
  const members = peopleOf(run, row, 'attendance');
  list.open ||= members === undefined;
  for (const member of members ?? []) {
    const is = status ?? 'present';
    if (is === 'absent') countRow(run, 'absent');
    const before = list.there.get(member);
    if (before !== undefined && before.is !== is) throw contradiction(run, member, before, row, is);
    if (before !== undefined) countRow(run, 'twice');
    else list.there.set(member, { is, line: row.line });
  }
}

const words: Record<There, string> = {
  present: 'was there',
  apologies: 'sent apologies',
  absent: 'was not there',
};

function contradiction(
  { transaction }: ImportRun,
  id: Id,
  before: { readonly is: There; readonly line: number },
  { fields: { date } }: Row,
  is: There,
): Refusal {
  const { name } = need(transaction, 'member', id);
  return new Refusal(
    'csv-contradiction',
    `It says that ${name} ${words[is]} on ${formatDay(date)}, and line ${before.line} that ${name} ${words[before.is]}.`,
    'Correct whichever is wrong, or leave one of the lines out.',
  );
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

const kind = 'attendance';

function attend(run: ImportRun, id: Id, list: List): void {
  const { transaction, today } = run;
  const state = need(transaction, 'meeting', id);
  const news = changed(run, state, list);
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
  countRow(run, 'apologies', apologies.length);
  run.tally.came += apologies.length + (nobody ? 1 : 0);
}

interface News {
  readonly member: Id;
  readonly is: There;
}

/** What of the list is otherwise here, and is to be changed; undefined where somebody must say so. */
function changed(run: ImportRun, state: Meeting, list: List): readonly News[] | undefined {
  const before = new Map(state.attendance.map((each) => [each.member, each.there]));
  const news: News[] = [];
  let open = false;
  for (const [member, { is, line }] of list.there) {
    const here = before.get(member) ?? null;
    const file = is;
    const difference = whether(run, state, member, { here, file });
    const { name } = need(run.transaction, 'member', member);
    const label = `${name} on ${formatDay(state.day)}`;
    let take = difference === 'file' || (difference === 'here' && run.prefer === 'file');
    if (difference === 'both') {
      const verdict =
        run.answers.has(line) || run.prefer === undefined
          ? askAbout(run, {
              line,
              message: `${label}: here ${here === null ? 'taken off the list' : here}, in the file ${file}.`,
              choices: [
                { value: 'here', name: 'leave it as it is here' },
                { value: 'file', name: 'take what the file says' },
              ],
            })
          : run.prefer;
      open ||= verdict === undefined;
      take = verdict === 'file';
    }
    if (difference === 'same' && is !== 'absent') countRow(run, 'known');
    else if (difference !== 'same' && !take) countRow(run, 'here');
    run.said.note(kind, state.id, member, file);
    if (!take) continue;
    news.push({ member, is });
    if (here !== null) run.tally.changes.push(`${label}: ${here} → ${file}`);
  }
  return open ? undefined : news;
}

function whether(
  run: ImportRun,
  state: Meeting,
  member: Id,
  { here, file }: { readonly here: string | null; readonly file: There },
): ReturnType<typeof compare> {
  // Somebody who is on no list was not there, as far as anybody knows.
  if (here === null && file === 'absent') return 'same';
  const difference = compare(run, kind, state.id, { field: member, here, file });
  // Taken off the list by hand, whom a file had put there.
  return here === null &&
    difference === 'file' &&
    run.said.before(kind, state.id, member) !== undefined
    ? run.said.before(kind, state.id, member) === shortDigest('absent')
      ? 'file'
      : 'both'
    : difference;
}

/** Whom an earlier file had on the list, who is there still, and is not on it any more. */
function tellGone(run: ImportRun, state: Meeting, list: List): void {
  const gone = state.attendance
    .map(({ member }) => member)
    .filter((id) => run.said.before(kind, state.id, id) !== undefined && !list.there.has(id));
  if (gone.length === 0 || list.open || list.there.size < gone.length) return;
  const names = gone.map((id) => need(run.transaction, 'member', id).name);
  run.tally.gone.push(
    `${inWords(names)} on the list of “${state.title}”, ${formatDay(state.day)} (to take ${gone.length === 1 ? 'them' : 'one'} off: momentum meeting attend ${state.no} --absent "${names[0]}")`,
  );
}
