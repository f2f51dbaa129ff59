/** Worked examples, each with its arithmetic: what the figures are at the edges of a window. */
import { expect, test } from 'vitest';
import type { At, Counted } from '../../src/figures/measure.js';
import { measured, rowsAt } from '../../src/figures/measured.js';
import { measures } from '../../src/figures/measures/index.js';
import { gatherer, settingsIn } from '../../src/figures/queries/index.js';
import { british } from '../../src/language/index.js';
import * as commitments from '../../src/things/commitment/changes.js';
import { setSetting } from '../../src/things/community/changes.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import * as meetings from '../../src/things/meeting/changes.js';
import * as members from '../../src/things/member/changes.js';
import { answerQuestion, askQuestion } from '../../src/things/question/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { addWeeks, type Day } from '../../src/time/day.js';
import { harbourLedger, today } from '../helpers/ledger.js';

// The facilitator, Amina Yusuf, is a member since 5 January 2026 in every one of these.
const october = { from: '2026-10-01', to: '2026-10-31' } as const;

const member = (session: Session, name: string, joined: Day | null = '2026-01-05') =>
  members.addMember(session, { name, joined }).id;

const crowd = (session: Session, count: number): Id[] =>
  Array.from({ length: count }, (_, i) => member(session, `Member ${i}`));

const give = (session: Session, id: Id, on: Day) =>
  addContribution(session, { member: id, kind: 'post', title: null, ref: null, on });

const meet = (session: Session, day: Day, present: readonly Id[]) =>
  meetings.recordMeeting(session, { title: `Evening of ${day}`, day, present });

interface Told {
  readonly value: string;
  readonly beside: string | null;
  readonly rows: readonly Counted[];
  readonly [more: string]: unknown;
}

/** A measure's numbers, "3/5" for each part, and the whole in English. */
function tell(session: Session, name: string, at: Partial<At> = {}): Told {
  const measure = measures.find((each) => each.name === name);
  if (!measure) throw new Error(`no measure ${name}`);
  return session.ledger.read((reader) => {
    const when: At = { window: october, asOf: today, settings: settingsIn(reader), ...at };
    const value = measured(measure, gatherer(reader), when);
    const say = british.say;
    return {
      value: say(value.value),
      beside: value.beside && say(value.beside),
      previous: value.previous && say(value.previous),
      over: value.over,
      ...Object.fromEntries(
        value.parts.map((part) => [
          part.name,
          part.denominator === null ? part.numerator : `${part.numerator}/${part.denominator}`,
        ]),
      ),
      rows: rowsAt(measure, gatherer(reader), when),
    };
  });
}

/** A ledger that knows what happened from a day on, though it was begun later, and of which nothing counts. */
function keptSince(session: Session, day: Day): void {
  for (const title of ['Tea', 'Lamps', 'Zips']) {
    meetings.cancelMeeting(session, meetings.planMeeting(session, { title, day }).id, null);
  }
}

test('the first day and the last day of a window are within it', () => {
  const session = harbourLedger();
  const [a, b, c, d] = crowd(session, 4) as [Id, Id, Id, Id];
  give(session, a, '2026-09-30');
  give(session, b, '2026-10-01');
  give(session, c, '2026-10-31');
  give(session, d, '2026-11-01');
  // b and c, of Amina and the four.
  expect(tell(session, 'contribution-rate')).toMatchObject({
    value: '2 of 5 active, 2 of 5 contributed',
    contributions: 2,
  });
});

