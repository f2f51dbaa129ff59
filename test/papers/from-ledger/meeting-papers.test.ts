import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLedger } from '../../../src/ledger/writing.js';
import { makeDocument } from '../../../src/papers/making/documents.js';
import { issueDocument } from '../../../src/papers/making/issued.js';
import type { Audience } from '../../../src/things/audience.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  takeCommitment,
} from '../../../src/things/commitment/changes.js';
import { handBackCommitment } from '../../../src/things/commitment/handing-back.js';
import { beginCommunity } from '../../../src/things/community/changes.js';
import { addContribution } from '../../../src/things/contribution/changes.js';
import {
  attendMeeting,
  holdMeeting,
  noteAtMeeting,
  planMeeting,
  takeUpQuestion,
} from '../../../src/things/meeting/changes.js';
import { addMember, leave } from '../../../src/things/member/changes.js';
import {
  answerQuestion,
  askQuestion,
  withdrawQuestion,
} from '../../../src/things/question/changes.js';
import { need } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import type { Day } from '../../../src/time/day.js';
import { harbourLedger, now, temporaryFolder } from '../../helpers/ledger.js';
import { on, toldOn } from './told.js';

const texts = (rows: ReadonlyArray<{ readonly text: string }>) => rows.map(({ text }) => text);

/** Two evenings behind, one ahead; Tom may be named, Quentin asked not to be. */
function evenings() {
  const session = harbourLedger();
  const add = (name: string, more = {}) =>
    addMember(session, { name, joined: '2026-02-01', ...more }).id;
  const tom = add('Tom Reed');
  const shy = add('Quentin Shyman', { named: false });
  const bot = add('Reminder', { bot: true });
  const plan = (title: string, day: Day, planned: Day) =>
    planMeeting(on(session, planned), {
      title,
      day,
      start: '18:30',
      host: tom,
      place: 'Boathouse',
    });
  const first = plan('Zips', '2026-10-08', '2026-09-20').id;
  const second = plan('Lamps', '2026-11-05', '2026-10-20').id;
  const ahead = plan('Clocks', '2026-12-03', '2026-11-10').id;
  holdMeeting(on(session, '2026-10-08'), first, {});
  holdMeeting(on(session, '2026-11-05'), second, { present: [tom, shy, bot], apologies: [] });
  const offer = (text: string, by: Id | null, more = {}) =>
    offerCommitment(on(session, '2026-11-06'), { text, by, ...more }).id;
  return { session, tom, shy, first, second, ahead, offer };
}

const about = (
  { session }: ReturnType<typeof evenings>,
  meeting?: Id,
  asOf: Day = '2026-11-21',
  audience: Audience = 'members',
) => toldOn(session, asOf, undefined, audience, { meeting });

test('an agenda is of the next meeting, or of the one that was asked for', () => {
  const all = evenings();
  const { agenda } = about(all);
  expect(agenda.meeting).toMatchObject({ title: 'Clocks', on: '2026-12-03', host: 'Tom Reed' });
  expect(agenda.last).toMatchObject({ title: 'Lamps' });
  const asked = about(all, all.second, '2026-11-01').agenda;
  expect(asked.meeting).toMatchObject({ title: 'Lamps', present: null });
  expect(asked.last).toMatchObject({ title: 'Zips' });
  // Of one that was held, what came before it is told, and not what came after.
  expect(about(all, all.second).agenda.last).toMatchObject({ title: 'Zips' });
  expect(about(all, all.first).agenda.last).toBeNull();
  // A meeting that nobody had planned on that day is not ahead of it.
  expect(about(all, undefined, '2026-11-08').agenda.meeting).toBeNull();
});

