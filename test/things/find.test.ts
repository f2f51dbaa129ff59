/** What is meant by what somebody typed. */
import { beforeEach, expect, test } from 'vitest';
import { keepCommitment, offerCommitment } from '../../src/things/commitment/changes.js';
import { findCommitments } from '../../src/things/commitment/find.js';
import type { Found } from '../../src/things/find.js';
import type { Reader } from '../../src/things/ledger.js';
import { cancelMeeting, planMeeting, recordMeeting } from '../../src/things/meeting/changes.js';
import { findMeetings } from '../../src/things/meeting/find.js';
import { addMember, leave } from '../../src/things/member/changes.js';
import { findMembers, namedBy } from '../../src/things/member/find.js';
import { giveRole } from '../../src/things/role/changes.js';
import { facilitatorOn } from '../../src/things/role/list.js';
import { facilitatorRole } from '../../src/things/role/thing.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { harbourLedger, today } from '../helpers/ledger.js';

let session: Session;
beforeEach(() => {
  session = harbourLedger();
});

const meant = (find: (reader: Reader) => Found): string[] =>
  session.ledger.read(find).map(({ label }) => label);

const people = (typed: string) => meant((reader) => findMembers(reader, typed));

test.each([
  ['2', ['Tom Reed']],
  [' #2 ', ['Tom Reed']],
  ['##2', []],
  ['9', []],
  ['tom', ['Tom Reed', 'Tom-Erik Lund']],
  ['  tom   re ', ['Tom Reed']],
  ['erik', ['Tom-Erik Lund']],
  ['@ erik', ['Tom-Erik Lund']],
  ['om', []],
  ['papri', ['Bo Lind']],
  ['1234567890', []],
  ['', []],
])('“%s” means %j among members', (typed, names) => {
  addMember(session, { name: 'Tom Reed' });
  addMember(session, { name: 'Tom-Erik Lund' });
  addMember(session, { name: 'Bo Lind', aliases: ['Paprika'], handle: 'bolind' });
  expect(people(typed)).toEqual(names);
});

test('somebody who is here is meant before somebody who has left, who is meant where nobody is', () => {
  const gone = addMember(session, { name: 'Tom Brook' }).id;
  addMember(session, { name: 'Tom Reed' });
  leave(session, gone);
  expect(people('tom')).toEqual(['Tom Reed']);
  expect(people('brook')).toEqual(['Tom Brook']);
});

test('each word has to begin a word of a name', () => {
  expect(namedBy('Grace Okoro', 'ok gr')).toBe(true);
  expect(namedBy('Grace Okoro', 'grace koro')).toBe(false);
  expect(namedBy('Anne-Marie Holt', 'marie')).toBe(true);
});

test('an open commitment is meant before a closed one of the same words', () => {
  const by = addMember(session, { name: 'Tom Reed' }).id;
  const commitments = (typed: string) => meant((reader) => findCommitments(reader, typed));
  const kept = offerCommitment(session, { text: 'Find a room for May', by });
  keepCommitment(session, kept.id, {});
  expect(commitments('ROOM find')).toEqual(['Find a room for May']);
  offerCommitment(session, { text: 'Find a room for June', by });
  expect(commitments('room')).toEqual(['Find a room for June']);
  expect(commitments(' 1 ')).toEqual(['Find a room for May']);
  expect(commitments('  ')).toEqual([]);
});

test('the last meeting has come up, the next is planned for today or later', () => {
  const meetings = (typed: string) => meant((reader) => findMeetings(reader, typed, today));
  recordMeeting(session, { title: 'October', day: '2026-10-20' });
  planMeeting(session, { title: 'November', day: '2026-11-20' });
  cancelMeeting(session, planMeeting(session, { title: 'Called off', day: today }).id, null);
  planMeeting(session, { title: 'January', day: '2027-01-05' });
  planMeeting(session, { title: 'December', day: '2026-12-08' });
  expect(meetings('last')).toEqual(['November']);
  expect(meetings(' Next ')).toEqual(['December']);
  expect(meetings('2026-10-20')).toEqual(['October']);
  expect(meetings('ember')).toEqual(['December', 'November']);
  expect(meetings('#1')).toEqual(['October']);
});

test('of two who look after the community neither is the one', () => {
  const facilitator = () =>
    session.ledger.read((reader) => facilitatorOn(reader, today, facilitatorRole)?.name);
  expect(facilitator()).toBe('Amina Yusuf');
  giveRole(
    session,
    { id: role() },
    { member: addMember(session, { name: 'Ash' }).id, deputy: false },
  );
  expect(facilitator()).toBeUndefined();
});

const role = (): Id =>
  session.ledger.read(
    (reader) => reader.value<Id>('SELECT id FROM role WHERE name = ?', facilitatorRole) ?? 0,
  );
