import { describe, expect, test } from 'vitest';
import {
  keepCommitment,
  linkCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  takeCommitment,
  unlinkCommitment,
} from '../../../src/actions/commitments.js';
import { addContribution } from '../../../src/actions/contributions.js';
import { cancelMeeting, holdMeeting, planMeeting } from '../../../src/actions/meetings.js';
import {
  addMember,
  approveMember,
  leave,
  pauseMember,
  rejoin,
  requestToJoin,
} from '../../../src/actions/members.js';
import { withdrawNote, writeNote } from '../../../src/actions/notes.js';
import { answerQuestion, askQuestion } from '../../../src/actions/questions.js';
import { endRole, giveRole } from '../../../src/actions/roles.js';
import { undoBatch } from '../../../src/actions/undo.js';
import type { Day } from '../../../src/core/day.js';
import { harbourLedger } from '../../helpers/ledger.js';
import { on, toldOn } from './told.js';

const numbers = (rows: ReadonlyArray<{ readonly no: number }>) => rows.map(({ no }) => no);

describe('a commitment', () => {
  const told = () => {
    const desk = harbourLedger();
    const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map(
      (name) => addMember(desk, { name, joined: '2026-02-01' }).id,
    ) as [string, string];
    return { desk, tom, grace };
  };

  test('moved is due on the day that was agreed then', () => {
    const { desk, tom } = told();
    const { id } = offerCommitment(on(desk, '2026-05-01'), {
      text: 'Find a room',
      by: tom,
      due: '2026-06-01',
    });
    moveCommitment(on(desk, '2026-05-20'), id, { to: '2026-07-01', because: 'waiting' });
    moveCommitment(on(desk, '2026-06-20'), id, { to: '2026-08-01', because: 'busy', why: 'ill' });
    expect(toldOn(desk, '2026-04-30').commitments.open).toEqual([]);
    expect(toldOn(desk, '2026-05-19').commitments.dueSoon).toMatchObject([{ due: '2026-06-01' }]);
    expect(toldOn(desk, '2026-05-20').commitments.later).toMatchObject([{ due: '2026-07-01' }]);
    const july = toldOn(desk, '2026-07-01');
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
    expect(toldOn(desk, '2026-08-01').commitments.overdue).toEqual([]);
    expect(toldOn(desk, '2026-08-02').commitments.overdue).toMatchObject([{ overdueDays: 1 }]);
  });

  test('passed on is with whoever had it then', () => {
    const { desk, tom, grace } = told();
    const { id } = offerCommitment(on(desk, '2026-05-01'), { text: 'Find a room', by: tom });
    passCommitment(on(desk, '2026-05-20'), id, { to: grace });
    const who = (day: Day) => toldOn(desk, day).commitments.open.map((each) => each.who);
    expect(who('2026-05-19')).toEqual(['Tom Reed']);
    expect(who('2026-05-20')).toEqual(['Grace Okoro']);
    expect(toldOn(desk, '2026-05-19').changes).toMatchObject({ offered: 1, passedOn: 0 });
    expect(toldOn(desk, '2026-06-01').commitments.passedOn).toMatchObject([
      { who: 'Grace Okoro', passedFrom: 'Tom Reed' },
    ]);
    expect(toldOn(desk, '2026-06-17').commitments.passedOn).toEqual([]);
  });

  test('wanted is wanted until the day it is taken', () => {
    const { desk, tom } = told();
    const { id } = offerCommitment(on(desk, '2026-05-01'), { text: 'Take notes', by: null });
    takeCommitment(on(desk, '2026-05-20'), id, { by: tom });
    expect(numbers(toldOn(desk, '2026-05-19').commitments.wanted)).toEqual([1]);
    expect(numbers(toldOn(desk, '2026-05-19').plan.lookingFor)).toEqual([1]);
    expect(toldOn(desk, '2026-05-20').commitments).toMatchObject({
      wanted: [],
      open: [{ no: 1, who: 'Tom Reed' }],
    });
    expect(toldOn(desk, '2026-05-19').changes.offered).toBe(0);
    expect(toldOn(desk, '2026-05-20').changes.offered).toBe(1);
  });

  test('kept or let go is open up to the day before', () => {
    const { desk, tom } = told();
    const early = on(desk, '2026-05-01');
    const kept = offerCommitment(early, { text: 'Find a room', by: tom });
    const gone = offerCommitment(early, { text: 'Paint it', by: tom });
    keepCommitment(on(desk, '2026-05-20'), kept.id, {});
    releaseCommitment(on(desk, '2026-05-20'), gone.id, { because: 'no-longer-needed' });
    const day = toldOn(desk, '2026-05-19');
    expect(numbers(day.commitments.open)).toEqual([1, 2]);
    expect([day.commitments.kept, day.commitments.released, day.plan.stopped]).toEqual([
      [],
      [],
      [],
    ]);
    const after = toldOn(desk, '2026-05-20');
    expect(after.commitments.open).toEqual([]);
    expect(after.commitments.kept).toMatchObject([{ no: 1, closedOn: '2026-05-20' }]);
    expect(after.plan.stopped).toMatchObject([{ no: 2, because: 'no longer needed' }]);
    expect(after.contributions.thanks).toEqual([{ who: 'Tom Reed', what: ['kept: Find a room'] }]);
  });

  test('needs what it needed then, and says whether that was done', () => {
    const { desk, tom } = told();
    const early = on(desk, '2026-05-01');
    const room = offerCommitment(early, { text: 'Find a room', by: tom });
    const posters = offerCommitment(early, { text: 'Print posters', by: tom });
    linkCommitment(on(desk, '2026-05-10'), posters.id, [room.id]);
    keepCommitment(on(desk, '2026-05-20'), room.id, {});
    unlinkCommitment(on(desk, '2026-05-30'), posters.id, [room.id]);
    const needs = (day: Day) =>
      toldOn(desk, day).commitments.open.find(({ no }) => no === 2)?.needs;
    expect(needs('2026-05-09')).toEqual([]);
    expect(needs('2026-05-10')).toEqual([{ no: 1, text: 'Find a room', open: true }]);
    expect(needs('2026-05-20')).toEqual([{ no: 1, text: 'Find a room', open: false }]);
    expect(needs('2026-05-30')).toEqual([]);
    expect(toldOn(desk, '2026-05-15').plan.chains).toMatchObject([{ no: 1, feeds: [{ no: 2 }] }]);
    expect(toldOn(desk, '2026-05-25').plan.chains).toEqual([]);
  });

  test('taken back was never there', () => {
    const { desk, tom } = told();
    offerCommitment(on(desk, '2026-05-01'), { text: 'Find a room', by: tom });
    const batch = desk.ledger.read((reader) =>
      reader.value<string>('SELECT id FROM batch ORDER BY last_seq DESC LIMIT 1'),
    );
    undoBatch(desk, batch as string);
    expect(toldOn(desk, '2026-05-02')).toMatchObject({
      commitments: { open: [] },
      changes: { offered: 0 },
    });
  });
});

