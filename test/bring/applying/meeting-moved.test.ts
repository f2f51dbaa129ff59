/** Attendance of a meeting whose day was put right since, here or in the sheet of meetings. */
import { expect, test } from 'vitest';
import {
  editMeeting,
  holdMeeting,
  planMeeting,
  recordMeeting,
} from '../../../src/things/meeting/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { all, bring, column, entries, list, member, withPeople } from './files.js';

const meetings = ['Date,Title', '2026-09-10,Sept meeting', '2026-10-15,Oct meeting'];
const attendance = ['Name,Date,Came', 'Bo Lind,2026-10-15,yes', 'Cy Marsh,2026-10-15,yes'];
const both = ['Bo Lind: present', 'Cy Marsh: present'];

const idOn = (session: Session, day: string): Id =>
  all<{ id: Id }>(session, 'SELECT id FROM meeting WHERE day = ?', day)[0]?.id ?? 0;

/** The same file says nothing new, and adds nothing. */
async function isKnown(session: Session, lines: readonly string[], day = '2026-10-16') {
  const before = entries(session);
  const days = column(session, 'day', 'meeting');
  const { changed, came, of } = await bring(session, 'attendance', lines);
  expect({ changed, came, known: of.known }).toEqual({ changed: false, came: 0, known: 2 });
  expect(entries(session)).toBe(before);
  expect(column(session, 'day', 'meeting')).toEqual(days);
  expect(list(session, day)).toEqual(both);
}

test.each([
  ['a file of meetings', true],
  ['the list alone', false],
])(
  'a list read again of a meeting whose day was put right here is known: by %s',
  async (_, sheet) => {
    const session = await withPeople();
    if (sheet) await bring(session, 'meetings', meetings);
    await bring(session, 'attendance', attendance);
    editMeeting(session, idOn(session, '2026-10-15'), { day: '2026-10-16', title: 'Supper' });
    await isKnown(session, attendance);
    // Another meeting may have its day by now, and the list may say more.
    recordMeeting(session, { title: 'Board', day: '2026-10-15' });
    await isKnown(session, attendance);
    await bring(session, 'attendance', [...attendance, 'Dot Okafor,2026-10-15,yes']);
    expect(list(session, '2026-10-16')).toEqual([...both, 'Dot Okafor: present']);
    expect(list(session, '2026-10-15')).toEqual([]);
  },
);

test('a list that names its meeting is known by the title that it had too', async () => {
  const session = await withPeople();
  const lines = ['Name,Date,Meeting', 'Bo Lind,2026-10-15,Circle', 'Cy Marsh,2026-10-15,Circle'];
  await bring(session, 'attendance', lines);
  editMeeting(session, idOn(session, '2026-10-15'), { title: 'Harbour supper' });
  await isKnown(session, lines, '2026-10-15');
  editMeeting(session, idOn(session, '2026-10-15'), { day: '2026-10-16' });
  await isKnown(session, lines);
});

test('a list read of a planned meeting that was held on another day is known', async () => {
  const session = await withPeople();
  const { id } = planMeeting(session, { title: 'Circle', day: '2026-10-15' });
  const lines = ['Name,Date,Came', 'Bo Lind,2026-10-15,apologies', 'Cy Marsh,2026-10-15,apologies'];
  await bring(session, 'attendance', lines);
  holdMeeting(session, id, { on: '2026-10-16', present: [member(session, 'Dot Okafor').id] });
  const before = entries(session);
  expect(await bring(session, 'attendance', lines)).toMatchObject({ changed: false });
  expect(entries(session)).toBe(before);
  expect(column(session, 'day', 'meeting')).toEqual(['2026-10-16']);
});

test('a list is known whose day was put right in the sheet of meetings, and goes along with it', async () => {
  const session = await withPeople();
  await bring(session, 'meetings', meetings);
  await bring(session, 'attendance', attendance);
  const corrected = meetings.map((line) => line.replace('10-15', '10-16'));
  await bring(session, 'meetings', corrected, { row: ['3=2'] });
  await isKnown(session, attendance);
  await bring(
    session,
    'attendance',
    attendance.map((line) => line.replace('10-15', '10-16')),
  );
  expect(column(session, 'day', 'meeting')).toEqual(['2026-09-10', '2026-10-16']);
});

test('a first list by the day that the sheet of meetings had is taken for that meeting, and said', async () => {
  const session = await withPeople();
  await bring(session, 'meetings', meetings);
  editMeeting(session, idOn(session, '2026-10-15'), { day: '2026-10-16' });
  const { remarks } = await bring(session, 'attendance', attendance);
  expect(remarks.join()).toContain('“Oct meeting”, which is on record for Friday 16 October');
  expect(list(session, '2026-10-16')).toEqual(both);
  expect(column(session, 'day', 'meeting')).toEqual(['2026-09-10', '2026-10-16']);
});

test('whoever waited for a meeting that moved is on its list once they are known', async () => {
  const session = await withPeople();
  const lines = ['Name,Date,Came', 'Gus Hart,2026-10-15,yes'];
  await bring(session, 'attendance', lines);
  editMeeting(session, idOn(session, '2026-10-15'), { day: '2026-10-16' });
  await bring(session, 'attendance', lines);
  expect(column(session, 'day', 'meeting')).toEqual(['2026-10-16']);
  addMember(session, { name: 'Gus Hart' });
  await bring(session, 'attendance', lines);
  expect(column(session, 'day', 'meeting')).toEqual(['2026-10-16']);
  expect(list(session, '2026-10-16')).toEqual(['Gus Hart: present']);
});

test('a list of other people on the day that a meeting had is one of another meeting', async () => {
  const session = await withPeople();
  await bring(session, 'attendance', attendance);
  editMeeting(session, idOn(session, '2026-10-15'), { day: '2026-10-16' });
  await bring(session, 'attendance', ['Who,When', 'Dot Okafor,2026-10-15'], {
    map: ['Who=person', 'When=date'],
  });
  expect(list(session, '2026-10-15')).toEqual(['Dot Okafor: present']);
  expect(list(session, '2026-10-16')).toEqual(both);
});
