/** What somebody took and gives back is wanted again, with its history, and nobody is blamed. */
import { describe, expect, test } from 'vitest';
import type { AnyMeasure } from '../../../src/figures/measure.js';
import { rowsAt } from '../../../src/figures/measured.js';
import { commitmentsKept } from '../../../src/figures/measures/commitments-kept.js';
import { whyTheySlip } from '../../../src/figures/measures/why-they-slip.js';
import { gatherer, settingsIn } from '../../../src/figures/queries/index.js';
import { undoBatch } from '../../../src/ledger/undo.js';
import type { Refusal } from '../../../src/text/refusal.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  takeCommitment,
} from '../../../src/things/commitment/changes.js';
import { dueOf, ownerOf } from '../../../src/things/commitment/fields.js';
import { handBackCommitment } from '../../../src/things/commitment/handing-back.js';
import { takenBy } from '../../../src/things/commitment/lives.js';
import { lastBatch } from '../../../src/things/history.js';
import { addMember } from '../../../src/things/member/changes.js';
import { mergeMembers } from '../../../src/things/member/merge.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { addDays, type Day } from '../../../src/time/day.js';
import { harbourLedger, today } from '../../helpers/ledger.js';
import { on, toldOn } from '../../papers/from-ledger/told.js';

const ago = (days: number): Day => addDays(today, -days);

/** A room that Tom offered to find forty days ago, by `due`. */
function community(due: Day | null = null) {
  const session = harbourLedger();
  const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map(
    (name) => addMember(session, { name, joined: ago(90) }).id,
  ) as [Id, Id];
  const { id, no } = offerCommitment(session, { text: 'Find a room', by: tom, due, on: ago(40) });
  return { session, tom, grace, id, no };
}

describe('handed back', () => {
  test('it is wanted, keeps its date, and remembers who had it', () => {
    const { session, tom, id } = community(addDays(today, 9));
    const state = handBackCommitment(session, id, { because: 'busy' });
    expect([state.status, ownerOf(state), dueOf(state)]).toEqual([
      'wanted',
      null,
      addDays(today, 9),
    ]);
    expect(state.owners).toEqual([{ member: tom, from: ago(40), to: today }]);
  });

  test('somebody else takes it, and both are on record', () => {
    const { session, tom, grace, id } = community();
    handBackCommitment(session, id, { on: ago(20) });
    takeCommitment(session, id, { by: grace, on: ago(10) });
    const { owners } = keepCommitment(session, id, { on: ago(5) });
    expect(owners.map(({ member, to }) => [member, to])).toEqual([
      [tom, ago(20)],
      [grace, null],
    ]);
  });

  test('whoever takes it back on the same day has had it all along', () => {
    const { session, tom, id } = community();
    handBackCommitment(session, id, {});
    expect(takeCommitment(session, id, { by: tom }).owners).toEqual([
      { member: tom, from: ago(40), to: null },
    ]);
  });

  test('two who are one person held it twice, where it was wanted in between', () => {
    const { session, tom, grace, id } = community();
    handBackCommitment(session, id, { on: ago(20) });
    takeCommitment(session, id, { by: grace, on: ago(10) });
    mergeMembers(session, { from: grace, into: tom }, {});
    expect(session.ledger.read((reader) => reader.get('commitment', id))?.owners).toEqual([
      { member: tom, from: ago(40), to: ago(20) },
      { member: tom, from: ago(10), to: null },
    ]);
  });

  test('it can be taken back, and not be handed back twice', () => {
    const { session, tom, id } = community();
    handBackCommitment(session, id, {});
    expect(() => handBackCommitment(session, id, {})).toThrow(
      expect.objectContaining<Partial<Refusal>>({
        code: 'nobody-took-it',
        message: '1 (Find a room) was handed back, and nobody has taken it since.',
      }),
    );
    undoBatch(session, session.ledger.read(lastBatch)?.id ?? 0);
    const state = session.ledger.read((reader) => reader.get('commitment', id));
    expect(state && ownerOf(state)).toBe(tom);
  });

  test('nobody hands back what they had not got by then', () => {
    const { session, grace, id } = community();
    passCommitment(session, id, { to: grace, on: ago(10) });
    expect(() => handBackCommitment(session, id, { on: ago(20) })).toThrow(
      expect.objectContaining({ code: 'before-taken' }),
    );
  });

  test('of whoever had it, that they handed it back is told, and no passing on', () => {
    const { session, tom, id } = community();
    handBackCommitment(session, id, {});
    expect(session.ledger.read((reader) => takenBy(reader, tom))).toMatchObject([
      { passedOn: today, handedBack: true },
    ]);
  });
});

