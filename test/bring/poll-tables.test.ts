/** Who can when, as form tools and people save it: each layout read as it was meant, and the rest left to a person. */
import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { lookAtTable, pollTableIn, recordTable } from '../../src/bring/replies/record-table.js';
import { addMember } from '../../src/things/member/changes.js';
import { answerWhichDay, askWhichDay } from '../../src/things/poll/changes.js';
import { need } from '../../src/things/session.js';
import { harbourLedger } from '../helpers/ledger.js';
import { refusalOf } from './refusal-of.js';

const days = [
  { day: '2027-01-12', start: '18:00' },
  { day: '2027-01-14', start: '18:00' },
  { day: '2027-02-02', start: '17:30' },
] as const;

function asked(
  more: ReadonlyArray<(typeof days)[number] | { day: '2027-01-12'; start: string }> = days,
) {
  const session = harbourLedger();
  const grace = addMember(session, { name: 'Grace Okoro', email: 'grace@harbour.example' }).id;
  const tom = addMember(session, { name: 'Tom Reed' }).id;
  const poll = askWhichDay(session, { title: 'Tea', days: more });
  const reading = (text: string, without: readonly number[] = []) => ({
    ...session.ledger.read((reader) => pollTableIn(reader, Buffer.from(text), undefined)),
    without: new Set(without),
  });
  const bring = (text: string, without: readonly number[] = []) =>
    recordTable(session, reading(text, without));
  const said = () =>
    Object.fromEntries(
      session.ledger.read((reader) =>
        need(reader, 'poll', poll.id).answers.map(({ member, suits }) => [
          member === grace ? 'grace' : member === tom ? 'tom' : 'else',
          suits.map((each) => each[0]).join(''),
        ]),
      ),
    );
  return { session, poll, grace, tom, reading, bring, said };
}

const lines = (...of: readonly string[]): string => of.join('\n');

test.each([
  ['letters', lines('Name,A,B,C', 'Grace Okoro,yes,no,maybe', 'Tom Reed,x,,x')],
  [
    'letters with their days',
    lines('Name;A: 12 Jan;B: 14 Jan;C: 2 Feb', 'Grace Okoro;oui;non;peut-être', 'Tom Reed;✓;;✔️'),
  ],
  [
    'days as the mail says them',
    lines(
      'Nom,A : mardi 12 janvier 2027 à 18:00,B : jeudi 14 janvier 2027 à 18:00,C : mardi 2 février 2027 à 17:30',
      'Grace Okoro,Oui,Non,Si nécessaire',
      'Tom Reed,1,0,1',
    ),
  ],
  [
    'days in numbers, the month first',
    lines(
      'Who,1/12/2027 6pm,1/14/2027 6pm,2/2/2027 5:30 PM',
      'Grace Okoro,Y,N,?',
      'Tom Reed,ok,,ok',
    ),
  ],
  [
    'days in ISO, with moments',
    lines(
      'who,2027-01-12T18:00,2027-01-14 18:00,2027-02-02',
      'Grace Okoro,true,false,(x)',
      'Tom Reed,true,false,true',
    ),
  ],
  [
    'month, day and time one below the other',
    lines(
      'Poll “Tea”',
      'https://forms.example/p/abc',
      '',
      ',January 2027,,February 2027',
      ',Tue 12,Thu 14,Tue 2',
      ',6:00 PM – 8:00 PM,6:00 PM – 8:00 PM,5:30 PM – 7:30 PM',
      'Grace Okoro,OK,,(OK)',
      'Tom Reed,OK,,OK',
      'Count,2,0,1',
    ),
  ],
  [
    'a row of days and one of times',
    lines(
      '"","mar. 12/01/2027","jeu. 14/01/2027","mar. 02/02/2027",',
      '"","18h","18h","17h30",',
      '"Grace Okoro","Oui","Non","Si nécessaire",',
      '"Tom Reed","Oui","Non","Oui",',
    ),
  ],
  [
    'a grid of a form, with when and by whom',
    lines(
      'Timestamp\tEmail address\tYour name\tWhich days? [Tuesday 12 January, 18:00]\tWhich days? [Thursday 14 January, 18:00]\tWhich days? [Tuesday 2 February, 17:30]',
      '2026/12/01 10:00:00\tgrace@harbour.example\tGrace Okoro\tYes\tNo\tIf need be',
      '2026/12/01 11:00:00\t\tTom Reed\tNo\tYes\tNo',
      '2026/12/01 12:00:00\t\tTom Reed\tYes\tNo\tYes',
    ),
  ],
  [
    'a name in two columns',
    lines(
      'First name,Last name,12.01.2027,14.01.2027,02.02.2027',
      'Grace,Okoro,ja,nein,vielleicht',
      'Tom,Reed,ja,nein,ja',
    ),
  ],
])('%s', (_, text) => {
  const { bring, said } = asked();
  expect(bring(text).flatMap(({ waits }) => waits)).toEqual([]);
  expect(said()).toEqual({ grace: 'ynm', tom: 'yny' });
});

