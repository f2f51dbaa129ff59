import { describe, expect, test } from 'vitest';
import { readDay } from '../../src/time/typed-day.js';
import { asked, dayIn, momentIn, monday, promisedIn, refusalOf } from './reading.js';

/** A Saturday. */
const saturday = asked('2026-11-21');

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
  ['christmas', '2026-12-25'],
  ['Christmas Eve', '2026-12-24'],
  ['by xmas', '2026-12-25'],
  ['boxing day', '2026-12-26'],
  ["New Year's Eve", '2026-12-31'],
  ['new year’s day', '2027-01-01'],
  ['the new year', '2027-01-01'],
  ["valentine's day", '2027-02-14'],
  ['halloween', '2027-10-31'],
  ['christmas 2028', '2028-12-25'],
  ['the week before christmas', '2026-12-18'],
  ['2026-12-05', '2026-12-05'],
  [' 2026-12-05 ', '2026-12-05'],
])('a day ahead, “%s”, is %s', (typed, day) => {
  expect(dayIn(typed, saturday)).toBe(day);
});

test.each([
  ['yesterday', '2026-11-20'],
  ['last night', '2026-11-20'],
  ['friday', '2026-11-20'],
  // What is told of today's weekday is of today; nothing is promised for it.
  ['saturday', '2026-11-21'],
  ['last saturday', '2026-11-14'],
  ['last monday', '2026-11-16'],
  ['two weeks ago', '2026-11-07'],
  ['a fortnight ago', '2026-11-07'],
  ['5 November', '2026-11-05'],
  ['nov 12', '2026-11-12'],
  ['25 november', '2025-11-25'],
  ['the 5th', '2026-11-05'],
  ['last week', '2026-11-15'],
  ['end of last month', '2026-10-31'],
  ['last october', '2026-10-31'],
  ['december', '2025-12-31'],
])('a day behind, “%s”, is %s', (typed, day) => {
  expect(dayIn(typed, asked('2026-11-21', 'past'))).toBe(day);
});

describe('a number beside a month', () => {
  test.each([
    ['jan 31', '2027-01-31'],
    ['31 jan', '2027-01-31'],
    ['January 31st', '2027-01-31'],
    ['the 31st of January', '2027-01-31'],
    ['jan 31 2028', '2028-01-31'],
    ['Dec. 5th, 2026', '2026-12-05'],
    ['5-Dec-2026', '2026-12-05'],
    ['mar-27', '2027-03-27'],
    ['first of december', '2026-12-01'],
    ['twenty first of january', '2027-01-21'],
    ['sept 3', '2027-09-03'],
    ['nov 30', '2026-11-30'],
  ])('is its day in either order: “%s” is %s', (typed, day) => {
    expect(dayIn(typed)).toBe(day);
  });

  test('is never a year of two figures, which is asked for whole', () => {
    const refusal = refusalOf(() => readDay('jan 31 27', asked(monday)));
    expect(refusal.code).toBe('unclear-date');
    expect(refusal.next).toContain('2027-01-31');
    expect(dayIn('5 dec 26')).toBe('unclear-date');
  });
});

describe('a day that the calendar has not', () => {
  test.each([
    ['31 February', '2027-02-28'],
    ['29 February 2027', '2027-02-28'],
    ['feb 29', '2028-02-29'],
    ['2026-02-30', '2026-02-28'],
    ['31/11/2026', '2026-11-30'],
    ['31 november', '2026-11-30'],
    ['2026-13-45', '2026-12-31'],
    ['2026-13-05', '2026-05-13'],
    ['2026-00-10', '2026-01-10'],
  ])('is refused, and the nearest offered: “%s”, %s', (typed, nearest) => {
    const refusal = refusalOf(() => readDay(typed, asked(monday)));
    expect(refusal.code).toBe('no-such-day');
    expect(refusal.next).toContain(nearest);
  });

  test('29 February: the next one, or the last', () => {
    expect(refusalOf(() => readDay('feb 29', asked(monday))).message).toContain('2027');
    const behind = refusalOf(() => readDay('feb 29', asked(monday, 'past')));
    expect(behind.next).toContain('2024-02-29');
    expect(dayIn('feb 29', asked('2027-11-30'))).toBe('2028-02-29');
  });
});

