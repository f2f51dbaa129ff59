import { describe, expect, test } from 'vitest';
import { undoBatch } from '../../../src/ledger/undo.js';
import {
  keepCommitment,
  linkCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  rewordCommitment,
  takeCommitment,
  unlinkCommitment,
} from '../../../src/things/commitment/changes.js';
import { addContribution } from '../../../src/things/contribution/changes.js';
import { cancelMeeting, holdMeeting, planMeeting } from '../../../src/things/meeting/changes.js';
import {
  addMember,
  approveMember,
  leave,
  pauseMember,
  rejoin,
  requestToJoin,
} from '../../../src/things/member/changes.js';
import type { No } from '../../../src/things/no.js';
import { withdrawNote, writeNote } from '../../../src/things/note/changes.js';
import { answerQuestion, askQuestion } from '../../../src/things/question/changes.js';
import { endRole, giveRole } from '../../../src/things/role/changes.js';
import type { Id } from '../../../src/things/thing.js';
import type { Day } from '../../../src/time/day.js';
import { harbourLedger } from '../../helpers/ledger.js';
import { on, toldOn } from './told.js';

const numbers = (rows: ReadonlyArray<{ readonly no: No }>) => rows.map(({ no }) => no);

describe('a commitment', () => {
  const told = () => {
    const session = harbourLedger();
    const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map(
      (name) => addMember(session, { name, joined: '2026-02-01' }).id,
    ) as [Id, Id];
    return { session, tom, grace };
  };

  test('moved is due on the day that was agreed then', () => {
    const { session, tom } = told();
    const { id } = offerCommitment(on(session, '2026-05-01'), {
      text: 'Find a room',
      by: tom,
      due: '2026-06-01',
    });
    moveCommitment(on(session, '2026-05-20'), id, { to: '2026-07-01', because: 'waiting' });
    moveCommitment(on(session, '2026-06-20'), id, {
      to: '2026-08-01',
      because: 'busy',
      why: 'ill',
    });
    expect(toldOn(session, '2026-04-30').commitments.open).toEqual([]);
    expect(toldOn(session, '2026-05-19').commitments.dueSoon).toMatchObject([
      { due: '2026-06-01' },
    ]);
    expect(toldOn(session, '2026-05-20').commitments.later).toMatchObject([{ due: '2026-07-01' }]);
    const july = toldOn(session, '2026-07-01');
    expect(july.commitments.later).toMatchObject([{ due: '2026-08-01', overdueDays: null }]);
    expect(july.commitments.moved).toMatchObject([
      {
        movedFrom: '2026-07-01',
        movedTo: '2026-08-01',
        because: 'too busy',
        why: 'ill',
      },
    ]);
    expect(july.changes.moved).toBe(1);
    expect(toldOn(session, '2026-08-01').commitments.overdue).toEqual([]);
    expect(toldOn(session, '2026-08-02').commitments.overdue).toMatchObject([{ overdueDays: 1 }]);
  });

  test('passed on is with whoever had it then', () => {
    const { session, tom, grace } = told();
    const { id } = offerCommitment(on(session, '2026-05-01'), { text: 'Find a room', by: tom });
    passCommitment(on(session, '2026-05-20'), id, { to: grace });
    const who = (day: Day) => toldOn(session, day).commitments.open.map((each) => each.who);
    expect(who('2026-05-19')).toEqual(['Tom Reed']);
    expect(who('2026-05-20')).toEqual(['Grace Okoro']);
    expect(toldOn(session, '2026-05-19').changes).toMatchObject({ offered: 1, passedOn: 0 });
    expect(toldOn(session, '2026-06-01').commitments.passedOn).toMatchObject([
      { who: 'Grace Okoro', passedFrom: 'Tom Reed' },
    ]);
    expect(toldOn(session, '2026-06-17').commitments.passedOn).toEqual([]);
  });

  test('passed on to whoever helped was with both until then', () => {
    const { session, tom, grace } = told();
    const { id } = offerCommitment(on(session, '2026-05-01'), {
      ...{ text: 'Find a room', by: tom, others: [grace] },
    });
    passCommitment(on(session, '2026-05-20'), id, { to: grace });
    const open = (day: Day) => toldOn(session, day).commitments.open;
    expect(open('2026-05-19')).toMatchObject([{ who: 'Tom Reed', with: ['Grace Okoro'] }]);
    expect(open('2026-05-20')).toMatchObject([{ who: 'Grace Okoro', with: [] }]);
  });

  test('is helped with by whoever helped then', () => {
    const { session, tom, grace } = told();
    const { id } = offerCommitment(on(session, '2026-05-01'), {
      ...{ text: 'Find a room', by: tom, others: [grace] },
    });
    rewordCommitment(on(session, '2026-05-20'), id, { others: [] });
    const helping = (day: Day) => toldOn(session, day).commitments.open.map((each) => each.with);
    expect(helping('2026-05-19')).toEqual([['Grace Okoro']]);
    expect(helping('2026-05-20')).toEqual([[]]);
  });

  test('wanted is wanted until the day it is taken', () => {
    const { session, tom } = told();
    const { id } = offerCommitment(on(session, '2026-05-01'), { text: 'Take notes', by: null });
    takeCommitment(on(session, '2026-05-20'), id, { by: tom });
    expect(numbers(toldOn(session, '2026-05-19').commitments.wanted)).toEqual([1]);
    expect(numbers(toldOn(session, '2026-05-19').plan.lookingFor)).toEqual([1]);
    expect(toldOn(session, '2026-05-20').commitments).toMatchObject({
      wanted: [],
      open: [{ no: 1, who: 'Tom Reed' }],
    });
    expect(toldOn(session, '2026-05-19').changes.offered).toBe(0);
    expect(toldOn(session, '2026-05-20').changes.offered).toBe(1);
  });

  test('kept or let go is open up to the day before', () => {
    const { session, tom } = told();
    const early = on(session, '2026-05-01');
    const kept = offerCommitment(early, { text: 'Find a room', by: tom });
    const gone = offerCommitment(early, { text: 'Paint it', by: tom });
    keepCommitment(on(session, '2026-05-20'), kept.id, {});
    releaseCommitment(on(session, '2026-05-20'), gone.id, { because: 'no-longer-needed' });
    const day = toldOn(session, '2026-05-19');
    expect(numbers(day.commitments.open)).toEqual([1, 2]);
    expect([day.commitments.kept, day.commitments.released, day.plan.stopped]).toEqual([
      [],
      [],
      [],
    ]);
    const after = toldOn(session, '2026-05-20');
    expect(after.commitments.open).toEqual([]);
    expect(after.commitments.kept).toMatchObject([{ no: 1, closedOn: '2026-05-20' }]);
    expect(after.plan.stopped).toMatchObject([{ no: 2, because: 'no longer needed' }]);
    expect(after.contributions.thanks).toEqual([
      { who: 'Tom Reed', what: ['kept: Find a room'], onlyGave: false },
    ]);
  });

  test('needs what it needed then, and says whether that was done', () => {
    const { session, tom } = told();
    const early = on(session, '2026-05-01');
    const room = offerCommitment(early, { text: 'Find a room', by: tom });
    const posters = offerCommitment(early, { text: 'Print posters', by: tom });
    linkCommitment(on(session, '2026-05-10'), posters.id, [room.id]);
    keepCommitment(on(session, '2026-05-20'), room.id, {});
    unlinkCommitment(on(session, '2026-05-30'), posters.id, [room.id]);
    const needs = (day: Day) =>
      toldOn(session, day).commitments.open.find(({ no }) => no === 2)?.needs;
    expect(needs('2026-05-09')).toEqual([]);
    expect(needs('2026-05-10')).toEqual([{ no: 1, text: 'Find a room', open: true }]);
    expect(needs('2026-05-20')).toEqual([{ no: 1, text: 'Find a room', open: false }]);
    expect(needs('2026-05-30')).toEqual([]);
    expect(toldOn(session, '2026-05-15').plan.chains).toMatchObject([
      { no: 1, feeds: [{ no: 2 }] },
    ]);
    expect(toldOn(session, '2026-05-25').plan.chains).toEqual([]);
  });

  test('taken back was never there', () => {
    const { session, tom } = told();
    offerCommitment(on(session, '2026-05-01'), { text: 'Find a room', by: tom });
    const batch = session.ledger.read((reader) =>
      reader.value<Id>('SELECT id FROM batch ORDER BY last_seq DESC LIMIT 1'),
    );
    undoBatch(session, batch as Id);
    expect(toldOn(session, '2026-05-02')).toMatchObject({
      commitments: { open: [] },
      changes: { offered: 0 },
    });
  });
});

