/** What an import says of rows is counted by rows, however many cells or people of one it is about. */
import { expect, test } from 'vitest';
import { teachNames } from '../../../src/bring/applying/import-file.js';
import { importables } from '../../../src/bring/applying/importables.js';
import { keepCommitment, moveCommitment } from '../../../src/things/commitment/changes.js';
import { attendMeeting, cancelMeeting, editMeeting } from '../../../src/things/meeting/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { namesIn, rowsWaiting } from '../../../src/things/unmatched/list.js';
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

test('a line with a column for each day that waited comes in as many as it waited as', async () => {
  const session = await withPeople();
  await bring(session, 'attendance', ['Name,2026-10-05,2026-11-02', 'Bobo,x,x']);
  const names = session.ledger.read((reader) => namesIn(reader, 'waiting').map(({ id }) => id));
  expect(session.ledger.read((reader) => rowsWaiting(reader, names))).toBe(2);
  const bytes = Buffer.from('written,person\nBobo,Bo Lind');
  expect(await teachNames(session, bytes)).toMatchObject({ settledRows: 2, of: { fresh: 2 } });
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

test('of one row it is said as of one, of two as of both, as what happened or would', () => {
  const said = (n: number, would: boolean) =>
    importables.flatMap((each) =>
      Object.values('counts' in each ? each.counts : {}).map((line) =>
        line(n, { would, were: would ? 'would be' : n === 1 ? 'was' : 'were', prefer: undefined }),
      ),
    );
  expect(said(1, false)).toMatchInlineSnapshot(`
    [
      "1 person did not come in: the file has this account as gone, kept out or not here yet",
      "1 of them is planned",
      "1 of them was cancelled",
      "1 of them is of a day that has passed, with no status in the file: it went on record as held",
      "1 of them is wanted: nobody has taken it yet",
      "1 of them does not say when it was offered: that stays unknown",
      "1 row names a meeting that is not on record",
      "1 apology",
      "1 row says that somebody was not there",
      "1 row does not say whether somebody was there, and counts for nothing (to count a list of names alone as those who came, leave its status column out: --map "COLUMN=-")",
      "1 meeting was not on record, and is now, as held that day",
      "1 planned meeting went on record as held, since people came",
      "1 meeting went on record as one that nobody came to",
    ]
  `);
  expect(said(2, false)).toMatchInlineSnapshot(`
    [
      "2 people did not come in: the file has these accounts as gone, kept out or not here yet",
      "2 of them are planned",
      "2 of them were cancelled",
      "2 of them are of a day that has passed, with no status in the file: they went on record as held",
      "2 of them are wanted: nobody has taken them yet",
      "2 of them do not say when they were offered: that stays unknown",
      "2 rows name a meeting that is not on record",
      "2 apologies",
      "2 rows say that somebody was not there",
      "2 rows do not say whether somebody was there, and count for nothing (to count a list of names alone as those who came, leave its status column out: --map "COLUMN=-")",
      "2 meetings were not on record, and are now, as held that day",
      "2 planned meetings went on record as held, since people came",
      "2 meetings went on record as one that nobody came to",
    ]
  `);
  const onlyWould = (n: number) => said(n, true).filter((line) => !said(n, false).includes(line));
  expect(onlyWould(1)).toMatchInlineSnapshot(`
    [
      "1 person would not come in: the file has this account as gone, kept out or not here yet",
      "1 of them is of a day that has passed, with no status in the file: it would go on record as held",
      "1 meeting was not on record, and would be now, as held that day",
      "1 planned meeting would go on record as held, since people came",
      "1 meeting would go on record as one that nobody came to",
    ]
  `);
  expect(onlyWould(2)).toMatchInlineSnapshot(`
    [
      "2 people would not come in: the file has these accounts as gone, kept out or not here yet",
      "2 of them are of a day that has passed, with no status in the file: they would go on record as held",
      "2 meetings were not on record, and would be now, as held that day",
      "2 planned meetings would go on record as held, since people came",
      "2 meetings would go on record as one that nobody came to",
    ]
  `);
});
