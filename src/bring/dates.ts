import { excerpt, visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { type Day, formatDay } from '../time/day.js';
import type { YearMonthDay } from '../time/problems.js';
import { type DayFound, type DayReckoning, dayOfReading, onlyOne } from './cell-days.js';
import { type CellReading, type DateOrder, dateOrders, readDayCell } from './day-cells.js';
import { outOfOrder } from './day-order.js';
import type { BadCell } from './problems.js';

/** A cell of a column of dates, with the line that it stands on. */
export interface DayCell {
  readonly line: number;
  readonly cell: string;
}

/**
 * One day from one cell; null where the cell is blank, or its words leave it open.
 * @returns undefined where the cell is no day, or not clearly one
 */
export function dayInCell(cell: string, rules: DayReckoning): Day | null | undefined {
  if (cell.trim() === '') return null;
  const found = dayOfReading(readDayCell(cell), rules);
  return 'problem' in found ? undefined : found.day;
}

/** The days of a column, and what is to be said of how some of them were read. */
export interface ColumnDays {
  readonly days: ReadonlyArray<Day | null | undefined>;
  readonly notes: readonly string[];
  /** The cells that stand without their year, and the days that they were read as. */
  readonly yearless: ReadonlyMap<string, Day>;
}

/**
 * The days of one column; null where a cell is blank, or leaves it open, undefined where it is no
 * day, of which `say` is told. Where `order` is not given, the column's own cells settle it: one
 * part past 12 (or past 31) anywhere tells what stands where.
 * @throws Refusal `csv-ambiguous-date`, `csv-mixed-dates`
 */
export function daysInColumn(
  column: string,
  cells: readonly DayCell[],
  rules: DayReckoning,
  say: (bad: BadCell) => void,
): ColumnDays {
  // The same few hundred days stand in thousands of rows: each is read once.
  const readings = new Map<string, { at: DayCell; reading: CellReading }>();
  for (const at of cells) {
    if (!readings.has(at.cell) && at.cell.trim() !== '') {
      readings.set(at.cell, { at, reading: readDayCell(at.cell) });
    }
  }
  const order = rules.order ?? settleOrder(column, [...readings.values()]);
  const days = new Map<string, Day | null>();
  const problems = new Map<string, string>();
  const yearless = new Map<string, Day>();
  const guessed: Array<{ at: DayCell; found: Found }> = [];
  for (const [cell, { at, reading }] of readings) {
    const read = dayOfReading(reading, { ...rules, order });
    const found = asBefore(cell, read, rules);
    if ('problem' in found) {
      problems.set(cell, found.problem);
      continue;
    }
    days.set(cell, found.day);
    if (found.guessed === 'year' && found.day !== null) yearless.set(cell, found.day);
    if (found.day === null || found.guessed) guessed.push({ at, found });
  }
  if (rules.tense === 'past') {
    // What was read with its year before keeps it.
    const asked = [...yearless.keys()].filter((cell) => rules.before?.(cell) === undefined);
    for (const [cell, why] of outOfOrder(days, new Set(asked))) problems.set(cell, why);
  }
  return {
    days: cells.map((at) => {
      const problem = problems.get(at.cell);
      if (problem === undefined) return days.get(at.cell) ?? null;
      say(badDate(column, at, { problem, order, required: rules.required === true }));
      return undefined;
    }),
    notes: notesOf(column, guessed, rules),
    yearless,
  };
}

/** A cell that has not changed keeps the year that it was read with. */
function asBefore(cell: string, found: DayFound, { before }: DayReckoning): DayFound {
  const day = 'day' in found && found.guessed === 'year' ? before?.(cell) : undefined;
  return day === undefined ? found : { day, guessed: 'year' };
}

type Found = Extract<DayFound, { day: unknown }>;

const shownAtMost = 5;

/** What was made of cells that say less than a day, a sentence for each kind. */
function notesOf(
  column: string,
  guessed: ReadonlyArray<{ readonly at: DayCell; readonly found: Found }>,
  { month, open: leavesOpen }: DayReckoning,
): string[] {
  const told = (which: (found: Found) => boolean): string => {
    const those = guessed.filter(({ found }) => which(found));
    const shown = those.slice(0, shownAtMost).map(({ at, found: { day } }) => {
      const as = day === null ? '' : ` as ${formatDay(day)}`;
      return `${quoted(at)} (line ${at.line})${as}`;
    });
    const more = those.length - shown.length;
    return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  };
  const [open, year, months, spans] = [
    told(({ day }) => day === null),
    told(({ guessed: by }) => by === 'year'),
    told(({ guessed: by }) => by === 'month'),
    told(({ guessed: by }) => by === 'span'),
  ];
  const name = `column “${visible(column)}”`;
  return [
    ...(open
      ? [
          leavesOpen === 'vague'
            ? `In ${name}, what names no day leaves it unknown: ${open}. Once it is known: momentum member edit NAME --joined DATE`
            : `In ${name}, what names no day leaves it open: ${open}. To date one: momentum move NUMBER --to DATE`,
        ]
      : []),
    ...(year ? [`In ${name}, days stand without their year and are read so: ${year}`] : []),
    ...(months ? [`In ${name}, a month stands for its ${month} day: ${months}`] : []),
    ...(spans
      ? [`In ${name}, a year or another stretch of time stands for its ${month} day: ${spans}`]
      : []),
  ];
}

function settleOrder(
  column: string,
  readings: ReadonlyArray<{ at: DayCell; reading: CellReading }>,
): DateOrder | undefined {
  let possible: readonly DateOrder[] = dateOrders;
  const inNumbers: Array<{ at: DayCell; by: ReadonlyMap<DateOrder, YearMonthDay> }> = [];
  for (const { at, reading } of readings) {
    if (reading.is !== 'numbers') continue;
    inNumbers.push({ at, by: reading.by });
    possible = possible.filter((order) => reading.by.has(order));
    if (possible.length === 0) throw mixed(column, at);
  }
  for (const { at, by } of inNumbers) {
    const meant = possible.map((order) => by.get(order)).filter((parts) => parts !== undefined);
    if (!onlyOne(meant)) throw ambiguous(column, at, possible);
  }
  return inNumbers.length > 0 ? possible[0] : undefined;
}

const quoted = ({ cell }: DayCell): string => `“${excerpt(cell)}”`;

const ambiguous = (column: string, at: DayCell, possible: readonly DateOrder[]): Refusal =>
  new Refusal(
    'csv-ambiguous-date',
    `${quoted(at)} on line ${at.line}, column “${visible(column)}”, can be read as more than one day, and nothing else in that column settles it.`,
    `Say in which order the file writes its dates: ${possible.map((order) => `--date-order ${order} (${orderInWords[order]})`).join(' or ')}.`,
  );

const orderInWords = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
} as const satisfies Record<DateOrder, string>;

const mixed = (column: string, at: DayCell): Refusal =>
  new Refusal(
    'csv-mixed-dates',
    `${quoted(at)} on line ${at.line}, column “${visible(column)}”, writes its date in another order than the lines before it.`,
    'Write all the dates of that column alike, best as 2026-04-13, and import again.',
  );

const badDate = (
  column: string,
  at: DayCell,
  {
    problem,
    order,
    required,
  }: {
    readonly problem: string;
    readonly order: DateOrder | undefined;
    readonly required: boolean;
  },
): BadCell => ({
  code: 'csv-bad-date',
  ...{ column, cell: at.cell, line: at.line },
  says: `${problem}${order && problem.endsWith('read') ? ` as ${orderInWords[order]}` : ''}.`,
  // A blank one would be refused in its turn.
  next: required
    ? 'Correct it, best as 2026-04-13; every row needs its day.'
    : 'Correct it, best as 2026-04-13, or leave the cell blank where nobody knows.',
});
