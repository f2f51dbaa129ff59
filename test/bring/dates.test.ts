import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayReckoning, timeBeside } from '../../src/bring/cell-days.js';
import { dayInCell, daysInColumn } from '../../src/bring/dates.js';
import type { DateOrder } from '../../src/bring/day-cells.js';
import { gatherProblems, leftOut } from '../../src/bring/problems.js';
import { britishCustoms } from '../../src/time/customs.js';
import { addDays, type Day } from '../../src/time/day.js';
import { readDay } from '../../src/time/typed-day.js';
import { refusalOf } from './refusal-of.js';

const today: Day = '2026-11-30';
const past = { today, tense: 'past' } as const;
const dayIn = (cell: string, order?: DateOrder) => dayInCell(cell, { ...past, order });
const daysIn = (name: string, cells: ReturnType<typeof column>, order?: DateOrder) =>
  told(name, cells, { ...past, order }).days;

/** The days of a column; the first that is none refuses it, as it would its row. */
function told(...[name, cells, rules]: readonly [string, ReturnType<typeof column>, DayReckoning]) {
  const problems = gatherProblems();
  const found = daysInColumn(name, cells, rules, problems.cell);
  leftOut(problems, false);
  return found;
}

const column = (...cells: string[]) => cells.map((cell, index) => ({ line: index + 2, cell }));

describe('a stretch of a year that names no day', () => {
  const joined = { today, tense: 'past', month: 'first', open: 'vague' } as const;

  it.each([
    ...['spring 2020', 'summer', 'early 2019', '2020/21', '2019-2020'],
    ...['around 2018', 'autumn term 2020', 'printemps 2020', 'vers 2018'],
    ...['long ago', 'il y a longtemps', 'founding', '2nd term 2021'],
  ])('%j leaves it unknown where a row is worth more than its day', (cell) => {
    expect(dayInCell(cell, joined)).toBeNull();
    expect(dayInCell(cell, past)).toBeUndefined();
  });

  it.each(['31 february 2020', '2020-13-45', 'march 40, 2020', 'Febuary 31 2020', '12/2020/44'])(
    '%j is a slip to put right, and no stretch',
    (cell) => {
      expect(dayInCell(cell, joined)).toBeUndefined();
    },
  );

  it.each([
    ['2021', '2021-01-01'],
    ['Q3 2021', '2021-07-01'],
    ['T2 2022', '2022-04-01'],
    ['début 2019', '2019-01-01'],
    ['March 2021', '2021-03-01'],
  ])('%j is read as before', (cell, day) => {
    expect(dayInCell(cell, joined)).toBe(day);
  });

  it('is said with the way to settle it', () => {
    expect(told('joined', column('spring 2020'), joined).notes).toEqual([
      'In column “joined”, what names no day leaves it unknown: “spring 2020” (line 2). Once it is known: momentum member edit NAME --joined DATE',
    ]);
  });
});

describe('dayInCell', () => {
  it.each([
    ['2026-04-03', '2026-04-03'],
    [' 2026-04-03 ', '2026-04-03'],
    ['2026-4-3', '2026-04-03'],
    ['2026/04/03', '2026-04-03'],
    ['2026-04-03T23:59:59-07:00', '2026-04-03'],
    ['2026-04-03 00:10:00+10:00', '2026-04-03'],
    ['2026-04-03T23:59:59.999Z', '2026-04-03'],
    ['3 Apr 2026', '2026-04-03'],
    ['03-Apr-2026', '2026-04-03'],
    ['3rd April 2026', '2026-04-03'],
    ['Friday 3 April 2026', '2026-04-03'],
    ['Fri, 3 Apr 2026 18:00', '2026-04-03'],
    ['April 3, 2026', '2026-04-03'],
    ['Sept 3 2026', '2026-09-03'],
    ['23/4/2026', '2026-04-23'],
    ['4/23/2026', '2026-04-23'],
    ['23.4.2026 18:00', '2026-04-23'],
    ['4/4/2026', '2026-04-04'],
    ['05-Jan-26', '2026-01-05'],
    ['3 avril 2026', '2026-04-03'],
    ['1er août 2026', '2026-08-01'],
    ['ven. 3 avr. 2026', '2026-04-03'],
    ['Mo 23.4.2026', '2026-04-23'],
    ['20260403', '2026-04-03'],
    // As a spreadsheet counts days, and the time as a part of one.
    ['44197', '2021-01-01'],
    ['44197.75', '2021-01-01'],
    ['25569', '1970-01-01'],
    ['last friday of march 2026', '2026-03-27'],
    // Without a year: the last that has come, looking back.
    ['31 March', '2026-03-31'],
    ['5 Jan', '2026-01-05'],
    ['Dec 5th', '2025-12-05'],
    ['Mon 30 Nov', '2026-11-30'],
    ['31/3', '2026-03-31'],
  ])('reads %s', (cell, day) => expect(dayIn(cell)).toBe(day));

  it('reads days in numbers by the order it is given', () => {
    expect(dayIn('3/4/2026', 'dmy')).toBe('2026-04-03');
    expect(dayIn('3/4/2026', 'mdy')).toBe('2026-03-04');
    expect(dayIn('26/4/03', 'dmy')).toBe('2003-04-26');
    expect(dayIn('26/04/03', 'ymd')).toBe('2026-04-03');
  });

  it('takes a blank for unknown', () => {
    expect(dayIn('')).toBeNull();
    expect(dayIn('  ')).toBeNull();
  });

  it.each([
    '3/4/2026',
    '2026-02-31',
    '31/02/2026',
    '45/45/2026',
    'soon',
    '12',
    '3 Foo 2026',
    '3/4',
    'before 3 April 2026',
    'in two weeks',
    'Mar-27',
    'Sept 2023',
    '2023-09',
    '2026',
    '99999999',
    '123',
    'first friday of april',
  ])('does not guess at %s', (cell) => expect(dayIn(cell)).toBeUndefined());
});

