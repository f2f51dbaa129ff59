// @module-tag thorough
/** Every form on every day of four years, leap day and turns of the year among them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localeFor } from '../../src/language/index.js';
import { Refusal } from '../../src/text/refusal.js';
import {
  addDays,
  addMonths,
  type Day,
  dayOfMonthOf,
  daysBetween,
  formatDay,
  formatMonth,
  monthNumberOf,
  parseIsoDay,
  shortDay,
  weekdayOf,
  yearOf,
} from '../../src/time/day.js';
import { dayAndDistance, dayWithDistance, spoken } from '../../src/time/distance.js';
import { type Asked, stretchTyped, wordsTyped } from '../../src/time/reading.js';
import type { Tense } from '../../src/time/reckoning.js';
import { readDay } from '../../src/time/typed-day.js';
import { asked, dayIn, orCode, periodIn } from './reading.js';

const days = Array.from({ length: 4 * 365 + 1 }, (_, n) => addDays('2026-01-01', n));
const anyDay = fc.constantFrom(...days);
const tenses = ['past', 'future', 'near'] as const satisfies readonly Tense[];

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const jours = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const mois = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' ');

/** Whether a day that was read is on the side of today that its tense looks to. */
const inTense = (day: Day, today: Day, tense: Tense): boolean =>
  tense === 'near' || (tense === 'past' ? day <= today : day >= today);

describe('agrees with its words', () => {
  test('a weekday', () => {
    for (const [n, today] of days.entries()) {
      // Each weekday on each, over and over.
      const index = (n * 3 + Math.floor(n / 7)) % 7;
      const word = weekdays[index] as string;
      const forms = [
        ...['', 'by ', 'next ', 'last ', 'this ', 'a week on ', 'first '].map((before) =>
          before === 'first ' ? `first ${word} of march` : `${before}${word}`,
        ),
        ...[`${word} week`, `${word} in two weeks`, `last ${word} of the month`],
      ];
      for (const tense of tenses) {
        const found = dayIn(word, asked(today, tense)) as Day;
        expect(inTense(found, today, tense)).toBe(true);
        expect(Math.abs(daysBetween(today, found))).toBeLessThan(8);
      }
      const tense = tenses[n % 3] as Tense;
      const found = new Map(
        forms.map((typed) => [typed, dayIn(typed, asked(today, tense)) as Day]),
      );
      found.set('fr', dayIn(jours[index] as string, asked(today, tense, 'fr')) as Day);
      for (const [typed, day] of found) {
        if (weekdayOf(day) !== index + 1) throw new Error(`${typed} on ${today}: ${day}`);
      }
      const on = (typed: string) => daysBetween(today, found.get(typed) as Day);
      expect(on(`next ${word}`)).toBeGreaterThan(0);
      expect(on(`next ${word}`)).toBeLessThan(14);
      expect(on(`last ${word}`)).toBeLessThan(0);
      expect(on(`last ${word}`)).toBeGreaterThan(-8);
      expect(on(`${word} week`)).toBeGreaterThan(7);
      expect(on(`${word} week`)).toBeLessThan(15);
    }
  });

  test('a day and a month, in either order and without a year', () => {
    for (const today of days.filter((_, n) => n % 11 === 0)) {
      for (const that of days.filter((_, n) => n % 31 === 0)) {
        const [day, month] = [dayOfMonthOf(that), monthNumberOf(that)];
        const name = months[month - 1];
        const typed = [
          `${day} ${name}`,
          `${name} ${day}`,
          `the ${day}th of ${name}`,
          `${day}/${month}`,
        ];
        const [tense] = tenses.filter((_, n) => n === (day + month) % 3) as [Tense];
        for (const each of typed) {
          const found = dayIn(each, asked(today, tense));
          if (day === 29 && month === 2 && found === 'no-such-day') continue;
          if (!(dayOfMonthOf(found as Day) === day && monthNumberOf(found as Day) === month)) {
            throw new Error(`${each} on ${today}: ${found}`);
          }
          expect(inTense(found as Day, today, tense)).toBe(true);
          expect(Math.abs(daysBetween(today, found as Day))).toBeLessThan(367);
        }
      }
    }
  });

  test('the day of a month, and a month', () => {
    for (const [turn, today] of days.entries()) {
      for (const tense of [tenses[turn % 3] as Tense]) {
        const how = asked(today, tense);
        for (const n of [1, 5, 15, 28, 29, 30, 31]) {
          const found = dayIn(`the ${n}th`, how) as Day;
          expect(dayOfMonthOf(found)).toBe(n);
          expect(inTense(found, today, tense)).toBe(true);
          expect(Math.abs(daysBetween(today, found))).toBeLessThan(63);
        }
        const month = (monthNumberOf(today) % 12) + 1;
        const name = months[month - 1];
        const found = dayIn(`${name}`, how) as Day;
        expect(monthNumberOf(found)).toBe(month);
        expect(monthNumberOf(addDays(found, 1))).not.toBe(month);
        const mid = dayIn(`mid ${name}`, how) as Day;
        expect([dayOfMonthOf(mid), monthNumberOf(mid)]).toEqual([15, month]);
        expect(inTense(mid, today, tense)).toBe(true);
      }
    }
  });

  test('weeks, months and years on, and the ends of them', () => {
    for (const today of days) {
      const how = asked(today);
      expect(dayIn('in a fortnight', how)).toBe(addDays(today, 14));
      expect(dayIn('10 days ago', how)).toBe(addDays(today, -10));
      for (const n of [1, 2, 7, 13]) {
        const found = dayIn(`in ${n} months`, how) as Day;
        const turn = (day: Day) => yearOf(day) * 12 + monthNumberOf(day);
        expect(turn(found) - turn(today)).toBe(n);
        expect(found).toBe(addMonths(today, n));
      }
      for (const locale of ['en-GB', 'en-US']) {
        const week = dayIn('this week', asked(today, 'future', locale)) as Day;
        expect(weekdayOf(week)).toBe(locale === 'en-GB' ? 7 : 6);
        expect(week >= today && daysBetween(today, week) < 7).toBe(true);
        expect(dayIn('end of next week', asked(today, 'future', locale))).toBe(addDays(week, 7));
      }
      const month = dayIn('end of the month', how) as Day;
      expect(monthNumberOf(month)).toBe(monthNumberOf(today));
      expect(dayOfMonthOf(addDays(month, 1))).toBe(1);
      expect(dayIn('end of year', how)).toBe(`${today.slice(0, 4)}-12-31`);
    }
  });
});

