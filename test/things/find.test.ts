/** What is meant by what somebody typed. */
import { beforeEach, expect, test } from 'vitest';
import { keepCommitment, offerCommitment } from '../../src/things/commitment/changes.js';
import { findCommitments } from '../../src/things/commitment/find.js';
import type { Found } from '../../src/things/find.js';
import { found } from '../../src/things/index.js';
import type { Reader } from '../../src/things/ledger.js';
import { cancelMeeting, planMeeting, recordMeeting } from '../../src/things/meeting/changes.js';
import { findMeetings } from '../../src/things/meeting/find.js';
import { addMember, addMemberAlias, editMember, leave } from '../../src/things/member/changes.js';
import { findMembers, namedBy } from '../../src/things/member/find.js';
import { nearMembers } from '../../src/things/member/near.js';
import { writeNote } from '../../src/things/note/changes.js';
import { askQuestion } from '../../src/things/question/changes.js';
import { addResource } from '../../src/things/resource/changes.js';
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

const people = (typed: string) => meant((reader) => findMembers(reader, typed, today));

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

test.each([
  ['odegaard', ['Åse Ødegård']],
  ['aase oedegaard', ['Åse Ødegård']],
  ['ase ode', ['Åse Ødegård']],
  ['mueller', ['Jörg Müller']],
  ['möller', ['Ida Moeller']],
  ['Ìda Möller', ['Ida Moeller']],
  ['aas', ['Åse Ødegård']],
  ['muler', []],
])('“%s” means %j, whose letters some spell out', (typed, names) => {
  for (const name of ['Åse Ødegård', 'Jörg Müller', 'Ida Moeller']) addMember(session, { name });
  expect(people(typed)).toEqual(names);
});

/** Typed, who is there, and whom it means: what is asked about where there are several. */
test.each([
  ['ben s', ['Ben Sutton', 'Sarah Bennett'], ['Ben Sutton']],
  ['s ben', ['Ben Sutton', 'Sarah Bennett'], ['Sarah Bennett']],
  ['pat', ['Dev Patel', 'Pat Moor'], ['Pat Moor']],
  ['pat', ['Dev Patel', 'Lee Pat', 'Pat Moor'], ['Lee Pat', 'Pat Moor']],
  ['pat', ['Dev Patel', 'Ana Patterson'], ['Dev Patel', 'Ana Patterson']],
  ['moor', ['Pat Moor', 'Moore Lind'], ['Pat Moor']],
  ['Moor, Pat', ['Pat Moor', 'Moore Patel'], ['Pat Moor']],
  ['lu p', ['Lu Park', 'Luis Pratt', 'Prue Lund'], ['Lu Park']],
  ['zoe hart', ['Zoë Hart', 'Zoe Lind'], ['Zoë Hart']],
  ['zoë', ['Zoe Lind'], ['Zoe Lind']],
  ["o'connor", ['Aoife O’Connor'], ['Aoife O’Connor']],
  ['O’Connor', ["Aoife O'Connor"], ["Aoife O'Connor"]],
  ['oconnor', ['Aoife O’Connor'], ['Aoife O’Connor']],
  ['connor', ['Aoife O’Connor'], ['Aoife O’Connor']],
  ['Ann\u200b Lee', ['Ann Lee'], ['Ann Lee']],
  ['Ann\u00a0Lee', ['Ann Lee'], ['Ann Lee']],
  ['\ufeffann lee', ['Ann Lee'], ['Ann Lee']],
  ['Jose\u0301 Ruiz', ['José Ruiz'], ['José Ruiz']],
  ['jean‐luc', ['Jean-Luc Roy'], ['Jean-Luc Roy']],
  ['lukasz', ['Łukasz Nowak'], ['Łukasz Nowak']],
  ['ostergard', ['Kim Østergård'], ['Kim Østergård']],
])('“%s” among %j means %j', (typed, names, meant) => {
  for (const name of names) addMember(session, { name });
  expect(people(typed)).toEqual(meant);
});

test('of two who differ only by an accent both are meant, and so neither unasked', () => {
  addMember(session, { name: 'Zoe Hart' });
  expect(() => addMember(session, { name: 'Zoë Hart' })).toThrow('known already');
  // From files both may have come.
  const other = addMember(session, { name: 'Zola Hart' });
  session.ledger.change({ now: session.now, actor: null }, (transaction) =>
    transaction.record([
      { kind: 'member.edited', subject: other.id, on: today, data: { name: 'Zoë Hart' } },
    ]),
  );
  expect(people('zoe hart')).toEqual(['Zoe Hart', 'Zoë Hart']);
  expect(people('Zoë Hart')).toEqual(['Zoe Hart', 'Zoë Hart']);
});

