/** An offer that was made stays made, and what is new is cut last. */
import { expect, test } from 'vitest';
import { undoBatch } from '../../src/ledger/undo.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { issueDocument } from '../../src/papers/making/issued.js';
import { renderPlain } from '../../src/render/plain.js';
import {
  offerCommitment,
  releaseCommitment,
  takeCommitment,
} from '../../src/things/commitment/changes.js';
import { handBackCommitment } from '../../src/things/commitment/handing-back.js';
import { lastBatch } from '../../src/things/history.js';
import { addMember, leave } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { harbourLedger } from '../helpers/ledger.js';
import { on, toldOn } from './from-ledger/told.js';

/** Tom, who holds two things, Grace, and one thing that looks for somebody. */
function harbour() {
  const session = harbourLedger();
  const person = (name: string) => addMember(session, { name, joined: '2026-02-01' }).id;
  const [tom, grace] = [person('Tom Reed'), person('Grace Okoro')];
  const early = on(session, '2026-11-10');
  const offer = (text: string, by: Id | null, more = {}) =>
    offerCommitment(early, { text, by, ...more }).id;
  const sign = offer('Paint the sign', tom);
  const lamp = offer('Mend a lamp', tom);
  const bread = offer('Bake bread', null, { due: '2027-01-30' });
  return { session, tom, grace, sign, lamp, bread, offer };
}

async function said(session: Session, name: string, language?: string): Promise<string> {
  const { tree } = await makeDocument(session, name, { language });
  return renderPlain(tree).replace(/[\s\u00a0\u202f]+/g, ' ');
}

async function giveOut(session: Session): Promise<void> {
  const made = await makeDocument(session, 'state-of-play', {});
  issueDocument(session, made, { formats: ['terminal'], markdown: '' });
}

test('an offer counts whatever became of it: handed back, let go or left behind', async () => {
  const { session, sign, lamp, bread, grace } = harbour();
  expect(await said(session, 'state-of-play')).toContain('2 offers');
  takeCommitment(on(session, '2026-11-15'), bread, { by: grace });
  expect(await said(session, 'state-of-play')).toContain('3 offers');
  handBackCommitment(on(session, '2026-11-16'), sign, {});
  releaseCommitment(on(session, '2026-11-17'), lamp, { because: 'busy' });
  leave(session, grace, '2026-11-18');
  const state = await said(session, 'state-of-play');
  expect(state).toContain('3 offers');
  expect(state).toContain('Mend a lamp: let go');
  expect(await said(session, 'review')).toContain('3 offers were made. 1 promise was let go.');
  expect(await said(session, 'review', 'fr')).toContain(
    '3 engagements ont été pris. 1 engagement a été laissé de côté.',
  );
  const { changes, commitments } = toldOn(session, session.today);
  expect(changes.offered).toBe(commitments.offered.length);
});

test('an offer that was taken back as a slip was none', async () => {
  const { session, tom } = harbour();
  offerCommitment(session, { text: 'A slip', by: tom });
  expect(toldOn(session, session.today).changes.offered).toBe(3);
  undoBatch(session, session.ledger.read(lastBatch)?.id ?? 0);
  expect(toldOn(session, session.today).changes.offered).toBe(2);
});

test('an offer of a day that nobody noted is said to be one, once it was handed back too', () => {
  const { session, tom } = harbour();
  const { id } = offerCommitment(session, {
    ...{ text: 'Sort the drills', by: tom, dayUnknown: true },
  });
  const unknown = () => toldOn(session, session.today).changes.offeredDayUnknown;
  expect(unknown()).toBe(1);
  handBackCommitment(session, id, {});
  expect(unknown()).toBe(1);
});

test('what is new is shown, however many come before it, and what was taken is told', async () => {
  const { session, bread, grace, tom, offer } = harbour();
  for (let nth = 1; nth <= 12; nth += 1) offer(`Errand ${nth}`, tom, { due: '2026-12-05' });
  await giveOut(session);
  takeCommitment(session, bread, { by: grace });
  offerCommitment(session, { text: 'Oil the gate', by: tom, due: '2027-02-01' });
  const state = await said(session, 'state-of-play');
  expect(state).toContain('2 offers since the last one');
  expect(state).toContain('Bake bread (3), new');
  expect(state).toContain('Oil the gate (16), new');
  expect(state).toContain('Bake bread (3): taken on by Grace Okoro');
  expect(state).toContain('And 9 more offers, in the Momentum Plan.');
  expect(await said(session, 'state-of-play', 'fr')).toContain(
    'Bake bread (3) : pris en charge par Grace Okoro',
  );
});

test('what was taken and handed back since is told as that', async () => {
  const { session, bread, grace } = harbour();
  await giveOut(session);
  takeCommitment(on(session, '2026-11-22'), bread, { by: grace });
  handBackCommitment(on(session, '2026-11-23'), bread, { because: 'busy' });
  const state = await said(on(session, '2026-11-24'), 'state-of-play');
  expect(state).toContain('1 offer since the last one');
  expect(state).toContain('Bake bread (3): looking for somebody again (too busy)');
});