test('people are members from the day they joined to the day they left', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-03-01' });
  addMember(session, { name: 'Old Hand', joined: null });
  addMember(session, { name: 'Notifier', joined: '2026-03-01', bot: true });
  leave(on(session, '2026-04-10'), tom.id);
  rejoin(on(session, '2026-06-10'), tom.id);
  pauseMember(on(session, '2026-07-10'), tom.id);
  rejoin(on(session, '2026-08-10'), tom.id);
  const members = (day: Day) => toldOn(session, day).people.members;
  // Amina began it on 5 January; since when Old Hand has been there, nobody knows.
  expect(['2026-02-28', '2026-03-01', '2026-04-09'].map((day) => members(day as Day))).toEqual([
    2, 3, 3,
  ]);
  expect(['2026-04-10', '2026-06-09', '2026-06-10'].map((day) => members(day as Day))).toEqual([
    2, 2, 3,
  ]);
  expect(members('2026-07-15')).toBe(3);
  expect(toldOn(session, '2026-04-10').people.left).toEqual([
    { name: 'Tom Reed', introduced: 'Tom Reed', on: '2026-04-10' },
  ]);
  expect(toldOn(session, '2026-06-12').people).toMatchObject({
    joined: [],
    returned: [{ name: 'Tom Reed', introduced: 'Tom Reed', on: '2026-06-10' }],
  });
  expect(toldOn(session, '2026-08-12').people).toMatchObject({ joined: [], left: [] });
  expect(toldOn(session, '2026-08-12').changes).toMatchObject({ joined: 0, left: 0 });
});