describe('months never run over', () => {
  test.each([
    ['2027-01-31', 'in 1 month', '2027-02-28'],
    ['2027-01-31', 'in a month', '2027-02-28'],
    ['2027-01-31', 'next month', '2027-02-28'],
    ['2027-08-31', 'next month', '2027-09-30'],
    ['2027-08-31', 'in six months', '2028-02-29'],
    ['2028-02-29', 'in a year', '2029-02-28'],
    ['2027-01-31', 'a month from today', '2027-02-28'],
    ['2027-05-31', 'last month', '2027-04-30'],
    ['2027-01-30', 'the 31st', '2027-01-31'],
    ['2027-02-01', 'the 31st', '2027-03-31'],
    ['2026-11-30', 'in 3 months', '2027-02-28'],
  ] as const)('on %s “%s” is %s', (today, typed, day) => {
    expect(dayIn(typed, asked(today))).toBe(day);
  });
});

describe('a stretch is meant by its last day', () => {
  test.each([
    ['this week', '2026-12-06'],
    ['end of week', '2026-12-06'],
    ['the end of the week', '2026-12-06'],
    ['next week', '2026-12-13'],
    ['end of next week', '2026-12-13'],
    ['by the end of next week', '2026-12-13'],
    ['week after next', '2026-12-20'],
    ['this weekend', '2026-12-06'],
    ['this month', '2026-11-30'],
    ['end of the month', '2026-11-30'],
    ['end of year', '2026-12-31'],
    ['this year', '2026-12-31'],
    ['this quarter', '2026-12-31'],
    ['Nov', '2026-11-30'],
    ['in march', '2027-03-31'],
    ['december 2027', '2027-12-31'],
    ['2026-W53', '2027-01-03'],
    ['2026-W53-2', '2026-12-29'],
    ['week 50', '2026-12-13'],
    ['2027-02', '2027-02-28'],
    ['2027-Q1', '2027-03-31'],
    ['q1', '2027-03-31'],
    ['2027', '2027-12-31'],
    ['week of 7 december', '2026-12-13'],
    ['w/c 7 dec', '2026-12-13'],
    ['last day of march', '2027-03-31'],
    ['before the end of march', '2027-03-31'],
    ['eow', '2026-12-06'],
    ['eom', '2026-11-30'],
  ])('“%s” is %s', (typed, day) => {
    expect(dayIn(typed)).toBe(day);
  });

  test('weeks end where the community is', () => {
    for (const locale of ['en-US', 'fr-CA', 'pt-BR']) {
      expect(dayIn('this week', asked(monday, 'future', locale))).toBe('2026-12-05');
      expect(dayIn('end of next week', asked(monday, 'future', locale))).toBe('2026-12-12');
    }
    expect(dayIn('this week', asked(monday, 'future', 'fr'))).toBe('2026-12-06');
    expect(dayIn('this weekend', asked(monday, 'future', 'he'))).toBe('2026-12-05');
    expect(dayIn('this week', asked('2026-12-06', 'future', 'en-US'))).toBe('2026-12-12');
  });

  test('where something began, by its first', () => {
    const began = (typed: string) => readDay(typed, asked(monday, 'past'), 'first');
    expect(began('march 2020')).toBe('2020-03-01');
    expect(began('2019')).toBe('2019-01-01');
    expect(began('5 march 2020')).toBe('2020-03-05');
  });
});

test.each([
  ['in a fortnight', '2026-12-14'],
  ['friday week', '2026-12-11'],
  ['thursday week', '2026-12-10'],
  ['a week on thursday', '2026-12-10'],
  ['friday fortnight', '2026-12-18'],
  ['tomorrow week', '2026-12-08'],
  ['a week tomorrow', '2026-12-08'],
  ['a week today', '2026-12-07'],
  ['friday after next', '2026-12-11'],
  ['friday in two weeks', '2026-12-18'],
  ['in two weeks on friday', '2026-12-18'],
  ['next week friday', '2026-12-11'],
  ['friday of next week', '2026-12-11'],
  ['this friday', '2026-12-04'],
  ['next friday', '2026-12-11'],
  // Not today, which would be called so.
  ['monday', '2026-12-07'],
  ['mid november', '2027-11-15'],
  ['mid-january', '2027-01-15'],
  ['middle of next month', '2026-12-15'],
  ['the 5th', '2026-12-05'],
  ['by the 15th', '2026-12-15'],
  ['the 15th of next month', '2026-12-15'],
  ['saturday the 5th', '2026-12-05'],
  ['day after tomorrow', '2026-12-02'],
  ['the day after tomorrow', '2026-12-02'],
  ['in 2 weeks time', '2026-12-14'],
  ['in two weeks’ time', '2026-12-14'],
  ['two weeks from friday', '2026-12-18'],
  ['a couple of weeks', '2026-12-14'],
  ['first tuesday of march', '2027-03-02'],
  ['1st tuesday in march', '2027-03-02'],
  ['last friday of the month', '2026-12-25'],
  ['last friday of november', '2027-11-26'],
  ['last friday of next month', '2026-12-25'],
  ['first monday of the month', '2026-12-07'],
  ['by friday', '2026-12-04'],
  ['on the 5th of january', '2027-01-05'],
  ['beginning of january', '2027-01-01'],
  ['5.12.', '2026-12-05'],
  ['5/12/26', '2026-12-05'],
])('“%s” is %s', (typed, day) => {
  expect(dayIn(typed)).toBe(day);
});

