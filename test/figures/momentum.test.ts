import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgreedDate, MeasureFacts } from '../../src/figures/facts.js';
import type { At, Gather } from '../../src/figures/measure.js';
import { commitmentsKept } from '../../src/figures/measures/commitments-kept.js';
import { momentumAt, pointing } from '../../src/figures/momentum.js';
import { suggestedStage } from '../../src/figures/stage.js';
import { british } from '../../src/language/index.js';
import type { Day } from '../../src/time/day.js';
import { at, nothing, value } from './at.js';

/** Facts of November, and of October where they are asked for as the window before. */
const over =
  (now: Partial<MeasureFacts>, then: Partial<MeasureFacts> = {}): Gather =>
  (_, { window }: At) => ({ ...nothing, ...(window.from === '2026-11-01' ? now : then) });

const takings = (count: number): MeasureFacts['takings'] =>
  Array.from({ length: count }, (_, n) => ({
    commitment: n,
    member: n,
    on: '2026-11-03',
  }));

/** So many who were active, and did more than offer. */
const active = (count: number): Partial<MeasureFacts> => {
  const ids = Array.from({ length: count }, (_, n) => n);
  return { active: ids, didMore: ids };
};

/** So many questions answered in November; asked for October, in October. */
const answered = (count: number, on: Day = '2026-11-05'): Partial<MeasureFacts> => ({
  questions: Array.from({ length: count }, (_, n) => ({
    id: n,
    askedOn: '2026-09-01' as const,
    answeredOn: on,
    withdrawnOn: null,
  })),
});
const october = '2026-10-05';

const met = (count: number): MeasureFacts['meetings'] =>
  Array.from({ length: count }, (_, n) => ({ id: n, on: '2026-11-03', host: null }));

const unconfirmed = (count: number): MeasureFacts['unconfirmed'] =>
  Array.from({ length: count }, (_, n) => ({ id: 100 + n, on: '2026-11-04' }));

let commitments = 0;
/** The date of a promise of its own. */
const date = (keptOn: AgreedDate['keptOn']): AgreedDate => ({
  commitment: ++commitments,
  due: '2026-11-10',
  takenOn: '2026-11-01',
  held: true,
  movedOn: null,
  wentAlong: false,
  passedOn: null,
  handedBackOn: null,
  releasedOn: null,
  keptOn,
});

const planned = { ...nothing.meetingRhythm, next: '2026-12-08' } as const;

const stateOf = (now: Partial<MeasureFacts>, then: Partial<MeasureFacts> = {}) =>
  momentumAt(over(now, then), at()).state;

const reasons = (now: Partial<MeasureFacts>, then: Partial<MeasureFacts> = {}) =>
  momentumAt(over(now, then), at()).signs.map(
    (sign) => `${sign.points}: ${british.say(sign.said)}`,
  );