test('who belonged for a day of the window is of it, and who left and came back is one of it', () => {
  const session = harbourLedger();
  keptSince(session, '2026-01-05');
  crowd(session, 4);
  const joinedLast = member(session, 'Joined on the last day', '2026-10-31');
  member(session, 'Joined a day late', '2026-11-01');
  const leftFirst = member(session, 'Left on the first day');
  members.leave(session, leftFirst, '2026-10-01');
  const leftBefore = member(session, 'Left the day before');
  members.leave(session, leftBefore, '2026-09-30');
  const back = member(session, 'Left and came back');
  members.leave(session, back, '2026-10-05');
  members.rejoin(session, back, '2026-10-20');
  members.requestToJoin(session, { name: 'Only asked', on: '2026-10-10' });
  // Amina and the four, and three more: who joined last, who left first, who came back.
  expect(tell(session, 'contribution-rate').rate).toBe(null);
  give(session, back, '2026-10-10');
  give(session, leftBefore, '2026-10-10');
  expect(tell(session, 'contribution-rate')).toMatchObject({
    value: '1 of 8 active, 1 of 8 contributed',
    beside: '1 of them left in that time and 1 more who gave and was not a member then',
  });
  // One joined within October for the first time; coming back is no beginning.
  expect(tell(session, 'newcomers')).toMatchObject({ joined: 1, 'first-contribution': '0/1' });
  expect(tell(session, 'newcomers').rows[0]).toMatchObject({ id: joinedLast, on: '2026-10-31' });
});

test('who asked to join begins when they are let in', () => {
  const session = harbourLedger();
  const { id } = members.requestToJoin(session, { name: 'Ottilie Marsh', on: '2026-09-20' });
  members.approveMember(session, id, '2026-10-01');
  give(session, id, '2026-09-25');
  members.welcomeMember(session, id, '2026-10-03');
  // What they gave before they joined came no day after it.
  expect(tell(session, 'newcomers')).toMatchObject({
    joined: 1,
    welcomed: '1/1',
    'first-contribution': '1/1',
  });
  expect(tell(session, 'newcomers').rows.map(({ part, size }) => [part, size])).toEqual([
    ['joined', undefined],
    ['welcomed', 2],
    ['first-contribution', 0],
  ]);
  // Seen from the second, nobody had welcomed them yet.
  expect(tell(session, 'newcomers', { asOf: '2026-10-02' })).toMatchObject({ welcomed: '0/1' });
});

test('somebody of whom nobody knows since when they belong counts as there, and that is said', () => {
  const session = harbourLedger();
  keptSince(session, '2026-01-05');
  const [a] = crowd(session, 3);
  member(session, 'Since ever', null);
  give(session, a ?? 0, '2026-10-10');
  expect(tell(session, 'contribution-rate')).toMatchObject({
    value: '1 of 5 active, 1 of 5 contributed',
    beside: '1 with no joining day on record',
  });
  expect(tell(session, 'newcomers')).toMatchObject({
    value: 'nobody joined',
    beside: '1 with no joining day on record',
  });
});

/** A commitment of `by`, offered on 1 September and due on 15 October. */
const promise = (session: Session, by: Id, text: string) =>
  commitments.offerCommitment(session, { text, by, due: '2026-10-15', on: '2026-09-01' }).id;

test('a date that was kept, missed, moved or let go counts on the day itself as before it', () => {
  const session = harbourLedger();
  const who = member(session, 'Grace Okoro');
  const made = (text: string) => promise(session, who, text);
  commitments.keepCommitment(session, made('on the day'), { on: '2026-10-15' });
  commitments.keepCommitment(session, made('before it'), { on: '2026-09-02' });
  commitments.keepCommitment(session, made('a day late'), { on: '2026-10-16' });
  made('not at all');
  commitments.releaseCommitment(session, made('let go on the day'), {
    on: '2026-10-15',
    because: 'busy',
  });
  commitments.releaseCommitment(session, made('let go after'), {
    on: '2026-10-16',
    because: 'busy',
  });
  // Kept: two of five (a day late, not at all, and let go only afterwards are the other three).
  expect(tell(session, 'commitments-kept')).toMatchObject({
    value: '2 of 5',
    beside: '1 kept later and 2 whose day went by; beside these: 1 let go before it',
  });
  // Three slipped: two let go, each said too busy, and one gone by with nothing said. What was kept
  // late did not go by: something was said of it.
  expect(tell(session, 'why-they-slip')).toMatchObject({
    value: 'too few to say',
    busy: '2/3',
    'not-said': '1/3',
  });
});

