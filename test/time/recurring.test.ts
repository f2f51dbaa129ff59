import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, weekdayOf } from '../../src/time/day.js';
import { readRecurring, recurringDays } from '../../src/time/recurring.js';

const firstThree = (typed: string, from: Day): Day[] => {
  const recurring = readRecurring(typed);
  if (recurring === undefined) throw new Error(`“${typed}” was not understood`);
  const days = recurringDays(recurring, from);
  return [1, 2, 3].map(() => days.next().value);
};

test.each([
  ['third wednesday', '2026-12-16 2027-01-20 2027-02-17'],
  ['every third Wednesday of the month', '2026-12-16 2027-01-20 2027-02-17'],
  ['2nd monday', '2026-12-14 2027-01-11 2027-02-08'],
  ['last friday', '2026-12-25 2027-01-29 2027-02-26'],
  ['monday', '2026-11-30 2026-12-07 2026-12-14'],
  ['Wednesdays', '2026-12-02 2026-12-09 2026-12-16'],
  ['every other tuesday', '2026-12-01 2026-12-15 2026-12-29'],
  ['troisième mercredi du mois', '2026-12-16 2027-01-20 2027-02-17'],
  ['le dernier vendredi', '2026-12-25 2027-01-29 2027-02-26'],
  ['tous les lundis', '2026-11-30 2026-12-07 2026-12-14'],
  ['un mardi sur deux', '2026-12-01 2026-12-15 2026-12-29'],
])('“%s” from a Monday, the last of November', (typed, days) => {
  expect(firstThree(typed, '2026-11-30').join(' ')).toBe(days);
});

test('the day itself is its first, and a month whose day has gone by is passed over', () => {
  expect(firstThree('third wednesday', '2026-12-16')[0]).toBe('2026-12-16');
  expect(firstThree('third wednesday', '2026-12-17')[0]).toBe('2027-01-20');
  // The last Thursday of a February that has a fifth, and of one that has four.
  expect(firstThree('last thursday', '2024-02-01')[0]).toBe('2024-02-29');
  expect(firstThree('last thursday', '2026-02-01')[0]).toBe('2026-02-26');
});

test.each([
  'fifth monday',
  'month',
  'third',
  'monday and tuesday',
  'third wednesday or friday',
  'wednesday of the month',
  'next wednesday',
  'third wednesday at 19:00',
  '',
  '16 december',
])('“%s” does not come again in a way that is known', (typed) => {
  expect(readRecurring(typed)).toBeUndefined();
});

test('whatever comes again, its days are of its weekday, later each time, and none is passed over', () => {
  const days = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2040-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(
      days,
      fc.constantFrom('monday', 'other friday', 'first sunday', 'fourth tuesday', 'last saturday'),
      (date, typed) => {
        const from = date.toISOString().slice(0, 10) as Day;
        const found = firstThree(typed, from);
        expect(found[0] && found[0] >= from).toBe(true);
        expect(new Set(found.map(weekdayOf)).size).toBe(1);
        const months = found.map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
        const byMonths = !['monday', 'other friday'].includes(typed);
        const [a = 0, b = 0, c = 0] = months;
        if (byMonths) expect([b - a, c - b]).toEqual([1, 1]);
      },
    ),
  );
});