describe('daysInColumn', () => {
  it('lets one day past the twelfth settle its column', () => {
    expect(daysIn('Due', column('3/4/2026', '', '23/4/2026'))).toEqual([
      '2026-04-03',
      null,
      '2026-04-23',
    ]);
    expect(daysIn('Due', column('3/4/2026', '4/23/2026'))).toEqual(['2026-03-04', '2026-04-23']);
  });

  it('refuses a column that nothing settles, and names the flag', () => {
    const refusal = refusalOf(() => daysIn('Due', column('2026-01-01', '3/4/2026')));
    expect(refusal.code).toBe('csv-ambiguous-date');
    expect(refusal.message).toContain('“3/4/2026” on line 3, column “Due”');
    expect(refusal.next).toContain('--date-order dmy');
    expect(refusal.next).toContain('--date-order mdy');
    expect(refusal.next).not.toContain('ymd');
  });

  it('offers year first for years of two figures', () => {
    const refusal = refusalOf(() => daysIn('Due', column('03/04/05')));
    expect(refusal.code).toBe('csv-ambiguous-date');
    expect(refusal.next).toContain('--date-order ymd');
  });

  it('refuses a column written in two orders, flag or not', () => {
    const mixed = column('23/4/2026', '4/23/2026');
    expect(refusalOf(() => daysIn('Due', mixed)).code).toBe('csv-mixed-dates');
    const refusal = refusalOf(() => daysIn('Due', mixed, 'dmy'));
    expect(refusal.code).toBe('csv-bad-date');
    expect(refusal.message).toContain('line 3');
  });

  it('refuses a day that no calendar has, naming line and column', () => {
    for (const cell of ['31/02/2026', '2026-02-31', '30 Feb 2026']) {
      const refusal = refusalOf(() => daysIn('Due', column('2026-01-01', cell)));
      expect(refusal.code).toBe('csv-bad-date');
      expect(refusal.message).toContain(`“${cell}” on line 3, column “Due”`);
    }
  });

  it('tells of every cell that is no day, and of equal ones together', () => {
    const refusal = refusalOf(() => daysIn('Due', column('soon', '2026-01-01', 'soon', 'later')));
    expect(refusal.code).toBe('csv-problems');
    expect(refusal.details.join('\n')).toContain('“soon” on lines 2 and 4, column “Due”');
    expect(refusal.details.join('\n')).toContain('“later” on line 5');
  });

  it('shows a hostile cell instead of obeying it, and cuts a long one short', () => {
    const refusal = refusalOf(() => daysIn('Due', column(`\u001b]0;x${'y'.repeat(5000)}`)));
    expect(refusal.message).not.toContain('\u001b');
    expect(refusal.message.length).toBeLessThan(300);
  });

  it('reads any days back, in each order that says which it is', () => {
    // A day more than fifty years ahead is taken for a slip.
    const days = fc.integer({ min: 0, max: 31_000 }).map((count) => addDays('1990-01-01', count));
    const written = {
      dmy: ([y, m, d]: string[]) => `${d}/${m}/${y}`,
      mdy: ([y, m, d]: string[]) => `${Number(m)}/${Number(d)}/${y}`,
    };
    fc.assert(
      fc.property(
        fc.array(days, { minLength: 1 }),
        fc.constantFrom('dmy', 'mdy'),
        (list: Day[], order: 'dmy' | 'mdy') => {
          const cells = column(...list.map((day) => written[order](day.split('-'))));
          expect(daysIn('Due', cells, order)).toEqual(list);
          // Without the flag: the same days, or a refusal. Never others.
          const read = withoutFlag(cells);
          if (read !== 'csv-ambiguous-date') expect(read).toEqual(list);
        },
      ),
    );
  });
});

