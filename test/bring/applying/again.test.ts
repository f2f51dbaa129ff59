/** A sheet that is kept up to date, brought in again: what changed since, here and there. */
import { describe, expect, test } from 'vitest';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
} from '../../../src/things/commitment/changes.js';
import { attendMeeting, editMeeting, recordMeeting } from '../../../src/things/meeting/changes.js';
import type { Session } from '../../../src/things/session.js';
import { all, bring, checkedLedger, column, idOf, list, people, refused } from './files.js';

const withPeople = async (): Promise<Session> => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  return session;
};

const promises = (session: Session): string[] =>
  all<{ told: string }>(
    session,
    `SELECT c.no || ' ' || c.text || ', ' || coalesce((SELECT name FROM member WHERE id = c.owner), 'wanted')
       || ', ' || coalesce(c.due_on, '-') || ', ' || c.status AS told FROM commitment c ORDER BY c.no`,
  ).map(({ told }) => told);

describe('a commitment', () => {
  const header = 'Action,Owner,Due';

  test('of the same words, by somebody else and for another day, is another one', async () => {
    const session = await withPeople();
    await bring(session, 'commitments', [header, 'Take minutes,Bo Lind,2026-12-07']);
    keepCommitment(session, idOf(session, 'commitment'), {});
    const later = [header, 'Take minutes,Cy Marsh,2027-01-11'];
    expect((await bring(session, 'commitments', later)).of).toMatchObject({ fresh: 1, known: 0 });
    expect(promises(session)).toEqual([
      '1 Take minutes, Bo Lind, 2026-12-07, kept',
      '2 Take minutes, Cy Marsh, 2027-01-11, offered',
    ]);
  });

  test('is kept that the file says is done, and none of the same words', async () => {
    const session = await withPeople();
    const both = ['Take minutes,Bo Lind,2026-12-07', 'Take minutes,Cy Marsh,2027-01-11'];
    await bring(session, 'commitments', [header, ...both]);
    const done = [`${header},Status`, `${both[1]},Done`];
    await bring(session, 'commitments', done);
    expect(promises(session)).toEqual([
      '1 Take minutes, Bo Lind, 2026-12-07, offered',
      '2 Take minutes, Cy Marsh, 2027-01-11, kept',
    ]);
  });

  test.each([
    ['due date', 'A,Bo Lind,2026-12-15', 'A, Bo Lind, 2026-12-15, offered'],
    ['owner', 'A,Cy Marsh,2026-12-01', 'A, Cy Marsh, 2026-12-01, offered'],
    ['date that it no longer has', 'A,Bo Lind,', 'A, Bo Lind, -, offered'],
  ])('with another %s is changed here, and said', async (_, row, told) => {
    const session = await withPeople();
    await bring(session, 'commitments', [header, 'A,Bo Lind,2026-12-01']);
    const { changes, of } = await bring(session, 'commitments', [header, row]);
    expect(changes).toHaveLength(1);
    expect(of).toMatchObject({ fresh: 0, filled: 1 });
    expect(promises(session)).toEqual([`1 ${told}`]);
    expect(await bring(session, 'commitments', [header, row])).toMatchObject({ changed: false });
  });

  test('that was moved here stays so while the file says what it said', async () => {
    const session = await withPeople();
    const lines = [header, 'A,Bo Lind,2026-12-01'];
    await bring(session, 'commitments', lines);
    moveCommitment(session, idOf(session, 'commitment'), { to: '2026-12-08' });
    expect(await bring(session, 'commitments', lines)).toMatchObject({
      changed: false,
      of: { here: 1 },
    });
    const other = [header, 'A,Bo Lind,2026-12-15'];
    const refusal = await refused(session, 'commitments', other);
    expect(refusal.code).toBe('csv-which');
    expect(refusal.message).toContain('8 December 2026 here, Tuesday 15 December 2026 in the file');
    await bring(session, 'commitments', other, { row: ['2=file'] });
    expect(promises(session)).toEqual(['1 A, Bo Lind, 2026-12-15, offered']);
  });

  test('that could be one of two is asked about, and never dropped', async () => {
    const session = await withPeople();
    const two = [header, 'A,Bo Lind,2026-12-01', 'A,Bo Lind,2026-12-08'];
    await bring(session, 'commitments', two);
    const third = [header, 'A,Bo Lind,2026-12-15'];
    const refusal = await refused(session, 'commitments', third);
    expect(refusal.details).toHaveLength(3);
    await bring(session, 'commitments', third, { row: ['2=new'] });
    expect(promises(session)).toHaveLength(3);
    await bring(session, 'commitments', [header, 'A,Bo Lind,2026-12-22'], { row: ['2=3'] });
    expect(promises(session).at(-1)).toBe('3 A, Bo Lind, 2026-12-22, offered');
  });

  test('that was kept is told so where it is asked about', async () => {
    const session = await withPeople();
    await bring(session, 'commitments', [header, 'A,Bo Lind,2026-12-01']);
    keepCommitment(session, idOf(session, 'commitment'), {});
    const later = [header, 'A,Bo Lind,2026-12-08'];
    const { message } = await refused(session, 'commitments', later);
    expect(message).toContain('1 (A; Bo Lind, due Tuesday 1 December 2026, kept), changed since');
  });

  test('that was typed here and stands in the file is one', async () => {
    const session = await withPeople();
    offerCommitment(session, {
      text: 'Take minutes',
      by: idOf(session, 'member', 2),
      due: '2026-12-07',
    });
    const { of } = await bring(
      session,
      'commitments',
      [header, 'take Minutes,Bo Lind,2026-12-07'],
      {
        prefer: 'here',
      },
    );
    expect(of).toMatchObject({ fresh: 0, known: 1 });
  });

  test('said twice in one file is one, and a contradiction where it is open and done', async () => {
    const session = await withPeople();
    const rows = ['A,Bo Lind,2026-12-01,open', 'a,bo lind,2026-12-01,open'];
    const { of } = await bring(session, 'commitments', [`${header},Status`, ...rows]);
    expect(of).toMatchObject({ fresh: 1, twice: 1 });
    const both = [`${header},Status`, 'B,Bo Lind,,open', 'B,Bo Lind,,done'];
    expect((await refused(session, 'commitments', both)).code).toBe('csv-contradiction');
  });

  test('that the file does not hold any more is named, and stays', async () => {
    const session = await withPeople();
    await bring(session, 'commitments', [header, 'A,Bo Lind,', 'B,Bo Lind,', 'C,Cy Marsh,']);
    const { gone } = await bring(session, 'commitments', [header, 'A,Bo Lind,', 'B,Bo Lind,']);
    expect(gone).toEqual(['3 (C)']);
    expect(promises(session)).toHaveLength(3);
  });
});

