import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { teachNames } from '../../../src/bring/applying/import-file.js';
import { holdMeeting, planMeeting } from '../../../src/things/meeting/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import type { Id } from '../../../src/things/thing.js';
import { namesIn, rowsWaiting } from '../../../src/things/unmatched/list.js';
import { all, bring, checkedLedger, column, list, people, refused } from './files.js';

const at = async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  await bring(session, 'meetings', ['date,title', '2026-09-01,Café', '2026-10-06,Café']);
  return session;
};

test('each person is there once, and absent is neither there nor excused', async () => {
  const session = await at();
  const { of } = await bring(session, 'attendance', [
    'date,person,status',
    '2026-09-01,Bo Lind,present',
    '2026-09-01,bo  lind,present',
    '2026-09-01,Cy Marsh,apologies',
    '2026-09-01,Dot Okafor,regrets',
    '2026-09-01,Amina Yusuf,absent',
  ]);
  expect(of).toMatchObject({ fresh: 1, apologies: 2, twice: 1, absent: 1 });
  expect(list(session, '2026-09-01')).toEqual([
    'Bo Lind: present',
    'Cy Marsh: apologies',
    'Dot Okafor: apologies',
  ]);
});

test.each([
  ...['P', 'late', 'arrived late', 'présente', 'en retard'].map(
    (word) => [word, 'present'] as const,
  ),
  ...['apols', 'Apol', 'sent apols', 'apologies', 'excused'].map(
    (word) => [word, 'apologies'] as const,
  ),
  ...['abs', 'DNA', 'no-show'].map((word) => [word, undefined] as const),
])('“%s” in a sheet is %s', async (word, there) => {
  const session = await at();
  await bring(session, 'attendance', [
    'date,person,status',
    '2026-09-01,Cy Marsh,present',
    `2026-09-01,Bo Lind,${word}`,
  ]);
  const bo = list(session, '2026-09-01').filter((line) => line.startsWith('Bo'));
  expect(bo).toEqual(there ? [`Bo Lind: ${there}`] : []);
});

test('a row is one row, whatever columns and people it holds', async () => {
  const session = await at();
  const lines = [
    'date,attended,apologies',
    '2026-09-01,"Bo Lind, Cy Marsh",Amina Yusuf',
    '2026-10-06,Bo Lind,"Cy Marsh, Amina Yusuf"',
  ];
  expect(await bring(session, 'attendance', lines)).toMatchObject({ rows: 2 });
  expect(await bring(session, 'attendance', lines)).toMatchObject({ rows: 2, of: { known: 2 } });
  const absent = ['date,person,status', '2026-11-03,"Amina Yusuf, Bo Lind",absent'];
  expect(await bring(session, 'attendance', absent)).toMatchObject({ rows: 1, of: { absent: 1 } });
});

test('a file that contradicts itself is refused, naming both lines', async () => {
  const session = await at();
  const lines = ['date,person,status', '2026-09-01,Bo Lind,apologies', '2026-09-01,@bo,present'];
  const refusal = await refused(session, 'attendance', lines);
  expect(refusal.code).toBe('csv-contradiction');
  expect(refusal.message).toMatch(
    /^Line 3: .*Bo Lind was there .*, and line 2 that .* sent apologies/,
  );
});

test('one entry of the journal a meeting, and a meeting without a list is unrecorded', async () => {
  const session = await at();
  await bring(session, 'attendance', ['date,person', '2026-09-01,Bo Lind', '2026-09-01,Cy Marsh']);
  const kinds = column(session, 'kind', "entry WHERE kind = 'meeting.attended'");
  expect(kinds).toHaveLength(1);
  expect(column(session, 'recorded', 'meeting')).toEqual([1, 0]);
});

test('a list whose people are all waiting leaves its meeting unrecorded, not empty', async () => {
  const session = await at();
  await bring(session, 'attendance', ['date,person', '2026-09-01,Stranger']);
  expect(column(session, 'recorded', 'meeting')).toEqual([0, 0]);
});

