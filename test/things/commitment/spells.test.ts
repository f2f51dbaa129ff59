import { expect, test } from 'vitest';
import {
  moveCommitment,
  offerCommitment,
  passCommitment,
} from '../../../src/things/commitment/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import type { Id } from '../../../src/things/thing.js';
import type { Day } from '../../../src/time/day.js';
import { harbourLedger } from '../../helpers/ledger.js';

/** Of a date that follows no meeting. */
const staysPut = { follows: null, followsBy: null, wentAlong: false };

test('each day that was agreed ends with its own reason, and those before keep theirs', () => {
  const session = harbourLedger();
  const by = addMember(session, { name: 'Ash' }).id;
  const on = (today: Day) => ({ ...session, today });
  const { id } = offerCommitment(on('2026-11-02'), { text: 'Find a room', by, due: '2026-11-20' });
  moveCommitment(on('2026-11-10'), id, { to: '2026-11-27', because: 'busy', why: null });
  const { dues } = moveCommitment(on('2026-11-20'), id, {
    to: '2026-12-04',
    because: null,
    why: 'the hall is shut',
  });
  const shut = { because: null, why: 'the hall is shut' };
  expect(dues).toEqual(
    [
      { due: '2026-11-20', from: '2026-11-02', to: '2026-11-10', because: 'busy', why: null },
      { due: '2026-11-27', from: '2026-11-10', to: '2026-11-20', ...shut },
      { due: '2026-12-04', from: '2026-11-20', to: null, because: null, why: null },
    ].map((each) => ({ ...each, ...staysPut })),
  );
});

test('each owner has it until it is passed on, and the last one since then', () => {
  const session = harbourLedger();
  const [ash, bea, cho] = ['Ash', 'Bea', 'Cho'].map((name) => addMember(session, { name }).id) as [
    Id,
    Id,
    Id,
  ];
  const on = (today: Day) => ({ ...session, today });
  const { id } = offerCommitment(on('2026-11-02'), { text: 'Find a room', by: ash });
  passCommitment(on('2026-11-10'), id, { to: bea });
  expect(passCommitment(on('2026-11-20'), id, { to: cho }).owners).toEqual([
    { member: ash, from: '2026-11-02', to: '2026-11-10' },
    { member: bea, from: '2026-11-10', to: '2026-11-20' },
    { member: cho, from: '2026-11-20', to: null },
  ]);
});

const begun = () => {
  const session = harbourLedger({ refold: true });
  const [ash, bea, cho] = ['Ash', 'Bea', 'Cho'].map((name) => addMember(session, { name }).id) as [
    Id,
    Id,
    Id,
  ];
  const on = (today: Day) => ({ ...session, today });
  const { id } = offerCommitment(on('2026-11-02'), {
    text: 'Find a room',
    by: ash,
    due: '2026-11-20',
  });
  const move = (day: Day, to: Day) => moveCommitment(on(day), id, { to, why: 'a slip' }).dues;
  const pass = (day: Day, to: Id) => passCommitment(on(day), id, { to }).owners;
  const due = (day: Day, from: Day, to: Day | null = null) => ({
    ...{ due: day, from, to, because: null, ...staysPut },
    why: to === null ? null : 'a slip',
  });
  return { ash, bea, cho, move, pass, due };
};

test('what came back to its date on the same day was not moved, by whatever way', () => {
  const { move, due } = begun();
  move('2026-11-10', '2026-11-21');
  expect(move('2026-11-10', '2026-11-20')).toEqual([due('2026-11-20', '2026-11-02')]);
  move('2026-11-12', '2026-11-21');
  move('2026-11-12', '2026-11-27');
  expect(move('2026-11-12', '2026-11-20')).toEqual([due('2026-11-20', '2026-11-02')]);
  move('2026-11-13', '2026-11-21');
  move('2026-11-13', '2026-11-27');
  expect(move('2026-11-13', '2026-11-21')).toEqual([
    due('2026-11-20', '2026-11-02', '2026-11-13'),
    due('2026-11-21', '2026-11-13'),
  ]);
});

test('what came back on another day was moved twice', () => {
  const { move, due } = begun();
  move('2026-11-10', '2026-11-21');
  expect(move('2026-11-11', '2026-11-20')).toEqual([
    due('2026-11-20', '2026-11-02', '2026-11-10'),
    due('2026-11-21', '2026-11-10', '2026-11-11'),
    due('2026-11-20', '2026-11-11'),
  ]);
});

test('what came back to its hands on the same day was not passed on, by whatever way', () => {
  const { ash, bea, cho, pass } = begun();
  pass('2026-11-10', bea);
  expect(pass('2026-11-10', ash)).toEqual([{ member: ash, from: '2026-11-02', to: null }]);
  pass('2026-11-12', bea);
  pass('2026-11-12', cho);
  expect(pass('2026-11-12', ash)).toEqual([{ member: ash, from: '2026-11-02', to: null }]);
  pass('2026-11-13', bea);
  expect(pass('2026-11-14', ash)).toHaveLength(3);
});

test('and has the date again that passing it on took away', () => {
  const { ash, bea, move, pass, due } = begun();
  pass('2026-11-25', bea);
  pass('2026-11-25', ash);
  expect(move('2026-11-25', '2026-12-04')).toEqual([
    due('2026-11-20', '2026-11-02', '2026-11-25'),
    due('2026-12-04', '2026-11-25'),
  ]);
});