test('numbers alone are read in the order of the community’s place', () => {
  expect(dayIn('2/11')).toBe('2027-11-02');
  expect(dayIn('2/11', asked(monday, 'past'))).toBe('2026-11-02');
  expect(dayIn('2/11', asked(monday, 'future', 'en-US'))).toBe('2027-02-11');
  expect(dayIn('03/04/2027')).toBe('2027-04-03');
  expect(dayIn('03/04/2027', asked(monday, 'future', 'en-US'))).toBe('2027-03-04');
  expect(dayIn('2/11', asked(monday, 'future', 'fr'))).toBe('2027-11-02');
  // The other order where only that is a day.
  expect(dayIn('25/12', asked(monday, 'future', 'en-US'))).toBe('2026-12-25');
});

describe('a weekday and a date', () => {
  test.each([
    ['monday 4 december', '2026-12-04', '2026-12-07'],
    ['Mon, 4 Dec 2026', '2026-12-04', '2026-12-07'],
    ['monday 2026-12-04', '2026-12-04', '2026-12-07'],
    ['monday 4/12/2026', '2026-12-04', '2026-12-07'],
    ['monday the 5th', '2026-12-05', '2026-12-07'],
    ['december 4 monday', '2026-12-04', '2026-12-07'],
  ])('that disagree are refused, naming both: “%s”', (typed, one, other) => {
    const refusal = refusalOf(() => readDay(typed, asked(monday)));
    expect(refusal.code).toBe('days-disagree');
    expect(refusal.next).toContain(one);
    expect(refusal.next).toContain(other);
  });

  test('say together which year is meant', () => {
    expect(dayIn('friday 4 december')).toBe('2026-12-04');
    expect(dayIn('Friday 13 November')).toBe('2026-11-13');
    expect(dayIn('saturday 13 november')).toBe('2027-11-13');
  });
});

describe('a time beside the day', () => {
  test.each([
    ['22 December 2026 18:00', '2026-12-22 18:00'],
    ['2027-01-11T18:00', '2027-01-11 18:00'],
    ['2027-01-11 18:00:00Z', '2027-01-11 18:00'],
    ['friday at 6pm', '2026-12-04 18:00'],
    ['tomorrow 6.30 pm', '2026-12-01 18:30'],
    ['18h30 on friday', '2026-12-04 18:30'],
    ['friday noon', '2026-12-04 12:00'],
    ['fri 4 dec 2026, 18:00', '2026-12-04 18:00'],
    ['the 5th 7pm', '2026-12-05 19:00'],
    ['next friday', '2026-12-11'],
    ['friday 25:00', 'unclear-date'],
    ['next friday at 6', 'unclear-date'],
    ['18:00', 'unclear-date'],
  ])('is kept where people meet: “%s” is %s', (typed, found) => {
    expect(momentIn(typed)).toBe(found);
  });

  test('is not dropped unsaid where only the day can be kept', () => {
    const refusal = refusalOf(() => readDay('friday 6pm', asked(monday)));
    expect(refusal.code).toBe('time-not-kept');
    expect(refusal.next).toContain('2026-12-04');
  });
});

test.each([
  ['0206-12-21', 'unlikely-year'],
  ['21 december 206', 'unclear-date'],
  ['3 dec 2090', 'unlikely-year'],
  ['1899-12-31', 'unlikely-year'],
  ['2077-01-01', 'unlikely-year'],
  ['2076-12-31', '2076-12-31'],
  ['1900-01-01', '1900-01-01'],
  ['1200', 'unlikely-year'],
])('a year that is hardly meant: “%s”, %s', (typed, found) => {
  expect(dayIn(typed)).toBe(found);
});

describe('what can’t be read is refused with the nearest that can', () => {
  test.each([
    ['12', '2026-12-12'],
    ['tomorow', '2026-12-01'],
    ['frday', '2026-12-04'],
    ['5 decmber', '2026-12-05'],
    ['friday or saturday', '2026-12-04'],
    ['next friday maybe', '2026-12-11'],
    ['before friday', '2026-12-04'],
    ['early december', '2026-12-31'],
    ['end of next weak', '2026-12-13'],
  ])('“%s”', (typed, nearest) => {
    const refusal = refusalOf(() => readDay(typed, asked(monday)));
    expect(refusal.code).toBe('unclear-date');
    expect(refusal.next).toContain(nearest);
  });

  test.each(['', 'when the gulls come', 'on', 'x'.repeat(500), '5 5 5', 'one day'])(
    '“%s”, and nothing is made up',
    (typed) => {
      const refusal = refusalOf(() => readDay(typed, asked(monday)));
      expect(refusal.code).toBe('unclear-date');
      expect(refusal.message.length + refusal.next.length).toBeLessThan(300);
    },
  );
});

