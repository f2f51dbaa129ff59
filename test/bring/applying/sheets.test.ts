/** Several sheets of one kind, each compared with its own earlier state, and rows of them that wait. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settleName } from '../../../src/bring/applying/import-file.js';
import { shortDigest } from '../../../src/bring/applying/said-by-files.js';
import { checkLedger } from '../../../src/ledger/check.js';
import { forget, knownTexts } from '../../../src/ledger/forgetting.js';
import { databaseOf } from '../../../src/ledger/reader.js';
import { attendMeeting } from '../../../src/things/meeting/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { namesIn } from '../../../src/things/unmatched/list.js';
import {
  all,
  type BroughtIn,
  bring,
  checkedLedger,
  column,
  entries,
  list,
  member,
  refused,
  withPeople,
} from './files.js';

/** Brings in one file after the other. */
async function bringAll(
  session: Session,
  kind: BroughtIn,
  ...files: ReadonlyArray<readonly string[]>
): Promise<void> {
  for (const lines of files) await bring(session, kind, lines);
}

const waiting = (session: Session): string[] =>
  session.ledger.read((reader) =>
    namesIn(reader, 'waiting').map(({ written, rows }) => `${written}: ${rows}`),
  );

function settle(session: Session, written: string, name: string): void {
  const [row] = all<{ id: Id }>(session, 'SELECT id FROM unmatched WHERE written = ?', written);
  settleName(session, row?.id ?? 0, { is: 'member', whom: member(session, name).id });
}

const year = (of: number, ...days: readonly string[]): string[] => [
  'Date,Title',
  ...days.map((day) => `${of}-${day}`),
];

test('a meeting that went to another day in the second of two sheets is asked about', async () => {
  const session = await withPeople();
  const before = year(2025, '01-13,Jan', '02-10,Feb', '03-10,Mar', '04-14,Apr');
  await bringAll(session, 'meetings', before, year(2026, '01-12,Jan', '02-09,Feb', '12-14,Dec'));
  const moved = year(2026, '01-12,Jan', '02-09,Feb', '12-21,Dec');
  const refusal = await refused(session, 'meetings', moved);
  expect(refusal.message).toContain('Monday 14 December 2026, changed since');
  const { gone } = await bring(session, 'meetings', moved, { row: ['4=new'] });
  expect(gone).toEqual(['“Dec” on Monday 14 December 2026 (7)']);
  expect(await bring(session, 'meetings', before)).toMatchObject({ changed: false, gone: [] });
});

test('what a sheet holds no more is named once', async () => {
  const session = await withPeople();
  const lines = year(2026, '01-12,Jan', '02-09,Feb', '12-14,Dec');
  await bring(session, 'meetings', lines);
  const later = [...lines.filter((line) => !line.includes('Feb'))];
  expect((await bring(session, 'meetings', later)).gone).toHaveLength(1);
  expect((await bring(session, 'meetings', later)).gone).toEqual([]);
});

test('another year’s sheet, and another group’s, are no later state of the first', async () => {
  const session = await withPeople();
  await bring(session, 'meetings', year(2025, '10-13,Meetup', '11-10,Meetup', '12-15,Meetup'));
  const next = year(2026, '01-05,Meetup', '02-09,Meetup', '03-09,Meetup', '04-13,Meetup');
  expect(await bring(session, 'meetings', next)).toMatchObject({ gone: [], of: { fresh: 4 } });
  const others = year(2026, '01-20,Board', '02-17,Board', '03-17,Board', '04-21,Board');
  expect(await bring(session, 'meetings', others)).toMatchObject({ gone: [], of: { fresh: 4 } });
});

test('a reworded commitment of the second of two sheets is asked about', async () => {
  const session = await withPeople();
  const header = 'Action,Owner,Due';
  const first = ['A', 'B', 'C', 'D'].map((what) => `${what},Bo Lind,2026-12-01`);
  const second = [header, 'Buy tea,Cy Marsh,2026-12-10', 'Bake,Dot Okafor,2026-12-11'];
  await bringAll(session, 'commitments', [header, ...first], second);
  const reworded = second.map((line) => line.replace('Buy tea', 'Buy black tea'));
  expect((await refused(session, 'commitments', reworded)).message).toContain('5 (Buy tea;');
});

test('what another sheet says otherwise is asked about, and its blanks say nothing', async () => {
  const session = checkedLedger();
  const first = ['Name,Email,Joined', 'Ida Moss,ida@a.example,2025-01-01'];
  await bring(session, 'members', first);
  const blank = ['username,email,fullname', 'ida,,Ida Moss', 'new1,n@a.example,New One'];
  expect((await bring(session, 'members', blank)).changes).toEqual([]);
  expect(member(session, 'Ida Moss').email).toBe('ida@a.example');
  const other = ['Name,Email,created_at', 'Ida Moss,ida@a.example,2026-10-01'];
  const asked = await refused(session, 'members', other, { map: ['created_at=joined'] });
  expect(asked.message).toContain('This file says of Ida Moss otherwise than what stands here');
  const own = first.map((line) => line.replace('ida@a.example', ''));
  expect((await bring(session, 'members', own)).changes).toHaveLength(1);
});

