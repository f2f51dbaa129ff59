/** What documents say of promises: whose they are, since when, and what became of their dates. */

import { describe, expect, test } from 'vitest';
import { undated } from '../../../src/sitting/queries/commitments.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  takeCommitment,
} from '../../../src/things/commitment/changes.js';
import { recordMeeting } from '../../../src/things/meeting/changes.js';
import { addMember, leave, rejoin } from '../../../src/things/member/changes.js';
import type { No } from '../../../src/things/no.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { addWeeks, type Day } from '../../../src/time/day.js';
import { harbourLedger, today } from '../../helpers/ledger.js';
import { on, toldOn } from './told.js';

const begun = (): { session: Session; tom: Id; ida: Id } => {
  const session = harbourLedger();
  const [tom, ida] = ['Tom Reed', 'Ida Moss'].map(
    (name) => addMember(session, { name, joined: '2026-01-10' }).id,
  ) as [Id, Id];
  return { session, tom, ida };
};
const numbers = (rows: ReadonlyArray<{ readonly no: No }>) => rows.map(({ no }) => no);

describe('what somebody held who has left', () => {
  const left = () => {
    const { session, tom } = begun();
    const early = on(session, '2026-11-02');
    const offer = (text: string, due: Day | null) =>
      offerCommitment(early, { text, by: tom, due }).id;
    offer('Overdue', '2026-11-10');
    offer('Soon', '2026-11-27');
    offer('Later', '2027-02-01');
    offer('Undated', null);
    keepCommitment(early, offer('Kept', null), {});
    leave(session, tom, '2026-11-15');
    return { session, tom };
  };

  test('is looking for somebody, and nobody’s debt', () => {
    const { session } = left();
    const { commitments, plan } = toldOn(session, today);
    // What has its day ahead of it comes first.
    expect(numbers(commitments.wanted)).toEqual([2, 3, 4, 1]);
    expect(numbers(commitments.wantedBefore)).toEqual([]);
    expect([commitments.open, commitments.overdue]).toEqual([[], []]);
    expect(numbers(plan.lookingFor)).toEqual([2, 3, 4, 1]);
    expect(numbers(plan.before.actions)).toEqual([1]);
    expect(plan.load).toEqual([]);
  });

  test('and kept, is theirs still', () => {
    const { session } = left();
    expect(toldOn(session, today).commitments.kept).toMatchObject([{ no: 5, who: 'Tom Reed' }]);
  });

  test('was theirs on the days before, and is again once they are back', () => {
    const { session, tom } = left();
    expect(toldOn(session, '2026-11-14').commitments.wanted).toEqual([]);
    rejoin(session, tom, '2026-11-20');
    expect(toldOn(session, today).commitments.wanted).toEqual([]);
  });
});

test('what was offered without a date longer ago than half a year is told apart', () => {
  const { session, tom } = begun();
  const offer = (text: string, day: Day, more = {}) =>
    offerCommitment(on(session, day), { text, by: tom, ...more });
  const half = addWeeks(today, -26);
  offer('Old', '2026-01-20');
  offer('Half a year ago', half);
  offer('Old and dated', '2026-01-20', { due: '2027-02-01' });
  offer('Old and wanted', '2026-01-20', { by: null });
  const { commitments, plan } = toldOn(session, today);
  expect(numbers(commitments.older)).toEqual([1]);
  expect(numbers(commitments.later)).toEqual([3, 2]);
  // It is asked for, and stands where it can be found.
  expect(numbers(plan.noDate.actions)).toEqual([2, 4]);
  expect(numbers(plan.older)).toEqual([1]);
  expect(numbers(plan.lookingFor)).toEqual([4]);
});

