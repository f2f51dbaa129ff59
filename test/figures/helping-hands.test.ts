/** Whom one may turn to, by what is on record and not too long ago. */
import { expect, test } from 'vitest';
import { saidTrace } from '../../src/figures/fit.js';
import { offerable, whoFor } from '../../src/figures/reports/helping-hands.js';
import {
  keepCommitment,
  offerCommitment,
  passCommitment,
  takeCommitment,
} from '../../src/things/commitment/changes.js';
import { handBackCommitment } from '../../src/things/commitment/handing-back.js';
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
  // Of whom nobody wrote a list, or noted a host, nobody knows.
  const then = { ...at, today: '2026-11-17' as Day };
  holdMeeting(then, planMeeting(then, { title: 'Evening', day: '2026-11-17' }).id, {});
  expect(offerable(at)[0]).toMatchObject({
    because: 'you hosted the last meetings whose host is known',
    people: [{ reasons: [{ text: '3 of the last 3 meetings with a list; 1 more has none' }] }],
  });
});

test('it is said how somebody came to what they have: offered, took on or took over', () => {
  const { at, member } = session();
  const [ash, bea, cyd] = [member('Ash'), member('Bea'), member('Cyd')];
  const earlier = { ...at, today: '2026-10-01' as Day };
  offerCommitment(earlier, { text: 'Mend kettles', by: ash });
  const wanted = offerCommitment(earlier, { text: 'Sew sails', by: null }).id;
  takeCommitment(at, wanted, { by: ash });
  const passed = offerCommitment(earlier, { text: 'Bake bread', by: bea }).id;
  passCommitment(at, passed, { to: ash });
  const back = offerCommitment(earlier, { text: 'Draw maps', by: bea }).id;
  handBackCommitment({ ...at, today: '2026-10-08' as Day }, back, {});
  takeCommitment(at, back, { by: cyd });
  const how = (about: string) => whoFor(at, about).flatMap(({ reasons }) => reasons.map(saidTrace));
  expect(how('kettles')).toEqual(['offered “Mend kettles”']);
  expect(how('sails')).toEqual(['took on “Sew sails”']);
  expect(how('bread')).toEqual(['took over “Bake bread”']);
  expect(how('maps')).toEqual(['took on “Draw maps”']);
});
