import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../src/ledger/check.js';
import { undoBatch } from '../../../src/ledger/undo.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  reopenCommitment,
} from '../../../src/things/commitment/changes.js';
import { dueOf, followedBy } from '../../../src/things/commitment/fields.js';
import { movesOf } from '../../../src/things/commitment/story.js';
import { datesMoved, dueOn } from '../../../src/things/commitment/terms.js';
import {
  cancelMeeting,
  editMeeting,
  holdMeeting,
  planMeeting,
} from '../../../src/things/meeting/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import { need, type Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { addDays, type Day } from '../../../src/time/day.js';
import { bringIn, copied, everywhere } from '../../helpers/copies.js';
import { harbourLedger, today } from '../../helpers/ledger.js';

const at = (session: Session, day: Day): Session => ({ ...session, today: day });
const commitmentOf = (session: Session, id: Id) =>
  session.ledger.read((reader) => need(reader, 'commitment', id));
const dueNow = (session: Session, id: Id) => dueOf(commitmentOf(session, id));
const lastSeq = (session: Session): Id =>
  session.ledger.read((reader) => reader.value<Id>('SELECT max(id) FROM batch') as Id);

function begun() {
  const session = harbourLedger({ refold: true });
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-05' }).id;
  const tea = planMeeting(session, { title: 'Tea', day: '2026-12-18' });
  const offer = (text: string, due: Day, follows?: { meeting: Id; days: number }) =>
    offerCommitment(session, { text, by: tom, due, follows }).id;
  return { session, tom, tea, offer };
}

test('a day goes where its meeting goes, is in no count of moved, and asks for no reason', () => {
  const { session, tea, offer } = begun();
  const leaflets = offer('Print the leaflets', '2026-12-17', { meeting: tea.id, days: -1 });
  const sign = offer('Mend the sign', '2026-12-18');
  editMeeting(at(session, '2026-11-30'), tea.id, { day: '2027-01-12' });
  expect(dueNow(session, leaflets)).toBe('2027-01-11');
  expect(dueNow(session, sign)).toBe('2026-12-18');
  const state = commitmentOf(session, leaflets);
  expect(datesMoved(state)).toEqual([]);
  expect(session.ledger.read((reader) => movesOf(reader, leaflets))).toEqual([]);
  // What was so on a day of before stays so.
  expect(dueOn.of(state, '2026-11-29')).toBe('2026-12-17');
  expect(dueOn.of(state, '2026-11-30')).toBe('2027-01-11');
});

test('one act takes both back', () => {
  const { session, tea, offer } = begun();
  const leaflets = offer('Print the leaflets', '2026-12-18', { meeting: tea.id, days: 0 });
  cancelMeeting(session, tea.id, null);
  expect(dueNow(session, leaflets)).toBeNull();
  expect(followedBy(commitmentOf(session, leaflets))).toBeNull();
  undoBatch(session, lastSeq(session));
  expect(dueNow(session, leaflets)).toBe('2026-12-18');
  editMeeting(session, tea.id, { day: '2026-12-20' });
  expect(dueNow(session, leaflets)).toBe('2026-12-20');
});

test('a move that is taken back takes what was offered since along', () => {
  const { session, tea, offer } = begun();
  editMeeting(session, tea.id, { day: '2027-01-12' });
  const move = lastSeq(session);
  const leaflets = offer('Print the leaflets', '2027-01-12', { meeting: tea.id, days: 0 });
  undoBatch(session, move);
  expect(dueNow(session, leaflets)).toBe('2026-12-18');
});

test('another date that is agreed stays where it is', () => {
  const { session, tea, offer } = begun();
  const leaflets = offer('Print the leaflets', '2026-12-18', { meeting: tea.id, days: 0 });
  moveCommitment(session, leaflets, { to: '2026-12-10' });
  editMeeting(session, tea.id, { day: '2027-01-12' });
  expect(dueNow(session, leaflets)).toBe('2026-12-10');
});

test('the day that it has already can be made to follow, and is not moved by that', () => {
  const { session, tea, offer } = begun();
  const sign = offer('Mend the sign', '2026-12-18');
  moveCommitment(session, sign, { to: '2026-12-18', follows: { meeting: tea.id, days: 0 } });
  expect(datesMoved(commitmentOf(session, sign))).toEqual([]);
  editMeeting(session, tea.id, { day: '2027-01-12' });
  expect(dueNow(session, sign)).toBe('2027-01-12');
});

test('a meeting that was held on another day than planned has its day; what is over stays over', () => {
  const { session, tea, offer } = begun();
  const leaflets = offer('Print the leaflets', '2026-12-18', { meeting: tea.id, days: 0 });
  const later = at(session, '2026-12-21');
  holdMeeting(later, tea.id, { on: '2026-12-19' });
  expect(dueNow(later, leaflets)).toBe('2026-12-18');
});

