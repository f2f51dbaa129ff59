import { expect, test } from 'vitest';
import { offerCommitment } from '../../../src/things/commitment/changes.js';
import { addContribution } from '../../../src/things/contribution/changes.js';
import { planMeeting } from '../../../src/things/meeting/changes.js';
import { addMember, requestToJoin } from '../../../src/things/member/changes.js';
import { withdrawNote, writeNote } from '../../../src/things/note/changes.js';
import { addResource } from '../../../src/things/resource/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { addDays, type Day } from '../../../src/time/day.js';
import { weeksUpTo } from '../../../src/time/window.js';
import { harbourLedger, today } from '../../helpers/ledger.js';
import { on, toldOn } from './told.js';

const told = (session: Session, audience: 'facilitator' | 'members' | 'public', day: Day = today) =>
  toldOn(session, day, weeksUpTo(day, 4), audience);

function fullLedger() {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-05' }).id;
  const shy = addMember(session, { name: 'Quentin Shyman', joined: '2026-01-05', named: false }).id;
  const ravi = addMember(session, { name: 'Ravi Shah', joined: '2026-01-05' }).id;
  requestToJoin(session, { name: 'Hana Kovač', note: 'met at the fair', on: '2026-11-18' });
  writeNote(session, { kind: 'private', text: 'Tom looks tired' });
  const early = on(session, '2026-11-02');
  offerCommitment(early, { text: 'Bring tea', by: tom, due: '2026-11-10' });
  offerCommitment(early, { text: 'Bring cake', by: shy, due: '2026-11-12' });
  offerCommitment(early, { text: 'Wash up', by: shy, due: '2026-11-11' });
  for (const weeks of [20, 19, 18, 17, 16]) {
    const then = on(session, addDays(today, -7 * weeks));
    addContribution(then, { member: ravi, kind: 'reply', title: null, ref: null });
  }
  return { session, tom, shy };
}

test('the facilitator reads what is for their eyes', () => {
  const { session } = fullLedger();
  expect(told(session, 'facilitator').confidential).toEqual({
    notes: [{ text: 'Tom looks tired', on: today }],
    requests: [{ name: 'Hana Kovač', on: '2026-11-18', note: 'met at the fair' }],
    quiet: [{ name: 'Ravi Shah', lastWeek: '2026-07-27', weeks: 15, usualWeeks: 1 }],
    overdue: [
      {
        who: 'Quentin Shyman',
        actions: [
          expect.objectContaining({ text: 'Wash up' }),
          expect.objectContaining({ text: 'Bring cake' }),
        ],
      },
      { who: 'Tom Reed', actions: [expect.objectContaining({ text: 'Bring tea' })] },
    ],
  });
  expect(told(session, 'facilitator').plan.load).toMatchObject([
    { who: 'Quentin Shyman', open: 2, helping: 0 },
    { who: 'Tom Reed', open: 1, helping: 0 },
  ]);
});

test('a note that was withdrawn is gone, and who was quiet then nobody can say now', () => {
  const { session } = fullLedger();
  withdrawNote(session, writeNote(session, { kind: 'private', text: 'Never mind' }).id);
  expect(told(session, 'facilitator').confidential.notes).toHaveLength(1);
  expect(told(session, 'facilitator', '2026-10-01').confidential.quiet).toEqual([]);
});

test.each(['members', 'public'] as const)('for the %s all of it is empty', (audience) => {
  const { session } = fullLedger();
  expect(told(session, audience).confidential).toEqual({
    notes: [],
    requests: [],
    quiet: [],
    overdue: [],
  });
  for (const { open, helping } of told(session, audience).plan.load) {
    expect([open, helping]).toEqual([null, null]);
  }
});

test('in public nobody is late, in any list of any document', () => {
  const { session } = fullLedger();
  const tom = session.ledger.read((reader) =>
    reader.value<Id>("SELECT id FROM member WHERE name = 'Tom Reed'"),
  ) as Id;
  const late = { ...session, today: '2026-10-01' as Day };
  offerCommitment(late, { text: 'Oil the winch', by: tom, due: '2026-10-20' });
  const plans = (audience: 'members' | 'public') => {
    const { plan, agenda } = told(session, audience);
    return [JSON.stringify(plan), JSON.stringify(agenda)];
  };
  for (const text of plans('members')) expect(text).toContain('Oil the winch');
  for (const text of plans('public')) expect(text).not.toContain('Oil the winch');
});

test('in public nobody learns how to get in', () => {
  const { session } = fullLedger();
  const plan = (day: Day, place: string, mode: 'in person' | 'video' | 'phone') =>
    planMeeting(session, { title: `See you: https://example.org/${day}`, day, place, mode });
  plan('2026-12-01', 'Boathouse', 'in person');
  plan('2026-12-02', 'the usual room, code 1234', 'video');
  plan('2026-12-03', '020 7946 0000', 'phone');
  plan('2026-12-04', 'meet.example.org/menders', 'in person');
  const places = (audience: 'members' | 'public') =>
    told(session, audience).meetings.planned.map(({ title, place }) => [title, place]);
  expect(places('public')).toEqual([
    ['See you', 'Boathouse'],
    ['See you', null],
    ['See you', null],
    ['See you', null],
  ]);
  expect(places('members')[1]).toEqual([
    'See you: https://example.org/2026-12-02',
    'the usual room, code 1234',
  ]);
});

test('a text may name an address to members, and not in public', () => {
  const { session, tom } = fullLedger();
  offerCommitment(session, { text: 'Answer mail to tea@example.org', by: tom, due: '2026-12-01' });
  const text = (audience: 'members' | 'public') =>
    told(session, audience).commitments.dueSoon[0]?.text;
  expect(text('members')).toBe('Answer mail to tea@example.org');
  expect(text('public')).toBe('Answer mail to an address');
});

test.each([
  ['Open https://zoom.example/j/1?pwd=x for all.', 'Open an address for all.'],
  ['See www.example.org/a, then (https://example.org/b).', 'See an address, then (an address).'],
  ['Ask files.example.org/list', 'Ask an address'],
])('a link in a text is no more for the public than a mail address: %s', (typed, shown) => {
  const session = harbourLedger();
  offerCommitment(session, { text: typed, by: null });
  const text = (audience: 'members' | 'public') =>
    toldOn(session, '2026-11-21', undefined, audience).commitments.wanted[0]?.text;
  expect(text('members')).toBe(typed);
  expect(text('public')).toBe(shown);
});

test('a member’s own address is told to nobody, whoever wrote it', () => {
  const session = harbourLedger();
  addMember(session, { name: 'Tom Reed', email: 'tom@example.org' });
  offerCommitment(session, { text: 'Write to Tom@example.org or tea@example.org', by: null });
  const { wanted } = toldOn(session, '2026-11-21').commitments;
  expect(wanted[0]?.text).toBe('Write to an address or tea@example.org');
});

test('a link that holds the name of somebody who asked not to be named is left out', () => {
  const session = harbourLedger();
  addMember(session, { name: 'Hana Kovač', named: false });
  addResource(session, { title: 'Her list', link: 'https://example.org/hana', keeper: null });
  addResource(session, { title: 'Our list', link: 'https://example.org/all', keeper: null });
  const links = (audience: 'facilitator' | 'members') =>
    toldOn(session, today, undefined, audience).resources.map(({ link }) => link);
  expect(links('members')).toEqual([null, 'https://example.org/all']);
  expect(links('facilitator')).toEqual(['https://example.org/hana', 'https://example.org/all']);
});
