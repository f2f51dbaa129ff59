/** What was so already is not put on record again. */
import { expect, test } from 'vitest';
import { offerCommitment, rewordCommitment } from '../../src/things/commitment/changes.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { editMeeting, planMeeting } from '../../src/things/meeting/changes.js';
import { addMember, editMember } from '../../src/things/member/changes.js';
import { harbourLedger } from '../helpers/ledger.js';

test('an edit that changes nothing is none, and of others what is new is one', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-10', goodAt: 'lamps' }).id;
  const ida = addMember(session, { name: 'Ida Moss' }).id;
  const evening = planMeeting(session, { title: 'Bonfire', day: '2026-12-05', host: tom }).id;
  const room = offerCommitment(session, { text: 'Find a room', by: ida, others: [tom] }).id;
  const last = () =>
    session.ledger.read((reader) => [...reader.entries('seq > 0')].map(({ data }) => data));
  const before = last();
  editMeeting(session, evening, { day: '2026-12-05', title: ' Bonfire ', host: tom });
  editMember(session, tom, { name: 'Tom Reed', goodAt: 'lamps' }, '2026-01-10');
  editCommunity(session, { rhythm: 'monthly', name: 'Harbour Menders' });
  rewordCommitment(session, room, { text: 'Find a room', others: [tom], doneWhen: null });
  expect(last()).toEqual(before);

  editMeeting(session, evening, { day: '2026-12-06', title: 'Bonfire' });
  expect(last().slice(before.length)).toEqual([{ day: '2026-12-06' }]);
});
