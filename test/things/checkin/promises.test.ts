import { expect, test } from 'vitest';
import { recordPromise, recordStep, startCheckin } from '../../../src/things/checkin/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import { findMembers } from '../../../src/things/member/find.js';
import type { Session } from '../../../src/things/session.js';
import { harbourLedger } from '../../helpers/ledger.js';

const begun = () => {
  const session = harbourLedger();
  return { session, id: startCheckin(session, { quick: false }).id };
};

const promisesOf = (session: Session): string[] =>
  session.ledger.read((reader) =>
    [...reader.entries('kind = ?', 'checkin.promised')].map(
      ({ data }) => (data as { text: string }).text,
    ),
  );

test('what is promised for somebody else is to ask them, for oneself it is the thing itself', () => {
  const { session, id } = begun();
  const ash = addMember(session, { name: 'Ash' }).id;
  const [amina = 0] = session.ledger.read((reader) =>
    findMembers(reader, 'Amina', session.today).map((found) => found.id),
  );
  recordPromise(session, id, 'find a room');
  recordPromise(session, id, 'book the speaker', amina);
  recordPromise(session, id, 'take the notes', ash);
  recordPromise(session, id, 'bring a cake', { name: 'Bea' });
  expect(promisesOf(session)).toEqual([
    'find a room',
    'book the speaker',
    'ask Ash: take the notes',
    'ask Bea: bring a cake',
  ]);
});

test('a check-in that was never finished is left where it stopped when another begins', () => {
  const { session, id } = begun();
  recordStep(session, id, 'due', 60);
  const next = startCheckin(session, { quick: true });
  const left = session.ledger.read((reader) => reader.get('checkin', id));
  expect(left).toMatchObject({ status: 'closed', minutes: null });
  expect(next).toMatchObject({ status: 'open', quick: true, no: 2 });
});