test('what was moved twice has had three dates, and counts once: one of them had gone by', () => {
  const session = harbourLedger();
  const who = member(session, 'Tom Reed');
  const id = promise(session, who, 'Find a room');
  commitments.moveCommitment(session, id, {
    to: '2026-10-20',
    because: 'waiting',
    on: '2026-10-14',
  });
  commitments.moveCommitment(session, id, { to: '2026-10-28', because: null, on: '2026-10-22' });
  commitments.keepCommitment(session, id, { on: '2026-10-28' });
  // 15 October: moved before it. 20 October: gone by, moved two days later. 28 October: kept.
  expect(tell(session, 'commitments-kept')).toMatchObject({
    kept: '0/1',
    beside: '1 kept later; beside these: 1 moved before the day',
  });
  // Each move slipped once, and for one of them nobody said why.
  expect(tell(session, 'why-they-slip')).toMatchObject({ waiting: '1/2', 'not-said': '1/2' });
  // On the twentieth itself there was still the day.
  expect(tell(session, 'why-they-slip', { asOf: '2026-10-20' })).toMatchObject({
    'not-said': '0/1',
  });
  // Seen from the twenty-first, the second date had gone by in silence, and was not moved yet.
  expect(tell(session, 'commitments-kept', { asOf: '2026-10-21' })).toMatchObject({ kept: '0/1' });
  expect(tell(session, 'why-they-slip', { asOf: '2026-10-21' })).toMatchObject({
    'not-said': '1/2',
  });
});

test('a date brought forward has not slipped, nor has what nobody had taken', () => {
  const session = harbourLedger();
  const id = promise(session, member(session, 'Tom Reed'), 'Find a room');
  commitments.moveCommitment(session, id, { to: '2026-10-10', because: 'busy', on: '2026-10-02' });
  commitments.keepCommitment(session, id, { on: '2026-10-09' });
  commitments.offerCommitment(session, {
    text: 'Wanted',
    by: null,
    due: '2026-10-12',
    on: '2026-09-01',
  });
  const taken = commitments.offerCommitment(session, {
    text: 'Late',
    by: null,
    on: '2026-09-01',
  }).id;
  commitments.takeCommitment(session, taken, {
    by: member(session, 'Grace Okoro'),
    on: '2026-11-02',
  });
  commitments.releaseCommitment(session, taken, { because: 'busy', on: '2026-11-02' });
  const november = { window: { from: '2026-11-01', to: '2026-11-30' } } as const;
  // What was taken and let go on one day was a promise for that day.
  expect(tell(session, 'why-they-slip', november)).toMatchObject({ busy: '1/1' });
  const { rows, value } = tell(session, 'why-they-slip');
  expect(value).toBe('nothing to count');
  expect(rows.map(({ as, because }) => [as, because && british.say(because)])).toEqual([
    ['left-out', 'moved to an earlier day'],
    ['left-out', 'nobody had it'],
  ]);
});

test('bands count active weeks from Monday to Sunday, and tell who moved between them', () => {
  const session = harbourLedger();
  const [core, active, seldom, nearer] = crowd(session, 5) as [Id, Id, Id, Id];
  // 31 October 2026 is a Saturday, so the 13 weeks end on Sunday 25 October and began on 27 July.
  const weeks = (id: Id, count: number, last: Day = '2026-10-25') => {
    for (let i = 0; i < count; i += 1) give(session, id, addWeeks(last, -i));
  };
  weeks(core, 13, '2026-10-25');
  weeks(active, 6);
  // Twice in one week is one week; the day before the first Monday is none of them.
  give(session, seldom, '2026-10-19');
  give(session, seldom, '2026-10-25');
  give(session, seldom, '2026-07-26');
  // Three weeks, all in October: at the end of September there was none.
  weeks(nearer, 3);
  const told = tell(session, 'bands');
  // Core 13 of 13. Active 6 and 3. Occasional 1. Amina and the fifth read along.
  expect(told).toMatchObject({
    core: '1/6',
    active: '2/6',
    occasional: '1/6',
    'reading-along': '2/6',
    value: 'core 1, active 2, occasional 1, reading along 2',
  });
  // Up to 27 September: core had 9 weeks, active 2, seldom 1, nearer none.
  expect(told.beside).toBe('2 drew nearer since 27 Sep 2026');
  expect(told.rows.filter(({ because }) => because).map(({ id }) => id)).toEqual([active, nearer]);
  // A time that begins on Sunday 4 October is held against the weeks up to 27 September as well.
  const fromSunday = { window: { from: '2026-10-04', to: '2026-10-31' } } as const;
  expect(tell(session, 'bands', fromSunday).beside).toBe('2 drew nearer since 27 Sep 2026');
  // Of so many as a fraction takes it is said, of one fewer it is not.
  setSetting(session, 'fewest', 6);
  expect(tell(session, 'bands').beside).toBe('2 drew nearer since 27 Sep 2026');
  setSetting(session, 'fewest', 7);
  expect(tell(session, 'bands').beside).toBeNull();
  setSetting(session, 'fewest', null);
  setSetting(session, 'activeWeeks', 4);
  expect(tell(session, 'bands')).toMatchObject({ active: '1/6', occasional: '2/6' });
});