describe('a meeting', () => {
  const header = 'date,title,start,place,host,link';
  const row = '2026-12-07,Monthly call,18:00,Old Pier,Bo Lind,';

  test.each([
    ['start', '2026-12-07,Monthly call,19:00,Old Pier,Bo Lind,', 'start 18:00 → 19:00'],
    ['place', '2026-12-07,Monthly call,18:00,Hall,Bo Lind,', 'place “Old Pier” → “Hall”'],
    ['host', '2026-12-07,Monthly call,18:00,Old Pier,Cy Marsh,', 'host Bo Lind → Cy Marsh'],
    [
      'title',
      '2026-12-07,Monthly community call,18:00,Old Pier,Bo Lind,',
      'title “Monthly call” → “Monthly community call”',
    ],
    ['no start', '2026-12-07,Monthly call,,Old Pier,Bo Lind,', 'start 18:00 → nothing'],
  ])('with another %s is changed here, and said', async (_, changed, told) => {
    const session = await withPeople();
    await bring(session, 'meetings', [header, row]);
    const { changes, of } = await bring(session, 'meetings', [header, changed]);
    expect(changes).toEqual([`“Monthly call”, Monday 7 December 2026: ${told}`]);
    expect(of).toMatchObject({ fresh: 0, filled: 1 });
    expect(await bring(session, 'meetings', [header, changed])).toMatchObject({ changed: false });
  });

  test.each([
    ['one of several', ['Date,Title', '2026-09-14,Circle', '2026-10-12,Circle']],
    ['the only one', ['Date,Title', '2026-10-12,Circle']],
    ['one without a title', ['Date', '2026-10-12']],
  ])('whose day was put right here is known again in the same file: %s', async (_, file) => {
    const session = checkedLedger();
    await bring(session, 'meetings', file);
    editMeeting(session, idOf(session, 'meeting', file.length - 1), { day: '2026-10-13' });
    const before = column(session, 'day', 'meeting');
    expect((await bring(session, 'meetings', file)).of).toMatchObject({ known: file.length - 1 });
    expect(column(session, 'day', 'meeting')).toEqual(before);
    // Another one that has taken its day since is that one.
    recordMeeting(session, { title: 'Circle', day: '2026-10-12' });
    await bring(session, 'meetings', file);
    expect(column(session, 'day', 'meeting').sort()).toEqual([...before, '2026-10-12'].sort());
  });

  test('that was changed here is asked about once the file changes it too', async () => {
    const session = await withPeople();
    await bring(session, 'meetings', [header, row]);
    editMeeting(session, idOf(session, 'meeting'), { place: 'Library' });
    expect(await bring(session, 'meetings', [header, row])).toMatchObject({ changed: false });
    const moved = [header, row.replace('Old Pier', 'Hall')];
    expect((await refused(session, 'meetings', moved)).code).toBe('csv-which');
    await bring(session, 'meetings', moved, { prefer: 'here' });
    expect(column(session, 'place', 'meeting')).toEqual(['Library']);
    // What was decided is not asked again.
    expect(await bring(session, 'meetings', moved)).toMatchObject({ changed: false });
  });

  test('at nine and one at five stay two, whatever they are called', async () => {
    const session = await withPeople();
    const two = ['date,title,start', '2026-09-01,Call,09:00', '2026-09-01,Call,17:00'];
    expect((await bring(session, 'meetings', two)).of.fresh).toBe(2);
    expect(await bring(session, 'meetings', two)).toMatchObject({ changed: false });
    const later = ['date,title,start', '2026-09-01,Call,09:00', '2026-09-01,Call,18:00'];
    await bring(session, 'meetings', later);
    expect(column(session, 'start', 'meeting')).toEqual(['09:00', '18:00']);
  });

  test('under two names in two files is one, which is said or asked', async () => {
    const session = await withPeople();
    await bring(session, 'meetings', ['date,title', '2026-03-03,Spring meeting']);
    const who = (title: string) => ['date,meeting,person', `2026-03-03,${title},Bo Lind`];
    const { remarks } = await bring(session, 'attendance', who('Spring Mtg'));
    expect(remarks.join()).toContain('“Spring Mtg”');
    expect(column(session, 'title', 'meeting')).toEqual(['Spring meeting']);
    expect((await refused(session, 'attendance', who('Trustees'))).code).toBe('csv-which');
    await bring(session, 'attendance', who('Trustees'), { row: ['2=new'] });
    expect(column(session, 'title', 'meeting')).toEqual(['Spring meeting', 'Trustees']);
  });

  test('that went to another day is asked about', async () => {
    const session = await withPeople();
    const title = ['date,title', '2026-09-01,Café', '2026-10-06,Café', '2026-12-07,Café'];
    await bring(session, 'meetings', title);
    const moved = [...title.slice(0, 3), '2026-12-14,Café'];
    const refusal = await refused(session, 'meetings', moved);
    expect(refusal.details.join('\n')).toContain('--row "4=3"');
    await bring(session, 'meetings', moved, { row: ['4=3'] });
    expect(column(session, 'day', 'meeting')).toEqual(['2026-09-01', '2026-10-06', '2026-12-14']);
  });
});