test.each([
  ['another date', 'Buy tea,Tommy,2026-12-20,open', ['Buy tea, Bo Lind, 2026-12-20, offered']],
  ['another status', 'Buy tea,Tommy,2026-12-10,done', ['Buy tea, Bo Lind, 2026-12-10, kept']],
  [
    'other words',
    'Buy black tea,Tommy,2026-12-10,open',
    ['Buy black tea, Bo Lind, 2026-12-10, offered'],
  ],
])('a row that waits is replaced by its later state: %s', async (_, row, told) => {
  for (const more of [[], ['Bake,Cy Marsh,2026-12-11,open']]) {
    const session = await withPeople();
    const header = 'Action,Owner,Due,Status';
    await bring(session, 'commitments', [header, 'Buy tea,Tommy,2026-12-10,open', ...more]);
    const { of } = await bring(session, 'commitments', [header, row, ...more]);
    expect(of).toMatchObject({ replaced: 1, waiting: 1 });
    settle(session, 'Tommy', 'Bo Lind');
    expect(
      all<{ told: string }>(
        session,
        `SELECT text || ', Bo Lind, ' || due_on || ', ' || status AS told FROM commitment
         WHERE owner = ?`,
        member(session, 'Bo Lind').id,
      ).map((each) => each.told),
    ).toEqual(told);
  }
});

test('a name that is corrected in the sheet waits no more', async () => {
  const session = await withPeople();
  const commitments = (who: string) => ['Action,Owner,Due', `Buy tea,${who},2026-12-10`];
  await bringAll(session, 'commitments', commitments('Tommy'), commitments('Bo Lind'));
  const attendance = (who: string) => ['Date,Name', `2026-11-09,${who}`, '2026-11-09,Cy Marsh'];
  await bringAll(session, 'attendance', attendance('B.'), attendance('Bo Lind'));
  const gifts = (who: string) => ['Date,Name,Title', `2026-11-10,${who},Lamps`];
  await bringAll(session, 'contributions', gifts('Boo Lind'), gifts('Bo Lind'));
  expect(waiting(session)).toEqual([]);
  expect(column(session, 'text', 'commitment')).toEqual(['Buy tea']);
  expect(list(session, '2026-11-09')).toEqual(['Bo Lind: present', 'Cy Marsh: present']);
});

test('rows of other files go on waiting', async () => {
  const session = await withPeople();
  const attendance = (who: string) => ['Date,Name', `2026-11-09,${who}`];
  await bringAll(session, 'attendance', attendance('Tommy'), attendance('Cy Marsh'));
  const gifts = (day: string) => ['Date,Name,Title', `${day},Tommy,Help desk`];
  await bringAll(session, 'contributions', gifts('2026-10-01'), gifts('2026-11-01'));
  const commitments = (what: string) => ['Action,Owner', `${what},Tommy`];
  await bringAll(session, 'commitments', commitments('Buy tea'), commitments('Paint the door'));
  expect(waiting(session)).toEqual(['Tommy: 5']);
});

test('whether somebody was there, corrected while they wait, is as it was last', async () => {
  const session = await withPeople();
  const lines = (was: string) => [
    'Date,Name,Present',
    `2026-11-09,Tommy,${was}`,
    '2026-11-09,Cy Marsh,yes',
  ];
  await bringAll(session, 'attendance', lines('no'), lines('yes'));
  settle(session, 'Tommy', 'Bo Lind');
  expect(list(session, '2026-11-09')).toEqual(['Bo Lind: present', 'Cy Marsh: present']);
});

test('somebody whose mark was taken away is on the list no more, and that is said', async () => {
  const session = await withPeople();
  const lines = (of: string) => [
    'Date,Name,Present',
    '2026-11-09,Bo Lind,x',
    `2026-11-09,Cy Marsh,${of}`,
  ];
  await bring(session, 'attendance', lines('x'));
  const { changes } = await bring(session, 'attendance', lines(''));
  expect(changes).toEqual(['Cy Marsh on Monday 9 November 2026: present → no mark']);
  expect(list(session, '2026-11-09')).toEqual(['Bo Lind: present']);
  expect(await bring(session, 'attendance', lines(''))).toMatchObject({ changed: false });
  expect((await bring(session, 'attendance', lines('x'))).changes).toEqual([]);
  expect(list(session, '2026-11-09')).toHaveLength(2);
});

test('somebody who was put on the list here stays there beside a blank', async () => {
  const session = await withPeople();
  await bring(session, 'attendance', ['Date,Name,Present', '2026-11-09,Bo Lind,x']);
  const meeting = all<{ id: Id }>(session, 'SELECT id FROM meeting')[0]?.id ?? 0;
  attendMeeting(session, meeting, { present: [member(session, 'Cy Marsh').id] });
  await bring(session, 'attendance', [
    'Date,Name,Present',
    '2026-11-09,Bo Lind,x',
    '2026-11-09,Cy Marsh,',
  ]);
  expect(list(session, '2026-11-09')).toHaveLength(2);
});