test('half of the contributions rest on the fewest who gave them', () => {
  const session = harbourLedger();
  const [a, b, c] = crowd(session, 3) as [Id, Id, Id];
  for (const [id, times] of [
    [a, 4],
    [b, 3],
    [c, 3],
  ] as const) {
    for (let i = 0; i < times; i += 1) give(session, id, '2026-10-10');
  }
  // Of ten, four are not half, and four and three are.
  expect(tell(session, 'absence-factor')).toMatchObject({ contributions: 2 });
  give(session, a, '2026-10-11');
  give(session, a, '2026-10-12');
  // Of twelve, six are half.
  expect(tell(session, 'absence-factor')).toMatchObject({ contributions: 1 });
});

test('returning is who did anything in both times', () => {
  const session = harbourLedger();
  const [a, b, c, d, e] = crowd(session, 6) as [Id, Id, Id, Id, Id];
  // September: five of them, one way or another.
  give(session, a, '2026-09-01');
  meet(session, '2026-09-15', [b, c]);
  const id = commitments.offerCommitment(session, {
    text: 'Find a room',
    by: d,
    on: '2026-09-30',
  }).id;
  give(session, e, '2026-09-20');
  // October: b gave, d kept; f is new to it.
  give(session, b, '2026-10-31');
  commitments.keepCommitment(session, id, { on: '2026-10-01' });
  expect(tell(session, 'returning')).toMatchObject({ value: '2 of 5' });
});

test('quiet is who is silent for longer than twice their own gap, and four weeks', () => {
  const session = harbourLedger();
  const [weekly, monthly, seldom, paused] = crowd(session, 4) as [Id, Id, Id, Id];
  const gave = (id: Id, every: number, last: Day) => {
    for (let i = 0; i < 5; i += 1) give(session, id, addWeeks(last, -i * every));
  };
  // The last whole week ends on 25 October. Silent since the week of 21 September: four weeks.
  gave(weekly, 1, '2026-09-21');
  // Silent for eight weeks, which is twice the usual four and not longer.
  gave(monthly, 4, '2026-08-25');
  gave(paused, 1, '2026-08-01');
  members.pauseMember(session, paused, '2026-09-01');
  // Three weeks tell no rhythm.
  for (const on of ['2026-05-04', '2026-05-11', '2026-05-18'] as const) give(session, seldom, on);
  expect(tell(session, 'quiet-lately')).toMatchObject({ quiet: '1/2', value: 'too few to say' });
  const counted = tell(session, 'quiet-lately')
    .rows.filter(({ as }) => as !== 'left-out')
    .map(({ id, as, because }) => [id, [as, because && british.say(because)]] as const);
  expect(Object.fromEntries(counted)).toEqual({
    [weekly]: ['numerator', 'silent for 4 weeks, usually 1 week apart'],
    [monthly]: ['denominator', 'silent for 8 weeks, usually 4 weeks apart'],
  });
  const later = { window: { from: '2026-10-01', to: '2026-11-01' } } as const;
  expect(tell(session, 'quiet-lately', later)).toMatchObject({ quiet: '2/2' });
  // A week less, and nobody is; a word in the week that is not over ends a silence.
  const earlier = { window: { from: '2026-10-01', to: '2026-10-24' } } as const;
  expect(tell(session, 'quiet-lately', earlier)).toMatchObject({ quiet: '0/2' });
  give(session, weekly, '2026-10-26');
  expect(tell(session, 'quiet-lately')).toMatchObject({ quiet: '0/2' });
});

