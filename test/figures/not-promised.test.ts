/** A date is kept, or slips, where somebody who is here has promised it. */
import { expect, test } from 'vitest';
import { oneMeasured } from '../../src/figures/reports/measures.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  releaseCommitment,
  takeCommitment,
} from '../../src/things/commitment/changes.js';
import { agreedInTaking, movesOf, storyOf } from '../../src/things/commitment/story.js';
import { addMember, leave } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import type { Day } from '../../src/time/day.js';
import { harbourLedger } from '../helpers/ledger.js';

const on = (session: Session, day: Day): Session => ({ ...session, today: day });

function begun() {
  const session = harbourLedger();
  const [tom, ida] = ['Tom Reed', 'Ida Moss'].map(
    (name) => addMember(session, { name, joined: '2026-01-10' }).id,
  ) as [Id, Id];
  const early = on(session, '2026-10-01');
  const offer = (text: string, by: Id | null, due: Day = '2026-10-25') =>
    offerCommitment(early, { text, by, due }).id;
  return { session, early, tom, ida, offer };
}

/** How many slips there are, whatever their reasons. */
const slips = (session: Session): number | null | undefined =>
  oneMeasured(session, 'why-they-slip', {}).parts[0]?.denominator;

test('what a leaver left behind is nobody’s promise, and is whoever’s takes it over', () => {
  const { session, tom, ida, offer } = begun();
  const [, moved, released, taken, late] = ['A', 'B', 'C', 'D', 'E'].map((text) =>
    offer(text, tom),
  ) as [Id, Id, Id, Id, Id];
  leave(on(session, '2026-10-16'), tom, '2026-10-16');
  const later = on(session, '2026-10-20');
  moveCommitment(later, moved, { to: '2026-10-28' });
  releaseCommitment(later, released, {});
  for (const id of [taken, late]) takeCommitment(later, id, { by: ida });
  keepCommitment(on(session, '2026-10-24'), taken, {});
  const [kept] = oneMeasured(session, 'commitments-kept', {}).parts;
  expect([kept?.numerator, kept?.denominator]).toEqual([1, 2]);
  expect(slips(session)).toBe(1);
});

test('what somebody had promised before they left went by as it did', () => {
  const { session, tom, offer } = begun();
  offer('A', tom);
  leave(on(session, '2026-10-30'), tom, '2026-10-30');
  const [kept] = oneMeasured(session, 'commitments-kept', {}).parts;
  expect([kept?.numerator, kept?.denominator]).toEqual([0, 1]);
});

test('another date, from whoever takes what was wanted, is no slip', () => {
  const { session, ida, offer } = begun();
  const taken = offer('A', null);
  takeCommitment(on(session, '2026-10-20'), taken, { by: ida, due: '2026-11-15' });
  const then = on(session, '2026-11-01');
  expect(slips(then)).toBe(0);
  expect(oneMeasured(then, 'commitments-kept', {}).beside).toBeNull();
  session.ledger.read((reader) => {
    expect(movesOf(reader, taken)).toEqual([]);
    const story = storyOf(reader, taken);
    expect(story.map((_, nth) => agreedInTaking(story, nth)?.what)).toEqual([
      undefined,
      undefined,
      'its day was agreed: Sunday 15 November 2026.',
    ]);
  });
  moveCommitment(then, taken, { to: '2026-12-01', because: 'waiting' });
  expect(slips(session)).toBe(1);
  expect(session.ledger.read((reader) => movesOf(reader, taken))).toEqual(['waiting on somebody']);
});