test('people are members from the day they joined to the day they left', () => {
  const desk = harbourLedger();
  const tom = addMember(desk, { name: 'Tom Reed', joined: '2026-03-01' });
  addMember(desk, { name: 'Old Hand', joined: null });
  addMember(desk, { name: 'Notifier', joined: '2026-03-01', bot: true });
  leave(on(desk, '2026-04-10'), tom.id);
  rejoin(on(desk, '2026-06-10'), tom.id);
  pauseMember(on(desk, '2026-07-10'), tom.id);
  rejoin(on(desk, '2026-08-10'), tom.id);
  const members = (day: Day) => toldOn(desk, day).people.members;
  // Amina began it on 5 January; since when Old Hand has been there, nobody knows.
  expect(['2026-02-28', '2026-03-01', '2026-04-09'].map((day) => members(day as Day))).toEqual([
    2, 3, 3,
  ]);
  expect(['2026-04-10', '2026-06-09', '2026-06-10'].map((day) => members(day as Day))).toEqual([
    2, 2, 3,
  ]);
  expect(members('2026-07-15')).toBe(3);
  expect(toldOn(desk, '2026-04-10').people.left).toEqual([{ name: 'Tom Reed', on: '2026-04-10' }]);
  expect(toldOn(desk, '2026-06-12').people.joined).toEqual([
    { name: 'Tom Reed', on: '2026-06-10' },
  ]);
  expect(toldOn(desk, '2026-08-12').people).toMatchObject({ joined: [], left: [] });
  expect(toldOn(desk, '2026-08-12').changes).toMatchObject({ joined: 0, left: 0 });
});