test('attendance goes by meetings with a list, and knows a gap from an empty room', () => {
  const session = harbourLedger();
  const who = crowd(session, 9);
  for (const [day, count] of [
    ['2026-08-05', 9],
    ['2026-09-02', 2],
    ['2026-10-07', 4],
    ['2026-10-21', 6],
  ] as const) {
    meet(session, day, who.slice(0, count));
  }
  meet(session, '2026-10-28', []);
  // The last three with a list: 2, 4, 6. Before them there is one alone. In October four people
  // came twice and two once: ten times at two meetings of three.
  expect(tell(session, 'attendance')).toMatchObject({
    usual: 4,
    previous: 'too few to say',
    lists: '2/3',
    came: 10,
    people: 6,
    once: 2,
    mean: '10/2',
    largest: 6,
    'first-time': 0,
  });
  meet(session, '2026-10-01', who.slice(8));
  meet(session, '2026-10-01', [member(session, 'Lena Fisk')]);
  expect(tell(session, 'attendance')).toMatchObject({ people: 8, 'first-time': 1 });
  const empty = { window: { from: '2026-07-01', to: '2026-07-31' } } as const;
  expect(tell(session, 'attendance', empty)).toMatchObject({
    usual: null,
    came: null,
    people: null,
    largest: null,
    lists: '0/0',
  });
});

test('before there is anything on record nobody knows; once there is, none is none', () => {
  const session = harbourLedger();
  keptSince(session, '2026-01-05');
  const who = crowd(session, 5);
  for (const name of ['contribution-rate', 'questions', 'rhythm']) {
    expect(tell(session, name), name).toMatchObject({ value: 'nothing on record yet' });
  }
  give(session, who[0] ?? 0, '2026-09-01');
  meet(session, '2026-09-01', who);
  const { id } = askQuestion(session, {
    text: 'Who signs off a kettle?',
    by: null,
    on: '2026-09-01',
  });
  answerQuestion(session, id, { by: null, answer: 'Tom', on: '2026-09-03' });
  expect(tell(session, 'contribution-rate').rate).toBe('0/6');
  expect(tell(session, 'questions')).toMatchObject({ answered: 0, open: 0 });
  // A month of 31 days at one meeting in 30.4.
  expect(tell(session, 'rhythm')).toMatchObject({ held: '0/1', value: '0 held, 1 called for' });
  const august = { window: { from: '2026-08-01', to: '2026-08-31' } } as const;
  expect(tell(session, 'contribution-rate', august).rate).toBe(null);
});

test('a community of one is told nothing that it could be wrong about', () => {
  const session = harbourLedger();
  keptSince(session, '2026-01-05');
  give(session, tell(session, 'bands').rows[0]?.id ?? 0, '2026-10-10');
  expect(tell(session, 'contribution-rate')).toMatchObject({
    value: 'too few to say',
    rate: '1/1',
  });
  expect(tell(session, 'bands').value).toBe('too few to say');
  expect(tell(session, 'absence-factor').value).toBe('too few to say');
  expect(tell(session, 'carried-by-members')).toMatchObject({
    value: 'too few to say',
    contributions: '0/1',
  });
});

test('a bot is counted nowhere, and named among what was left out', () => {
  const session = harbourLedger();
  const who = crowd(session, 5);
  give(session, who[0] ?? 0, '2026-10-10');
  const evening = meet(session, '2026-10-20', who.slice(0, 2));
  const before = measures.map(({ name }) => ({ ...tell(session, name), rows: [] }));
  const bot = members.addMember(session, {
    name: 'Tidy Robot',
    joined: '2026-10-01',
    bot: true,
  }).id;
  give(session, bot, '2026-10-30');
  meetings.attendMeeting(session, evening.id, { present: [bot] });
  const id = commitments.offerCommitment(session, {
    text: 'Tidy',
    by: bot,
    due: '2026-10-30',
    on: '2026-10-25',
  }).id;
  commitments.keepCommitment(session, id, { on: '2026-10-29' });
  const after = measures.map(({ name }) => ({ ...tell(session, name), rows: [] }));
  expect(after).toEqual(before);
  expect(tell(session, 'contribution-rate').rows).toContainEqual(
    expect.objectContaining({ id: bot, as: 'left-out' }),
  );
});
