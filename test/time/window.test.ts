import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/time/day.js';
import { readPeriod } from '../../src/time/typed-period.js';
import { before, type Span, spans, spansIn } from '../../src/time/window.js';
import { asked } from './reading.js';

const spanNames = Object.keys(spans) as Span[];

test.each([
  ['2026-Q2', '2026-01-01', '2026-03-31'],
  ['2026-Q1', '2025-10-01', '2025-12-31'],
  ['2026', '2025-01-01', '2025-12-31'],
  ['2024-03', '2024-02-01', '2024-02-29'],
  ['4w', '2026-09-27', '2026-10-24'],
  ['2026-02-10..2026-02-19', '2026-01-31', '2026-02-09'],
])('before %s came %s to %s', (period, from, to) => {
  expect(before(readPeriod(period, asked('2026-11-21')))).toEqual({ from, to });
});

describe('the calendar in spans', () => {
  test('each span that a window touches, whole, by what people type for it', () => {
    const window = { from: '2025-11-20', to: '2026-02-01' } as const;
    expect(spansIn(window, 'month').map(({ typed }) => typed)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(spansIn(window, 'quarter').map(({ typed }) => typed)).toEqual(['2025-Q4', '2026-Q1']);
    expect(spansIn(window, 'year')).toEqual([
      { from: '2025-01-01', to: '2025-12-31', typed: '2025' },
      { from: '2026-01-01', to: '2026-12-31', typed: '2026' },
    ]);
  });

  test('what is typed for a span is read as that span, and spans leave no day out', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1980-01-01', n));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom(...spanNames),
        (from, length, by) => {
          const window = { from, to: addDays(from, length) };
          const found = spansIn(window, by);
          expect((found[0]?.from ?? '9999') <= window.from).toBe(true);
          expect((found.at(-1)?.to ?? '') >= window.to).toBe(true);
          for (const [index, { typed, from: first, to }] of found.entries()) {
            expect(readPeriod(typed, asked(from))).toEqual({ from: first, to });
            if (index > 0) expect(addDays(found[index - 1]?.to ?? from, 1)).toBe(first);
          }
        },
      ),
    );
  });
});
