/** A name that is left aside, and whoever stands beside it in a cell. */
import { expect, test } from 'vitest';
import { type ImportOutcome, settleName } from '../../../src/bring/applying/import-file.js';
import { undoBatch } from '../../../src/ledger/undo.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { namesIn } from '../../../src/things/unmatched/list.js';
import { all, type BroughtIn, bring, column, list, member, withPeople } from './files.js';

const idOf = (session: Session, written: string): Id =>
  all<{ id: Id }>(session, 'SELECT id FROM unmatched WHERE written = ?', written)[0]?.id ?? 0;

const ignore = (session: Session, written: string): ImportOutcome =>
  settleName(session, idOf(session, written), { is: 'aside' });

const waiting = (session: Session): string[] =>
  session.ledger.read((reader) => namesIn(reader, 'waiting').map(({ written }) => written));

const came = ['Date,Attendees', '2026-10-29,"Bo Lind; 2 guests; Cy Marsh"'];
const tea = ['Action,Owner,Due', 'Tea,"Bo Lind, 2 guests",2026-12-01'];
const lamps = ['Date,Name,Title', '2026-11-10,Bo Lind and 2 guests,Lamps'];

const files: ReadonlyArray<readonly [BroughtIn, readonly string[]]> = [
  ['attendance', came],
  ['commitments', tea],
  ['contributions', lamps],
];

const isThere = (session: Session): void => {
  expect(list(session, '2026-10-29')).toEqual(['Bo Lind: present', 'Cy Marsh: present']);
  expect(column(session, 'text', 'commitment')).toEqual(['Tea']);
  expect(column(session, 'owner', 'commitment')).toEqual([member(session, 'Bo Lind').id]);
  expect(column(session, 'member', 'contribution')).toEqual([member(session, 'Bo Lind').id]);
  expect(waiting(session)).toEqual([]);
};

test('those who are known beside it come in as soon as it is left aside', async () => {
  const session = await withPeople();
  for (const [kind, lines] of files) await bring(session, kind, lines);
  expect(column(session, 'count(*)', 'commitment')).toEqual([0]);
  expect(ignore(session, '2 guests')).toMatchObject({ settledRows: 3, waiting: [] });
  isThere(session);
  for (const [kind, lines] of files) {
    expect(await bring(session, kind, lines)).toMatchObject({ changed: false, waiting: [] });
  }
  isThere(session);
});

test('they come in at once where it was left aside before, and it can be somebody later', async () => {
  const session = await withPeople();
  await bring(session, 'attendance', ['Date,Attendees', '2026-09-01,2 guests']);
  ignore(session, '2 guests');
  for (const [kind, lines] of files) await bring(session, kind, lines);
  isThere(session);
  const whom = member(session, 'Dot Okafor').id;
  settleName(session, idOf(session, '2 guests'), { is: 'member', whom });
  expect(list(session, '2026-10-29')).toHaveLength(3);
  expect(column(session, 'count(*)', 'commitment')).toEqual([1]);
});

test('it makes nobody a member where everybody unknown is to become one', async () => {
  const session = await withPeople();
  await bring(session, 'attendance', ['Date,Attendees', '2026-09-01,2 guests']);
  ignore(session, '2 guests');
  const lines = ['Date,Attendees', '2026-10-29,2 guests and Gus Ray'];
  expect((await bring(session, 'attendance', lines, { addUnknown: true })).of.people).toBe(1);
  expect(list(session, '2026-10-29')).toEqual(['Gus Ray: present']);
});

test('a row goes on waiting for whoever else is not known', async () => {
  const session = await withPeople();
  await bring(session, 'attendance', ['Date,Attendees', '2026-10-29,"Bo Lind; 2 guests; Gus Ray"']);
  expect(ignore(session, '2 guests')).toMatchObject({ settledRows: 0, of: { waiting: 1 } });
  expect(waiting(session)).toEqual(['Gus Ray']);
  expect(list(session, '2026-10-29')).toEqual([]);
  settleName(session, idOf(session, 'Gus Ray'), { is: 'new' });
  expect(list(session, '2026-10-29')).toEqual(['Bo Lind: present', 'Gus Ray: present']);
});

test('what came in so is taken back with it', async () => {
  const session = await withPeople();
  await bring(session, 'commitments', tea);
  ignore(session, '2 guests');
  const [{ batch } = { batch: 0 }] = all<{ batch: number }>(
    session,
    'SELECT max(batch) AS batch FROM journal',
  );
  undoBatch(session, batch);
  expect(column(session, 'count(*)', 'commitment')).toEqual([0]);
  expect(waiting(session)).toEqual(['2 guests']);
});
