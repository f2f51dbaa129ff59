import { expect, test } from 'vitest';
import type { RecipientFacts } from '../../../src/papers/facts/index.js';
import type { Audience } from '../../../src/things/audience.js';
import {
  keepCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  rewordCommitment,
  takeCommitment,
} from '../../../src/things/commitment/changes.js';
import { addMember, editMember } from '../../../src/things/member/changes.js';
import { addResource } from '../../../src/things/resource/changes.js';
import { giveRole } from '../../../src/things/role/changes.js';
import type { Id } from '../../../src/things/thing.js';
import type { Day } from '../../../src/time/day.js';
import { harbourLedger } from '../../helpers/ledger.js';
import { on, toldOn } from './told.js';

const texts = (rows: ReadonlyArray<{ readonly text: string }>) => rows.map(({ text }) => text);

function members() {
  const session = harbourLedger();
  const add = (name: string, more = {}) =>
    addMember(session, { name, joined: '2026-02-01', ...more }).id;
  const [tom, grace] = [add('Tom Reed'), add('Grace Okoro')];
  const shy = add('Quentin Shyman', { named: false });
  const offer = (text: string, by: Id | null, more = {}) =>
    offerCommitment(on(session, '2026-11-06'), { text, by, ...more }).id;
  const ownOf = (recipient: Id, asOf: Day = '2026-11-21', audience: Audience = 'members') =>
    toldOn(session, asOf, undefined, audience, { recipient }).recipient as RecipientFacts;
  return { session, tom, grace, shy, offer, ownOf };
}

test('what somebody holds and helps with is theirs, and nothing of others is', () => {
  const { tom, grace, shy, offer, ownOf, session } = members();
  offer('Due later', tom, { due: '2026-12-24', others: [shy, grace] });
  offer('Overdue', tom, { due: '2026-11-10' });
  offer('Of Grace', grace, { others: [tom] });
  offer('Of Grace alone', grace);
  offer('Wanted', null);
  giveRole(session, { name: 'Tea' }, { member: tom, deputy: false });
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
  const { tom, grace, offer, ownOf, session } = members();
  keepCommitment(session, offer('Kept', tom), {});
  keepCommitment(session, offer('Kept by Grace with Tom', grace, { others: [tom] }), {});
  passCommitment(session, offer('Passed on', tom), { to: grace });
  const back = offer('Back again', tom);
  passCommitment(on(session, '2026-11-10'), back, { to: grace });
  passCommitment(on(session, '2026-11-12'), back, { to: tom });
  releaseCommitment(session, offer('Let go', tom), { because: 'busy' });
  const own = ownOf(tom);
  expect(texts(own.kept)).toEqual(['Kept by Grace with Tom', 'Kept']);
  expect(own.passedOn).toMatchObject([{ text: 'Passed on', together: ['Grace Okoro'] }]);
  expect(own.released).toMatchObject([{ text: 'Let go', because: 'too busy' }]);
  expect(texts(own.open)).toEqual(['Back again']);
  expect(own.lastKept).toBe('2026-11-21');
  // Helping with what one has passed on was not helping while one held it.
  const since = offer('Helps since', tom);
  passCommitment(on(session, '2026-11-15'), since, { to: grace });
  rewordCommitment(session, since, { others: [tom] });
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
  const { shy, ownOf, session, offer, tom } = members();
  const wanted = offer('Pour the tea', null, { others: [] });
  takeCommitment(session, wanted, { by: shy });
  expect(ownOf(shy)).toMatchObject({ name: 'Quentin Shyman', open: [{ text: 'Pour the tea' }] });
  expect(JSON.stringify(ownOf(tom))).not.toContain('Shyman');
  expect(ownOf(shy, '2026-11-21', 'public').name).toBe('a member');
});

test('a document that is for nobody in particular has no recipient', () => {
  const { session } = members();
  expect(toldOn(session, '2026-11-21').recipient).toBeNull();
});

test('resources stand by title, with whoever looks after them, as far as they were there', () => {
  const { session, tom, shy } = members();
  const add = (title: string, day: Day, keeper: Id | null, link: string | null = null) =>
    addResource(on(session, day), { title, link, keeper });
  add('Tool list', '2026-05-01', tom, 'https://menders.example.org/tools');
  add('Box of zips', '2026-06-01', shy);
  add('Later', '2026-11-20', null);
  const { resources } = toldOn(session, '2026-11-01');
  expect(resources).toEqual([
    { no: 2, title: 'Box of zips', link: null, keeper: 'a member' },
    { no: 1, title: 'Tool list', link: 'https://menders.example.org/tools', keeper: 'Tom Reed' },
  ]);
  editMember(session, tom, { named: false });
  expect(toldOn(session, '2026-11-01').resources[1]?.keeper).toBe('a member');
});