describe('a status', () => {
  const actions = (status: string) => ['Action,Owner,Due,Status', `A,Bo Lind,2026-12-01,${status}`];
  const calls = (status: string) => ['Date,Title,Status', `2026-12-14,Call,${status}`];
  const statuses = (session: Session) => [
    ...column(session, 'status', 'commitment'),
    ...column(session, 'status', 'meeting'),
  ];

  test.each([
    ['commitments', actions, 'done', 'open', 'offered'],
    ['commitments', actions, 'done', '', 'offered'],
    ['commitments', actions, 'done', 'released', 'released'],
    ['meetings', calls, 'cancelled', 'planned', 'planned'],
    ['meetings', calls, 'cancelled', '', 'planned'],
  ] as const)('of %s that the file alone corrects is taken', async (kind, lines, was, is, told) => {
    const session = await withPeople();
    await bring(session, kind, lines(was));
    const { changes } = await bring(session, kind, lines(is));
    expect(changes).toHaveLength(1);
    expect(statuses(session)).toEqual([told]);
    expect(await bring(session, kind, lines(is))).toMatchObject({ changed: false });
  });

  test('that somebody changed here stands, unless the file is to count', async () => {
    const session = await withPeople();
    await bring(session, 'commitments', actions('open'));
    keepCommitment(session, idOf(session, 'commitment'), {});
    const again = actions('open');
    expect((await bring(session, 'commitments', again)).of.here).toBe(1);
    expect(statuses(session)).toEqual(['kept']);
    const { of } = await bring(session, 'commitments', again, { prefer: 'file' });
    expect(of.here).toBe(0);
    expect(statuses(session)).toEqual(['offered']);
  });

  test('of a meeting at which people were stays, and why is said', async () => {
    const session = await withPeople();
    const held = (status: string) => ['Date,Title,Status', `2026-09-01,Call,${status}`];
    await bring(session, 'meetings', held('held'));
    await bring(session, 'attendance', ['Date,Name', '2026-09-01,Bo Lind']);
    const { remarks } = await bring(session, 'meetings', held('cancelled'));
    expect(remarks.join()).toContain('stays as held, since its list says so');
    expect(statuses(session)).toEqual(['held']);
  });

  test('of a meeting whose list nobody has is that of the file', async () => {
    const session = await withPeople();
    const call = (status: string) => ['Date,Title,Status', `2026-09-01,Call,${status}`];
    await bring(session, 'meetings', call(''));
    await bring(session, 'meetings', call('cancelled'));
    expect(statuses(session)).toEqual(['cancelled']);
  });
});