test('a day without its year keeps the one that it was read with, as long as its cell is the same', async () => {
  const session = checkedLedger();
  const later = { ...session, today: '2027-07-01' } as const;
  const meetings = ['Date,Title', '9 Nov,Kettles', '14 Dec,Christmas'];
  await bring(session, 'meetings', meetings);
  expect(await bring(later, 'meetings', meetings)).toMatchObject({ changed: false });
  const more = [...meetings.slice(0, 2), '14 Dec,Christmas party', '1 Aug,Picnic'];
  await bring(later, 'meetings', more);
  const days = ['2026-11-09', '2026-12-14', '2027-08-01'];
  expect(column(session, 'day', 'meeting')).toEqual(days);
  const gifts = ['Date,Name,Title', '9 Nov,Bo Lind,Lamps'];
  await bring(session, 'contributions', gifts, { addUnknown: true });
  const inAYear = { ...session, today: '2027-12-01' } as const;
  expect(await bring(inAYear, 'contributions', gifts)).toMatchObject({ changed: false });
  await bring(inAYear, 'contributions', ['Date,Name,Title', '9 Nov,Bo Lind,Kettles']);
  expect(column(session, 'on_day', 'contribution')).toEqual(['2026-11-09', '2027-11-09']);
});

test('a sheet with a row a meeting is compared with its earlier state as one with a row a person is', async () => {
  const session = await withPeople();
  const lines = (present: string, apologies: string, excused: string) => [
    'Date,Attendees,Apologies',
    `2026-11-09,"${present}","${apologies}"`,
    `2026-11-16,Dot Okafor,${excused}`,
  ];
  await bring(session, 'attendance', lines('Bo Lind, Cy Marsh', '', 'Tommy'));
  expect(waiting(session)).toEqual(['Tommy: 1']);
  const later = await bring(session, 'attendance', lines('Bo Lind', 'Cy Marsh', 'Bo Lind'));
  expect(later.changes).toEqual(['Cy Marsh on Monday 9 November 2026: present → apologies']);
  expect(waiting(session)).toEqual([]);
  expect(list(session, '2026-11-16')).toEqual(['Bo Lind: apologies', 'Dot Okafor: present']);
  const now = ['Bo Lind: present', 'Cy Marsh: apologies'];
  expect(list(session, '2026-11-09')).toEqual(now);
  const shorter = lines('Bo Lind', '', 'Bo Lind');
  expect((await bring(session, 'attendance', shorter)).gone.join()).toContain('Cy Marsh');
  expect(list(session, '2026-11-09')).toEqual(now);
  expect(await bring(session, 'attendance', shorter)).toMatchObject({ changed: false, gone: [] });
});

test('a list of a sheet that lacks a column takes nothing away that another of its lists said', async () => {
  const session = checkedLedger();
  const lines = [
    'Date,Title,Place',
    '9 Nov,Kettles,Library',
    ',,',
    'Title,Day',
    'Christmas,14 Dec',
  ];
  await bring(session, 'meetings', lines);
  const places = column(session, 'place', 'meeting');
  const later = { ...session, today: '2027-07-01' } as const;
  expect(await bring(later, 'meetings', lines)).toMatchObject({ changed: false });
  expect(column(session, 'day', 'meeting')).toEqual(['2026-11-09', '2026-12-14']);
  const both = [...lines.slice(3), '9 Nov,Kettles'];
  both[2] = 'Kettles,9 Nov';
  await bring(later, 'meetings', both);
  expect(column(session, 'place', 'meeting')).toEqual(places);
});

test('what a file said of somebody can be forgotten, and the next one is read all the same', async () => {
  const session = checkedLedger();
  const lines = ['name,email', 'Ada Quill,ada@harbour.example', 'Ben Rook,ben@harbour.example'];
  await bring(session, 'members', lines);
  const said = shortDigest('Ada Quill');
  expect(readFileSync(session.ledger.path).includes(said)).toBe(true);
  session.ledger.change({ now: session.now, actor: null }, ({ reader }) => {
    const db = databaseOf(reader);
    forget(
      db,
      [...knownTexts(db)].filter(({ text }) => text.includes(said)),
    );
  });
  expect(readFileSync(session.ledger.path).includes(said)).toBe(false);
  expect(checkLedger(session.ledger)).toEqual([]);
  await bring(session, 'members', [...lines, 'Cy Wren,cy@harbour.example']);
  expect(column(session, 'name', 'member ORDER BY no').slice(-3)).toEqual([
    'Ada Quill',
    'Ben Rook',
    'Cy Wren',
  ]);
});

test('a list on which nobody is left but a blank and a name that waits is known again', async () => {
  const session = checkedLedger();
  const header = 'date,person,status';
  const sheet = (status: string) => [
    header,
    `2026-05-05,Amina Yusuf,${status}`,
    '2026-03-03,Bo Lind,present',
  ];
  await bring(session, 'attendance', sheet('present'));
  await bring(session, 'attendance', sheet(''));
  const count = entries(session);
  const { changed } = await bring(session, 'attendance', sheet(''));
  expect([changed, entries(session)]).toEqual([false, count]);
});
