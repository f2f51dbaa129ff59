/** The turns of a duty, as they are reckoned from what is on record. */
import { expect, test } from 'vitest';
import {
  offerCommitment,
  releaseCommitment,
  takeCommitment,
} from '../../../src/things/commitment/changes.js';
import { handBackCommitment } from '../../../src/things/commitment/handing-back.js';
import * as duties from '../../../src/things/duty/changes.js';
import { listDuties, turnsToOffer } from '../../../src/things/duty/list.js';
import type { DutyRule } from '../../../src/things/duty/rule.js';
import {
  cancelMeeting,
  editMeeting,
  holdMeeting,
  planMeeting,
} from '../../../src/things/meeting/changes.js';
import { addMember, leave, pauseMember, rejoin } from '../../../src/things/member/changes.js';
import { mergeMembers } from '../../../src/things/member/merge.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { addDays, type Day } from '../../../src/time/day.js';
import { harbourLedger, today } from '../../helpers/ledger.js';

const inDays = (count: number): Day => addDays(today, count);
const meetings: DutyRule = { each: 'meeting', days: 0 };
const weekly: DutyRule = { unit: 'week', count: 1, from: today };

/** Three who share something out, and two meetings to come. */
function community() {
  const session = harbourLedger({ refold: true });
  const [ash, bea, cho] = ['Ash', 'Bea', 'Cho'].map((name) => addMember(session, { name }).id) as [
    Id,
    Id,
    Id,
  ];
  const evenings = [10, 40].map(
    (days) => planMeeting(session, { title: `Evening ${days}`, day: inDays(days) }).id,
  ) as [Id, Id];
  return { session, ash, bea, cho, evenings };
}

const add = (session: Session, rule: DutyRule, people: readonly Id[], lead = 7): Id =>
  duties.addDuty(session, { text: 'Take the minutes', rule, people, lead }).id;

/** "10 Ash, 40 Bea (3)": in how many days, whose, and as which commitment. */
const told = (session: Session, on: Day = today): string =>
  session.ledger
    .read((reader) => listDuties(reader, on))
    .flatMap(({ turns }) => turns)
    .map(({ on: day, who, commitment }) => {
      const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
      return `${days} ${who ?? 'wanted'}${commitment === null ? '' : ` (${commitment})`}`;
    })
    .join(', ');

const ahead = (session: Session, on: Day): string[] =>
  session.ledger
    .read((reader) => turnsToOffer(reader, on))
    .map(({ duty, turn }) => `${duty.text} ${turn.turnOn}`);

test('to look at turns puts nothing on record', () => {
  const { session, ash, bea } = community();
  add(session, meetings, [ash, bea]);
  const before = session.ledger.changes();
  expect(told(session)).toBe('10 Ash, 40 Bea');
  ahead(session, inDays(5));
  expect(session.ledger.changes()).toBe(before);
});

test('a turn goes where its meeting goes, and is gone where that is cancelled', () => {
  const { session, ash, bea, evenings } = community();
  const id = add(session, { each: 'meeting', days: -7 }, [ash, bea]);
  expect(told(session)).toBe('3 Ash, 33 Bea');
  editMeeting(session, evenings[0], { day: inDays(50) });
  expect(told(session)).toBe('33 Ash, 43 Bea');
  duties.offerTurn(session, id);
  editMeeting(session, evenings[1], { day: inDays(45) });
  expect(told(session)).toBe('38 Ash (1), 43 Bea');
  cancelMeeting(session, evenings[1], null);
  expect(told(session)).toBe('43 Bea');
});

test('what is left out of a meeting stays so wherever that is moved', () => {
  const { session, ash, bea, evenings } = community();
  const id = add(session, meetings, [ash, bea]);
  expect(duties.skipTurn(session, id).on).toBe(inDays(10));
  editMeeting(session, evenings[0], { day: inDays(20) });
  expect(told(session)).toBe('40 Ash');
});

test('what comes after a meeting, or on its day, comes still once that was held', () => {
  const { session, ash, evenings } = community();
  const after = { ...session, today: inDays(10) };
  add(session, { each: 'meeting', days: 1 }, [ash]);
  duties.addDuty(session, { text: 'Wash up', rule: meetings, people: [], lead: 7 });
  holdMeeting(after, evenings[0], {});
  expect(told(session, inDays(10))).toBe('11 Ash, 41 Ash, 10 wanted, 40 wanted');
});

test('what has gone by piles nothing up', () => {
  const { session, ash, bea, cho } = community();
  add(session, weekly, [ash, bea, cho]);
  expect(told(session)).toBe('0 Ash, 7 Bea, 14 Cho');
  expect(told(session, inDays(22))).toBe('28 Ash, 35 Bea, 42 Cho');
  expect(ahead(session, inDays(22))).toEqual([`Take the minutes ${inDays(28)}`]);
});

test('a turn is brought up as many days ahead as was said, until it is offered or left out', () => {
  const { session, ash } = community();
  const id = add(session, meetings, [ash], 3);
  expect(ahead(session, inDays(6))).toEqual([]);
  expect(ahead(session, inDays(7))).toHaveLength(1);
  expect(ahead(session, inDays(10))).toHaveLength(1);
  expect(ahead(session, inDays(11))).toEqual([]);
  duties.offerTurn(session, id);
  expect(ahead(session, inDays(7))).toEqual([]);
});

test('who declines has had no turn, whether it was handed back or let go; who takes it has', () => {
  const { session, ash, bea, cho } = community();
  const id = add(session, weekly, [ash, bea, cho]);
  const first = duties.offerTurn(session, id);
  expect(told(session)).toBe('0 Ash (1), 7 Bea, 14 Cho');
  handBackCommitment(session, first.id, {});
  expect(told(session)).toBe('0 wanted (1), 7 Ash, 14 Bea');
  takeCommitment(session, first.id, { by: bea });
  expect(told(session)).toBe('0 Bea (1), 7 Cho, 14 Ash');
  releaseCommitment(session, first.id, {});
  expect(told(session)).toBe('0 wanted, 7 Ash, 14 Bea');
  // It is looking for somebody; nobody is named in the place of whoever declined.
  const { status, dues } = duties.offerTurn(session, id);
  expect([status, dues.map(({ due }) => due)]).toEqual(['wanted', [today]]);
});

test('whoever is away or has their hands full is passed over, and has the next once they are here', () => {
  const { session, ash, bea, cho } = community();
  add(session, weekly, [ash, bea, cho]);
  pauseMember(session, ash);
  expect(told(session)).toBe('0 Bea, 7 Cho, 14 Bea');
  leave(session, cho);
  expect(told(session)).toBe('0 Bea, 7 Bea, 14 Bea');
  for (const nth of [1, 2, 3, 4, 5]) offerCommitment(session, { text: `Deed ${nth}`, by: bea });
  expect(told(session)).toBe('0 wanted, 7 wanted, 14 wanted');
  rejoin(session, ash);
  expect(told(session)).toBe('0 Ash, 7 Ash, 14 Ash');
});

test('two in a rota who turn out to be one person have one turn', () => {
  const { session, ash, bea, cho } = community();
  add(session, weekly, [ash, bea, cho]);
  mergeMembers(session, { from: cho, into: ash }, {});
  expect(told(session)).toBe('0 Ash, 7 Bea, 14 Ash');
});

test('somebody new in a rota joins by being named', () => {
  const { session, ash } = community();
  duties.addDuty(session, {
    ...{ text: 'Bring the cake', rule: weekly, lead: 7 },
    people: [ash, { name: 'Dan' }],
  });
  expect(told(session)).toBe('0 Ash, 7 Dan, 14 Ash');
});
