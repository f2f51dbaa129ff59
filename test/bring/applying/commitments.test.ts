import { expect, test } from 'vitest';
import { keepCommitment } from '../../../src/things/commitment/changes.js';
import { historyOf } from '../../../src/things/history.js';
import { leave } from '../../../src/things/member/changes.js';
import { tellingFrom } from '../../../src/things/names.js';
import { sentenceOf } from '../../../src/things/sentences.js';
import { all, bring, checkedLedger, column, people, refused } from './files.js';

const rows = (session: Parameters<typeof all>[0]) =>
  all<object>(
    session,
    `SELECT c.text, c.status, c.offered_on AS offered, c.closed_on AS closed, c.due_on AS due,
       (SELECT name FROM member WHERE id = c.owner) AS owner, json_array_length(c.others) AS others
     FROM commitment c ORDER BY c.no`,
  );

const withPeople = async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  return session;
};

test('no owner is wanted, the first of several owns it and the others are with them', async () => {
  const session = await withPeople();
  const { of } = await bring(session, 'commitments', [
    'date,who,what,due',
    '2026-09-01,,Find a room,',
    '2026-09-01,Bo Lind; Cy Marsh; Dot Okafor,Paint the sign,2026-12-01',
    '2026-09-01,nobody yet,Take notes,',
  ]);
  expect(of).toMatchObject({ fresh: 3, wanted: 2 });
  const known = { offered: '2026-09-01', closed: null };
  expect(rows(session)).toEqual([
    { ...known, text: 'Find a room', status: 'wanted', due: null, owner: null, others: 0 },
    {
      ...{ ...known, text: 'Paint the sign', status: 'offered' },
      ...{ due: '2026-12-01', owner: 'Bo Lind', others: 2 },
    },
    { ...known, text: 'Take notes', status: 'wanted', due: null, owner: null, others: 0 },
  ]);
});

test('a row says who kept something, be it after they had left', async () => {
  const session = await withPeople();
  const bo = all<{ id: number }>(session, "SELECT id FROM member WHERE name = 'Bo Lind'")[0]?.id;
  const first = ['date,who,what,status,done on', '2026-09-01,Bo Lind; Cy Marsh,Find a room,open,'];
  await bring(session, 'commitments', first);
  leave(session, bo ?? 0, '2026-10-01');
  await bring(session, 'commitments', [
    'date,who,what,status,done on',
    '2026-09-01,Bo Lind; Cy Marsh,Find a room,done,2026-10-20',
    '2026-09-01,Bo Lind,Paint the sign,done,2026-10-20',
  ]);
  const kept = { status: 'kept', closed: '2026-10-20', owner: 'Bo Lind' };
  expect(rows(session)).toMatchObject([
    { text: 'Find a room', ...kept, others: 1 },
    { text: 'Paint the sign', ...kept },
  ]);
});

test('it waits whole until the last of its people is known', async () => {
  const session = await withPeople();
  const lines = ['date,who,what', '2026-09-01,Bo Lind; Bobo; Dotty,Paint the sign'];
  const { waiting, of } = await bring(session, 'commitments', lines);
  expect(of).toMatchObject({ fresh: 0, waiting: 1 });
  expect(waiting.map(({ written }) => written)).toEqual(['Bobo', 'Dotty']);
  await bring(session, 'members', ['name,aliases', 'Cy Marsh,Bobo']);
  expect(rows(session)).toEqual([]);
  await bring(session, 'members', ['name,aliases', 'Dot Okafor,Dotty']);
  expect(rows(session)).toMatchObject([{ owner: 'Bo Lind', others: 2 }]);
  expect(await bring(session, 'commitments', lines)).toMatchObject({ changed: false });
});

test('what has become of it is followed up, and an unknown day stays unknown', async () => {
  const session = await withPeople();
  const first = ['date,who,what,due,status', '2026-09-01,Bo Lind,Find a room,2026-10-01,open'];
  await bring(session, 'commitments', first);
  const { of } = await bring(session, 'commitments', [
    'date,who,what,due,status,done on',
    '2026-09-01,Bo Lind,Find a room,2026-10-01,done,',
    '2026-09-01,Cy Marsh,Book speakers,,done,2026-09-20',
    '2026-09-01,Dot Okafor,Print flyers,,dropped,',
    '2026-09-01,Dot Okafor,Count the tools,,,2026-09-03',
  ]);
  expect(of).toMatchObject({ fresh: 3, filled: 1 });
  expect(rows(session)).toMatchObject([
    { text: 'Find a room', status: 'kept', closed: null },
    { text: 'Book speakers', status: 'kept', closed: '2026-09-20' },
    { text: 'Print flyers', status: 'released' },
    { text: 'Count the tools', status: 'kept', closed: '2026-09-03' },
  ]);
});

test('what was wanted is taken when a later file names somebody', async () => {
  const session = await withPeople();
  await bring(session, 'commitments', ['date,who,what', '2026-09-01,,Find a room']);
  await bring(session, 'commitments', ['date,who,what', '2026-09-01,Bo Lind,Find a room']);
  expect(rows(session)).toMatchObject([{ status: 'offered', owner: 'Bo Lind' }]);
});

