import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../src/text/refusal.js';
import { addDays, type Day, daysBetween, formatDay, parseIsoDay } from '../../src/time/day.js';
import { readDay } from '../../src/time/typed-day.js';

/** A Saturday. */
const today: Day = '2026-11-21';

function codeOf(typed: string): string {
  try {
    return readDay(typed, today, 'future');
  } catch (cause) {
    if (cause instanceof Refusal) return cause.code;
    throw cause;
  }
}

test.each([
  ['today', '2026-11-21'],
  ['tomorrow', '2026-11-22'],
  ['friday', '2026-11-27'],
  ['next friday', '2026-11-27'],
  ['in two weeks', '2026-12-05'],
  ['in 3 days', '2026-11-24'],
  ['end of month', '2026-11-30'],
  ['5 December', '2026-12-05'],
  ['Dec 5', '2026-12-05'],
  ['5 Dec 2027', '2027-12-05'],
  ['1 March', '2027-03-01'],
  ['25/12/2026', '2026-12-25'],
  ['12/25/2026', '2026-12-25'],
  ['29 February 2028', '2028-02-29'],
  ['2026-12-05', '2026-12-05'],
  [' 2026-12-05 ', '2026-12-05'],
])('a day ahead, “%s”, is %s', (typed, day) => {
  expect(readDay(typed, today, 'future')).toBe(day);
});

test.each([
  ['yesterday', '2026-11-20'],
  ['friday', '2026-11-20'],
  ['last monday', '2026-11-16'],
  ['two weeks ago', '2026-11-07'],
  ['5 November', '2026-11-05'],
])('a day behind, “%s”, is %s', (typed, day) => {
  expect(readDay(typed, today, 'past')).toBe(day);
});

test.each([
  ['03/04/2027', 'ambiguous-date'],
  ['3/4', 'ambiguous-date'],
  ['31 February', 'no-such-day'],
  ['29 February 2027', 'no-such-day'],
  ['2026-02-30', 'no-such-day'],
  ['31/11/2026', 'no-such-day'],
  ['13/13/2026', 'no-such-day'],
  ['when the gulls come', 'unclear-date'],
  ['friday or saturday', 'unclear-date'],
  ['next friday maybe', 'unclear-date'],
  ['', 'unclear-date'],
  ['12', 'unclear-date'],
])('“%s” is refused as %s', (typed, code) => {
  expect(codeOf(typed)).toBe(code);
});

test('whatever is typed is a day that exists, or refused', () => {
  const words = fc.constantFrom(
    'next',
    'last',
    'friday',
    'in',
    '2',
    'weeks',
    '31',
    'feb',
    '/',
    '-',
    '2027',
    'of',
    'month',
    'ago',
    '99',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 5 }), fc.constantFrom(' ', ''), (parts, glue) => {
      const found = codeOf(parts.join(glue));
      expect(/^\d{4}-/.test(found) ? parseIsoDay(found) : found).toBe(found);
    }),
    { numRuns: 400 },
  );
});

test('what is said back of a day is read as that day', () => {
  const days = fc.integer({ min: -4_000, max: 4_000 }).map((count) => addDays(today, count));
  fc.assert(
    fc.property(days, (day) => {
      expect(readDay(day, today, 'future')).toBe(day);
      // The long form without its weekday: the name of a weekday would be a second way of saying it.
      expect(readDay(formatDay(day).replace(/^\w+ /, ''), today, 'past')).toBe(day);
    }),
    { numRuns: 200 },
  );
});

test('days are counted as a calendar counts them, over every change of the clock', () => {
  const days = fc.integer({ min: -30_000, max: 30_000 }).map((count) => addDays(today, count));
  fc.assert(
    fc.property(days, fc.integer({ min: -2_000, max: 2_000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }),
  );
});
