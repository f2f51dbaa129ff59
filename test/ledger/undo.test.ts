import { expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/check.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { Refusal } from '../../src/text/refusal.js';
import {
  keepCommitment,
  offerCommitment,
  releaseCommitment,
} from '../../src/things/commitment/changes.js';
import { lastBatch } from '../../src/things/history.js';
import { addMember } from '../../src/things/member/changes.js';
import type { No } from '../../src/things/no.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { harbourLedger, standing } from '../helpers/ledger.js';

/** The last action's batch. */
const last = (session: Session): Id => session.ledger.read(lastBatch)?.id ?? 0;

const byNo = (session: Session, no: No): Id =>
  session.ledger.read(({ value }) => value<Id>('SELECT id FROM batch WHERE first_seq = ?', no)) ??
  0;

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
  throw new Error('nothing was refused');
}

test('what a later act stands on is not taken back, and the later act is named', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' });
  const joining = last(session);
  const room = offerCommitment(session, { text: 'Find a room', by: tom.id });
  const offering = last(session);
  keepCommitment(session, room.id, {});
  const before = standing(session);

  const joined = refusalOf(() => undoBatch(session, joining));
  expect(joined.code).toBe('undo-depended-on');
  expect(joined.details.join('\n')).toContain('Tom Reed offered 1 (Find a room)');
  const offered = refusalOf(() => undoBatch(session, offering));
  expect(offered.details.join('\n')).toContain('1 (Find a room) was kept');
  expect(standing(session)).toEqual(before);
});

test('an act does not come back to stand on somebody who was taken back meanwhile', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' });
  const joining = last(session);
  offerCommitment(session, { text: 'Find a room', by: tom.id });
  const undoneOffer = byNo(session, undoBatch(session, last(session)));
  undoBatch(session, joining);
  const before = standing(session);

  const refusal = refusalOf(() => undoBatch(session, undoneOffer));
  expect(refusal.code).toBe('undo-stands-on-undone');
  expect(refusal.details.join('\n')).toContain('Tom Reed joined');
  expect(standing(session)).toEqual(before);
  expect(checkLedger(session.ledger)).toEqual([]);
});

test('an act does not come back over a later one that could not have followed it', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' });
  const room = offerCommitment(session, { text: 'Find a room', by: tom.id });
  keepCommitment(session, room.id, {});
  const undoneKeeping = byNo(session, undoBatch(session, last(session)));
  releaseCommitment(session, room.id, {});

  const refusal = refusalOf(() => undoBatch(session, undoneKeeping));
  expect(refusal.code).toBe('undo-depended-on');
  expect(refusal.details.join('\n')).toContain('was let go');
});

test('a name that was taken anew does not come back twice', () => {
  const session = harbourLedger();
  addMember(session, { name: 'Tom Reed', email: 'tom@harbour.example' });
  const undone = byNo(session, undoBatch(session, last(session)));
  addMember(session, { name: 'Tom Reed', email: 'tom@harbour.example' });
  expect(() => undoBatch(session, undone)).not.toThrow(TypeError);
  expect(checkLedger(session.ledger)).toEqual([]);
});

test('numbers are never given twice', () => {
  const session = harbourLedger();
  const first = offerCommitment(session, { text: 'Find a room', by: null });
  undoBatch(session, last(session));
  const second = offerCommitment(session, { text: 'Find a hall', by: null });
  expect([first.no, second.no]).toEqual([1, 2]);
});
