/** What an import says of rows is counted by rows, however many cells or people of one it is about. */
import { expect, test } from 'vitest';
import { keepCommitment, moveCommitment } from '../../../src/things/commitment/changes.js';
import { attendMeeting, cancelMeeting, editMeeting } from '../../../src/things/meeting/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { all, bring, checkedLedger, idOf, people } from './files.js';

const withPeople = async (): Promise<Session> => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  return session;
};
test('a row of which two cells say otherwise than what stands here is one', async () => {
  const session = await withPeople();
  const sheet = ['what,who,due,status', 'A,Bo Lind,2026-12-01,', 'B,Cy Marsh,2026-12-01,'];
  await bring(session, 'commitments', sheet);
  moveCommitment(session, idOf(session, 'commitment'), { to: '2026-12-20' });
  keepCommitment(session, idOf(session, 'commitment'), {});
  const later = ['what,who,due,status', 'A,Bo Lind,2026-12-01,dropped', 'B,Cy Marsh,2026-12-01,'];
  const { of } = await bring(session, 'commitments', later, { prefer: 'here' });
  expect(of).toMatchObject({ here: 1 });
});

test('a meeting of which its place and whether it takes place are otherwise is one row', async () => {
  const session = await withPeople();
  const header = 'date,title,place,status';
  await bring(session, 'meetings', [header, '2026-12-10,Circle,Old Pier,planned']);
  const id = idOf(session, 'meeting');
  editMeeting(session, id, { place: 'Library' });
  cancelMeeting(session, id, 'the roof leaks');
  const { of } = await bring(session, 'meetings', [header, '2026-12-10,Circle,Old Pier,planned']);
  expect(of).toMatchObject({ here: 1 });
});

test('a row that names several people is one row of a list', async () => {
  const session = await withPeople();
  const list = ['date,who,status', '2026-10-12,Bo Lind; Cy Marsh,Present'];
  await bring(session, 'attendance', list);
  expect((await bring(session, 'attendance', list)).of).toMatchObject({ known: 1 });
  const twice = [...list, '2026-10-12,Bo Lind; Cy Marsh,Present'];
  expect((await bring(session, 'attendance', twice)).of).toMatchObject({ twice: 1 });
  const both = ['Bo Lind', 'Cy Marsh'].map(
    (name) => all<{ id: Id }>(session, 'SELECT id FROM member WHERE name = ?', name)[0]?.id ?? 0,
  );
  attendMeeting(session, idOf(session, 'meeting'), { absent: both });
  const { of } = await bring(session, 'attendance', list);
  expect(of).toMatchObject({ here: 1 });
});