test.each([
  ["Aoife O'Connor", 'Aoife O’Connor'],
  ['Zoë Hart', 'Zoe Hart'],
  ['Ann Lee', 'Ann\u200b Lee'],
  ['Ann Lee', 'Ann\u00a0Lee'],
  ['José Ruiz', 'Jose\u0301 Ruiz'],
  ['Jean-Luc Roy', 'Jean‐Luc Roy'],
])('whoever is here as “%s” is not added as “%s” once more', (name, again) => {
  addMember(session, { name });
  expect(() => addMember(session, { name: again })).toThrow(`${name} (2)`);
  const another = addMember(session, { name: 'Bo Lind' });
  expect(() => editMember(session, another.id, { name: again })).toThrow(`${name} (2)`);
  expect(() => addMemberAlias(session, another.id, again)).toThrow(`${name} (2)`);
});

test('a spelling that files have taught is asked about as long as two people fit', () => {
  const bennett = addMember(session, { name: 'Sarah Bennett', aliases: ['sarah'] });
  expect(people('sarah')).toEqual(['Sarah Bennett']);
  addMember(session, { name: 'Sarah Khan' });
  expect(people('sarah')).toEqual(['Sarah Bennett', 'Sarah Khan']);
  // What Khan’s name only begins with is no reason to ask.
  addMemberAlias(session, bennett.id, 'kha');
  expect(people('kha')).toEqual(['Sarah Bennett']);
  // Neither is a handle surer than somebody’s first name, unless it is typed as one.
  addMember(session, { name: 'Tom Reed' });
  addMember(session, { name: 'Bo Lind', handle: 'tom', email: 'tom@harbour.example' });
  expect(people('tom')).toEqual(['Tom Reed', 'Bo Lind']);
  expect(people('@tom')).toEqual(['Bo Lind']);
  expect(people('tom@harbour.example')).toEqual(['Bo Lind']);
});

test('whoever has left is asked about too where they fit better than those who are here', () => {
  const gone = addMember(session, { name: 'Pat Moor' }).id;
  leave(session, gone);
  addMember(session, { name: 'Dev Patel' });
  expect(people('pat')).toEqual(['Pat Moor', 'Dev Patel']);
  expect(people('pat moor')).toEqual(['Pat Moor']);
});

test.each([
  ['Hanah', ['Hannah Obi']],
  ['Pryia Nair', ['Priya Nair']],
  ['Priya Niar', ['Priya Nair']],
  ['Prija N.', ['Priya Nair']],
  ['Tomreed', ['Tom Reed']],
  ['Tim Reed', ['Tom Reed']],
  ['Ben Cole', []],
  ['O', []],
  ['', []],
])('near to “%s” is %j', (typed, names) => {
  for (const name of ['Hannah Obi', 'Priya Nair', 'Tom Reed', 'Ben Hale', 'Olu Ade']) {
    addMember(session, { name });
  }
  expect(meant((reader) => nearMembers(reader)(typed))).toEqual(names);
});

test.each([
  ['“Café night”', 'cafe'],
  ['The menders’ oath', "menders' oath"],
  ['Règles', 'REGLES'],
])('%s is found by “%s”, whatever it is the name of', (title, typed) => {
  addResource(session, { title, keeper: null });
  askQuestion(session, { text: title, by: null });
  writeNote(session, { text: title, kind: 'story' });
  planMeeting(session, { title, day: today });
  offerCommitment(session, { text: title, by: null });
  for (const { find } of [found.resource, found.question, found.note, found.meeting]) {
    expect(meant((reader) => find(reader, typed, today))).toEqual([title]);
  }
  expect(meant((reader) => findCommitments(reader, typed, today))).toEqual([title]);
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
  const commitments = (typed: string) => meant((reader) => findCommitments(reader, typed, today));
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

test('a meeting is meant by its day, as people say it', () => {
  planMeeting(session, { title: 'Tea', day: '2026-11-27' });
  recordMeeting(session, { title: 'Walk', day: '2026-11-12' });
  planMeeting(session, { title: 'Friday letters', day: '2026-12-08' });
  const meetings = (typed: string) => meant((reader) => findMeetings(reader, typed, today));
  expect(meetings('27 november')).toEqual(['Tea']);
  expect(meetings('nov 12')).toEqual(['Walk']);
  expect(meetings('8/12')).toEqual(['Friday letters']);
  expect(meetings('next friday')).toEqual(['Tea']);
  // Words of a title come first, and a stretch is no day.
  expect(meetings('friday')).toEqual(['Friday letters']);
  expect(meetings('november')).toEqual([]);
  expect(meetings('31 february')).toEqual([]);
});
