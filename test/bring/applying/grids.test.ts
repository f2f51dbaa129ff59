import { expect, test } from 'vitest';
import { addMember } from '../../../src/things/member/changes.js';
import type { Session } from '../../../src/things/session.js';
import { all, bring, checkedLedger, refused } from './files.js';

function begun(): Session {
  const session = checkedLedger();
  for (const name of ['Bo Lind', 'Cy Marsh', 'Di Reed']) addMember(session, { name });
  return session;
}

/** Who was what at which meeting. */
const came = (session: Session): string[] =>
  all<{ day: string; name: string; there: string }>(
    session,
    `SELECT g.day, m.name, a.there FROM attendance a JOIN meeting g ON g.id = a."of"
     JOIN member m ON m.id = a.member ORDER BY g.day, m.name`,
  ).map(({ day, name, there }) => `${day} ${name}: ${there}`);

const both = ['2026-09-01 Bo Lind: present', '2026-09-15 Cy Marsh: present'];

test.each(['x', 'X', 'y', 'yes', '✓', '✔', '✅', '1', 'TRUE', 'p', 'ja', 'oui'])(
  'a sheet with a column for each day is read by its marks (%s)',
  async (mark) => {
    const session = begun();
    const outcome = await bring(session, 'attendance', [
      'Name,2026-09-01,2026-09-15',
      `Bo Lind,${mark},`,
      `Cy Marsh,,${mark}`,
      'Di Reed,,',
    ]);
    expect(came(session)).toEqual(both);
    expect(outcome.of.unsaid ?? 0).toBe(0);
    expect(outcome.notes.join()).toContain('“2026-09-01” and “2026-09-15” are read as days');
  },
);

test.each(['2026-09-01', '1 Sep 2026'])(
  'a sheet with a single day (%s) is read by its marks',
  async (day) => {
    const session = begun();
    const outcome = await bring(session, 'attendance', [
      `Name,${day}`,
      'Bo Lind,x',
      'Cy Marsh,absent',
      'Di Reed,',
    ]);
    expect(came(session)).toContain('2026-09-01 Bo Lind: present');
    expect(came(session).join()).not.toContain('Di Reed');
    expect(outcome.notes.join()).toContain(`The column “${day}” is read as a day`);
  },
);

test('what stands below a single day and is no mark is not taken for one', async () => {
  const session = begun();
  expect((await refused(session, 'attendance', ['Name,2026-09-01', 'Bo Lind,soup'])).code).toBe(
    'csv-missing-column',
  );
});

test('boxes that are not ticked are no apologies, and a column of those is no meeting', async () => {
  const session = begun();
  const outcome = await bring(session, 'attendance', [
    'First,Surname,1 Sep 2026,15 Sep 2026,29 Sep 2026,Total',
    'Bo,Lind,TRUE,FALSE,FALSE,1',
    'Cy,Marsh,FALSE,TRUE,FALSE,1',
  ]);
  expect(came(session)).toEqual(both);
  expect(outcome.notes.join()).toContain('Nobody is marked in “29 Sep 2026”');
});

test('a row for each day and a column for each person is the same', async () => {
  const session = begun();
  await bring(session, 'attendance', [
    'Date,Bo Lind,Cy Marsh,Di Reed,Notes',
    '2026-09-01,x,,,it rained',
    '2026-09-15,,x,,',
    '2026-12-15,,,,',
  ]);
  expect(came(session)).toEqual(both);
});

test('a meeting on record of that day is meant, and a tick that is gone is gone here', async () => {
  const session = begun();
  await bring(session, 'meetings', ['Date,Title', '2026-09-01,Tea']);
  const lines = ['Name,2026-09-01,2026-09-15', 'Bo Lind,x,', 'Cy Marsh,x,x'];
  await bring(session, 'attendance', lines);
  expect(all(session, 'SELECT 1 FROM meeting')).toHaveLength(2);
  await bring(session, 'attendance', lines.with(2, 'Cy Marsh,,x'));
  expect(came(session)).toEqual(both);
});

test('a mark that is not known is asked about, and said by the flag that is named', async () => {
  const session = begun();
  const lines = ['Name,2026-09-01,2026-09-15', 'Bo Lind,x,E', 'Cy Marsh,,x'];
  const { code, next } = await refused(session, 'attendance', lines);
  expect(code).toBe('csv-unknown-word');
  const [map = ''] = /(?<=--map ")[^"]+/.exec(next) ?? [];
  await bring(session, 'attendance', lines, { map: [map.replace('WORD', 'apologies')] });
  expect(came(session)).toContain('2026-09-15 Bo Lind: apologies');
});