test('what was wanted for long and taken of late is not old', () => {
  const { session, tom } = begun();
  const id = offerCommitment(on(session, '2026-01-20'), { text: 'Old', by: null }).id;
  takeCommitment(on(session, '2026-11-18'), id, { by: tom });
  const { commitments, plan } = toldOn(session, today);
  expect([numbers(commitments.older), numbers(commitments.later)]).toEqual([[], [1]]);
  expect([numbers(plan.older), numbers(plan.noDate.actions)]).toEqual([[], [1]]);
  expect(session.ledger.read((reader) => undated(reader, today, 9))).toEqual([]);
  const later = addWeeks(today, 5);
  expect(numbers(session.ledger.read((reader) => undated(reader, later, 9)))).toEqual([1]);
});

test('what was with somebody who has left since is looking for someone again', () => {
  const { session, tom } = begun();
  const early = on(session, '2026-10-01');
  offerCommitment(early, { text: 'Told as with Tom', by: tom });
  offerCommitment(early, { text: 'Wanted all along', by: null });
  offerCommitment(on(session, '2026-11-14'), { text: 'New', by: tom });
  leave(session, tom, '2026-11-15');
  const { commitments, changes } = toldOn(session, today);
  const again = commitments.wanted.filter(({ isAgain }) => isAgain);
  expect([numbers(again), numbers(commitments.newlyWanted)]).toEqual([[1], [3]]);
  expect(changes).toMatchObject({ wantedAgain: 1, wanted: 1 });
  expect(toldOn(session, '2026-11-14').changes.wantedAgain).toBe(0);
});

test('a date with which somebody takes something is no move of it', () => {
  const { session, tom, ida } = begun();
  const early = on(session, '2026-10-01');
  const offer = (text: string, by: Id | null) =>
    offerCommitment(early, { text, by, due: '2026-12-01' }).id;
  const [wanted, left, moved] = [offer('A', null), offer('B', tom), offer('C', ida)];
  leave(session, tom, '2026-10-20');
  const later = on(session, '2026-11-16');
  takeCommitment(later, wanted, { by: ida, due: '2026-12-20' });
  takeCommitment(later, left, { by: ida, due: '2026-12-20' });
  moveCommitment(later, moved, { to: '2026-12-20' });
  const { commitments } = toldOn(session, today);
  expect(numbers(commitments.moved)).toEqual([3]);
  expect(numbers(commitments.offered)).toEqual([1]);
  expect(numbers(commitments.passedOn)).toEqual([2]);
});

test('moved are commitments and not moves, and a first date is no move', () => {
  const { session, tom, ida } = begun();
  const early = on(session, '2026-11-02');
  const offer = (text: string, due: Day | null) =>
    offerCommitment(early, { text, by: tom, due }).id;
  const often = offer('Often', '2026-11-10');
  for (const to of ['2026-11-12', '2026-11-14', '2026-12-01'] as const) {
    moveCommitment(early, often, { to });
  }
  const first = offer('First', null);
  moveCommitment(early, first, { to: '2026-12-01' });
  moveCommitment(early, first, { to: '2026-12-02' });
  passCommitment(session, offer('Late', '2026-11-10'), { to: ida });
  const { commitments, changes } = toldOn(session, today);
  expect(numbers(commitments.moved)).toEqual([1]);
  expect(commitments.dated).toMatchObject([{ no: 2, movedFrom: null, movedTo: '2026-12-02' }]);
  expect(commitments.passedOn).toMatchObject([{ no: 3, who: 'Ida Moss', due: null }]);
  expect(changes).toMatchObject({ moved: 1, dated: 1, passedOn: 1 });
  expect(commitments.overdue).toEqual([]);
});

test('minutes tell of what was offered on their day, wherever it was said', () => {
  const { session, tom } = begun();
  const evening = on(session, '2026-11-10');
  const { id } = recordMeeting(evening, { title: 'Repair evening', day: '2026-11-10' });
  const offer = (text: string, more = {}, at = evening) =>
    offerCommitment(at, { text, by: tom, ...more });
  offer('Said there', { saidAt: id });
  offer('That day');
  offer('Wanted that day', { by: null });
  offer('Another day', {}, on(session, '2026-11-11'));
  const { meetingRecord } = toldOn(session, today);
  expect(numbers(meetingRecord.offered)).toEqual([1]);
  expect(numbers(meetingRecord.offeredThatDay)).toEqual([2]);
});
