import { expect, test } from 'vitest';
import { offerCommitment, passCommitment } from '../../../src/things/commitment/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import type { Id } from '../../../src/things/thing.js';
import { harbourLedger } from '../../helpers/ledger.js';

test('whoever helps goes on helping when it is passed on, save who has it now', () => {
  const session = harbourLedger();
  const [tom, grace, lena, ada] = ['Tom Reed', 'Grace Okoro', 'Lena Park', 'Ada Marsh'].map(
    (name) => addMember(session, { name }).id,
  ) as [Id, Id, Id, Id];
  const { id } = offerCommitment(session, {
    text: 'Find a room',
    by: tom,
    others: [grace, lena, ada],
  });
  const { others, owners } = passCommitment(session, id, { to: lena });
  expect(others).toEqual([grace, ada]);
  expect(owners.filter(({ to }) => to === null).map(({ member }) => member)).toEqual([lena]);
});
