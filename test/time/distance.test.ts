import { expect, test } from 'vitest';
import { addDays, type Day } from '../../src/time/day.js';
import { dayAndDistance, dayWithDistance, distance, howLong } from '../../src/time/distance.js';

const today: Day = '2026-11-21';

test.each([
  [0, '0 days'],
  [1, '1 day'],
  [27, '27 days'],
  [28, '4 weeks'],
  [40, '6 weeks'],
  [181, '26 weeks'],
  [182, '6 months'],
  [729, '24 months'],
  [730, '2 years'],
  [974, '2 years and 8 months'],
  [1000, '2 years and 9 months'],
  [1080, '2 years and 11 months'],
  [1096, '3 years'],
  [4200, '12 years'],
  [3900, '11 years'],
] as const)('%i days are %s, whichever way they are counted', (days, said) => {
  expect(howLong(addDays(today, -days), today)).toBe(said);
  expect(howLong(today, addDays(today, -days))).toBe(said);
});

test.each([
  [-40, '6 weeks ago'],
  [-2, '2 days ago'],
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
  [2, 'in 2 days'],
  [40, 'in 6 weeks'],
] as const)('a day %i days from today is %s', (days, said) => {
  expect(distance(addDays(today, days), today)).toBe(said);
});

test('a date is said whole, and a near day by its own name', () => {
  expect(dayWithDistance('2026-11-27', today)).toBe('Friday 27 November 2026 (in 6 days)');
  expect(dayWithDistance('2026-12-31', today)).toBe('Thursday 31 December 2026 (in 6 weeks)');
  expect(dayWithDistance('2024-02-01', today)).toBe(
    'Thursday 1 February 2024 (2 years and 10 months ago)',
  );
  expect(dayAndDistance('2026-11-22', today)).toBe('tomorrow');
  expect(dayAndDistance('2026-12-31', today)).toBe('Thursday 31 December, in 6 weeks');
  expect(dayAndDistance('2027-06-30', today)).toBe('Wednesday 30 June 2027, in 7 months');
});
