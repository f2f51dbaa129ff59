/** What is changed about a commitment passes the same gate as what is said of a new one. */
import { expect, test } from 'vitest';
import { offerCommitment, rewordCommitment } from '../../../src/things/commitment/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import { harbourLedger } from '../../helpers/ledger.js';

const offered = () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' }).id;
  const bo = addMember(session, { name: 'Bo Lind' }).id;
  const { id } = offerCommitment(session, { text: 'Find a room', by: tom, doneWhen: 'booked' });
  return { session, tom, bo, id };
};

test('an empty “done when” takes away what was there', () => {
  const { session, id } = offered();
  expect(rewordCommitment(session, id, { doneWhen: ' ' })).toMatchObject({ doneWhen: null });
});

test('a “done when” that cannot be seen is refused', () => {
  const { session, id } = offered();
  expect(() => rewordCommitment(session, id, { doneWhen: 'x\u001b[31m' })).toThrow(
    'cannot be seen',
  );
});

test('whoever holds it is none of those who help', () => {
  const { session, id, tom, bo } = offered();
  expect(rewordCommitment(session, id, { others: [tom, bo] })).toMatchObject({ others: [bo] });
});
