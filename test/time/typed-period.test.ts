import { expect, test } from 'vitest';
import { readPeriod } from '../../src/time/typed-period.js';
import { asked, monday, periodIn, refusalOf } from './reading.js';

test.each([
  ['4w', '2026-11-03..2026-11-30'],
  ['2026', '2026-01-01..2026-12-31'],
  ['2026-Q1', '2026-01-01..2026-03-31'],
  ['2026-03', '2026-03-01..2026-03-31'],
  ['2026-W50', '2026-12-07..2026-12-13'],
  ['2026-01-05..2026-02-10', '2026-01-05..2026-02-10'],
  ['2026-01..2026-03', '2026-01-01..2026-03-31'],
  ['2026-01-05 - 2026-02-10', '2026-01-05..2026-02-10'],
  ['today', '2026-11-30..2026-11-30'],
  ['yesterday', '2026-11-29..2026-11-29'],
  ['this week', '2026-11-30..2026-12-06'],
  ['last week', '2026-11-23..2026-11-29'],
  ['this month', '2026-11-01..2026-11-30'],
  ['last month', '2026-10-01..2026-10-31'],
  ['this quarter', '2026-10-01..2026-12-31'],
  ['last quarter', '2026-07-01..2026-09-30'],
  ['this year', '2026-01-01..2026-12-31'],
  ['last year', '2025-01-01..2025-12-31'],
  ['october', '2026-10-01..2026-10-31'],
  ['december', '2025-12-01..2025-12-31'],
  ['q3', '2026-07-01..2026-09-30'],
  ['last 4 weeks', '2026-11-03..2026-11-30'],
  ['last 3 months', '2026-08-31..2026-11-30'],
  ['past 10 days', '2026-11-21..2026-11-30'],
  ['next two weeks', '2026-11-30..2026-12-13'],
  ['since june', '2026-06-01..2026-11-30'],
  ['since last monday', '2026-11-23..2026-11-30'],
  ['jan to march', '2026-01-01..2026-03-31'],
  ['from 1 march to 5 april', '2026-03-01..2026-04-05'],
  ['between 5 may and 8 june', '2026-05-05..2026-06-08'],
  // Over the turn of a year, the one reckoned from the other.
  ['nov..jan', '2025-11-01..2026-01-31'],
  ['march 2025 - may 2025', '2025-03-01..2025-05-31'],
  ['2/11..15/11', '2026-11-02..2026-11-15'],
  ['the 5th', '2026-11-05..2026-11-05'],
])('“%s” is %s', (typed, window) => {
  expect(periodIn(typed)).toBe(window);
});

test.each([
  ['this week', 'en-US', '2026-11-29..2026-12-05'],
  ['2/11..2/15', 'en-US', '2026-02-11..2026-02-15'],
  ['le mois dernier', 'fr', '2026-10-01..2026-10-31'],
  ['depuis juin', 'fr', '2026-06-01..2026-11-30'],
  ['les trois derniers mois', 'fr', '2026-08-31..2026-11-30'],
  ['du 1er mars au 5 avril', 'fr', '2026-03-01..2026-04-05'],
  ['cette semaine', 'fr-CA', '2026-11-29..2026-12-05'],
])('“%s” in %s is %s', (typed, locale, window) => {
  expect(periodIn(typed, asked(monday, 'past', locale))).toBe(window);
});

test('what is to come, where that is asked about', () => {
  const ahead = asked(monday, 'future');
  expect(periodIn('december', ahead)).toBe('2026-12-01..2026-12-31');
  expect(periodIn('october', ahead)).toBe('2027-10-01..2027-10-31');
  expect(periodIn('nov..jan', ahead)).toBe('2026-11-01..2027-01-31');
});

test.each([
  ['some time', 'unclear-period'],
  ['2026-02-10..2026-01-05', 'unclear-period'],
  ['2026-01-01..', 'unclear-period'],
  ['', 'unclear-period'],
  ['2026-Q5', 'unclear-period'],
  ['2026-W54', 'unclear-period'],
  ['0w', 'unclear-period'],
  ['2026-13', 'no-such-day'],
  ['31 february..31 march', 'no-such-day'],
  ['monday 4 december', 'days-disagree'],
  ['0206', 'unlikely-year'],
  ['2026-01-01..2126-01-01', 'unlikely-year'],
])('“%s” is refused: %s', (typed, code) => {
  expect(periodIn(typed)).toBe(code);
});

test('the nearest is offered', () => {
  const refusal = refusalOf(() => readPeriod('last mnth', asked(monday, 'past')));
  expect(refusal.next).toContain('2026-10-01..2026-10-31');
});
