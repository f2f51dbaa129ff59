import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsAt } from '../../src/figures/measured.js';
import { attendance } from '../../src/figures/measures/attendance.js';
import { carriedByMembers } from '../../src/figures/measures/carried-by-members.js';
import { contributionRate } from '../../src/figures/measures/contribution-rate.js';
import { dormancy } from '../../src/figures/measures/dormancy.js';
import { newcomers } from '../../src/figures/measures/newcomers.js';
import { questions } from '../../src/figures/measures/questions.js';
import { rhythm } from '../../src/figures/measures/rhythm.js';
import { median } from '../../src/figures/words.js';
import type { Id } from '../../src/things/thing.js';
import { at, nothing, rows, value } from './at.js';

/** Whom the figures are about. */
const [ash, bea, cho, dan, eve, fay, guest, robot] = [11, 12, 13, 14, 15, 16, 17, 18] as const;

/** Who gave, and how often: `{ [ash]: 2 }`. */
const gave = (times: Readonly<Record<Id, number>>) =>
  Object.entries(times).map(([member, n]) => ({
    member: Number(member),
    times: n,
    asFacilitator: 0,
    beforeFacilitator: 0,
  }));

test('the contribution rate counts members, each once, and names others beside', () => {
  expect(
    value(contributionRate, {
      members: [ash, bea, cho, dan, eve, fay],
      active: [ash, bea, cho, guest],
      givers: gave({ [ash]: 2, [bea]: 1, [guest]: 1 }),
    }),
  ).toMatchObject({
    value: '3 of 6 active, 2 of 6 contributed',
    beside: '1 more who gave and was not a member then',
    numerator: 2,
    denominator: 6,
  });
});

test('what has to be known with the rate is a sentence, however much of it there is', () => {
  const beside = (undated: Id[], gone: Id[], guests: Id[]) =>
    value(contributionRate, {
      members: [ash, bea, cho, dan, eve, fay],
      undated,
      gone,
      givers: gave(Object.fromEntries(guests.map((each) => [each, 1]))),
    }).beside;
  expect(beside([], [], [])).toBeNull();
  expect(beside([ash], [], [])).toBe('1 with no joining day on record');
  expect(beside([ash, bea], [], [guest])).toBe(
    '2 with no joining day on record and 1 more who gave and was not a member then',
  );
  expect(beside([ash, bea], [cho], [guest, guest + 1])).toBe(
    '1 of them left in that time, 2 with no joining day on record and 2 more who gave and were not members then',
  );
});

test.each([
  [0, 'nothing to count'],
  [1, 'too few to say'],
  [4, 'too few to say'],
  [5, '0 of 5 active, 0 of 5 contributed'],
])('of %i members: %s', (count, said) => {
  const members = Array.from({ length: count }, (_, i) => i);
  expect(value(contributionRate, { members }).value).toBe(said);
});

test('the previous value is that of the window before, and is left out where it says nothing', () => {
  const members = [ash, bea, cho, dan, eve];
  const now = { members, givers: gave({ [ash]: 1 }) };
  expect(value(contributionRate, now, at(), { members }).previous).toBe(
    '0 of 5 active, 0 of 5 contributed',
  );
  expect(value(contributionRate, now, at(), {}).previous).toBe('nothing to count');
  expect(value(contributionRate, { members: [ash] }, at(), { members: [ash] }).previous).toBeNull();
});

test('what the facilitator of the day takes on, gives and hosts is not carried by members', () => {
  const [before, after] = [21, 22] as const;
  // The interval holds up to its last day: on the tenth, the new one is the facilitator.
  const facilitators = [
    { member: before, from: '2026-01-01', to: '2026-11-10' },
    { member: after, from: '2026-11-10', to: null },
  ] as const;
  const facts = {
    facilitators,
    takings: [
      { commitment: 1, member: before, on: '2026-11-09' },
      { commitment: 2, member: before, on: '2026-11-10' },
      { commitment: 3, member: after, on: '2026-11-09' },
      { commitment: 4, member: after, on: '2026-11-10' },
      { commitment: 5, member: ash, on: '2026-11-10' },
    ],
    // Of the four of `before` three were given before the tenth.
    givers: [
      { member: before, times: 4, asFacilitator: 3, beforeFacilitator: 0 },
      ...gave({ [ash]: 2 }),
    ],
    bots: gave({ [robot]: 30 }),
    meetings: [
      { id: 1, on: '2026-11-04', host: before },
      { id: 2, on: '2026-11-18', host: before },
      { id: 3, on: '2026-11-25', host: null },
    ],
  } as const;
  expect(value(carriedByMembers, facts)).toMatchObject({
    value: 'commitments: 3 of 5; contributions: 3 of 6; hosting: too few to say',
    numerator: 3,
    denominator: 5,
    parts: {
      commitments: { numerator: 3, denominator: 5 },
      contributions: { numerator: 3, denominator: 6 },
      hosting: { numerator: 1, denominator: 2, value: 'too few to say' },
    },
  });
  expect(rows(carriedByMembers, facts)).toEqual([
    'commitments: 1 denominator, the facilitator of that day',
    'commitments: 2 numerator',
    'commitments: 3 numerator',
    'commitments: 4 denominator, the facilitator of that day',
    'commitments: 5 numerator',
    `contributions: ${before} numerator ×1`,
    `contributions: ${before} denominator ×3, the facilitator of that day`,
    `contributions: ${ash} numerator ×2`,
    `contributions: ${robot} left-out ×30, not a person`,
    'hosting: 1 denominator, the facilitator of that day',
    'hosting: 2 numerator',
    'hosting: 3 left-out, nobody noted who hosted it',
  ]);
  expect(value(carriedByMembers, { ...facts, facilitators: [] })).toMatchObject({
    value: 'not known: nobody is on record as Coordinator',
    numerator: null,
    denominator: null,
  });
});

