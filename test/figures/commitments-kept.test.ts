import { describe, expect, test } from 'vitest';
import type { AgreedDate } from '../../src/figures/facts.js';
import { commitmentsKept, outcomeOf } from '../../src/figures/measures/commitments-kept.js';
import { at, value } from './at.js';

let last = 0;
/** Of a promise of its own. */
const agreed = (more: Partial<AgreedDate> = {}): AgreedDate => ({
  commitment: ++last,
  due: '2026-11-10',
  takenOn: '2026-10-01',
  held: true,
  movedOn: null,
  wentAlong: false,
  passedOn: null,
  handedBackOn: null,
  releasedOn: null,
  keptOn: null,
  ...more,
});

describe('what an agreed date came to', () => {
  test.each([
    ['kept on the day itself', { keptOn: '2026-11-10' }, 'kept'],
    ['kept before it', { keptOn: '2026-11-02' }, 'kept'],
    ['kept the day after', { keptOn: '2026-11-11' }, 'late'],
    ['kept on a day nobody knows', { keptOn: 'unknown' }, 'kept-day-unknown'],
    ['never closed', {}, 'missed'],
    ['moved before it', { movedOn: '2026-11-09' }, 'moved'],
    ['moved on the day itself', { movedOn: '2026-11-10' }, 'moved'],
    ['of a meeting called off later', { movedOn: '2026-11-12', wentAlong: true }, 'went-along'],
    ['moved after it', { movedOn: '2026-11-11' }, 'missed'],
    [
      'passed on before it, then kept in time',
      { passedOn: '2026-11-03', keptOn: '2026-11-09' },
      'passed-on',
    ],
    ['passed on after it, then kept', { passedOn: '2026-11-12', keptOn: '2026-11-13' }, 'late'],
    ['handed back on the day itself', { handedBackOn: '2026-11-10', held: false }, 'handed-back'],
    ['handed back after it', { handedBackOn: '2026-11-11' }, 'missed'],
    ['let go on the day itself', { releasedOn: '2026-11-10' }, 'released'],
    ['let go after it', { releasedOn: '2026-11-11' }, 'missed'],
    ['taken by nobody', { takenOn: null }, 'not-taken'],
    ['taken after it', { takenOn: '2026-11-11' }, 'not-taken'],
    ['left behind by somebody before it', { held: false }, 'left-behind'],
    ['left behind, and kept in time by another', { held: false, keptOn: '2026-11-09' }, 'kept'],
    ['left behind, and let go', { held: false, releasedOn: '2026-11-09' }, 'left-behind'],
    [
      'taken with another date than was hoped for',
      { takenOn: '2026-11-02', movedOn: '2026-11-02', held: false },
      'not-a-promise',
    ],
    [
      'taken with another date after somebody had left',
      { movedOn: '2026-11-02', held: false },
      'left-behind',
    ],
    ['taken on the day itself, and kept', { takenOn: '2026-11-10', keptOn: '2026-11-10' }, 'kept'],
  ] as const)('%s', (_, more, outcome) => {
    expect(outcomeOf(agreed(more), '2026-11-30')).toBe(outcome);
  });

  test('on the day itself whoever has it still has the day', () => {
    expect(outcomeOf(agreed(), '2026-11-10')).toBe('not-yet-over');
    expect(outcomeOf(agreed(), '2026-11-11')).toBe('missed');
  });

  test('what happened after the day of the document is not known to it', () => {
    expect(outcomeOf(agreed({ keptOn: '2026-11-20' }), '2026-11-15')).toBe('missed');
    expect(outcomeOf(agreed({ due: '2026-11-20', movedOn: '2026-11-18' }), '2026-11-15')).toBe(
      'not-yet-over',
    );
  });
});

test('kept of those that count, the others beside', () => {
  const dates = [
    ...Array.from({ length: 4 }, () => agreed({ keptOn: '2026-11-10' })),
    agreed({ keptOn: '2026-11-11' }),
    agreed(),
    agreed({ movedOn: '2026-11-09' }),
    agreed({ movedOn: '2026-11-09' }),
    agreed({ passedOn: '2026-11-09' }),
    agreed({ releasedOn: '2026-11-09' }),
    agreed({ keptOn: 'unknown' }),
    agreed({ takenOn: null }),
  ];
  expect(value(commitmentsKept, { agreedDates: dates })).toMatchObject({
    value: '4 of 6',
    beside:
      '1 kept later and 1 whose day went by; beside these: 2 moved before the day, 1 passed on before it, 1 let go before it and 1 kept on a day nobody knows',
    numerator: 4,
    denominator: 6,
    previous: 'nothing to count',
    over: true,
  });
});

test.each([
  [
    'moved twice, and kept',
    [{ movedOn: '2026-11-09' }, { movedOn: '2026-11-10' }, { keptOn: '2026-11-10' }],
    '1/1',
    'beside these: 1 moved before the day',
  ],
  [
    'gone by, moved and kept',
    [{ movedOn: '2026-11-12' }, { due: '2026-11-20', keptOn: '2026-11-19' }],
    '0/1',
    '1 kept later',
  ],
  [
    'gone by twice',
    [{ movedOn: '2026-11-12' }, { due: '2026-11-20' }],
    '0/1',
    '1 whose day went by',
  ],
  [
    'passed on, and kept by another',
    [{ passedOn: '2026-11-03' }, { keptOn: '2026-11-09' }],
    '1/1',
    'beside these: 1 passed on before it',
  ],
] as const)('a promise counts once: %s', (_, dates, kept, beside) => {
  const agreedDates = dates.map((more) => ({ ...agreed(), commitment: 1, ...more }));
  const found = value(commitmentsKept, { agreedDates });
  expect(`${found.numerator}/${found.denominator}`).toBe(kept);
  expect(found.beside).toBe(beside);
});

test('below five there is too little to say, and the counts stay', () => {
  const dates = [agreed({ keptOn: '2026-11-10' }), agreed(), agreed(), agreed()];
  expect(value(commitmentsKept, { agreedDates: dates })).toMatchObject({
    value: 'too few to say',
    numerator: 1,
    denominator: 4,
  });
  expect(value(commitmentsKept, { agreedDates: [...dates, agreed()] }).value).toBe('1 of 5');
});

test('a window that goes on past the day of the document is not over', () => {
  expect(value(commitmentsKept, {}, at('2026-11-29')).over).toBe(false);
  expect(value(commitmentsKept, {}, at('2026-11-30')).over).toBe(true);
});