describe('momentum', () => {
  test('two signs up and none down are rising; one is steady', () => {
    const then = { ...active(4), ...answered(2, october) };
    expect(stateOf({ ...active(6), ...answered(4), meetingRhythm: planned }, then)).toBe('rising');
    expect(stateOf({ ...active(6), ...answered(3), meetingRhythm: planned }, then)).toBe('steady');
  });

  test('two signs down and none up are slowing, and what points down is said first', () => {
    const then = { ...active(8), ...answered(4, october) };
    const now = { ...active(6), ...answered(2), meetingRhythm: planned };
    expect(stateOf(now, then)).toBe('slowing');
    expect(reasons(now, then)).toEqual([
      'down: 6 people were active, 8 the time before',
      'down: 2 questions answered, 4 the time before',
      'level: meetings: 0 held, and the next has a date',
    ]);
  });

  test('one up takes one down back', () => {
    const now = { ...active(6), ...answered(2), meetingRhythm: planned };
    expect(stateOf(now, { ...active(4), ...answered(4, october) })).toBe('steady');
  });

  test('offers are no sign of their own', () => {
    const then = { ...active(4), ...answered(2, october) };
    const now = { ...active(4), ...answered(4), meetingRhythm: planned };
    const offered = { ...now, active: [...(now.active ?? []), 101, 102, 103], takings: takings(9) };
    expect(stateOf(now, then)).toBe('steady');
    expect(stateOf(offered, then)).toBe('steady');
    expect(reasons(offered, then)).toContain('level: 7 people were active, 4 the time before');
  });

  test('no meeting planned points down, unless nobody knows of the last one', () => {
    const none = { ...nothing.meetingRhythm, next: null };
    const now = { ...active(2), meetingRhythm: none };
    expect(reasons(now, active(6))).toEqual([
      'down: 2 people were active, 6 the time before',
      'down: meetings: 0 held, and none is planned',
    ]);
    expect(stateOf(now, active(6))).toBe('slowing');
    expect(reasons({ ...now, unconfirmed: unconfirmed(1) }, active(6))[0]).toBe(
      'level: meetings: 0 held, 1 meeting unconfirmed, and none is planned',
    );
  });

  test('fewer meetings than before point down, and unconfirmed ones neither way', () => {
    const way = (now: Partial<MeasureFacts>, then: Partial<MeasureFacts>) =>
      momentumAt(over({ meetingRhythm: planned, ...now }, then), at()).signs.at(-1)?.points;
    expect(way({ meetings: met(2) }, { meetings: met(4) })).toBe('down');
    expect(way({ meetings: met(4) }, { meetings: met(2) })).toBe('up');
    expect(way({ meetings: met(2), unconfirmed: unconfirmed(1) }, { meetings: met(4) })).toBe(
      'level',
    );
    expect(way({ meetings: met(4) }, { meetings: met(2), unconfirmed: unconfirmed(1) })).toBe(
      'level',
    );
  });

  describe('meetings that were called for and not held', () => {
    const monthly = { ...planned, every: 30 } as const;
    const weekly = { ...planned, every: 7 } as const;
    const lastMet = (on: Day): Partial<MeasureFacts> => ({
      last: { meeting: { id: 1, on }, contribution: null, anything: on, unconfirmed: null },
    });
    const firsts = (count: number): Partial<MeasureFacts> => ({
      firsts: Array.from({ length: count }, (_, n) => n),
    });
    const then = { ...active(4), ...answered(2, october) };
    const better = { ...active(6), ...answered(4), ...firsts(3) };

    test('none held in the rhythm is slowing at best, whatever else is better', () => {
      const none = { ...better, ...lastMet('2026-10-07'), meetingRhythm: weekly };
      expect(stateOf(none, then)).toBe('slowing');
      expect(reasons(none, then)[0]).toBe(
        'down: meetings: 0 held, 4 called for, and the next has a date',
      );
      expect(stateOf({ ...active(4), ...firsts(1), meetingRhythm: weekly }, active(4))).toBe(
        'slowing',
      );
    });

    test('too few held is steady at best', () => {
      const few = { ...better, meetings: met(1), meetingRhythm: weekly };
      expect(stateOf(few, then)).toBe('steady');
      expect(stateOf({ ...few, meetings: met(3) }, then)).toBe('rising');
    });

    test('none planned is steady at best', () => {
      const none = { ...better, meetings: met(4), meetingRhythm: { ...weekly, next: null } };
      expect(stateOf(none, then)).toBe('steady');
    });

    test('an unconfirmed one may have been held', () => {
      const open = { ...better, ...lastMet('2026-10-07'), unconfirmed: unconfirmed(1) };
      expect(stateOf({ ...open, meetingRhythm: monthly }, then)).toBe('rising');
      expect(stateOf({ ...open, meetingRhythm: weekly }, then)).toBe('steady');
    });

    test('a month that lies between two meetings misses none; one that is skipped does', () => {
      const between = { ...better, ...lastMet('2026-10-31'), meetingRhythm: monthly };
      expect(stateOf(between, then)).toBe('rising');
      expect(reasons(between, then).at(-1)).toBe(
        'level: meetings: 0 held, 1 called for, and the next has a date',
      );
      expect(stateOf({ ...between, ...lastMet('2026-10-20') }, then)).toBe('slowing');
    });

    test('nor does a break', () => {
      const pauses = [{ from: '2026-10-25', to: '2026-11-23', why: null }] as const;
      const soon = { ...weekly, next: '2026-12-01' } as const;
      const now = { ...better, ...lastMet('2026-10-23'), meetingRhythm: soon };
      expect(momentumAt(over(now, then), at('2026-11-30', { pauses })).state).not.toBe('slowing');
      const half = [{ from: '2026-11-16', to: '2026-11-30', why: null }] as const;
      expect(momentumAt(over(now, then), at('2026-11-30', { pauses: half })).state).toBe('slowing');
    });

    test('without a rhythm, none where there were some the time before', () => {
      const now = { ...better, meetingRhythm: planned };
      expect(stateOf(now, { ...then, meetings: met(2) })).toBe('slowing');
      expect(stateOf(now, { ...then, meetings: met(1) })).toBe('rising');
    });
  });

  test('first contributions count against the time before, and fewer are no sign', () => {
    const firsts = (count: number): Partial<MeasureFacts> => ({
      firsts: Array.from({ length: count }, (_, n) => n),
    });
    const told = (now: number, then: number) => reasons(firsts(now), firsts(then)).at(0);
    expect(told(1, 0)).toBe('level: 1 person contributed for the first time, 0 the time before');
    expect(told(2, 0)).toBe('up: 2 people contributed for the first time, 0 the time before');
    expect(told(4, 4)).toBe('level: 4 people contributed for the first time, 4 the time before');
    expect(told(1, 6)).toBe('level: 1 person contributed for the first time, 6 the time before');
    expect(told(0, 6)).toBe('down: meetings: 0 held, and none is planned');
  });

  test('a break counts neither way', () => {
    const half = { from: '2026-11-01', to: '2026-11-15', why: null } as const;
    const points = (now: number, then: number, pauses: At['settings']['pauses']) =>
      momentumAt(over(active(now), active(then)), at('2026-11-30', { pauses })).signs.find(
        ({ said }) => said.name.endsWith('active'),
      )?.points;
    expect(points(5, 8, [])).toBe('down');
    expect(points(5, 8, [half])).toBe('level');
    expect(points(2, 8, [half])).toBe('down');
    // Nor does it make as many as before into more.
    expect(points(8, 8, [half])).toBe('level');
    expect(points(2, 8, [{ ...half, to: '2026-11-30' }])).toBe('level');
  });

  test('eight weeks without a meeting or a contribution have stalled, a day less has not', () => {
    const last = (
      on: '2026-10-05' | '2026-10-06',
      open: Day | null = null,
    ): Partial<MeasureFacts> => ({
      last: { meeting: { id: 1, on }, contribution: null, anything: on, unconfirmed: open },
      ...active(0),
    });
    expect(stateOf(last('2026-10-05'))).toBe('stalled');
    expect(stateOf(last('2026-10-06'))).not.toBe('stalled');
    expect(stateOf(last('2026-10-05', '2026-10-20'))).not.toBe('stalled');
    const day = { from: '2026-10-20', to: '2026-10-20', why: null } as const;
    expect(
      momentumAt(over(last('2026-10-05')), at('2026-11-30', { pauses: [day] })).state,
    ).not.toBe('stalled');
  });

  test('less than half of the time before on record: too early to say', () => {
    const began = (contribution: '2026-10-16' | '2026-10-17'): Partial<MeasureFacts> => ({
      firstDays: { ...nothing.firstDays, contribution, meeting: null },
      ...active(9),
      ...answered(9),
    });
    expect(stateOf(began('2026-10-17'))).toBe('too-early');
    expect(stateOf(began('2026-10-16'))).toBe('rising');
  });

  test('with a single sign it is too early to say', () => {
    const firstDays = { ...nothing.firstDays, contribution: '2026-01-05', meeting: null } as const;
    expect(stateOf({ firstDays, ...active(9) })).toBe('too-early');
    expect(
      stateOf({ firstDays: { ...nothing.firstDays, contribution: null, meeting: null } }),
    ).toBe('too-early');
  });

  test('three in four promises kept point up, fewer than half down; of too few nothing is said', () => {
    const way = (kept: number, missed: number) =>
      momentumAt(
        over({
          agreedDates: [
            ...Array.from({ length: kept }, () => date('2026-11-10')),
            ...Array.from({ length: missed }, () => date(null)),
          ],
        }),
        at(),
      ).signs.find(({ said }) => said.name.includes('promises'))?.points;
    expect(way(6, 2)).toBe('up');
    expect(way(4, 2)).toBe('level');
    expect(way(3, 3)).toBe('level');
    expect(way(2, 3)).toBe('down');
    expect(way(0, 4)).toBeUndefined();
    expect(way(4, 0)).toBeUndefined();
    expect(way(0, 0)).toBeUndefined();
  });

  test('what became of the others stands beside the promises, as the measure has it', () => {
    const kept = (['2026-11-07', '2026-11-08', '2026-11-09', '2026-11-10'] as const).map(date);
    const facts = {
      agreedDates: [...kept, date(null), { ...date(null), movedOn: '2026-11-04' as Day }],
    };
    const [told] = reasons(facts);
    expect(told).toBe(
      'up: 4 of 5 promises kept by their day, 1 whose day went by; beside these: 1 moved before the day',
    );
    expect(told).toContain(value(commitmentsKept, facts).beside);
  });
});