test('a request waits until it is answered', () => {
  const session = harbourLedger();
  const { id } = requestToJoin(session, {
    name: 'Hana Kovač',
    on: '2026-05-01',
  });
  approveMember(session, id, '2026-05-10');
  const waiting = (day: Day) =>
    toldOn(session, day, undefined, 'facilitator').confidential.requests;
  expect(waiting('2026-04-30')).toEqual([]);
  expect(waiting('2026-05-09')).toEqual([{ name: 'Hana Kovač', on: '2026-05-01', note: null }]);
  expect(waiting('2026-05-10')).toEqual([]);
  expect(toldOn(session, '2026-05-10').people).toMatchObject({
    joined: [{ name: 'Hana Kovač', introduced: 'Hana Kovač', on: '2026-05-10' }],
  });
});

test('roles are with whoever held them then', () => {
  const session = harbourLedger();
  const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map((name) => addMember(session, { name }).id);
  const role = giveRole(
    on(session, '2026-03-01'),
    { name: 'Tea' },
    { member: tom as Id, deputy: false },
  );
  giveRole(on(session, '2026-04-01'), { id: role.id }, { member: grace as Id, deputy: true });
  endRole(on(session, '2026-05-01'), role.id, { member: tom as Id });
  const tea = (day: Day) => {
    const { held, vacant } = toldOn(session, day).roles;
    return [...held, ...vacant].find((each) => each.role === 'Tea');
  };
  expect(tea('2026-02-28')).toBeUndefined();
  expect(tea('2026-03-01')).toMatchObject({ who: 'Tom Reed', deputy: null, since: '2026-03-01' });
  expect(tea('2026-04-30')).toMatchObject({ who: 'Tom Reed', deputy: 'Grace Okoro' });
  expect(tea('2026-05-01')).toMatchObject({ who: null, deputy: 'Grace Okoro' });
});

test('a meeting is planned until it is held or cancelled', () => {
  const session = harbourLedger();
  const { id } = planMeeting(on(session, '2026-05-01'), {
    title: 'Zip evening',
    day: '2026-05-20',
  });
  const off = planMeeting(on(session, '2026-05-01'), { title: 'Lamp evening', day: '2026-05-25' });
  cancelMeeting(on(session, '2026-05-18'), off.id, null);
  const apologies = addMember(session, { name: 'Grace Okoro' });
  const bot = addMember(session, { name: 'Notifier', bot: true });
  holdMeeting(session, id, { on: '2026-05-20', present: [bot.id], apologies: [apologies.id] });
  const planned = (day: Day) => toldOn(session, day).meetings.planned.map(({ title }) => title);
  expect(planned('2026-04-30')).toEqual([]);
  expect(planned('2026-05-17')).toEqual(['Zip evening', 'Lamp evening']);
  expect(planned('2026-05-18')).toEqual(['Zip evening']);
  expect(toldOn(session, '2026-05-19').meetings.last).toBeNull();
  expect(toldOn(session, '2026-05-20').meetings).toMatchObject({
    next: null,
    held: [{ title: 'Zip evening', present: 0, apologies: 1 }],
    last: { title: 'Zip evening' },
  });
});

