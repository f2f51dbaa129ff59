import { expect, test } from 'vitest';
import { keptTooLong } from '../../src/figures/queries/retention.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { setSetting } from '../../src/things/community/changes.js';
import { recordMeeting } from '../../src/things/meeting/changes.js';
import { addMember, leave, requestToJoin } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import { harbourLedger } from '../helpers/ledger.js';
import { stage } from '../helpers/stage.js';

const due = ({ ledger, today }: Session): string[] =>
  ledger.read((reader) => keptTooLong(reader, today)).map(({ why }) => why);

function people(): Session {
  const session = harbourLedger({ refold: true });
  const long = addMember(session, { name: 'Tom Reed', joined: '2019-01-02' });
  leave(session, long.id, '2024-11-20');
  const lately = addMember(session, { name: 'Ines Moreau', joined: '2019-01-02' });
  leave(session, lately.id, '2024-11-21');
  addMember(session, { name: 'Ana Lima', joined: '2019-01-02' });
  const holds = addMember(session, { name: 'Bo Lind', joined: '2019-01-02' });
  offerCommitment(session, { text: 'Look after the lamps', by: holds.id, on: '2019-02-02' });
  requestToJoin(session, { name: 'Cy Marsh', on: '2019-01-02' });
  addMember(session, { name: 'Bot', joined: '2019-01-02', bot: true });
  for (const day of ['2019-01-05', '2019-01-12', '2019-01-19'] as const) {
    recordMeeting(session, { title: 'Evening', day, present: [] });
  }
  return session;
}

test('nobody is kept too long where no time was set', () => {
  expect(due(people())).toEqual([]);
});

test('whoever left longer ago than was set is named, with the reason', () => {
  const session = people();
  setSetting(session, 'retainLeft', 24);
  expect(due(session)).toEqual([
    'Tom Reed (2) left on Wednesday 20 November 2024; whoever has left is kept for 2 years.',
  ]);
});

test('so is whoever was not heard of, unless they hold something or are no person', () => {
  const session = people();
  setSetting(session, 'retainQuiet', 36);
  expect(due(session)).toEqual([
    'Ana Lima (4) is here, and nothing is on record of them since Saturday 5 January 2019; whoever is quiet is kept for 3 years.',
    'Cy Marsh (6) asked to join, and nothing is on record of them since Saturday 5 January 2019; whoever is quiet is kept for 3 years.',
  ]);
});

test('a ledger that was begun lately knows of nobody’s silence', () => {
  const session = harbourLedger({ refold: true });
  addMember(session, { name: 'Ana Lima', joined: '2019-01-02' });
  setSetting(session, 'retainQuiet', 1);
  expect(due(session)).toEqual([]);
});

/** Ella and Otto left long ago, Tom is here; what is printed is on one line. */
async function named() {
  const at = stage();
  const type = async (...argv: string[]) => {
    const { exit, out, err } = await at.momentum(argv);
    expect([argv, exit, exit === 0 ? '' : err]).toEqual([argv, 0, '']);
    return `${out} ${err}`.replace(/\s+/g, ' ');
  };
  await type('init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf');
  for (const name of ['Tom Reed', 'Ella Brown', 'Otto Field', 'Sam Kay'])
    await type('member', 'add', name, '--joined', '2022-01-01');
  for (const name of ['ella', 'otto']) await type('member', 'leave', name, '--on', '2023-01-01');
  // A name of one, and a word of another's.
  await type('member', 'alias', 'otto', 'brown');
  await type('community', 'settings', 'retain-left', '1y');
  return type;
}

test('whoever is named and is not due is said not to be one of them', async () => {
  const type = await named();
  expect(await type('tidy', 'tom', '--yes')).toContain(
    'Tom Reed is not one of those who are kept longer than you said (2 others are).',
  );
  expect(await type('tidy', 'tom', 'sam', '--dry-run')).toContain(
    'Tom Reed and Sam Kay are none of those who are kept longer than you said (2 others are).',
  );
  const told = await type('tidy', 'tom', 'ella', '--yes');
  expect(told).toContain('Forgotten: number 3.');
  expect(told).toContain('Tom Reed is not one of those who are kept longer than you said (1 other');
});

test('each word is a name, unless all of them are what one is called', async () => {
  const type = await named();
  expect(await type('tidy', 'ella', 'otto', '--dry-run')).toContain(
    '2 people are kept longer than you said',
  );
  const one = await type('tidy', 'ella', 'brown', '--dry-run');
  expect(one).toContain('1 person is kept longer than you said: • Ella Brown (3)');
});
