/** Where things stand: the same words as in the documents. */

import { expect, test } from 'vitest';
import { ledgerStatus } from '../../src/figures/queries/status.js';
import { british } from '../../src/language/index.js';
import { documentFacts } from '../../src/papers/from-ledger/index.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import {
  addMember,
  editMember,
  pauseMember,
  requestToJoin,
} from '../../src/things/member/changes.js';
import type { No } from '../../src/things/no.js';
import { addDays } from '../../src/time/day.js';
import { weeksUpTo } from '../../src/time/window.js';
import { harbourLedger, today } from '../helpers/ledger.js';

/** What `momentum status` and a State of Play say of the same day. */
function both(session: ReturnType<typeof harbourLedger>, asOf = today) {
  return session.ledger.read((reader) => ({
    status: ledgerStatus(reader, asOf, null),
    state: documentFacts(reader, {
      asOf,
      today,
      period: weeksUpTo(asOf, 4),
      audience: 'facilitator',
      locale: british,
    }),
  }));
}

test('whoever is pausing is a member, whoever asks to join or is a bot is none', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: addDays(today, -90) });
  addMember(session, { name: 'Grace Okoro', joined: null });
  editMember(session, addMember(session, { name: 'Tally' }).id, { bot: true });
  requestToJoin(session, { name: 'Hana Kovac' });
  pauseMember(session, tom.id, addDays(today, -2));
  const { status, state } = both(session);
  expect(status.members).toBe(3);
  expect(state.people?.members).toBe(3);
  expect(status.requests).toEqual(['Hana Kovac']);
});

test('due soon is what somebody holds and falls due within two weeks, overdue what they held', () => {
  const session = harbourLedger();
  const { id: tom } = addMember(session, { name: 'Tom Reed', joined: addDays(today, -90) });
  const offered = { ...session, today: addDays(today, -30) };
  for (const by of [tom, null]) {
    for (const days of [-1, 0, 14, 15]) {
      offerCommitment(offered, {
        text: `In ${days} days`,
        by,
        due: addDays(today, days),
        again: true,
      });
    }
  }
  const { status, state } = both(session);
  const numbers = (rows: ReadonlyArray<{ no: No }> = []) => rows.map(({ no }) => no);
  expect(numbers(status.overdue)).toEqual([1]);
  expect(numbers(status.dueSoon)).toEqual([2, 3]);
  expect(numbers(state.commitments?.overdue)).toEqual([1]);
  expect(numbers(state.commitments?.dueSoon)).toEqual([2, 3]);
  expect([status.open, status.overdueCount, status.wantedCount]).toEqual([8, 1, 4]);
  const { status: before } = both(session, addDays(today, -1));
  expect(numbers(before.dueSoon)).toEqual([1, 2]);
  expect(before.overdueCount).toBe(0);
});
