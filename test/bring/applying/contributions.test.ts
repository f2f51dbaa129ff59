import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { all, bring, checkedLedger, column, entries, people, refused } from './files.js';

test('contributions come in under their members, their kind and their day', async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  const outcome = await bring(session, 'contributions', [
    'date,person,type,subject,link',
    '2026-09-01,Bo Lind,Talk,Mending zips,https://harbour.example/zips',
    '2026-09-03,CY MARSH,,,',
  ]);
  expect(outcome).toMatchObject({ members: 2, from: '2026-09-01', to: '2026-09-03' });
  expect(
    all(session, 'SELECT on_day AS "on", kind, title, ref FROM contribution ORDER BY no'),
  ).toEqual([
    {
      ...{ on: '2026-09-01', kind: 'talk', title: 'Mending zips' },
      ref: 'https://harbour.example/zips',
    },
    { on: '2026-09-03', kind: 'contribution', title: null, ref: null },
  ]);
});

test('a row is known again by its link, where one thing of it has changed', async () => {
  const session = checkedLedger();
  const header = 'date,person,subject,link';
  await bring(session, 'contributions', [header, '2026-09-01,Amina Yusuf,Zips,post/1']);
  const again = [header, '2026-09-01,Amina Yusuf,Mending zips,post/1'];
  const { of, changes } = await bring(session, 'contributions', again);
  expect(of).toMatchObject({ fresh: 0, filled: 1 });
  expect(changes).toEqual(['contribution 1 (post/1): title Zips → Mending zips']);
  expect(column(session, 'title', 'contribution')).toEqual(['Mending zips']);
  expect(await bring(session, 'contributions', again)).toMatchObject({ changed: false });
});

test.each([
  ['2026-09-02,talk,Zips', 'day 2026-09-01 → 2026-09-02'],
  ['2026-09-01,walk,Zips', 'kind talk → walk'],
  ['2026-09-01,talk,', 'title Zips → nothing'],
])('what has changed of one that has a link is said: %s', async (row, told) => {
  const session = checkedLedger();
  const lines = (of: string) => [
    'date,type,subject,person,link',
    `${of},Amina Yusuf,post/1`,
    ...['2026-09-01', '2026-09-03'].map((day) => `${day},talk,Oars,Amina Yusuf,`),
  ];
  await bring(session, 'contributions', lines('2026-09-01,talk,Zips'));
  const { changes, of } = await bring(session, 'contributions', lines(row));
  expect(changes).toEqual([`contribution 1 (post/1): ${told}`]);
  expect(of).toMatchObject({ fresh: 0, filled: 1, known: 2 });
  // And the other way round.
  const [label, was, is] = told.split(/ (?=\S+ →)| → /);
  const back = await bring(session, 'contributions', lines('2026-09-01,talk,Zips'));
  expect(back.changes).toEqual([`contribution 1 (post/1): ${label} ${is} → ${was}`]);
});

test('one that is otherwise in two ways, or has no link, is another one', async () => {
  const session = checkedLedger();
  const lines = (of: string) => ['date,person,type,subject,link', of];
  const first = '2026-09-01,Amina Yusuf,talk,Zips,post/1';
  await bring(session, 'contributions', lines(first));
  await bring(session, 'contributions', lines('2026-09-02,Amina Yusuf,talk,Lamps,post/1'));
  await bring(session, 'contributions', lines('2026-09-05,Amina Yusuf,talk,Oars,'));
  await bring(session, 'contributions', lines('2026-09-05,Amina Yusuf,talk,Sails,'));
  expect(column(session, 'title', 'contribution')).toEqual(['Zips', 'Lamps', 'Oars', 'Sails']);
});

test('rows that name somebody each, with their handles, are contributions where no column says otherwise', async () => {
  const session = checkedLedger();
  const { of } = await bring(session, 'contributions', [
    'date,person,handle',
    '2026-09-01,Eve Stone,eve',
    '2026-09-02,Gus Hart,gus',
  ]);
  expect(of.waiting).toBe(2);
});

test('what a file of contributions holds no more is counted, where it came in with that file', async () => {
  const session = checkedLedger();
  const lines = [
    'date,person,subject',
    ...['Zips', 'Lamps', 'Oars', 'Sails'].map((title) => `2026-09-01,Amina Yusuf,${title}`),
  ];
  await bring(session, 'contributions', lines);
  const goneFrom = async (left: readonly string[]) =>
    (await bring(session, 'contributions', left)).gone;
  expect(await goneFrom(lines.slice(0, 4))).toEqual(['1 contribution of those days']);
  expect(await goneFrom(lines.slice(0, 3))).toEqual(['2 contributions of those days']);
  // Of a file that holds less of them than it lacks, that says nothing.
  expect(await goneFrom(lines.slice(0, 2))).toEqual([]);
});

test('rows that say the same are as many as the file has of them', async () => {
  const session = checkedLedger();
  const lines = ['date,person', '2026-09-01,Amina Yusuf', '2026-09-01,Amina Yusuf'];
  expect((await bring(session, 'contributions', lines)).of.fresh).toBe(2);
  expect((await bring(session, 'contributions', [...lines, lines[1] ?? ''])).of).toMatchObject({
    known: 2,
    fresh: 1,
  });
});

test('a day that is yet to come refuses the file by its line, with nothing of it brought in', async () => {
  const session = checkedLedger();
  const lines = ['date,person', '2026-09-01,Amina Yusuf', '2027-09-01,Amina Yusuf'];
  const refusal = await refused(session, 'contributions', lines, { addUnknown: true });
  expect(refusal).toMatchObject({ code: 'day-to-come' });
  expect(refusal.message).toMatch(/^Line 3: /);
  expect(refusal.next).toContain('nothing of it has been brought in');
});

test('a dry run tells what would happen, and leaves the file as it is, byte for byte', async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  const { path } = session.ledger;
  const before = {
    bytes: readFileSync(path),
    at: statSync(path).mtimeMs,
    entries: entries(session),
  };
  const lines = ['date,person', '2026-09-01,Bo Lind', '2026-09-02,Stranger', '2026-09-03,Cy Marsh'];
  const rehearsed = await bring(session, 'contributions', lines, { dryRun: true });
  expect(readFileSync(path).equals(before.bytes)).toBe(true);
  expect(statSync(path).mtimeMs).toBe(before.at);
  expect(rehearsed.changed).toBe(true);
  expect(await bring(session, 'contributions', lines)).toEqual(rehearsed);
});

test('whoever is unknown becomes a member where that was asked for, and nobody else', async () => {
  const session = checkedLedger();
  await bring(session, 'members', ['name', 'Sam Lee']);
  await bring(session, 'members', ['name,handle', 'Sam Rivers,sam']);
  const { of, waiting } = await bring(
    session,
    'contributions',
    [
      'date,person,handle,email',
      '2026-09-01,Eve Stone,eve,eve@harbour.example',
      '2026-09-02,eve stone,,',
      '2026-09-03,Sam Lee,sam,',
    ],
    { addUnknown: true },
  );
  expect(of).toMatchObject({ fresh: 2, people: 1, waiting: 1 });
  // Sam Lee beside the handle of Sam Rivers is one of the two, and nobody new.
  expect(waiting).toMatchObject([{ written: 'Sam Lee', handle: 'sam' }]);
  expect(
    all(
      session,
      "SELECT name, handle, email, joined_on AS joined FROM member WHERE name LIKE 'Eve%'",
    ),
  ).toEqual([{ name: 'Eve Stone', handle: 'eve', email: 'eve@harbour.example', joined: null }]);
  expect(column(session, 'count(*)', 'contribution')).toEqual([2]);
});