test('a request waits until it is answered', () => {
  const desk = harbourLedger();
  const { id } = requestToJoin(desk, { name: 'Hana Kovač', on: '2026-05-01' });
  approveMember(desk, id, '2026-05-10');
  const waiting = (day: Day) => toldOn(desk, day, undefined, 'facilitator').confidential.requests;
  expect(waiting('2026-04-30')).toEqual([]);
  expect(waiting('2026-05-09')).toEqual([{ name: 'Hana Kovač', on: '2026-05-01', note: null }]);
  expect(waiting('2026-05-10')).toEqual([]);
  expect(toldOn(desk, '2026-05-10').people).toMatchObject({
    joined: [{ name: 'Hana Kovač', on: '2026-05-10' }],
  });
});

test('roles are with whoever held them then', () => {
  const desk = harbourLedger();
  const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map((name) => addMember(desk, { name }).id);
  const role = giveRole(
    on(desk, '2026-03-01'),
    { name: 'Tea' },
    { member: tom as string, deputy: false },
  );
  giveRole(on(desk, '2026-04-01'), { id: role.id }, { member: grace as string, deputy: true });
  endRole(on(desk, '2026-05-01'), role.id, { member: tom as string });
  const tea = (day: Day) => {
    const { held, vacant } = toldOn(desk, day).roles;
    return [...held, ...vacant].find((each) => each.role === 'Tea');
  };
  expect(tea('2026-02-28')).toBeUndefined();
  expect(tea('2026-03-01')).toMatchObject({ who: 'Tom Reed', deputy: null, since: '2026-03-01' });
  expect(tea('2026-04-30')).toMatchObject({ who: 'Tom Reed', deputy: 'Grace Okoro' });
  expect(tea('2026-05-01')).toMatchObject({ who: null, deputy: 'Grace Okoro' });
});

test('a meeting is planned until it is held or cancelled', () => {
  const desk = harbourLedger();
  const { id } = planMeeting(on(desk, '2026-05-01'), { title: 'Zip evening', day: '2026-05-20' });
  const off = planMeeting(on(desk, '2026-05-01'), { title: 'Lamp evening', day: '2026-05-25' });
  cancelMeeting(on(desk, '2026-05-18'), off.id, null);
  const apologies = addMember(desk, { name: 'Grace Okoro' });
  const bot = addMember(desk, { name: 'Notifier', bot: true });
  holdMeeting(desk, id, { on: '2026-05-20', present: [bot.id], apologies: [apologies.id] });
  const planned = (day: Day) => toldOn(desk, day).meetings.planned.map(({ title }) => title);
  expect(planned('2026-04-30')).toEqual([]);
  expect(planned('2026-05-17')).toEqual(['Zip evening', 'Lamp evening']);
  expect(planned('2026-05-18')).toEqual(['Zip evening']);
  expect(toldOn(desk, '2026-05-19').meetings.last).toBeNull();
  expect(toldOn(desk, '2026-05-20').meetings).toMatchObject({
    next: null,
    held: [{ title: 'Zip evening', present: 0, apologies: 1 }],
    last: { title: 'Zip evening' },
  });
});