test('one more or fewer is chance, a quarter is not', () => {
  expect(pointing(5, 4)).toBe('level');
  expect(pointing(6, 4)).toBe('up');
  expect(pointing(2, 4)).toBe('down');
  expect(pointing(49, 40)).toBe('level');
  expect(pointing(50, 40)).toBe('up');
  const number = fc.nat({ max: 500 });
  const other = { up: ['down', 'level'], level: ['up', 'level', 'down'], down: ['up', 'level'] };
  fc.assert(
    fc.property(number, number, (now, then) => {
      expect(other[pointing(now, then)]).toContain(pointing(then, now));
      expect(pointing(now, now)).toBe('level');
    }),
  );
});

describe('the stage that the figures suggest', () => {
  const facilitator = 1000;
  const facilitators = [{ member: facilitator, from: '2025-01-01', to: null }] as const;
  const offers = (members: number, own: number): Partial<MeasureFacts> => ({
    facilitators,
    takings: [
      ...takings(members),
      ...Array.from({ length: own }, (_, n) => ({
        commitment: members + n,
        member: facilitator,
        on: '2026-11-03' as const,
      })),
    ],
  });
  /** So many meetings in the 30 days of November, of as many as the rhythm calls for. */
  const inRhythm = (held: number, called: number): Partial<MeasureFacts> => ({
    meetings: met(held),
    meetingRhythm: { ...nothing.meetingRhythm, every: 30 / called },
  });
  const suggested = (facts: Partial<MeasureFacts>, began: Day) =>
    suggestedStage(over(facts), at(), began).stage;

  test.each([
    ['members carry 4 of 10', offers(4, 6), '2025-01-01', 'coalescing'],
    ['members carry 5 of 10', offers(5, 5), '2025-01-01', 'maturing'],
    ['members carry 9 of 10, for two years', offers(9, 1), '2025-01-01', 'stewardship'],
    ['members carry 9 of 10, for a year to the day', offers(9, 1), '2025-12-01', 'stewardship'],
    ['members carry 9 of 10, for a day less', offers(9, 1), '2025-12-02', 'maturing'],
    ['members carry 9 of 10, for half a year', offers(9, 1), '2026-06-01', 'maturing'],
    ['too few to tell', offers(4, 0), '2025-01-01', 'coalescing'],
    [
      'half of the meetings that its rhythm calls for',
      { ...offers(9, 1), ...inRhythm(1, 2) },
      '2025-01-01',
      'maturing',
    ],
    [
      'fewer than half of the meetings that its rhythm calls for',
      { ...offers(9, 1), ...inRhythm(1, 3) },
      '2025-01-01',
      'coalescing',
    ],
    [
      'fewer than half, but for one that may have been held',
      { ...offers(9, 1), ...inRhythm(1, 3), unconfirmed: [{ id: 9, on: '2026-11-20' }] },
      '2025-01-01',
      'maturing',
    ],
    [
      'three in four of the meetings that its rhythm calls for',
      { ...offers(9, 1), ...inRhythm(3, 4) },
      '2025-01-01',
      'stewardship',
    ],
    [
      'no meeting yet, and young',
      { firstDays: { ...nothing.firstDays, contribution: null, meeting: null } },
      '2026-11-01',
      'potential',
    ],
    [
      'dormant after years',
      {
        last: {
          meeting: { id: 1, on: '2026-09-01' },
          contribution: null,
          anything: '2026-09-01',
          unconfirmed: null,
        },
      },
      '2025-01-01',
      'transformation',
    ],
  ] as const)('%s', (_, facts, began, stage) => {
    expect(suggested(facts, began)).toBe(stage);
  });

  test('it says why', () => {
    const { reasons } = suggestedStage(over(offers(9, 1)), at(), '2025-01-01');
    expect(reasons.map(british.say)).toEqual([
      '99 weeks since it began',
      'meetings in the time looked at: 0 held',
      'Commitments carried by members: 9 of 10',
    ]);
  });
});