test('two times of one day are told apart by them, with a colon or a dot', () => {
  const { bring, said } = asked([
    { day: '2027-01-12', start: '10:00' },
    { day: '2027-01-12', start: '18:30' },
  ]);
  bring(lines('Name,12 January 10.00,12 January 18.30', 'Grace Okoro,no,yes'));
  bring(lines(',12 January,', ',10h - 12h,18h30 - 20h', 'Tom Reed,oui,non'));
  expect(said()).toEqual({ grace: 'ny', tom: 'yn' });
});

test('the same file twice changes nothing, a changed answer takes the place of the one before', () => {
  const { session, poll, grace, bring, said } = asked();
  const text = (a: string) => lines('Name,A,B,C', `Grace Okoro,${a},no,no`, 'Tom Reed,,,');
  bring(text('yes'));
  expect(bring(text('yes')).flatMap(({ told }) => told)).toEqual([]);
  // What she said since then by another way stands, as long as her row is the same.
  answerWhichDay(session, poll.id, grace, ['no', 'yes', 'no']);
  bring(text('yes'));
  expect(said()).toEqual({ grace: 'nyn' });
  const [row] = bring(text('maybe'));
  expect(row?.told).toEqual(['Grace Okoro answered poll 1 (Tea): A perhaps. Before: B suits.']);
  bring(text('yes'));
  expect(said()).toEqual({ grace: 'ynn' });
});

test('nobody is invented, and a mark that nobody can tell is left to a person', () => {
  const { session, bring, said } = asked();
  const text = lines(
    'Name,A,B,C',
    'Zed Newman,yes,yes,yes',
    'Grace,yes,no,no',
    'Tom Reed,after eight,yes,no',
    ',yes,no,no',
  );
  const people = () => session.ledger.read((reader) => reader.value('SELECT count(*) FROM member'));
  const before = people();
  expect(bring(text).map(({ no, waits }) => [no, waits[0]?.why])).toEqual([
    [2, 'Nobody here is known as “Zed Newman”.'],
    [3, '“Grace” may be Grace Okoro.'],
    [4, '“after eight” (A) is neither yes, perhaps nor no.'],
    [5, 'Nobody is named there.'],
  ]);
  expect([people(), said()]).toEqual([before, {}]);
});

test('looking leaves nothing behind, and a row that is left out stays out', () => {
  const { session, reading, bring, said } = asked();
  const text = lines('Name,A,B,C', 'Grace Okoro,yes,no,no', 'Tom Reed,no,yes,no');
  expect(lookAtTable(session, reading(text)).flatMap(({ told }) => told)).toHaveLength(2);
  expect(said()).toEqual({});
  bring(text, [2]);
  expect(said()).toEqual({ tom: 'nyn' });
});

test.each([
  ['a day has no column', lines('Name,12 Jan,14 Jan', 'Grace Okoro,yes,no'), 'days-of-table'],
  [
    'a day has two',
    lines('Name,12 Jan,12 January,14 Jan,2 Feb', 'Grace Okoro,yes,no,no,no'),
    'days-of-table',
  ],
  [
    'letter and day are of two days',
    lines('Name,A: 14 Jan,B: 12 Jan,C', 'Grace Okoro,x,x,x'),
    'days-of-table',
  ],
  [
    'another time of the day',
    lines('Name,12 Jan 10:00,14 Jan,2 Feb', 'Grace Okoro,x,x,x'),
    'days-of-table',
  ],
  [
    'a weekday that the day is not',
    lines('Name,Mon 12 Jan,14 Jan,2 Feb', 'Grace Okoro,x,x,x'),
    'days-of-table',
  ],
])('nothing is read where %s', async (_, text, code) => {
  const { reading } = asked();
  expect((await refusalOf(() => reading(text))).code).toBe(code);
});

test('of several polls it answers that whose days it has, and asks where they are alike', async () => {
  const { session, bring, said, reading } = asked();
  const other = days.map(({ day, start }) => ({
    day: day.replace('2027-0', '2027-1') as '2027-11-12',
    start,
  }));
  askWhichDay(session, { title: 'Supper', days: other.filter(({ day }) => day < '2027-12') });
  bring(lines('Name,12 Jan,14 Jan,2 Feb', 'Grace Okoro,x,,'));
  expect(said()).toEqual({ grace: 'ynn' });
  askWhichDay(session, { title: 'Cake', days });
  expect(
    (await refusalOf(() => reading(lines('Name,12 Jan,14 Jan,2 Feb', 'Tom Reed,x,,')))).code,
  ).toBe('which-poll');
});