test('a meeting without a list has no number of people', () => {
  const desk = harbourLedger();
  const { id } = planMeeting(on(desk, '2026-05-01'), { title: 'Zip evening', day: '2026-05-20' });
  holdMeeting(desk, id, { on: '2026-05-20' });
  expect(toldOn(desk, '2026-05-20').meetings.held).toMatchObject([{ present: null }]);
});

test('a question is open until the day it is answered', () => {
  const desk = harbourLedger();
  const { id } = askQuestion(desk, { text: 'Who tests kettles?', by: null, on: '2026-05-01' });
  answerQuestion(desk, id, { by: null, answer: 'Tom does', on: '2026-05-20' });
  expect(toldOn(desk, '2026-04-30').questions.open).toEqual([]);
  expect(toldOn(desk, '2026-05-19').questions).toMatchObject({
    open: [{ days: 18 }],
    answered: [],
  });
  expect(toldOn(desk, '2026-05-20').questions).toMatchObject({
    open: [],
    answered: [{ days: 19, where: 'Tom does' }],
  });
});

test('notes stand for their time, and not past the day they were withdrawn', () => {
  const desk = harbourLedger();
  const help = writeNote(desk, { kind: 'help', text: 'A van', on: '2026-05-01' });
  writeNote(desk, { kind: 'words', text: 'A good month', on: '2026-05-01' });
  writeNote(desk, { kind: 'story', text: 'The lamp', on: '2026-05-01' });
  writeNote(desk, { kind: 'next-step', text: 'Thank Tom', on: '2026-05-01' });
  withdrawNote(on(desk, '2026-06-10'), help.id);
  expect(toldOn(desk, '2026-04-30')).toMatchObject({ help: [], words: [], story: null });
  expect(toldOn(desk, '2026-05-01')).toMatchObject({
    help: ['A van'],
    words: ['A good month'],
    story: 'The lamp',
    nextSteps: ['Thank Tom'],
  });
  expect(toldOn(desk, '2026-06-09')).toMatchObject({ help: ['A van'], words: [], story: null });
  expect(toldOn(desk, '2026-06-10')).toMatchObject({ help: [], nextSteps: ['Thank Tom'] });
  expect(toldOn(desk, '2026-08-01').nextSteps).toEqual([]);
});

test('a first contribution is the first there ever was, and bots give none', () => {
  const desk = harbourLedger();
  const tom = addMember(desk, { name: 'Tom Reed' });
  const bot = addMember(desk, { name: 'Notifier', bot: true });
  const give = (member: string, day: Day, kind = 'reply') =>
    addContribution(desk, { member, on: day, kind, title: null, ref: null });
  give(tom.id, '2026-03-01');
  give(tom.id, '2026-05-01');
  give(tom.id, '2026-05-02', 'help given');
  give(bot.id, '2026-05-02');
  expect(toldOn(desk, '2026-03-02').people.firstContributions).toEqual([
    { name: 'Tom Reed', on: '2026-03-01' },
  ]);
  const may = toldOn(desk, '2026-05-03');
  expect(may.people.firstContributions).toEqual([]);
  expect(may.contributions).toEqual({
    total: 2,
    people: 1,
    byKind: [
      { said: '1 piece of help', total: 1 },
      { said: '1 reply', total: 1 },
    ],
    thanks: [{ who: 'Tom Reed', what: ['a piece of help', 'a reply'] }],
  });
});

test('a day to come shows what is planned by then, and makes up nothing', () => {
  const desk = harbourLedger();
  const tom = addMember(desk, { name: 'Tom Reed' });
  offerCommitment(desk, { text: 'Find a room', by: tom.id, due: '2026-12-01' });
  planMeeting(desk, { title: 'Zip evening', day: '2026-11-25' });
  const then = toldOn(desk, '2026-12-10');
  expect(then.commitments.overdue).toMatchObject([{ overdueDays: 9 }]);
  expect(then.meetings.next).toBeNull();
  expect(then.measures.find(({ name }) => name === 'dormancy')).toMatchObject({
    value: 'something happened today',
  });
  expect(then.measures.find(({ name }) => name === 'newcomers')?.over).toBe(false);
});