describe('a promise is worth more than its date', () => {
  test.each([
    'asap',
    'by half term',
    'end of term',
    'next meeting',
    'soon',
    'when the gulls come',
    'before the holidays',
    'sometime next week',
  ])('“%s” leaves it undated', (typed) => {
    expect(promisedIn(typed)).toBe('undated');
    expect(dayIn(typed)).toBe('unclear-date');
  });

  test.each([
    ['jan 31', '2027-01-31'],
    ['this week', '2026-12-06'],
    ['the october meeting', 'unclear-date'],
    ['by friday or so', 'unclear-date'],
    ['in five or six weeks', 'unclear-date'],
    ['31 february', 'no-such-day'],
    ['2026-13-45', 'no-such-day'],
    ['tomorow', 'unclear-date'],
    ['friday 6pm', 'time-not-kept'],
    ['', 'unclear-date'],
  ])('but “%s” is %s', (typed, found) => {
    expect(promisedIn(typed)).toBe(found);
  });
});

describe('in French', () => {
  const french = asked(monday, 'future', 'fr');

  test.each([
    ["aujourd'hui", '2026-11-30'],
    ['demain', '2026-12-01'],
    ['après-demain', '2026-12-02'],
    ['vendredi', '2026-12-04'],
    ['vendredi prochain', '2026-12-11'],
    ['noël', '2026-12-25'],
    ['la veille de Noël', '2026-12-24'],
    ['pour la Saint-Sylvestre', '2026-12-31'],
    ['le nouvel an', '2027-01-01'],
    ['le jour de l’an', '2027-01-01'],
    ['d’ici à la Toussaint', '2027-11-01'],
    ['d’ici vendredi', '2026-12-04'],
    ['au plus tard vendredi', '2026-12-04'],
    ['vendredi en huit', '2026-12-11'],
    ['jeudi en quinze', '2026-12-17'],
    ['dans une quinzaine', '2026-12-14'],
    ['dans quinze jours', '2026-12-14'],
    ['dans deux semaines', '2026-12-14'],
    ['dans un mois', '2026-12-30'],
    ['cette semaine', '2026-12-06'],
    ['fin de la semaine prochaine', '2026-12-13'],
    ['d’ici la fin du mois', '2026-11-30'],
    ['fin novembre', '2026-11-30'],
    ['mi-novembre', '2027-11-15'],
    ['fin d’année', '2026-12-31'],
    ['l’an prochain', '2027-12-31'],
    ['le 5', '2026-12-05'],
    ['le 1er', '2026-12-01'],
    ['1er mars 2027', '2027-03-01'],
    ['31 janv.', '2027-01-31'],
    ['12 août', '2027-08-12'],
    ['premier mardi de mars', '2027-03-02'],
    ['dernier vendredi du mois', '2026-12-25'],
    ['le 15 du mois prochain', '2026-12-15'],
    ['semaine 50', '2026-12-13'],
    // French first, then the program's own words.
    ['mar', '2026-12-01'],
    ['5 mar', '2027-03-05'],
    ['next friday', '2026-12-11'],
    ['lundi 4 décembre', 'days-disagree'],
    ['31 février', 'no-such-day'],
    ['29 févr.', 'no-such-day'],
    ['vendredi 18h', 'time-not-kept'],
  ])('“%s” is %s', (typed, found) => {
    expect(dayIn(typed, french)).toBe(found);
  });

  test.each(['dès que possible', 'avant les vacances', 'à la rentrée', 'prochaine réunion'])(
    '“%s” leaves a promise undated',
    (typed) => {
      expect(promisedIn(typed, french)).toBe('undated');
    },
  );

  test('with its time', () => {
    expect(momentIn('vendredi à 18h', french)).toBe('2026-12-04 18:00');
    expect(momentIn('le 5 décembre 18 h 30', french)).toBe('2026-12-05 18:30');
    expect(momentIn('demain midi', french)).toBe('2026-12-01 12:00');
  });

  test('behind', () => {
    const behind = asked(monday, 'past', 'fr');
    expect(dayIn('il y a deux semaines', behind)).toBe('2026-11-16');
    expect(dayIn('hier', behind)).toBe('2026-11-29');
    expect(dayIn('le mois dernier', behind)).toBe('2026-10-31');
  });
});