function withoutFlag(cells: ReturnType<typeof column>): unknown {
  try {
    return daysIn('Due', cells);
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('what a column may hold', () => {
  const due: DayReckoning = { today, tense: 'near', month: 'last', open: true };

  it.each([
    ['Sept 2023', '2023-09-30'],
    ['septembre 2023', '2023-09-30'],
    ['2023-09', '2023-09-30'],
    ['9/2023', '2023-09-30'],
    ['Mar-45', '2045-03-31'],
    ['end of march 2027', '2027-03-31'],
    ['2027-W05', '2027-02-07'],
    ['31 March', '2027-03-31'],
    ['5 Jan', '2027-01-05'],
    ['1 Oct', '2026-10-01'],
    ['asap', null],
    ['by half term', null],
    ['Oct meeting', null],
    ['the october meeting', null],
    ['by next meeting', null],
    ['meeting 7', null],
    ['October meet', undefined],
    ['when we can', null],
    ['next friday', undefined],
    ['in two weeks', undefined],
    ['31 February', undefined],
    ['5 or 6 May', undefined],
  ])('a due date: “%s”', (cell, day) => {
    expect(dayInCell(cell, due)).toBe(day);
  });

  it('a month stands for its first day where something begins', () => {
    expect(dayInCell('Sept 2023', { today, tense: 'past', month: 'first' })).toBe('2023-09-01');
  });

  it('says what it made of cells that say less than a day', () => {
    const cells = column('asap', '31 March', '5 Jan 2027', 'Sept 2023', '');
    const { days, notes } = told('Due', cells, due);
    expect(days).toEqual([null, '2027-03-31', '2027-01-05', '2023-09-30', null]);
    expect(notes).toHaveLength(3);
    expect(notes[0]).toContain('“asap” (line 2)');
    expect(notes[0]).toContain('momentum move NUMBER --to DATE');
    expect(notes[1]).toContain('“31 March” (line 3) as Wednesday 31 March 2027');
    expect(notes[2]).toContain('“Sept 2023” (line 5) as Saturday 30 September 2023');
  });

  it.each([
    ['Fri 9 Dec 2026', 'a Wednesday'],
    ['Monday 2026-12-04', 'a Friday'],
    ['lundi 4 décembre 2026', 'a Friday'],
    ['Fri 31/12/2026', 'a Thursday'],
    ['0206-12-21', 'the year 206'],
    ['2090-01-01', 'the year 2090'],
    ['3 Apr 1899', 'the year 1899'],
    ['Sept 2023', 'names a month and no day'],
    ['Mar-27', 'a day of that month, or the month of that year'],
    ['31/02/2026', 'not a day'],
  ])('refuses “%s” and says why', (cell, why) => {
    const refusal = refusalOf(() => daysIn('Date', column('2026-01-01', cell)));
    expect(refusal.code).toBe('csv-bad-date');
    expect(refusal.message).toContain(`“${cell}” on line 3, column “Date”`);
    expect(refusal.message).toContain(why);
  });

  it.each([
    ['2027-01-11T18:00', '18:00'],
    ['2027-01-11 18:00:00', '18:00'],
    ['11 Jan 2027, 6:30 PM', '18:30'],
    ['11.1.2027 18.30', '18:30'],
    ['44197.75', '18:00'],
    ['2027-01-11', undefined],
    ['2027-01-11T00:00:00Z', undefined],
    ['44197', undefined],
    ['11.12.2027', undefined],
  ])('the time beside “%s” is %s', (cell, start) => {
    expect(timeBeside(cell)).toBe(start);
  });
});

describe('part of a month that is named without its year', () => {
  const due = { today, tense: 'future', month: 'last', open: true } as const;
  it.each([
    ['end of october', '2027-10-31'],
    ['End of December', '2026-12-31'],
    ['mid-december', 'mid december'],
    ['mid december', 'mid december'],
    ['by end of december', '2026-12-31'],
    ['fin décembre', '2026-12-31'],
    ['mi-décembre', 'mid december'],
  ])('is read as what is typed is: %s', (cell, day) => {
    const asTyped =
      day === 'mid december' ? readDay(day, { ...due, customs: britishCustoms }) : day;
    expect(dayInCell(cell, due)).toBe(asTyped);
  });

  it('is said back with its year, and keeps that in later files', () => {
    const { notes, yearless } = told('due', column('end of december'), due);
    expect(notes.join()).toContain('“end of december” (line 2) as Thursday 31 December 2026');
    const before = (cell: string) => yearless.get(cell);
    const later = { ...due, today: '2027-02-01' as Day, before };
    expect(told('due', column('end of december'), later).days).toEqual(['2026-12-31']);
  });

  it.each(['next october', 'end of next month', 'end of term'])('%s is none', (cell) => {
    expect(dayInCell(cell, { ...due, open: false })).toBeUndefined();
  });
});
