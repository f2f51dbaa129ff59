import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMonths,
  type Day,
  dayOfMonthOf,
  daysBetween,
  lastOfMonth,
  monthNumberOf,
  weekdayOf,
  yearOf,
} from '../../src/time/day.js';
import {
  type Cadence,
  cadenceDays,
  readCadence,
  readRecurring,
  recurringDays,
} from '../../src/time/recurring.js';

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

const firstOf = (cadence: Cadence, first: Day, from: Day, count: number): Day[] => {
  const days = cadenceDays(cadence, first, from);
  return Array.from({ length: count }, () => days.next().value);
};

const cadence = (typed: string): Cadence => {
  const read = readCadence(typed);
  if (read === undefined) throw new Error(`“${typed}” was not understood`);
  return read;
};

test.each([
  ['month', '2026-01-31', '2026-01-31 2026-02-28 2026-03-31 2026-04-30'],
  ['every month', '2028-01-31', '2028-01-31 2028-02-29 2028-03-31 2028-04-30'],
  ['every year', '2024-02-29', '2024-02-29 2025-02-28 2026-02-28 2027-02-28'],
  ['each quarter', '2026-11-30', '2026-11-30 2027-02-28 2027-05-30 2027-08-30'],
  ['every other month', '2026-12-05', '2026-12-05 2027-02-05 2027-04-05 2027-06-05'],
  ['every two weeks', '2026-12-05', '2026-12-05 2026-12-19 2027-01-02 2027-01-16'],
  ['every 3 months', '2026-12-05', '2026-12-05 2027-03-05 2027-06-05 2027-09-05'],
  ['fortnight', '2026-12-05', '2026-12-05 2026-12-19 2027-01-02 2027-01-16'],
  ['week', '2026-12-05', '2026-12-05 2026-12-12 2026-12-19 2026-12-26'],
  ['other friday', '2026-12-05', '2026-12-11 2026-12-25 2027-01-08 2027-01-22'],
  ['first friday', '2026-12-05', '2027-01-01 2027-02-05 2027-03-05 2027-04-02'],
  ['tous les mois', '2026-12-05', '2026-12-05 2027-01-05 2027-02-05 2027-03-05'],
  ['toutes les deux semaines', '2026-12-05', '2026-12-05 2026-12-19 2027-01-02 2027-01-16'],
  ['un mois sur deux', '2026-12-05', '2026-12-05 2027-02-05 2027-04-05 2027-06-05'],
  ['chaque année', '2028-02-29', '2028-02-29 2029-02-28 2030-02-28 2031-02-28'],
])('“%s”, counted from %s', (typed, first, days) => {
  expect(firstOf(cadence(typed), first as Day, first as Day, 4).join(' ')).toBe(days);
});

test('a month that was cut short gives its day back after it', () => {
  expect(firstOf(cadence('month'), '2026-01-31', '2026-02-28', 2)).toEqual([
    '2026-02-28',
    '2026-03-31',
  ]);
  expect(firstOf(cadence('year'), '2024-02-29', '2027-03-01', 1)).toEqual(['2028-02-29']);
});

test.each(['day', 'every day', 'weekend', 'third month', '0 months', '99 months', 'month 3', ''])(
  '“%s” is nothing to count by',
  (typed) => expect(readCadence(typed)).toBeUndefined(),
);

const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);
const anyCadence = fc
  .constantFrom('week', 'fortnight', 'month', 'two months', 'quarter', 'year')
  .map((typed) => ({ typed, read: cadence(typed) }));
const anyWeekday = fc
  .constantFrom('monday', 'other friday', 'first sunday', 'last saturday')
  .map((typed) => ({ typed, read: cadence(typed) }));

test('days that come again are in order, each once, and none but those that are counted from the first', () => {
  fc.assert(
    fc.property(fc.oneof(anyCadence, anyWeekday), anyDay, anyDay, ({ read }, first, from) => {
      const all = firstOf(read, first, first, 1100).filter((day) => day >= from);
      const found = firstOf(read, first, from, 4);
      expect(found).toEqual([...new Set(found)].sort());
      expect(found.every((day) => day >= from && day >= first)).toBe(true);
      expect(found.slice(0, all.length)).toEqual(all.slice(0, 4));
    }),
    { numRuns: 25 },
  );
});

test('what is counted in months keeps the day of its month, or the last that the month has', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom('month', 'quarter', 'year'), (first, typed) => {
      const apart = { month: 1, quarter: 3, year: 12 }[typed];
      firstOf(cadence(typed), first, first, 30).forEach((day, nth) => {
        const last = lastOfMonth(yearOf(day), monthNumberOf(day)) as Day;
        expect(dayOfMonthOf(day)).toBe(Math.min(dayOfMonthOf(first), dayOfMonthOf(last)));
        expect(day).toBe(addMonths(first, nth * apart));
      });
    }),
  );
});

test('what is counted in weeks keeps its weekday, whatever clocks do', () => {
  fc.assert(
    fc.property(anyDay, (first) => {
      const days = firstOf(cadence('two weeks'), first, first, 30);
      days.slice(1).forEach((day, i) => {
        expect(daysBetween(days[i] as Day, day)).toBe(14);
      });
    }),
  );
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