test('what is kept has the day it had; opened again it catches up', () => {
  const { session, tea, offer } = begun();
  const leaflets = offer('Print the leaflets', '2026-12-18', { meeting: tea.id, days: 0 });
  keepCommitment(session, leaflets, {});
  editMeeting(session, tea.id, { day: '2027-01-12' });
  expect(dueNow(session, leaflets)).toBe('2026-12-18');
  reopenCommitment(session, leaflets);
  expect(dueNow(session, leaflets)).toBe('2027-01-12');
});

test('what was promised on one copy follows the meeting that was moved on another', () => {
  const { session, tea, tom } = begun();
  const other = copied(session, 'other');
  editMeeting(session, tea.id, { day: '2027-01-12' });
  const due = { due: tea.day, follows: { meeting: tea.id, days: 0 } };
  offerCommitment(other, { text: 'Print the leaflets', by: tom, ...due });
  const copies = [session, other];
  for (let round = 0; round < 3; round += 1) {
    bringIn(session, other);
    bringIn(other, session);
  }
  for (const { ledger } of copies) {
    const dues = ledger.read((reader) => reader.values('SELECT due_on FROM commitment'));
    expect(dues).toEqual(['2027-01-12']);
    expect(checkLedger(ledger)).toEqual([]);
  }
  expect(everywhere(other)).toEqual(everywhere(session));
  expect(bringIn(session, other)).toBeUndefined();
});

// What a person would reckon with pencil and paper: each promise by what it follows, and by how much.
const step = fc.record({
  meeting: fc.nat({ max: 4 }),
  what: fc.constantFrom('edit' as const, 'cancel' as const, 'undo' as const),
  day: fc.integer({ min: 10, max: 90 }),
});

test('whatever moves, days are those that were reckoned by hand, and nothing else moves', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { session, offer } = begun();
      const plain = offer('Mend the sign', '2026-12-18');
      const days = [20, 40, 60, 80].map((n) => addDays(today, n));
      const ids = days.map((day, nth) => planMeeting(session, { title: `M${nth}`, day }).id);
      const promises = ids.map((meeting, nth) => ({
        id: offer(`P${nth}`, addDays(days[nth] as Day, nth - 2), { meeting, days: nth - 2 }),
        days: nth - 2,
      }));
      type Sheet = { meetings: Map<Id, Day | null>; follows: Array<Id | null> };
      let sheet: Sheet = {
        meetings: new Map(ids.map((id, nth) => [id, days[nth] as Day])),
        follows: [...ids],
      };
      // The meeting of the harbour itself is planned too, and may be the next one.
      const tea = session.ledger.read((reader) =>
        reader.one<{ id: Id; day: Day }>(`SELECT id, day FROM meeting WHERE title = 'Tea'`),
      ) as { id: Id; day: Day };
      sheet.meetings.set(tea.id, tea.day);
      const done: Array<{ batch: Id; before: Sheet }> = [];
      for (const { meeting, what, day } of steps) {
        const id = ids[meeting % ids.length] as Id;
        const was = sheet.meetings.get(id);
        if (what === 'undo') {
          const last = done.pop();
          if (!last) continue;
          undoBatch(session, last.batch);
          sheet = last.before;
        } else if (was != null) {
          const before: Sheet = { meetings: new Map(sheet.meetings), follows: [...sheet.follows] };
          const to = addDays(today, day);
          if (what === 'edit' && to === was) continue;
          if (what === 'edit') editMeeting(session, id, { day: to });
          else cancelMeeting(session, id, null);
          sheet.meetings.set(id, what === 'edit' ? to : null);
          if (what === 'cancel') {
            const [next] = [...sheet.meetings]
              .filter(([, on]) => on !== null && on > was)
              .sort(([a, x], [b, y]) => ((x as Day) < (y as Day) ? -1 : x === y ? a - b : 1));
            sheet.follows = sheet.follows.map((each) => (each === id ? (next?.[0] ?? null) : each));
          }
          done.push({ batch: lastSeq(session), before });
        }
        const reckoned = sheet.follows.map((each, nth) =>
          each === null ? null : addDays(sheet.meetings.get(each) as Day, promises[nth]?.days ?? 0),
        );
        expect(promises.map(({ id: of }) => dueNow(session, of))).toEqual(reckoned);
        expect(dueNow(session, plain)).toBe('2026-12-18');
        expect(promises.flatMap(({ id: of }) => datesMoved(commitmentOf(session, of)))).toEqual([]);
      }
    }),
    { numRuns: 20 },
  );
});