test('it is said at the meeting that the file names, where that is on record', async () => {
  const session = await withPeople();
  await bring(session, 'meetings', ['date,title', '2026-09-01,Café']);
  const { of } = await bring(session, 'commitments', [
    'date,who,what,meeting',
    '2026-09-01,Bo Lind,Find a room,Café',
    '2026-09-01,Bo Lind,Paint the sign,Planning',
  ]);
  expect(of.unplaced).toBe(1);
  const said = all<{ title: string | null }>(
    session,
    'SELECT (SELECT title FROM meeting WHERE id = c.said_at) AS title FROM commitment c ORDER BY no',
  );
  expect(said).toEqual([{ title: 'Café' }, { title: null }]);
});

test('impossible days and things kept by nobody are refused by their line', async () => {
  const session = await withPeople();
  const due = ['date,who,what,due', '2026-09-01,Bo Lind,A,2026-08-01'];
  expect(await refused(session, 'commitments', due)).toMatchObject({ code: 'due-before-offered' });
  const kept = ['date,who,what,status', '2026-09-01,Bo Lind,A,', '2026-09-01,,B,done'];
  const nobody = await refused(session, 'commitments', kept);
  expect(nobody.code).toBe('csv-kept-by-nobody');
  expect(nobody.message).toMatch(/^Line 3: /);
  expect(rows(session)).toEqual([]);
});

test('without a day it was offered on the first day that is known of it', async () => {
  const session = await withPeople();
  await bring(session, 'commitments', ['who,what,due', 'Bo Lind,A,2026-03-01', 'Bo Lind,B,']);
  expect(rows(session)).toMatchObject([{ offered: '2026-03-01' }, { offered: session.today }]);
});

test('when it was offered stays unknown where no row says so, and stands in the way of nothing', async () => {
  const session = await withPeople();
  const { of } = await bring(session, 'commitments', [
    'who,what,due,status',
    'Bo Lind,Find a room,2026-10-15,done',
    'Cy Marsh,Book speakers,,open',
  ]);
  expect(of).toMatchObject({ fresh: 2, undated: 2 });
  const [room, speakers] = all<{ id: number }>(session, 'SELECT id FROM commitment ORDER BY no');
  const told = session.ledger.read((reader) => {
    const names = tellingFrom(reader);
    return historyOf(reader, room?.id ?? 0).map((entry) => sentenceOf(entry, names));
  });
  for (const sentence of told) expect(sentence).toContain('; when, nobody has said');
  const kept = keepCommitment(session, speakers?.id ?? 0, { on: '2026-10-09' });
  expect(kept).toMatchObject({
    ...{ status: 'kept', offeredUnknown: true, offeredOn: '2026-10-09', takenOn: '2026-10-09' },
    ...{ owners: [{ from: '2026-10-09' }], dues: [{ from: '2026-10-09' }] },
  });
});

test('an action says its meeting by the day alone', async () => {
  const session = await withPeople();
  await bring(session, 'meetings', ['date,title', '2026-08-03,August', '2026-09-07,September']);
  const { of } = await bring(session, 'commitments', [
    'Action,Owner,Meeting',
    'A,Bo Lind,7 Sep',
    'B,Bo Lind,meeting of 3 August 2026',
    'C,Bo Lind,8 Sep',
  ]);
  expect(of.unplaced).toBe(1);
  expect(
    column(
      session,
      '(SELECT m.day FROM meeting m WHERE m.id = c.said_at)',
      'commitment c ORDER BY no',
    ),
  ).toEqual(['2026-09-07', '2026-08-03', null]);
});

test('the meeting that a row names is the one of that title, and its day the day offered', async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  const meetings = [
    'date,title',
    '2026-08-03,Aug meeting',
    '2026-09-07,Sept meeting',
    '2026-09-01,Board',
    '2026-10-01,Board',
  ];
  await bring(session, 'meetings', meetings);
  const { of } = await bring(session, 'commitments', [
    'Action,Owner,Meeting,Offered on',
    'A,Bo Lind,Sept meeting,',
    'B,Bo Lind,Sept meeting,2026-09-08',
    'C,Bo Lind,Board,2026-09-20',
    'D,Bo Lind,Board,',
    'E,Bo Lind,Quiz night,',
  ]);
  expect(of.unplaced).toBe(1);
  expect(
    all<{ told: string }>(
      session,
      `SELECT c.text || ' ' || coalesce(m.day, '-') || ' ' || c.offered_on AS told
       FROM commitment c LEFT JOIN meeting m ON m.id = c.said_at ORDER BY c.no`,
    ).map(({ told }) => told.slice(0, 23)),
  ).toEqual([
    'A 2026-09-07 2026-09-07',
    'B 2026-09-07 2026-09-08',
    'C 2026-09-01 2026-09-20',
    'D 2026-10-01 2026-10-01',
    expect.stringMatching(/^E - /),
  ]);
});
