import { expect, test } from 'vitest';
import { addMember, leave, rejoin } from '../../../src/things/member/changes.js';
import { dropRole, endRole, giveRole } from '../../../src/things/role/changes.js';
import { listRoles } from '../../../src/things/role/list.js';
import type { Id } from '../../../src/things/thing.js';
import { harbourLedger } from '../../helpers/ledger.js';

test('a role that somebody gives back stays with the others who hold it', () => {
  const session = harbourLedger();
  const [ash, bea] = ['Ash', 'Bea'].map((name) => addMember(session, { name }).id) as [Id, Id];
  const { id } = giveRole(
    session,
    { name: 'Host' },
    { member: ash, deputy: false, on: '2026-03-01' },
  );
  giveRole(session, { id }, { member: bea, deputy: true, on: '2026-04-01' });
  expect(endRole(session, id, { member: ash, on: '2026-05-01' }).holdings).toEqual([
    { member: ash, deputy: false, from: '2026-03-01', to: '2026-05-01' },
    { member: bea, deputy: true, from: '2026-04-01', to: null },
  ]);
});

test('whoever takes a role again holds it a second time, and the first time stays as it was', () => {
  const session = harbourLedger();
  const member = addMember(session, { name: 'Ash' }).id;
  const { id } = giveRole(session, { name: 'Host' }, { member, deputy: false, on: '2026-03-01' });
  endRole(session, id, { member, on: '2026-05-01' });
  giveRole(session, { id }, { member, deputy: false, on: '2026-07-01' });
  expect(endRole(session, id, { member, on: '2026-08-01' }).holdings).toEqual([
    { member, deputy: false, from: '2026-03-01', to: '2026-05-01' },
    { member, deputy: false, from: '2026-07-01', to: '2026-08-01' },
  ]);
});

test('a role that was taken away is there on the days on which somebody held it, and no more', () => {
  const session = harbourLedger();
  const member = addMember(session, { name: 'Ash' }).id;
  const { id } = giveRole(session, { name: 'Host' }, { member, deputy: false, on: '2026-03-01' });
  expect(() => dropRole(session, id)).toThrow('Somebody holds the role Host.');
  endRole(session, id, { member, on: '2026-05-01' });
  dropRole(session, id);
  const namesOn = (day: `${number}-${number}-${number}`) =>
    session.ledger.read((reader) => listRoles(reader, day).map(({ name }) => name));
  expect(namesOn('2026-04-01')).toContain('Host');
  expect(namesOn('2026-06-01')).not.toContain('Host');
  for (const again of [
    () => dropRole(session, id),
    () => endRole(session, id, { member }),
    () => giveRole(session, { id }, { member, deputy: false }),
  ]) {
    expect(again).toThrow('There is no role “Host”.');
  }
});

test('a role that only somebody who has left would hold is vacant, and may be taken away', () => {
  const session = harbourLedger();
  const member = addMember(session, { name: 'Ash', joined: '2026-01-10' }).id;
  const { id } = giveRole(session, { name: 'Host' }, { member, deputy: false, on: '2026-03-01' });
  leave(session, member);
  const named = () =>
    session.ledger
      .read((reader) => listRoles(reader, session.today))
      .filter(({ name }) => name === 'Host');
  expect(named()).toMatchObject([{ vacant: true, holders: [] }]);
  dropRole(session, id);
  rejoin(session, member);
  expect(named()).toEqual([]);
});