describe('of the promises kept by their day', () => {
  const window = { from: ago(60), to: today };
  const counted = (session: Session, measure: AnyMeasure = commitmentsKept) =>
    session.ledger.read((reader) => {
      const at = { window, asOf: today, settings: settingsIn(reader) };
      return rowsAt(measure, gatherer(reader), at).map(({ as, because }) => [as, because?.name]);
    });

  test('what was handed back by its day is left out', () => {
    const { session, id } = community(ago(8));
    handBackCommitment(session, id, { on: ago(12) });
    expect(counted(session)).toEqual([['left-out', 'measure.because.handed-back']]);
  });

  test('what was handed back after it stays as it was, whoever takes it', () => {
    const { session, grace, id } = community(ago(8));
    const missed = counted(session);
    expect(missed).toEqual([['denominator', 'measure.because.missed']]);
    handBackCommitment(session, id, { on: ago(6) });
    expect(counted(session)).toEqual(missed);
    takeCommitment(session, id, { by: grace, on: ago(4) });
    expect(counted(session)).toEqual(missed);
    expect(counted(session, whyTheySlip)).toEqual([['numerator', 'measure.because.not-said']]);
  });

  test('whoever takes it again with its date counts, beside whoever handed it back', () => {
    const { session, grace, id } = community(ago(8));
    handBackCommitment(session, id, { on: ago(20) });
    takeCommitment(session, id, { by: grace, on: ago(15) });
    keepCommitment(session, id, { on: ago(9) });
    expect(counted(session)).toEqual([
      ['left-out', 'measure.because.handed-back'],
      ['numerator', 'measure.because.kept'],
    ]);
  });

  test('a date that it got while it was wanted was nobody’s promise', () => {
    const { session, id } = community();
    handBackCommitment(session, id, { on: ago(20) });
    moveCommitment(session, id, { to: ago(8), on: ago(15) });
    expect(counted(session)).toEqual([['left-out', 'measure.because.not-taken']]);
  });
});

describe('in documents', () => {
  test('it is looking for somebody again, with why, and nothing was put right', () => {
    const { session, id } = community(addDays(today, 9));
    handBackCommitment(session, id, { because: 'busy' });
    const { commitments, changes } = toldOn(session, today);
    expect(commitments.wanted).toMatchObject([{ text: 'Find a room', who: null, isAgain: true }]);
    expect(commitments.handedBack).toMatchObject([{ text: 'Find a room', reason: 'too busy' }]);
    expect([commitments.passedOn, commitments.open]).toEqual([[], []]);
    expect(changes).toMatchObject({ wantedAgain: 1, putRight: 0, offered: 0 });
    expect(toldOn(session, ago(1)).commitments.open).toMatchObject([{ who: 'Tom Reed' }]);
  });

  test('whoever takes it later is told as somebody who took it', () => {
    const { session, grace, id } = community();
    handBackCommitment(session, id, { on: ago(20) });
    takeCommitment(on(session, ago(3)), id, { by: grace });
    const { commitments, changes } = toldOn(session, today, { from: ago(10), to: today });
    expect(commitments.offered).toMatchObject([{ who: 'Grace Okoro' }]);
    expect([commitments.passedOn, commitments.handedBack]).toEqual([[], []]);
    expect(changes).toMatchObject({ offered: 1, putRight: 0 });
  });

  test('their own says that it was handed back', () => {
    const { session, tom, id } = community();
    handBackCommitment(session, id, {});
    const { recipient } = toldOn(session, today, undefined, 'members', { recipient: tom });
    expect(recipient?.handedBack).toMatchObject([{ text: 'Find a room' }]);
    expect([recipient?.passedOn, recipient?.open]).toEqual([[], []]);
  });
});