test('a later list adds whoever it has more, and what it says otherwise is changed here', async () => {
  const session = await at();
  await bring(session, 'attendance', [
    'date,person,status',
    '2026-09-01,Bo Lind,present',
    '2026-09-01,Cy Marsh,apologies',
  ]);
  const { of, changes } = await bring(session, 'attendance', [
    'date,person,status',
    '2026-09-01,Bo Lind,apologies',
    '2026-09-01,Cy Marsh,present',
    '2026-09-01,Dot Okafor,present',
  ]);
  expect(of).toMatchObject({ fresh: 2, apologies: 1 });
  expect(changes).toEqual([
    'Bo Lind on Tuesday 1 September 2026: present → apologies',
    'Cy Marsh on Tuesday 1 September 2026: apologies → present',
  ]);
  expect(list(session, '2026-09-01')).toEqual([
    'Bo Lind: apologies',
    'Cy Marsh: present',
    'Dot Okafor: present',
  ]);
});

test.each(['Attended (Y/N)', 'Here?', 'Checked in', 'PRESENT:', 'Anwesend'])(
  'whoever is marked as not there in the column %s was not there',
  async (heading) => {
    const session = await at();
    const lines = [
      `Meeting date,Member,${heading}`,
      '2026-09-01,Bo Lind,Y',
      '2026-09-01,Cy Marsh,N',
    ];
    await bring(session, 'attendance', lines);
    expect(list(session, '2026-09-01')).toEqual(['Bo Lind: present']);
  },
);

test.each(['RSVP', 'Signed', 'Y/N', 'Regenmantel', ''])(
  'a column of marks that nobody knows is asked about (%j)',
  async (heading) => {
    const session = await at();
    const lines = [`Date,Name,${heading}`, '2026-09-01,Bo Lind,✓', '2026-09-01,Cy Marsh,✗'];
    const refusal = await refused(session, 'attendance', lines);
    expect(refusal.code).toBe('csv-marks');
    const [map = ''] = /(?<=--map ")[^"]+/.exec(refusal.next) ?? [];
    await bring(session, 'attendance', lines, { map: [map] });
    expect(list(session, '2026-09-01')).toEqual(['Bo Lind: present']);
  },
);

test('a mark below “Absent” is asked about, and means that', async () => {
  const session = await at();
  const lines = ['Date,Name,Absent', '2026-09-01,Bo Lind,', '2026-09-01,Cy Marsh,x'];
  const { next } = await refused(session, 'attendance', lines);
  const map = ['Absent=status', 'Absent:x=absent'];
  for (const each of map) expect(next).toContain(`--map "${each}"`);
  await bring(session, 'attendance', lines, { map });
  expect(list(session, '2026-09-01')).toEqual([]);
});

test.each([
  ['Attendees,Apologies', []],
  ['Present,Regrets', []],
  ['Participants,Apologies', ['Apologies=person']],
  ['Who came,Apologies', ['Who came=person']],
])('people stand in columns by what they were (%s)', async (names, map) => {
  const session = await at();
  const lines = [`Date,${names}`, '2026-09-01,"Bo Lind, Cy Marsh",Dot Okafor', '2026-10-06,,'];
  await bring(session, 'attendance', lines, { map });
  expect(list(session, '2026-09-01')).toEqual([
    'Bo Lind: present',
    'Cy Marsh: present',
    'Dot Okafor: apologies',
  ]);
  expect(column(session, 'recorded', 'meeting')).toEqual([1, 0]);
});

test('a mark below “Apologies” counts beside one column of who was present', async () => {
  const session = await at();
  await bring(session, 'attendance', [
    'Date,Name,Present,Apologies',
    '2026-09-01,Bo Lind,x,',
    '2026-09-01,Cy Marsh,,x',
    '2026-09-01,Dot Okafor,no,no',
  ]);
  expect(list(session, '2026-09-01')).toEqual(['Bo Lind: present', 'Cy Marsh: apologies']);
});

test('whoever is named in a column of those absent was not there', async () => {
  const session = await at();
  await bring(session, 'attendance', ['Date,Attendees,Absent', '2026-09-01,Bo Lind,Cy Marsh']);
  expect(list(session, '2026-09-01')).toEqual(['Bo Lind: present']);
});

test('a heading tells those who came from those who sent apologies', async () => {
  const session = await at();
  const rows = ['Date,Name', '2026-09-01,Bo Lind', 'Apologies,', '2026-09-01,Cy Marsh'];
  await bring(session, 'attendance', rows);
  expect(list(session, '2026-09-01')).toEqual(['Bo Lind: present', 'Cy Marsh: apologies']);
});

test('no column that says what people were, or counts them, is proposed as who they are', async () => {
  const session = await at();
  for (const names of ['Wer kam,Apologies', 'Attendees,Regrets']) {
    const lines = [`Date,${names}`, '2026-09-01,12,Dot Okafor'];
    const cause = await bring(session, 'attendance', lines, { dryRun: true }).catch((each) => each);
    expect(String(cause.next ?? '')).not.toContain('=person');
  }
});