test('a meeting without a list has no number of people', () => {
  const session = harbourLedger();
  const { id } = planMeeting(on(session, '2026-05-01'), {
    title: 'Zip evening',
    day: '2026-05-20',
  });
  holdMeeting(session, id, { on: '2026-05-20' });
  expect(toldOn(session, '2026-05-20').meetings.held).toMatchObject([{ present: null }]);
});

test('a question is open until the day it is answered', () => {
  const session = harbourLedger();
  const { id } = askQuestion(session, { text: 'Who tests kettles?', by: null, on: '2026-05-01' });
  answerQuestion(session, id, { by: null, answer: 'Tom does', on: '2026-05-20' });
  expect(toldOn(session, '2026-04-30').questions.open).toEqual([]);
  expect(toldOn(session, '2026-05-19').questions).toMatchObject({
    open: [{ days: 18 }],
    answered: [],
  });
  expect(toldOn(session, '2026-05-20').questions).toMatchObject({
    open: [],
    answered: [{ days: 19, where: 'Tom does' }],
  });
});

test('notes stand for their time, and not past the day they were withdrawn', () => {
  const session = harbourLedger();
  const help = writeNote(session, { kind: 'help', text: 'A van', on: '2026-05-01' });
  writeNote(session, { kind: 'words', text: 'A good month', on: '2026-05-01' });
  writeNote(session, { kind: 'story', text: 'The lamp', on: '2026-05-01' });
  writeNote(session, { kind: 'next-step', text: 'Thank Tom', on: '2026-05-01' });
  withdrawNote(on(session, '2026-06-10'), help.id);
  expect(toldOn(session, '2026-04-30')).toMatchObject({ help: [], words: [], story: null });
  expect(toldOn(session, '2026-05-01')).toMatchObject({
    help: ['A van'],
    words: ['A good month'],
    story: 'The lamp',
    nextSteps: ['Thank Tom'],
  });
  expect(toldOn(session, '2026-06-09')).toMatchObject({ help: ['A van'], words: [], story: null });
  expect(toldOn(session, '2026-06-10')).toMatchObject({ help: [], nextSteps: ['Thank Tom'] });
  expect(toldOn(session, '2026-08-01').nextSteps).toEqual([]);
});

test('a first contribution is the first there ever was, and bots give none', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' });
  const bot = addMember(session, { name: 'Notifier', bot: true });
  const give = (member: Id, day: Day, kind = 'reply') =>
    addContribution(session, { member, on: day, kind, title: null, ref: null });
  give(tom.id, '2026-03-01');
  give(tom.id, '2026-05-01');
  give(tom.id, '2026-05-02', 'help given');
  give(bot.id, '2026-05-02');
  expect(toldOn(session, '2026-03-02').people.firstContributions).toEqual([
    { name: 'Tom Reed', introduced: 'Tom Reed', on: '2026-03-01' },
  ]);
  const may = toldOn(session, '2026-05-03');
  expect(may.people.firstContributions).toEqual([]);
  expect(may.contributions).toEqual({
    total: 2,
    people: 1,
    byKind: [
      { said: '1 piece of help', total: 1 },
      { said: '1 reply', total: 1 },
    ],
    thanks: [{ who: 'Tom Reed', what: ['a piece of help', 'a reply'], onlyGave: true }],
  });
});

test('a day to come shows what is planned by then, and makes up nothing', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' });
  offerCommitment(session, { text: 'Find a room', by: tom.id, due: '2026-12-01' });
  planMeeting(session, { title: 'Zip evening', day: '2026-11-25' });
  const then = toldOn(session, '2026-12-10');
  expect(then.commitments.overdue).toMatchObject([{ overdueDays: 9 }]);
  expect(then.meetings.next).toBeNull();
  expect(then.measures.find(({ name }) => name === 'dormancy')).toMatchObject({
    value: 'something happened today',
  });
  expect(then.measures.find(({ name }) => name === 'newcomers')?.over).toBe(false);
});