describe('who came', () => {
  const header = 'date,person,status';

  test('and was taken off the list here is asked about once the file says otherwise', async () => {
    const session = await withPeople();
    const lines = [header, '2026-09-01,Bo Lind,present', '2026-09-01,Cy Marsh,present'];
    await bring(session, 'attendance', lines);
    attendMeeting(session, idOf(session, 'meeting'), { absent: [idOf(session, 'member', 2)] });
    expect(await bring(session, 'attendance', lines)).toMatchObject({
      changed: false,
      of: { here: 1 },
    });
    expect(list(session, '2026-09-01')).toEqual(['Cy Marsh: present']);
    const other = [header, '2026-09-01,Bo Lind,apologies', '2026-09-01,Cy Marsh,present'];
    expect((await refused(session, 'attendance', other)).code).toBe('csv-which');
  });

  test('to a meeting whose whole list is of those who did not, is nobody', async () => {
    const session = await withPeople();
    const lines = [header, '2026-09-01,Bo Lind,apologies', '2026-09-01,Cy Marsh,absent'];
    const { of, changed } = await bring(session, 'attendance', lines);
    expect(of).toMatchObject({ apologies: 1, absent: 1, empty: 1 });
    expect(changed).toBe(true);
    expect(column(session, 'recorded', 'meeting')).toEqual([1]);
    expect(await bring(session, 'attendance', lines)).toMatchObject({ changed: false });
  });

  test('is unknown of whoever has a blank among marks', async () => {
    const session = await withPeople();
    const { of } = await bring(session, 'attendance', [
      'date,name,came',
      '2026-09-01,Bo Lind,x',
      '2026-09-01,Cy Marsh,',
    ]);
    expect(of).toMatchObject({ fresh: 1, unsaid: 1 });
    expect(list(session, '2026-09-01')).toEqual(['Bo Lind: present']);
  });

  test('and is on the list no more is named, and stays', async () => {
    const session = await withPeople();
    const lines = [
      header,
      ...['Bo Lind', 'Cy Marsh', 'Dot Okafor'].map((who) => `2026-09-01,${who},present`),
    ];
    await bring(session, 'attendance', lines);
    const { gone } = await bring(session, 'attendance', lines.slice(0, 3));
    expect(gone).toHaveLength(1);
    expect(gone[0]).toContain('Dot Okafor');
    expect(list(session, '2026-09-01')).toHaveLength(3);
  });
});

