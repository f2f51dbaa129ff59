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
  expect(dues).toEqual([
    { due: '2026-11-20', from: '2026-11-02', to: '2026-11-10', because: 'busy', why: null },
    {
      due: '2026-11-27',
      from: '2026-11-10',
      to: '2026-11-20',
      because: null,
      why: 'the hall is shut',
    },
    { due: '2026-12-04', from: '2026-11-20', to: null, because: null, why: null },
  ]);
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