test('what carries over stands in one list alone, and only what somebody holds', () => {
  const all = evenings();
  const { offer, tom, second, session } = all;
  offer('Overdue, and said there', tom, { due: '2026-11-10', saidAt: second });
  offer('Due on the day', tom, { due: '2026-12-03', saidAt: second });
  offer('Said there, due later', tom, { due: '2026-12-20', saidAt: second });
  offer('Said there, due on no day', tom, { saidAt: second });
  offer('Said elsewhere, due later', tom, { due: '2026-12-20' });
  offer('Wanted there', null, { due: '2026-12-01', saidAt: second });
  keepCommitment(session, offer('Kept', tom, { saidAt: second }), {});
  const { agenda, commitments } = about(all);
  expect(texts(agenda.overdue)).toEqual(['Overdue, and said there']);
  expect(texts(agenda.due)).toEqual(['Due on the day']);
  expect(texts(agenda.said)).toEqual(['Said there, due later', 'Said there, due on no day']);
  expect(texts(agenda.kept)).toEqual(['Kept']);
  expect(texts(commitments.wanted)).toEqual(['Wanted there']);
});

test('a promise without a day stands in each agenda until it is told as done', () => {
  const all = evenings();
  const { offer, tom, first, session } = all;
  const id = offer('Due on no day', tom, { saidAt: first });
  offer('Due far ahead', tom, { due: '2027-05-01' });
  const before = about(all).agenda;
  expect(texts(before.said)).toEqual([]);
  expect(texts(before.undated)).toEqual(['Due on no day']);
  expect(texts(before.later)).toEqual(['Due far ahead']);
  keepCommitment(session, id, {});
  const after = about(all).agenda;
  expect(texts(after.kept)).toEqual(['Due on no day']);
  expect(texts(after.undated)).toEqual([]);
});

/** A ledger that was begun before all that it holds, with two promises and a meeting on 5 November. */
function quay() {
  const ledger = createLedger(join(temporaryFolder(), 'quay.momentum'), {});
  onTestFinished(() => ledger.close());
  const session = { ledger, today: '2026-10-01' as Day, now };
  beginCommunity(session, {
    ...{ name: 'Quay Menders', purpose: null, rhythm: null, channels: [], foundedOn: null },
    ...{ timeZone: 'Europe/London', locale: 'en-GB', facilitator: 'Amina Yusuf' },
  });
  const tom = addMember(session, { name: 'Tom Reed', joined: null }).id;
  const lamps = planMeeting(on(session, '2026-10-20'), { title: 'Lamps', day: '2026-11-05' }).id;
  const offered = (text: string) =>
    offerCommitment(on(session, '2026-10-22'), { text, by: tom }).id;
  const kept = () => texts(toldOn(on(session, '2026-11-21'), '2026-11-21').agenda.kept);
  return { session, lamps, kept, early: offered('Sweep the quay'), late: offered('Find a room') };
}

test('what was kept before a meeting and noted after it stands in the next agenda', () => {
  const { session, lamps, kept, early, late } = quay();
  keepCommitment(on(session, '2026-10-30'), early, {});
  holdMeeting(on(session, '2026-11-05'), lamps, {});
  keepCommitment(on(session, '2026-11-08'), late, { on: '2026-11-01' });
  expect(kept()).toEqual(['Find a room']);
});

test('what was kept between an agenda that was given out and its meeting stands in the next one', async () => {
  const { session, lamps, kept, early, late } = quay();
  keepCommitment(on(session, '2026-10-30'), early, {});
  const then = on(session, '2026-11-01');
  issueDocument(then, await makeDocument(then, 'agenda'), { formats: ['text'], markdown: '' });
  keepCommitment(on(session, '2026-11-03'), late, {});
  holdMeeting(on(session, '2026-11-05'), lamps, {});
  expect(kept()).toEqual(['Find a room']);
  const zips = planMeeting(on(session, '2026-11-06'), { title: 'Zips', day: '2026-11-12' }).id;
  holdMeeting(on(session, '2026-11-12'), zips, {});
  expect(kept()).toEqual([]);
});

