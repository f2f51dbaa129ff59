/** Whom one may turn to, by what is on record and not too long ago. */
import { expect, test } from 'vitest';
import { offerable, whoFor } from '../../src/figures/reports/helping-hands.js';
import { keepCommitment, offerCommitment } from '../../src/things/commitment/changes.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { holdMeeting, planMeeting } from '../../src/things/meeting/changes.js';
import { addMember, editMember } from '../../src/things/member/changes.js';
import { findMembers } from '../../src/things/member/find.js';
import type { Id } from '../../src/things/thing.js';
import type { Day } from '../../src/time/day.js';
import { harbourLedger } from '../helpers/ledger.js';

const session = () => {
  const at = harbourLedger();
  const member = (name: string) => addMember(at, { name, joined: '2020-01-10' }).id;
  return { at, member, named: (about: string) => whoFor(at, about).map(({ name }) => name) };
};

test('what somebody took, kept or gave more than three years ago says nothing of them now', () => {
  const { at, member, named } = session();
  const [ash, bea, wen] = [member('Ash'), member('Bea'), member('Wen')];
  const took = (by: Id, on: Day) =>
    offerCommitment(at, { text: 'Mend kettles', by, on, again: true });
  took(ash, '2021-05-01');
  const kept = took(bea, '2021-05-01');
  keepCommitment(at, kept.id, { on: '2021-06-01' });
  const old = { kind: 'talk', title: 'Kettles', ref: null, on: '2021-05-01' } as const;
  addContribution(at, { ...old, member: wen });
  expect(named('kettles')).toEqual([]);
  took(ash, '2026-05-01');
  addContribution(at, { ...old, member: wen, on: '2026-05-01' });
  expect(named('kettles')).toEqual(['Ash', 'Wen']);
});

test('bots and those who left are asked nothing', () => {
  const { at, member, named } = session();
  const robot = member('Form robot');
  editMember(at, robot, { goodAt: 'kettles' });
  expect(named('kettles')).toEqual(['Form robot']);
  editMember(at, robot, { bot: true });
  expect(named('kettles')).toEqual([]);
});

test('whoever hosted half of the meetings may hand hosting on, with less than half not', () => {
  const { at, member } = session();
  const ash = member('Ash');
  const [amina = 0] = at.ledger.read((reader) =>
    findMembers(reader, 'Amina', at.today).map(({ id }) => id),
  );
  const evening = (day: Day, host: Id) => {
    const then = { ...at, today: day };
    holdMeeting(then, planMeeting(then, { title: 'Evening', day, host }).id, { present: [] });
  };
  const kinds = () => offerable(at).map(({ kind }) => kind);
  expect(kinds()).not.toContain('hosting');
  evening('2026-09-08', amina);
  evening('2026-10-13', ash);
  expect(kinds()).toContain('hosting');
  evening('2026-11-10', ash);
  expect(kinds()).not.toContain('hosting');
});

test('who came to half of the latest meetings may host, and it is said that they came', () => {
  const { at, member } = session();
  const [ash, bea] = [member('Ash'), member('Bea')];
  const [host = 0] = at.ledger.read((reader) =>
    findMembers(reader, 'Amina', at.today).map(({ id }) => id),
  );
  const evening = (day: Day, present: Id[]) => {
    const then = { ...at, today: day };
    const { id } = planMeeting(then, { title: 'Evening', day, host });
    holdMeeting(then, id, { present });
  };
  evening('2026-09-08', [ash, bea]);
  expect(offerable(at)[0]?.people, 'one evening makes nobody a regular').toEqual([]);
  evening('2026-10-13', [ash]);
  evening('2026-11-10', [ash]);
  expect(offerable(at)[0]).toMatchObject({
    kind: 'hosting',
    because: 'you hosted the last meetings',
    people: [{ name: 'Ash', reasons: [{ kind: 'came to', text: '3 of the last 3 meetings' }] }],
  });
});