/** What the program itself prints of a day, in each way it has. */
const printed = (day: Day, today: Day): string[] => [
  day,
  formatDay(day),
  shortDay(day),
  dayWithDistance(day, today),
  spoken(day, today),
];

describe('what the program prints of a day is read as that day', () => {
  test('a leap day that lies behind, too', () => {
    const at = asked('2028-05-21', 'future');
    expect(dayIn('Tuesday 29 February', at)).toBe('2028-02-29');
    expect(dayIn(dayAndDistance('2028-02-29', '2028-05-21'), at)).toBe('2028-02-29');
  });

  test('in English, whichever way a command looks', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.constantFrom(...tenses), (day, today, tense) => {
        for (const typed of printed(day, today))
          expect(dayIn(typed, asked(today, tense))).toBe(day);
        const [told] = [dayAndDistance(day, today)];
        expect(dayIn(told, asked(today, tense))).toBe(day);
        expect(periodIn(formatMonth(day), asked(today, tense))).toContain(day.slice(0, 7));
      }),
      { numRuns: 800 },
    );
  });

  test.each(['fr', 'fr-CA', 'en-US', 'en-AU', 'en-IN'])('in the documents of %s', async (tag) => {
    const locale = await localeFor(tag);
    fc.assert(
      fc.property(anyDay, anyDay, (day, today) => {
        const how = asked(today, 'future', tag);
        expect(dayIn(locale.day(day), how)).toBe(day);
        expect(dayIn(locale.shortDay(day), how)).toBe(day);
        expect(periodIn(locale.month(day), how)).toContain(day.slice(0, 7));
      }),
      { numRuns: 200 },
    );
  });
});

test('months in French are those of the calendar', () => {
  for (const [index, name] of mois.entries()) {
    const found = dayIn(`5 ${name} 2027`, asked('2026-11-30', 'future', 'fr')) as Day;
    expect(monthNumberOf(found)).toBe(index + 1);
  }
});

test('whatever is typed is a day that exists, or refused', () => {
  const words = fc.constantFrom(
    ...'next last this friday in 2 weeks week 31 feb / - . , 2027 of month ago 99 the end mid from after before nov q1 am pm 5 29th first day fri'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 6 }),
      fc.constantFrom(' ', ''),
      anyDay,
      fc.constantFrom('en-GB', 'fr', 'en-US'),
      (parts, glue, today, locale) => {
        const found = dayIn(parts.join(glue), asked(today, 'future', locale));
        expect(/^\d{4}-/.test(found) ? parseIsoDay(found) : found).toBe(found);
      },
    ),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = orCode(() => readDay(text, asked('2026-11-30')));
      expect(/^\d{4}-/.test(found) ? parseIsoDay(found) : found).toBe(found);
    }),
  );
});

test('what a refusal offers is read as it says', () => {
  const slips = [
    'nxt friday',
    '5 decembr',
    'friday or monday',
    'early may',
    '31 feb',
    'monday 4 december',
    '12',
    'tomorow',
  ];
  for (const today of days.filter((_, n) => n % 23 === 0)) {
    for (const typed of slips) {
      const how: Asked = asked(today);
      try {
        readDay(typed, how);
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
        const [iso] = /\d{4}-\d{2}-\d{2}/.exec(cause.next) ?? [''];
        const [, text = '', said = ''] = /^“(.+)” would be \S+ (.+) \(/.exec(cause.next) ?? [];
        if (text !== '')
          expect(formatDay(dayIn(text, how) as Day)).toBe(`${formatDay(iso as Day)}`);
        expect(parseIsoDay(iso) ?? said).not.toBe('');
      }
    }
  }
});

test('a stretch begins before it ends', () => {
  const typed = ['this week', 'next month', 'november', '2026-Q3', 'week 12', 'weekend', '2027'];
  for (const today of days.filter((_, n) => n % 5 === 0)) {
    for (const each of typed) {
      const window = stretchTyped(wordsTyped(each) ?? '', asked(today));
      expect(window && window.from <= window.to).toBe(true);
    }
  }
});