test('a meeting that is not on record is put there as held', async () => {
  const session = await at();
  const { of } = await bring(session, 'attendance', [
    'date,meeting,person',
    '2026-03-03,Spring café,Bo Lind',
    '2026-03-04,,Bo Lind',
  ]);
  expect(of.meetings).toBe(2);
  expect(
    all(
      session,
      "SELECT title, status, recorded FROM meeting WHERE day LIKE '2026-03%' ORDER BY day",
    ),
  ).toEqual([
    { title: 'Spring café', status: 'held', recorded: 1 },
    { title: 'Meeting', status: 'held', recorded: 1 },
  ]);
  const ahead = await refused(session, 'attendance', ['date,person', '2027-01-01,Bo Lind']);
  expect(ahead.code).toBe('day-to-come');
  expect(ahead.message).toMatch(/^Line 2: /);
});

test('a planned meeting of which there is a list was held', async () => {
  const session = await at();
  const { id } = planMeeting(session, { title: 'Café', day: '2026-11-03' });
  const { of } = await bring(session, 'attendance', ['date,person', '2026-11-03,Bo Lind']);
  expect(of.held).toBe(1);
  expect(session.ledger.read((reader) => reader.get('meeting', id)?.status)).toBe('held');
});

test('a list of a meeting that was called off is refused by its line', async () => {
  const session = await at();
  await bring(session, 'meetings', ['date,title,status', '2026-05-05,Café,cancelled']);
  const lines = ['date,person', '2026-09-01,Bo Lind', '2026-05-05,Cy Marsh'];
  const { message, code } = await refused(session, 'attendance', lines);
  expect(code).toBe('meeting-status');
  expect(message).toMatch(/^Line 3: .*was cancelled/);
});

test('a list that was typed by hand is not said again', async () => {
  const session = await at();
  const [meeting] = all<{ id: Id }>(session, "SELECT id FROM meeting WHERE day = '2026-09-01'");
  const { id } = planMeeting(session, { title: 'By hand', day: '2026-11-03' });
  const bo = all<{ id: Id }>(session, "SELECT id FROM member WHERE name = 'Bo Lind'")[0]?.id ?? 0;
  holdMeeting(session, id, { present: [bo] });
  expect(meeting).toBeDefined();
  const outcome = await bring(session, 'attendance', ['date,person', '2026-11-03,Bo Lind']);
  expect(outcome).toMatchObject({ changed: false, of: { known: 1 } });
});

test('a row that names several who wait is one row, while it waits and once it comes in', async () => {
  const session = checkedLedger();
  for (const name of ['Jo Field', 'Derek Shea', 'Will Frost', 'Colin Drew']) {
    addMember(session, { name });
  }
  const came = await bring(session, 'attendance', [
    'Date,Attendees,Apologies',
    '2026-07-13,"Jo Field, Derek Shea, Will",Colin',
    '2026-08-10,"Jo Field, Derek Shea",Colin',
    '2026-09-14,"Jo Field, Derek Shea",',
  ]);
  expect(came.of.waiting).toBe(2);
  const names = session.ledger.read((reader) => namesIn(reader, 'waiting').map(({ id }) => id));
  expect(session.ledger.read((reader) => rowsWaiting(reader, names))).toBe(2);
  const taught = ['written,person', 'Will,Will Frost', 'Colin,Colin Drew'];
  const bytes = Buffer.from(taught.join('\n'));
  expect((await teachNames(session, bytes)).settledRows).toBe(2);
});

test('two sheets of which one says present and the other absent are asked about, whichever comes first', async () => {
  const absent = ['date,person,status', '2026-09-01,Bo Lind,absent', '2026-09-01,Cy Marsh,present'];
  const present = ['Date,Person,Attended', '2026-09-01,Dot Okafor,yes', '2026-09-01,Bo Lind,yes'];
  for (const [first, second] of [
    [absent, present],
    [present, absent],
  ] as const) {
    const session = await at();
    await bring(session, 'attendance', first);
    expect((await refused(session, 'attendance', second)).code).toBe('csv-which');
    const whole = await bring(session, 'attendance', second, { prefer: 'file' });
    expect(whole.of.fresh).toBeGreaterThan(0);
  }
});