describe('a contribution', () => {
  test('is told by person, day, kind, title and reference together', async () => {
    const session = await withPeople();
    const topic = [
      'date,person,title,link',
      '2026-09-01,Bo Lind,Lamps,https://harbour.example/t/1',
      '2026-09-01,Cy Marsh,Lamps,https://harbour.example/t/1',
      '2026-09-02,Bo Lind,Lamps,https://harbour.example/t/1',
    ];
    expect((await bring(session, 'contributions', topic)).of.fresh).toBe(3);
    const month = (no: string) => [
      'date,person,id',
      `2026-${no}-01,Bo Lind,1`,
      `2026-${no}-02,Bo Lind,2`,
    ];
    expect((await bring(session, 'contributions', month('04'))).of.fresh).toBe(2);
    expect((await bring(session, 'contributions', month('05'))).of.fresh).toBe(2);
    expect(await bring(session, 'contributions', month('04'))).toMatchObject({ changed: false });
  });

  test('that waited under another spelling is one, once the file is corrected', async () => {
    const session = await withPeople();
    await bring(session, 'contributions', ['date,person', '2026-09-01,Bobo']);
    await bring(session, 'members', ['name,aliases', 'Bo Lind,Bobo']);
    const outcome = await bring(session, 'contributions', ['date,person', '2026-09-01,Bo Lind']);
    expect(outcome).toMatchObject({ changed: false, of: { known: 1 } });
    expect(column(session, 'count(*)', 'contribution')).toEqual([1]);
  });

  test('is no row of a list of people', async () => {
    const session = await withPeople();
    const users = [
      'id,username,name,email,created_at,last_seen_at',
      '1,ann,Ann Lee,ann@x.example,2026-01-01,2026-02-02',
      '2,ben,Ben Cole,ben@x.example,2026-01-01,2026-02-02',
    ];
    expect((await refused(session, 'contributions', users)).code).toBe('csv-list-of-people');
    const looked = { map: ['created_at=date'] };
    expect((await bring(session, 'contributions', users, looked)).of.waiting).toBe(2);
  });
});

test('a spelling and a handle taught together are remembered, whatever was met first', async () => {
  const { teachNames } = await import('../../../src/bring/applying/import-file.js');
  const taught = Buffer.from('written,handle,person\nBo Lind,cyclops,Cy Marsh\n');
  const lines = ['date,person,handle', '2026-09-01,Bo Lind,cyclops'];
  for (const order of ['taught first', 'met first']) {
    const session = await withPeople();
    if (order === 'met first') await bring(session, 'contributions', lines);
    await teachNames(session, taught);
    const outcome = await bring(session, 'contributions', lines);
    expect(outcome.waiting, order).toEqual([]);
    expect(await bring(session, 'contributions', lines)).toMatchObject({ changed: false });
    expect(column(session, '(SELECT name FROM member WHERE id = member)', 'contribution')).toEqual([
      'Cy Marsh',
    ]);
  }
});

test('a row that has waited does not undo what a later file says', async () => {
  const session = checkedLedger();
  await bring(session, 'commitments', ['date,who,what', '2026-09-01,Bo Lind,B']);
  const later = ['date,who,what', '2026-09-01,,B'];
  await bring(session, 'commitments', later);
  await bring(session, 'members', people);
  expect(promises(session)).toEqual(['1 B, wanted, -, wanted']);
  expect(await bring(session, 'commitments', later)).toMatchObject({ changed: false });
});

test('one meeting whose title is spelt in several ways on a day is one, which is said or asked', async () => {
  const session = await withPeople();
  const lines = [
    'Date,Meeting,Name',
    '2026-11-09,November meetup,Bo Lind',
    '2026-11-09,November meet-up,Cy Marsh',
    '2026-11-09,Novemebr meetup,Dot Okafor',
  ];
  expect((await refused(session, 'attendance', lines)).message).toContain('“Novemebr meetup”');
  const { remarks } = await bring(session, 'attendance', lines, { row: ['4=1'] });
  expect(remarks.join()).toContain('“November meet-up” on Monday 9 November 2026 is taken for');
  expect(column(session, 'title', 'meeting')).toEqual(['November meetup']);
  const two = [
    'Date,Meeting,Name',
    '2026-10-05,Workshop 1,Bo Lind',
    '2026-10-05,Workshop 2,Cy Marsh',
  ];
  await bring(session, 'attendance', two);
  expect(column(session, 'title', 'meeting')).toHaveLength(3);
});
