import { expect, test } from 'vitest';
import {
  keepCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  rewordCommitment,
  takeCommitment,
} from '../../../src/actions/commitments.js';
import { addMember, editMember } from '../../../src/actions/members.js';
import { addResource } from '../../../src/actions/resources.js';
import { giveRole } from '../../../src/actions/roles.js';
import type { Audience } from '../../../src/core/audience.js';
import type { Day } from '../../../src/core/day.js';
import type { Id } from '../../../src/core/entity.js';
import type { RecipientFacts } from '../../../src/core/facts.js';
import { harbourLedger } from '../../helpers/ledger.js';
import { on, toldOn } from './told.js';

const texts = (rows: ReadonlyArray<{ readonly text: string }>) => rows.map(({ text }) => text);

function members() {
  const desk = harbourLedger();
  const add = (name: string, more = {}) =>
    addMember(desk, { name, joined: '2026-02-01', ...more }).id;
  const [tom, grace] = [add('Tom Reed'), add('Grace Okoro')];
  const shy = add('Quentin Shyman', { named: false });
  const offer = (text: string, by: Id | null, more = {}) =>
    offerCommitment(on(desk, '2026-11-06'), { text, by, ...more }).id;
  const ownOf = (recipient: Id, asOf: Day = '2026-11-21', audience: Audience = 'members') =>
    toldOn(desk, asOf, undefined, audience, { recipient }).recipient as RecipientFacts;
  return { desk, tom, grace, shy, offer, ownOf };
}

test('what somebody holds and helps with is theirs, and nothing of others is', () => {
  const { tom, grace, shy, offer, ownOf, desk } = members();
  offer('Due later', tom, { due: '2026-12-24', others: [shy, grace] });
  offer('Overdue', tom, { due: '2026-11-10' });
  offer('Of Grace', grace, { others: [tom] });
  offer('Of Grace alone', grace);
  offer('Wanted', null);
  giveRole(desk, { name: 'Tea' }, { member: tom, deputy: false });
  expect(ownOf(tom)).toMatchObject({
    name: 'Tom Reed',
    joinedOn: '2026-02-01',
    roles: ['Tea'],
    open: [
      { text: 'Overdue', overdueDays: 11, together: [] },
      { text: 'Due later', together: ['Grace Okoro', 'a member'] },
    ],
    helping: [{ text: 'Of Grace', together: ['Grace Okoro'] }],
    kept: [],
    lastKept: null,
  });
});

test('kept, passed on and let go are told for the period, and came back is theirs again', () => {
  const { tom, grace, offer, ownOf, desk } = members();
  keepCommitment(desk, offer('Kept', tom), {});
  keepCommitment(desk, offer('Kept by Grace with Tom', grace, { others: [tom] }), {});
  passCommitment(desk, offer('Passed on', tom), { to: grace });
  const back = offer('Back again', tom);
  passCommitment(on(desk, '2026-11-10'), back, { to: grace });
  passCommitment(on(desk, '2026-11-12'), back, { to: tom });
  releaseCommitment(desk, offer('Let go', tom), { because: 'busy' });
  const own = ownOf(tom);
  expect(texts(own.kept)).toEqual(['Kept by Grace with Tom', 'Kept']);
  expect(own.passedOn).toMatchObject([{ text: 'Passed on', together: ['Grace Okoro'] }]);
  expect(own.released).toMatchObject([{ text: 'Let go', because: 'too busy' }]);
  expect(texts(own.open)).toEqual(['Back again']);
  expect(own.lastKept).toBe('2026-11-21');
  // Helping with what one has passed on was not helping while one held it.
  const since = offer('Helps since', tom);
  passCommitment(on(desk, '2026-11-15'), since, { to: grace });
  rewordCommitment(desk, since, { others: [tom] });
  expect(texts(ownOf(tom).helping)).toEqual(['Helps since']);
  expect(texts(ownOf(tom, '2026-11-11').helping)).toEqual(['Kept by Grace with Tom']);
  // As it was before.
  expect(texts(ownOf(tom, '2026-11-11').open)).toEqual([
    'Kept',
    'Passed on',
    'Let go',
    'Helps since',
  ]);
  expect(texts(ownOf(grace, '2026-11-11').open)).toContain('Back again');
});

test('one’s own name is one’s own, wherever others would read “a member”', () => {
  const { shy, ownOf, desk, offer, tom } = members();
  const wanted = offer('Pour the tea', null, { others: [] });
  takeCommitment(desk, wanted, { by: shy });
  expect(ownOf(shy)).toMatchObject({ name: 'Quentin Shyman', open: [{ text: 'Pour the tea' }] });
  expect(JSON.stringify(ownOf(tom))).not.toContain('Shyman');
  expect(ownOf(shy, '2026-11-21', 'public').name).toBe('a member');
});

test('a document that is for nobody in particular has no recipient', () => {
  const { desk } = members();
  expect(toldOn(desk, '2026-11-21').recipient).toBeNull();
});

test('resources stand by title, with whoever looks after them, as far as they were there', () => {
  const { desk, tom, shy } = members();
  const add = (title: string, day: Day, keeper: Id | null, link: string | null = null) =>
    addResource(on(desk, day), { title, link, keeper });
  add('Tool list', '2026-05-01', tom, 'https://menders.example.org/tools');
  add('Box of zips', '2026-06-01', shy);
  add('Later', '2026-11-20', null);
  const { resources } = toldOn(desk, '2026-11-01');
  expect(resources).toEqual([
    { no: 2, title: 'Box of zips', link: null, keeper: 'a member' },
    { no: 1, title: 'Tool list', link: 'https://menders.example.org/tools', keeper: 'Tom Reed' },
  ]);
  editMember(desk, tom, { named: false });
  expect(toldOn(desk, '2026-11-01').resources[1]?.keeper).toBe('a member');
});