test('without a meeting ahead, an agenda looks two weeks ahead, and back a season', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-09-01' }).id;
  addMember(session, { name: 'Bea Lindqvist', joined: '2026-06-01' });
  const offer = (text: string, due: Day) =>
    offerCommitment(on(session, '2026-11-01'), { text, by: tom, due });
  offer('Two weeks from now', '2026-12-05');
  offer('A day later', '2026-12-06');
  const { agenda } = toldOn(session, '2026-11-21');
  expect(agenda).toMatchObject({ meeting: null, last: null, apologies: [], taken: [] });
  expect(texts(agenda.due)).toEqual(['Two weeks from now']);
  expect(agenda.joined).toEqual([{ name: 'Tom Reed', introduced: 'Tom Reed', on: '2026-09-01' }]);
});

test('questions taken up come first, and are not said twice', () => {
  const all = evenings();
  const { session, ahead, tom } = all;
  const ask = (text: string, day: Day) => askQuestion(on(session, day), { text, by: tom }).id;
  ask('Oldest', '2026-09-01');
  const taken = ask('Taken', '2026-11-01');
  const answered = ask('Taken and answered', '2026-10-01');
  takeUpQuestion(session, ahead, taken);
  takeUpQuestion(session, ahead, answered);
  answerQuestion(session, answered, { by: tom, answer: 'yes' });
  const withdrawn = ask('Taken and withdrawn', '2026-10-02');
  takeUpQuestion(session, ahead, withdrawn);
  withdrawQuestion(session, withdrawn, {});
  const { agenda } = about(all);
  expect(texts(agenda.taken)).toEqual(['Taken']);
  expect(texts(agenda.waiting)).toEqual(['Oldest']);
});

test('a record says who was there; no list is not an empty room', () => {
  const all = evenings();
  attendMeeting(all.session, all.second, { apologies: [all.tom] });
  const { meetingRecord } = about(all);
  expect(meetingRecord).toMatchObject({
    meeting: { title: 'Lamps', present: 2 },
    held: true,
    present: ['Tom Reed', 'a member'],
    apologies: [],
    next: { title: 'Clocks' },
  });
  expect(about(all, all.first).meetingRecord).toMatchObject({
    meeting: { title: 'Zips', present: null },
    present: [],
    next: { title: 'Lamps' },
  });
});

test('a record holds what was offered there as it now stands, and names nobody for letting go', () => {
  const all = evenings();
  const { offer, session, tom, shy, second, first } = all;
  offer('Elsewhere', tom, { saidAt: first });
  offer('Open', tom, { saidAt: second, others: [shy] });
  keepCommitment(session, offer('Kept', tom, { saidAt: second }), {});
  passCommitment(session, offer('Passed on', tom, { saidAt: second }), { to: shy });
  releaseCommitment(session, offer('Let go', tom, { saidAt: second }), { because: 'busy' });
  offer('Wanted', null, { saidAt: second });
  const late = offerCommitment(session, { text: 'Let go at once', by: tom, saidAt: second });
  releaseCommitment(session, late.id, {});
  const { meetingRecord } = about(all);
  expect(meetingRecord.offered).toMatchObject([
    { text: 'Open', who: 'Tom Reed', with: ['a member'], closedOn: null },
    { text: 'Kept', closedOn: '2026-11-21' },
    { text: 'Passed on', offeredBy: 'Tom Reed', who: 'a member' },
  ]);
  expect(texts(meetingRecord.released)).toEqual(['Let go', 'Let go at once']);
  expect(texts(meetingRecord.wanted)).toEqual(['Wanted']);
  // Before any of that had happened:
  expect(texts(about(all, second, '2026-11-06').meetingRecord.offered)).toEqual([
    'Open',
    'Kept',
    'Passed on',
    'Let go',
  ]);
});

