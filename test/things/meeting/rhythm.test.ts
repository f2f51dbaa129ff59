import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rhythm, rhythms } from '../../../src/things/community/thing.js';
import { nextByRhythm, rhythmOf } from '../../../src/things/meeting/rhythm.js';
import { addDays, type Day, daysBetween, weekOf } from '../../../src/time/day.js';

describe('the next meeting by the rhythm', () => {
  it.each([
    ['2026-11-10', 'monthly', '2026-11-21', '2026-12-08'],
    ['2026-11-10', 'fortnightly', '2026-11-21', '2026-11-24'],
    ['2026-11-10', 'weekly', '2026-11-10', '2026-11-17'],
    ['2026-01-29', 'monthly', '2026-02-01', '2026-02-26'],
    ['2026-11-10', 'quarterly', '2026-11-21', '2027-02-09'],
    // Months after the last one, the day is still a second Tuesday to come.
    ['2026-05-12', 'monthly', '2026-11-21', '2026-12-08'],
    ['2026-05-06', 'every three weeks', '2026-11-21', '2026-12-02'],
  ] as const)('%s, %s: after %s it is %s', (last, rhythm, after, expected) => {
    expect(nextByRhythm(last, rhythm, after)).toBe(expected);
  });

  it('is always to come, on the weekday of the last one', () => {
    const weekday = (day: Day) => daysBetween(weekOf(day), day);
    fc.assert(
      fc.property(
        fc.nat(4000),
        fc.nat(900),
        fc.constantFrom(...(Object.keys(rhythms) as Rhythm[])),
        (start, gap, rhythm) => {
          const last = addDays('2020-01-01', start);
          const after = addDays(last, gap);
          const next = nextByRhythm(last, rhythm, after);
          expect(next > after).toBe(true);
          expect(weekday(next)).toBe(weekday(last));
          expect(daysBetween(after, next)).toBeLessThanOrEqual(rhythms[rhythm] + 7);
        },
      ),
    );
  });

  it('finds the rhythm that meetings were held in, from three of them on', () => {
    expect(rhythmOf(['2026-11-10', '2026-10-13', '2026-09-08', '2026-08-11'])).toBe('monthly');
    expect(rhythmOf(['2026-11-10', '2026-11-24', '2026-11-17'])).toBe('weekly');
    expect(rhythmOf(['2026-11-10', '2026-10-13'])).toBeNull();
  });
});
