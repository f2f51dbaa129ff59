import { expect, test } from 'vitest';
import { meetingsByDay } from '../../../src/bring/applying/meetings-by-day.js';
import type { Id } from '../../../src/things/thing.js';
import { all, bring, checkedLedger, column, list, people, refused } from './files.js';

const meetings = (session: Parameters<typeof all>[0]) =>
  all<object>(session, 'SELECT title, status, day, recorded FROM meeting ORDER BY day, no');

test('days gone by were held, days to come are planned, and a status counts for more', async () => {
  const session = checkedLedger();
  const { of } = await bring(session, 'meetings', [
    'date,title,status,mode',
    '2026-09-01,September café,,online',
    '2026-12-01,December café,,',
    '2026-10-01,October café,called off,',
    '2026-08-01,August café,,cancelled',
    '2026-07-01,July café,planned,',
  ]);
  expect(of).toMatchObject({ fresh: 5, planned: 2, cancelled: 2 });
  expect(meetings(session)).toEqual([
    { title: 'July café', status: 'planned', day: '2026-07-01', recorded: 0 },
    { title: 'August café', status: 'cancelled', day: '2026-08-01', recorded: 0 },
    { title: 'September café', status: 'held', day: '2026-09-01', recorded: 0 },
    { title: 'October café', status: 'cancelled', day: '2026-10-01', recorded: 0 },
    { title: 'December café', status: 'planned', day: '2026-12-01', recorded: 0 },
  ]);
});

test('two meetings on a day are told apart by their titles', async () => {
  const session = checkedLedger();
  const lines = ['date,title', '2026-09-01,Café', '2026-09-01,Planning', '2026-09-01,café '];
  expect((await bring(session, 'meetings', lines)).of).toMatchObject({ fresh: 2, twice: 1 });
  const who = (title: string) => ['date,meeting,person', `2026-09-01,${title},Amina Yusuf`];
  await bring(session, 'attendance', who('planning'));
  expect(list(session, '2026-09-01', 'Planning')).toEqual(['Amina Yusuf: present']);
  expect(list(session, '2026-09-01', 'Café')).toEqual([]);
  const unclear = await refused(session, 'attendance', ['date,person', '2026-09-01,Amina Yusuf']);
  expect(unclear.code).toBe('csv-which-meeting');
  expect(unclear.message).toMatch(/^Line 2: /);
});

test('a meeting of another title and hour is another one, and one of two of its title is asked about', async () => {
  const session = checkedLedger();
  const bringIn = (...rows: string[]) =>
    bring(session, 'meetings', ['date,title,start', ...rows.map((row) => `2026-09-01,${row}`)]);
  await bringIn('Café,09:00');
  expect((await bringIn('Planning,17:00')).of).toMatchObject({ fresh: 1, filled: 0 });
  await bringIn('Café,18:00', 'Café,09:00');
  const lines = ['date,title', '2026-09-01,Café'];
  const which = await refused(session, 'meetings', lines);
  expect(which.code).toBe('csv-which');
  expect(which.message).toBe(
    'Line 2: “Café” on Tuesday 1 September 2026 may be a meeting of its own, or “Café” on Tuesday 1 September 2026 at 09:00, or “Café” on Tuesday 1 September 2026 at 18:00, changed since.',
  );
  await bring(session, 'meetings', lines, { row: ['2=new'] });
  expect(column(session, 'start', 'meeting')).toEqual(['09:00', '17:00', '18:00', null]);
});

test('a meeting that is changed is on its new day, under its new title, and on no other', () => {
  const session = checkedLedger();
  session.ledger.read((reader) => {
    const meetings = meetingsByDay(reader);
    const call = { id: 7, title: 'Call', start: null };
    meetings.add('2026-09-01', call);
    meetings.add('2026-09-01', { id: 8, title: 'Tea', start: null });
    meetings.change('2026-09-02', { ...call, title: 'Chat' });
    expect(meetings.on('2026-09-01').map(({ title }) => title)).toEqual(['Tea']);
    expect(meetings.find('2026-09-02', 'chat')).toBe(7);
    expect(meetings.find('2026-09-02', 'Call')).toBeUndefined();
  });
});

test('what was unknown of a meeting is filled in, and a planned one can have been held', async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  await bring(session, 'meetings', ['date,title,status', '2026-09-01,Café,planned']);
  const more = [
    'date,title,status,place,host,start,notes',
    '2026-09-01,Café,held,Old Pier,Bo Lind,18:00,Mended nine lamps',
  ];
  expect((await bring(session, 'meetings', more)).of.filled).toBe(1);
  const [state] = all<{ id: Id }>(session, 'SELECT id FROM meeting');
  const meeting = session.ledger.read((reader) => reader.get('meeting', state?.id ?? 0));
  expect(meeting).toMatchObject({ status: 'held', place: 'Old Pier', start: '18:00' });
  expect(meeting?.notes).toMatchObject([{ text: 'Mended nine lamps' }]);
  expect(await bring(session, 'meetings', more)).toMatchObject({
    changed: false,
    of: { known: 1 },
  });
});

test('a meeting comes in without the host whom nobody knows, and has them once they are matched', async () => {
  const session = checkedLedger();
  const lines = ['date,title,host', '2026-09-01,Café,Bobo'];
  const outcome = await bring(session, 'meetings', lines);
  expect(outcome.waiting).toMatchObject([{ written: 'Bobo', rows: 1 }]);
  expect(column(session, 'host', 'meeting')).toEqual([null]);
  await bring(session, 'members', ['name,aliases', 'Bo Lind,Bobo']);
  expect(column(session, '(SELECT name FROM member WHERE id = host)', 'meeting')).toEqual([
    'Bo Lind',
  ]);
});

test('a meeting that was held on a day to come is refused', async () => {
  const session = checkedLedger();
  const lines = ['date,title,status', '2027-09-01,Café,held'];
  expect((await refused(session, 'meetings', lines)).code).toBe('day-to-come');
});

test('two rows of one meeting that say otherwise of it are refused, and what one leaves out is no contradiction', async () => {
  const session = checkedLedger();
  const lines = (...rows: string[]) => [
    'date,title,place',
    ...rows.map((row) => `2026-09-01,${row}`),
  ];
  const { code, message } = await refused(session, 'meetings', lines('Café,Hall', 'café,Quay'));
  expect(code).toBe('csv-contradiction');
  expect(message).toBe(
    'Line 3: It says otherwise than line 2 what the place of “café” on Tuesday 1 September 2026 is.',
  );
  const { of } = await bring(session, 'meetings', lines('Café,Hall', 'café,'));
  expect(of).toMatchObject({ fresh: 1, twice: 1 });
});