test('who offered something there is one thing, and who has it now another', () => {
  const all = evenings();
  const { offer, session, tom, second } = all;
  const ann = addMember(session, { name: 'Ann Lee', joined: '2026-02-01' }).id;
  passCommitment(session, offer('Passed on', tom, { saidAt: second }), { to: ann });
  takeCommitment(session, offer('Wanted, then taken', null, { saidAt: second }), { by: ann });
  passCommitment(session, offer('Left behind', ann, { saidAt: second }), { to: tom });
  const onTheDay = (text: string, by: Id | null) =>
    offerCommitment(on(session, '2026-11-05'), { text, by }).id;
  passCommitment(session, onTheDay('That day, passed on', tom), { to: ann });
  takeCommitment(session, onTheDay('That day, taken later', null), { by: ann });
  leave(session, tom, '2026-11-20');
  const { offered, takenSince, wanted, offeredThatDay } = about(all).meetingRecord;
  const whose = (rows: typeof offered) => rows.map((row) => [row.text, row.offeredBy, row.who]);
  expect(whose(offered)).toEqual([
    ['Passed on', 'Tom Reed', 'Ann Lee'],
    ['Left behind', 'Ann Lee', null],
  ]);
  expect(whose(takenSince)).toEqual([
    ['Wanted, then taken', null, 'Ann Lee'],
    ['That day, taken later', null, 'Ann Lee'],
  ]);
  expect(whose(wanted)).toEqual([['Left behind', 'Ann Lee', null]]);
  expect(whose(offeredThatDay)).toEqual([['That day, passed on', 'Tom Reed', 'Ann Lee']]);
});

test('what was put on record long after a meeting is found while it is open', () => {
  const all = evenings();
  const { session, tom, first } = all;
  const late = { by: tom, saidAt: first };
  offerCommitment(session, { text: 'Written up late', ...late });
  const moved = offerCommitment(on(session, '2026-10-10'), {
    text: 'Moved',
    due: '2026-10-20',
    ...late,
  });
  moveCommitment(on(session, '2026-10-20'), moved.id, { to: '2026-12-24' });
  expect(texts(about(all, first).meetingRecord.offered)).toEqual(['Written up late', 'Moved']);
});

test('a meeting ahead has no record yet, and without any held there is none at all', () => {
  const all = evenings();
  expect(about(all, all.ahead).meetingRecord).toMatchObject({
    meeting: { title: 'Clocks' },
    held: false,
    next: null,
  });
  expect(toldOn(harbourLedger(), '2026-11-21').meetingRecord).toMatchObject({
    meeting: null,
    held: false,
  });
});

test('in public, nobody is told who came or what was said among members', () => {
  const all = evenings();
  noteAtMeeting(all.session, all.second, 'Quentin Shyman brought a lamp.', 'Decided: more lamps.');
  expect(about(all).meetingRecord.notes).toEqual([
    'A member brought a lamp.',
    'Decided: more lamps.',
  ]);
  const { meetingRecord, agenda } = about(all, undefined, '2026-11-21', 'public');
  expect(meetingRecord).toMatchObject({ meeting: { present: 2 }, present: [], notes: [] });
  expect(agenda.apologies).toEqual([]);
});

