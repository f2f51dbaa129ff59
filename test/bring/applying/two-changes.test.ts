/** A sheet of commitments in which several things about a row have changed. */
import { expect, test } from 'vitest';
import { keepCommitment } from '../../../src/things/commitment/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { all, bring, checkedLedger, people, refused } from './files.js';

const header = 'Action,Owner,Due';
const others = ['Tea,Bo Lind,2026-12-10', 'Buns,Cy Marsh,2026-12-11'];

async function withSheet(rows: readonly string[]): Promise<Session> {
  const session = checkedLedger();
  await bring(session, 'members', people);
  await bring(session, 'commitments', [header, ...rows]);
  return session;
}

const promises = (session: Session): string[] =>
  all<{ told: string }>(
    session,
    `SELECT c.text || ', ' || coalesce((SELECT name FROM member WHERE id = c.owner), 'wanted')
       || ', ' || coalesce(c.due_on, '-') AS told FROM commitment c ORDER BY c.no`,
  ).map(({ told }) => told);

test.each([
  ['by somebody else and for another day', 'Jam,Bo Lind,2026-12-01', 'Jam,Cy Marsh,2026-12-03'],
  ['by nobody any more and without a day', 'Jam,Bo Lind,2026-12-01', 'Jam,,'],
  [
    'in other words and with a day',
    'Olympiad flyer,Bo Lind,',
    'Olympiad flyers,Bo Lind,2026-12-03',
  ],
  ['in more words and with a day', 'Plates,Bo Lind,', 'Paper plates,Bo Lind,2026-12-03'],
  ['taken in other words, with a day', 'Plates,all,', 'Paper plates,Dot Okafor,2026-12-03'],
  ['wanted in other words', 'Paint the sign,all,', 'Paint the big sign,all,'],
  ['all of it', 'Flyer,Bo Lind,2026-12-01', 'Flyers,Cy Marsh,2026-12-03'],
])('a row that stands otherwise now is asked about, and not doubled: %s', async (_, was, is) => {
  const session = await withSheet([was, ...others]);
  const lines = [header, is, ...others];
  const refusal = await refused(session, 'commitments', lines);
  expect(refusal.code).toBe('csv-which');
  expect(refusal.details?.join('\n')).toContain('--row "2=1": it is 1 (');
  await bring(session, 'commitments', lines, { row: ['2=1'] });
  expect(promises(session)).toHaveLength(3);
  expect(await bring(session, 'commitments', lines)).toMatchObject({ changed: false, gone: [] });
});

test('the only row of a sheet is asked about as any other', async () => {
  const session = await withSheet(['Jam,Bo Lind,2026-12-01']);
  const lines = [header, 'Jam,Cy Marsh,2026-12-03'];
  expect((await refused(session, 'commitments', lines)).code).toBe('csv-which');
  await bring(session, 'commitments', lines, { row: ['2=1'] });
  expect(promises(session)).toEqual(['Jam, Cy Marsh, 2026-12-03']);
});

test('a wanted row that somebody took, and gave a day, is the taking', async () => {
  for (const rest of [[], others]) {
    const session = await withSheet(['Plates,all,', ...rest]);
    const lines = [header, 'Plates,Dot Okafor,2026-12-04', ...rest];
    expect((await bring(session, 'commitments', lines)).of).toMatchObject({ fresh: 0, filled: 1 });
    expect(promises(session)[0]).toBe('Plates, Dot Okafor, 2026-12-04');
    expect(promises(session)).toHaveLength(1 + rest.length);
  }
});

test('of two rows that may have been taken, which is asked', async () => {
  const session = await withSheet(['Plates,,2026-12-01', 'Plates,,2026-12-02', ...others]);
  const lines = [header, 'Plates,Dot Okafor,2026-12-04', ...others];
  expect((await refused(session, 'commitments', lines)).details).toHaveLength(3);
});

test('a row that stands beside the one of before, and a task of another month, are their own', async () => {
  const session = await withSheet(['Jam,Bo Lind,2026-12-01', ...others]);
  const more = [header, 'Jam,Bo Lind,2026-12-01', ...others, 'Jam,Cy Marsh,2026-12-03'];
  expect((await bring(session, 'commitments', more)).of.fresh).toBe(1);
  const minutes = await withSheet(['Minutes of November,Bo Lind,2026-11-30', ...others]);
  const next = [header, 'Minutes of December,Bo Lind,2026-12-31', ...others];
  expect((await bring(minutes, 'commitments', next)).of.fresh).toBe(1);
});

test('the same task again, once it was kept, is a new one', async () => {
  const session = await withSheet(['Jam,Bo Lind,2026-12-01', ...others]);
  const [jam] = all<{ id: Id }>(session, "SELECT id FROM commitment WHERE text = 'Jam'");
  keepCommitment(session, jam?.id ?? 0, {});
  const next = [header, 'Jam,Cy Marsh,2027-01-11', ...others];
  expect((await bring(session, 'commitments', next)).of.fresh).toBe(1);
});

test('a row that waited for its new owner says what it came in beside', async () => {
  const session = await withSheet(['Jam,Bo Lind,2026-12-01', ...others]);
  await bring(session, 'commitments', [header, 'Jam,Gus Ray,2026-12-03', ...others]);
  const { remarks } = await bring(session, 'members', [...people, 'Gus Ray,']);
  expect(promises(session)).toHaveLength(4);
  expect(remarks.join()).toContain(
    '“Jam” came in beside 1 (Jam; Bo Lind, due Tuesday 1 December 2026), with the same words',
  );
  expect(remarks.join()).toContain('momentum release 1');
});
