import { expect, test } from 'vitest';
import {
  keepCommitment,
  offerCommitment,
  releaseCommitment,
} from '../../src/actions/commitments.js';
import type { Desk } from '../../src/actions/desk.js';
import { addMember } from '../../src/actions/members.js';
import { undoBatch } from '../../src/actions/undo.js';
import type { Id } from '../../src/core/entity.js';
import { Refusal } from '../../src/core/refusal.js';
import { checkLedger } from '../../src/ledger/check.js';
import { lastBatch } from '../../src/ledger/facts/history.js';
import { harbourLedger, standing } from '../helpers/ledger.js';

/** The last action's batch. */
const last = (desk: Desk): Id => desk.ledger.read(lastBatch)?.id ?? 'none';

const byNo = (desk: Desk, no: number): Id =>
  desk.ledger.read(({ value }) => value<Id>('SELECT id FROM batch WHERE first_seq = ?', no)) ?? '';

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
  const desk = harbourLedger();
  const tom = addMember(desk, { name: 'Tom Reed' });
  const joining = last(desk);
  const room = offerCommitment(desk, { text: 'Find a room', by: tom.id });
  const offering = last(desk);
  keepCommitment(desk, room.id, {});
  const before = standing(desk);

  const joined = refusalOf(() => undoBatch(desk, joining));
  expect(joined.code).toBe('undo-depended-on');
  expect(joined.details.join('\n')).toContain('Tom Reed offered 1 (Find a room)');
  const offered = refusalOf(() => undoBatch(desk, offering));
  expect(offered.details.join('\n')).toContain('1 (Find a room) was kept');
  expect(standing(desk)).toEqual(before);
});

test('an act does not come back to stand on somebody who was taken back meanwhile', () => {
  const desk = harbourLedger();
  const tom = addMember(desk, { name: 'Tom Reed' });
  const joining = last(desk);
  offerCommitment(desk, { text: 'Find a room', by: tom.id });
  const undoneOffer = byNo(desk, undoBatch(desk, last(desk)));
  undoBatch(desk, joining);
  const before = standing(desk);

  const refusal = refusalOf(() => undoBatch(desk, undoneOffer));
  expect(refusal.code).toBe('undo-stands-on-undone');
  expect(refusal.details.join('\n')).toContain('Tom Reed joined');
  expect(standing(desk)).toEqual(before);
  expect(checkLedger(desk.ledger)).toEqual([]);
});

test('an act does not come back over a later one that could not have followed it', () => {
  const desk = harbourLedger();
  const tom = addMember(desk, { name: 'Tom Reed' });
  const room = offerCommitment(desk, { text: 'Find a room', by: tom.id });
  keepCommitment(desk, room.id, {});
  const undoneKeeping = byNo(desk, undoBatch(desk, last(desk)));
  releaseCommitment(desk, room.id, {});

  const refusal = refusalOf(() => undoBatch(desk, undoneKeeping));
  expect(refusal.code).toBe('undo-depended-on');
  expect(refusal.details.join('\n')).toContain('was let go');
});

test('a name that was taken anew does not come back twice', () => {
  const desk = harbourLedger();
  addMember(desk, { name: 'Tom Reed', email: 'tom@harbour.example' });
  const undone = byNo(desk, undoBatch(desk, last(desk)));
  addMember(desk, { name: 'Tom Reed', email: 'tom@harbour.example' });
  expect(() => undoBatch(desk, undone)).not.toThrow(TypeError);
  expect(checkLedger(desk.ledger)).toEqual([]);
});

test('numbers are never given twice', () => {
  const desk = harbourLedger();
  const first = offerCommitment(desk, { text: 'Find a room', by: null });
  undoBatch(desk, last(desk));
  const second = offerCommitment(desk, { text: 'Find a hall', by: null });
  expect([first.no, second.no]).toEqual([1, 2]);
});