test('minutes tell what became of earlier promises on that day, and name nobody who let go', () => {
  const all = evenings();
  const { session, tom, shy } = all;
  const early = (text: string, by: Id | null, more = {}) =>
    offerCommitment(on(session, '2026-10-20'), { text, by, ...more }).id;
  const [kept, passed, moved, dated, back, gone, wanted, later] = [
    early('Kept', tom),
    early('Passed', shy, { due: '2026-11-30' }),
    early('Moved', tom, { due: '2026-11-01' }),
    early('Dated', tom),
    early('Back', tom),
    early('Gone', tom),
    early('Wanted', null),
    early('Later', tom),
  ];
  const evening = on(session, '2026-11-05');
  keepCommitment(evening, kept, {});
  passCommitment(evening, passed, { to: tom });
  moveCommitment(evening, moved, { to: '2026-12-12' });
  moveCommitment(evening, dated, { to: '2026-12-13' });
  handBackCommitment(evening, back, {});
  const sameDay = offerCommitment(evening, { text: 'Same day', by: tom }).id;
  handBackCommitment(evening, sameDay, {});
  releaseCommitment(evening, gone, { because: 'no-longer-needed' });
  takeCommitment(evening, wanted, { by: tom });
  // What comes of it on another day is not of that one.
  moveCommitment(on(session, '2026-11-09'), moved, { to: '2026-12-20' });
  keepCommitment(on(session, '2026-11-09'), later, {});
  addContribution(evening, { member: tom, kind: 'contribution', title: 'The lamp' });
  const asked = askQuestion(on(session, '2026-10-20'), { text: 'Who pays?', by: null }).id;
  answerQuestion(evening, asked, { by: tom, answer: 'ask the college' });
  askQuestion(evening, { text: 'Where next?', by: null });

  const { meetingRecord: record } = about(all);
  expect(texts(record.keptThatDay)).toEqual(['Kept']);
  expect(record.passedOnThatDay).toMatchObject([{ text: 'Passed', who: 'Tom Reed' }]);
  expect(record.movedThatDay).toMatchObject([
    { text: 'Dated', due: '2026-12-13', movedFrom: null },
    { text: 'Moved', due: '2026-12-12', movedFrom: '2026-11-01' },
  ]);
  expect(texts(record.handedBackThatDay).sort()).toEqual(['Back', 'Same day']);
  expect(texts(record.releasedThatDay)).toEqual(['Gone']);
  expect(record.takenThatDay).toMatchObject([{ text: 'Wanted', who: 'Tom Reed' }]);
  expect(record.thankedThatDay).toEqual([{ who: 'Tom Reed', what: 'The lamp' }]);
  expect(texts(record.answeredThatDay)).toEqual(['Who pays?']);
  expect(texts(record.askedThatDay)).toEqual(['Where next?']);
});

test('what is still to be settled is for the facilitator, and late is told of nobody in public', () => {
  const all = evenings();
  const { session, second, tom } = all;
  noteAtMeeting(session, second, 'The hall was cold', 'To settle: zoe brings cake', 'À régler: x');
  all.offer('Find a room', tom, { due: '2026-11-10', saidAt: second });
  expect(about(all).meetingRecord.notes).toEqual(['The hall was cold']);
  const own = about(all, undefined, undefined, 'facilitator').meetingRecord;
  expect(own.notes).toHaveLength(3);
  expect(texts(own.offered)).toEqual(['Find a room']);
  expect(about(all, undefined, undefined, 'public').meetingRecord.offered).toEqual([]);
});

test('thanks say what for, of those who may be named, and in public only whom', () => {
  const all = evenings();
  const { session, second, tom } = all;
  const evening = on(
    session,
    session.ledger.read((reader) => need(reader, 'meeting', second).day),
  );
  const hidden = addMember(session, { name: 'Zinnia Quarrel', named: false }).id;
  const gave = (member: Id, title: string | null) =>
    addContribution(evening, { member, kind: 'contribution', title });
  gave(tom, 'The lamp that Zinnia Quarrel mended');
  gave(tom, 'The urn');
  gave(hidden, 'The scones of my bakery');
  const { thankedThatDay } = about(all).meetingRecord;
  expect(thankedThatDay.filter(({ who }) => who === 'Tom Reed').map(({ what }) => what)).toEqual([
    expect.stringContaining('The lamp'),
    'The urn',
  ]);
  expect(JSON.stringify(thankedThatDay)).not.toMatch(/Zinnia|Quarrel|bakery/);
  expect(thankedThatDay).toHaveLength(3);
  const open = about(all, undefined, undefined, 'public').meetingRecord.thankedThatDay;
  expect(open.every(({ what }) => what === null)).toBe(true);
});
