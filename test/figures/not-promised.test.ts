/** A date is kept, or slips, where somebody who is here has promised it. */
import { expect, test } from 'vitest';
import { beatsOf } from '../../src/commands/shown.js';
import { oneMeasured } from '../../src/figures/reports/measures.js';
import { british } from '../../src/language/index.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  takeCommitment,
} from '../../src/things/commitment/changes.js';
import { movesOf, storyOf } from '../../src/things/commitment/story.js';
import { cancelMeeting, editMeeting, planMeeting } from '../../src/things/meeting/changes.js';
import { addMember, leave } from '../../src/things/member/changes.js';
import { tellingFrom } from '../../src/things/names.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { addDays, type Day } from '../../src/time/day.js';
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

test('what was passed on before its day counts for whoever had it then', () => {
  const { session, early, tom, ida, offer } = begun();
  const due = '2026-11-10';
  const ids = ['Kept', 'Late', 'Lapsed', 'Moved', 'Let go'].map((text) => offer(text, tom, due));
  const [kept, late, , moved, gone] = ids as [Id, Id, Id, Id, Id];
  for (const id of ids) passCommitment(on(session, '2026-11-08'), id, { to: ida });
  keepCommitment(on(session, '2026-11-09'), kept, {});
  keepCommitment(on(session, '2026-11-12'), late, {});
  moveCommitment(on(session, '2026-11-09'), moved, { to: '2026-11-15' });
  releaseCommitment(on(session, '2026-11-09'), gone, {});
  for (const text of ['Water', 'Sweep']) offerCommitment(early, { text, by: tom, due });
  const november = oneMeasured(on(session, '2026-11-30'), 'commitments-kept', {
    period: '2026-11',
  });
  // Kept; late, lapsed, Water, Sweep, and what was moved lapsed on its new day.
  expect(november.parts[0]).toMatchObject({ numerator: 1, denominator: 6 });
  expect(november.beside && british.say(november.beside)).toContain('4 passed on before it');
});

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

test('the day of a meeting that did not take place was missed by nobody, and one that was moved late was', () => {
  const kept = (act: (session: Session, meeting: Id) => unknown, days = 0) => {
    const { session, early, tom } = begun();
    const { id, day } = planMeeting(early, { title: 'Tea', day: '2026-10-13' });
    planMeeting(early, { title: 'Tools', day: '2026-11-30' });
    const due = addDays(day, days);
    const follows = { meeting: id, days };
    offerCommitment(early, { text: 'Bring the urn', by: tom, due, follows });
    const before = oneMeasured(on(session, '2026-10-18'), 'commitments-kept', {}).parts[0];
    expect(before?.denominator).toBe(1);
    act(on(session, '2026-10-20'), id);
    return oneMeasured(on(session, '2026-10-25'), 'commitments-kept', {}).parts[0]?.denominator;
  };
  expect(kept((then, id) => cancelMeeting(then, id, null))).toBe(0);
  expect(kept((then, id) => cancelMeeting(then, id, null), -1)).toBe(0);
  expect(kept((then, id) => editMeeting(then, id, { day: '2026-11-10' }))).toBe(1);
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
    const told = beatsOf(storyOf(reader, taken), tellingFrom(reader)).map(({ what }) => what);
    expect(told).toEqual([
      'Wanted: 1 (A), by Sunday 25 October 2026.',
      'Ida Moss took 1 (A).',
      '1 (A) is to be done by another day now: Sunday 15 November 2026.',
    ]);
  });
  moveCommitment(then, taken, { to: '2026-12-01', because: 'waiting' });
  expect(slips(session)).toBe(1);
  expect(session.ledger.read((reader) => movesOf(reader, taken))).toEqual(['waiting on somebody']);
});

test('what is passed on with another date is passed on, and not moved', () => {
  const { session, early, tom, ida, offer } = begun();
  const then = on(session, '2026-10-10');
  const beside = () => {
    const said = oneMeasured(session, 'commitments-kept', {}).beside;
    return said && british.say(said);
  };
  const [passed, sameDay] = [offer('A', tom), offer('B', tom)];
  passCommitment(then, passed, { to: ida, due: '2026-11-30', because: 'busy' });
  passCommitment(early, sameDay, { to: ida, due: '2026-11-30' });
  expect(beside()).toBe('beside these: 2 passed on before it');
  expect(slips(session)).toBe(0);
  session.ledger.read((reader) => {
    expect(movesOf(reader, passed)).toEqual([]);
    const told = beatsOf(storyOf(reader, passed), tellingFrom(reader)).map(({ what }) => what);
    expect(told.slice(1)).toEqual([
      '1 (A) was passed on to Ida Moss (too busy).',
      '1 (A) is to be done by another day now: Monday 30 November 2026.',
    ]);
  });
  // What whoever has it does with its date later on is a move again.
  moveCommitment(on(session, '2026-10-12'), passed, { to: '2026-12-08', because: 'waiting' });
  expect(session.ledger.read((reader) => movesOf(reader, passed))).toEqual(['waiting on somebody']);

  // A date that had gone by by then had slipped, and why is known.
  const late = offer('C', tom, '2026-10-05');
  passCommitment(then, late, { to: ida, because: 'forgot' });
  expect(session.ledger.read((reader) => movesOf(reader, late))).toEqual([]);
  const reason = oneMeasured(session, 'why-they-slip', {}).parts.find(
    ({ name }) => name === 'forgot',
  );
  expect(reason?.numerator).toBe(1);
});
