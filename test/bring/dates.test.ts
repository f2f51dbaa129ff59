import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateOrder, dayInCell, daysInColumn } from '../../src/bring/dates.js';
import { gatherProblems, leftOut } from '../../src/bring/problems.js';
import { addDays, type Day } from '../../src/time/day.js';
import { refusalOf } from './refusal-of.js';

const column = (...cells: string[]) => cells.map((cell, index) => ({ line: index + 2, cell }));

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
  ])('reads %s', (cell, day) => expect(dayInCell(cell)).toBe(day));

  it('reads days in numbers by the order it is given', () => {
    expect(dayInCell('3/4/2026', 'dmy')).toBe('2026-04-03');
    expect(dayInCell('3/4/2026', 'mdy')).toBe('2026-03-04');
    expect(dayInCell('26/4/03', 'dmy')).toBe('2003-04-26');
    expect(dayInCell('26/04/03', 'ymd')).toBe('2026-04-03');
  });

  it('takes a blank for unknown', () => {
    expect(dayInCell('')).toBeNull();
    expect(dayInCell('  ')).toBeNull();
  });

  it.each(['3/4/2026', '2026-02-31', '31/02/2026', '45/45/2026', 'soon', '12', '3 Foo 2026'])(
    'does not guess at %s',
    (cell) => expect(dayInCell(cell)).toBeUndefined(),
  );
});

/** The days of a column; the first that is none refuses it, as it would its row. */
function read(cells: ReturnType<typeof column>, order?: DateOrder) {
  const problems = gatherProblems();
  const days = daysInColumn('Due', cells, order, problems.cell);
  leftOut(problems, false);
  return days;
}

describe('daysInColumn', () => {
  it('lets one day past the twelfth settle its column', () => {
    expect(read(column('3/4/2026', '', '23/4/2026'))).toEqual(['2026-04-03', null, '2026-04-23']);
    expect(read(column('3/4/2026', '4/23/2026'))).toEqual(['2026-03-04', '2026-04-23']);
  });

  it('refuses a column that nothing settles, and names the flag', () => {
    const refusal = refusalOf(() => read(column('2026-01-01', '3/4/2026')));
    expect(refusal.code).toBe('csv-ambiguous-date');
    expect(refusal.message).toContain('“3/4/2026” on line 3, column “Due”');
    expect(refusal.next).toContain('--date-order dmy');
    expect(refusal.next).toContain('--date-order mdy');
    expect(refusal.next).not.toContain('ymd');
  });

  it('offers year first for years of two figures', () => {
    const refusal = refusalOf(() => read(column('03/04/05')));
    expect(refusal.code).toBe('csv-ambiguous-date');
    expect(refusal.next).toContain('--date-order ymd');
  });

  it('refuses a column written in two orders, flag or not', () => {
    const mixed = column('23/4/2026', '4/23/2026');
    expect(refusalOf(() => read(mixed)).code).toBe('csv-mixed-dates');
    const refusal = refusalOf(() => read(mixed, 'dmy'));
    expect(refusal.code).toBe('csv-bad-date');
    expect(refusal.message).toContain('line 3');
  });

  it('refuses a day that no calendar has, naming line and column', () => {
    for (const cell of ['31/02/2026', '2026-02-31', '30 Feb 2026']) {
      const refusal = refusalOf(() => read(column('2026-01-01', cell)));
      expect(refusal.code).toBe('csv-bad-date');
      expect(refusal.message).toContain(`“${cell}” on line 3, column “Due”`);
    }
  });

  it('tells of every cell that is no day, and of equal ones together', () => {
    const refusal = refusalOf(() => read(column('soon', '2026-01-01', 'soon', 'later')));
    expect(refusal.code).toBe('csv-problems');
    expect(refusal.details.join('\n')).toContain('“soon” on lines 2 and 4, column “Due”');
    expect(refusal.details.join('\n')).toContain('“later” on line 5');
  });

  it('shows a hostile cell instead of obeying it, and cuts a long one short', () => {
    const refusal = refusalOf(() => read(column(`\u001b]0;x${'y'.repeat(5000)}`)));
    expect(refusal.message).not.toContain('\u001b');
    expect(refusal.message.length).toBeLessThan(300);
  });

  it('reads any days back, in each order that says which it is', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count));
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
          expect(read(cells, order)).toEqual(list);
          // Without the flag: the same days, or a refusal. Never others.
          const guessed = withoutFlag(cells);
          if (guessed !== 'csv-ambiguous-date') expect(guessed).toEqual(list);
        },
      ),
    );
  });
});

function withoutFlag(cells: ReturnType<typeof column>): unknown {
  try {
    return read(cells);
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}