test('newcomers, with how many were welcomed and have contributed by the day', () => {
  const joined = (welcomedOn: '2026-11-03' | '2026-12-02' | null) => ({
    member: ash,
    joinedOn: '2026-11-02' as const,
    welcomedOn,
    firstContributionOn: null,
  });
  expect(
    value(newcomers, { newcomers: [joined('2026-11-03'), joined('2026-12-02'), joined(null)] }),
  ).toMatchObject({
    value: '3 joined',
    beside: '1 welcomed and 0 of them contributed since',
    numerator: 3,
    denominator: null,
  });
  const five = Array.from({ length: 5 }, () => joined('2026-11-03'));
  expect(value(newcomers, { newcomers: five }).beside).toBe(
    '5 welcomed (after 1 day, the median) and 0 of them contributed since',
  );
  expect(value(newcomers, {})).toMatchObject({ value: 'nobody joined', previous: null });
});

test('attendance is the median of the last three with a list, against the three before', () => {
  const meetings = [9, 4, 7, 12, 10, 11].map((present, i) => ({
    id: i,
    on: `2026-11-${20 - i}` as const,
    present,
  }));
  expect(value(attendance, { recordedMeetings: meetings })).toMatchObject({
    value: '7 people',
    beside: 'they were 7, 4 and 9',
    previous: '11 people',
    window: { from: '2026-11-18', to: '2026-11-20' },
  });
  expect(value(attendance, { recordedMeetings: meetings.slice(0, 4) })).toMatchObject({
    value: '7 people',
    previous: 'too few to say',
  });
  expect(value(attendance, { recordedMeetings: meetings.slice(0, 2) })).toMatchObject({
    value: 'too few to say',
    numerator: null,
    previous: null,
  });
  expect(value(attendance, {}).value).toBe('no list of who came yet');
});

test('attendance names meetings and who came to them, with or without a list', () => {
  const on = '2026-11-12';
  const [listed, unlisted] = [31, 32] as const;
  const facts = {
    meetings: [
      { id: listed, on, host: null },
      { id: unlisted, on, host: null },
    ],
    lists: [{ id: listed, on, present: 4 }],
    comers: [{ member: ash, times: 1, first: true }],
  } as const;
  const named = rowsAt(attendance, () => ({ ...nothing, ...facts }), at()).map(
    ({ part, kind, id, as }) => `${part}: ${kind} ${id}, ${as}`,
  );
  expect(named).toEqual([
    `lists: meeting ${listed}, numerator`,
    `lists: meeting ${unlisted}, denominator`,
    `came: member ${ash}, numerator`,
    `people: member ${ash}, numerator`,
    `first-time: member ${ash}, numerator`,
    `once: member ${ash}, numerator`,
  ]);
});

test('questions open at the end, and answered within', () => {
  const facts = {
    questions: [
      { id: 1, askedOn: '2026-10-01', answeredOn: null, withdrawnOn: null },
      { id: 2, askedOn: '2026-11-02', answeredOn: '2026-12-01', withdrawnOn: null },
      { id: 3, askedOn: '2026-10-20', answeredOn: '2026-11-01', withdrawnOn: null },
      { id: 4, askedOn: '2026-10-20', answeredOn: '2026-11-30', withdrawnOn: null },
      { id: 5, askedOn: '2026-09-01', answeredOn: null, withdrawnOn: '2026-11-02' },
    ],
  } as const;
  expect(value(questions, facts)).toMatchObject({
    value: '2 open, 2 answered',
    beside: 'the oldest for 60 days',
  });
  expect(value(questions, facts, at('2026-11-29')).value).toBe('3 open, 1 answered');
});

test('rhythm: as many as are called for in the days that have gone by', () => {
  const meetings = [{ id: 1, on: '2026-11-04', host: null }] as const;
  const meetingRhythm = { every: 7, since: null, next: '2026-12-03' } as const;
  expect(value(rhythm, { meetings, meetingRhythm })).toMatchObject({
    value: '1 held, 4 called for',
    beside: 'the next in 3 days',
    denominator: 4,
  });
  expect(value(rhythm, { meetings, meetingRhythm }, at('2026-11-07'))).toMatchObject({
    value: '1 held, 1 called for',
    over: false,
  });
  expect(value(rhythm, { meetingRhythm: { every: null, since: null, next: null } })).toMatchObject({
    value: '0 held',
    beside: 'no rhythm is agreed; the next has no date yet',
    denominator: null,
  });
});

test.each([
  ['2026-10-06', 'no meeting and no contribution for 55 days', null],
  ['2026-10-05', 'dormant: no meeting and no contribution for 56 days', 'dormant'],
] as const)('the last contribution on %s', (contribution, words, dormant) => {
  const last = {
    contribution: { member: ash, on: contribution },
    meeting: { id: 1, on: '2026-09-01' },
    anything: '2026-11-29',
    unconfirmed: null,
  } as const;
  const said = value(dormancy, { last });
  expect(said.value).toBe('1 day since the last');
  expect(said.beside).toBe(dormant && words);
});

test('nothing at all on record is no dormancy', () => {
  expect(value(dormancy, {})).toMatchObject({
    value: 'nothing on record yet',
    numerator: null,
    beside: null,
  });
});

test('the median has as many values on either side', () => {
  expect(median([])).toBeNull();
  expect(median([4, 1])).toBe(2.5);
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1 }), (values) => {
      const middle = median(values) as number;
      const below = values.filter((each) => each < middle).length;
      const above = values.filter((each) => each > middle).length;
      expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});
