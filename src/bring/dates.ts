import { excerpt, visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { type Day, dayOf } from '../time/day.js';
import type { BadCell } from './problems.js';

/** In which order a file writes the parts of a day. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** Year, month and day as written, not yet looked up in a calendar. */
type Parts = readonly [year: number, month: number, day: number];

/** What a cell may mean: one reading, or one for each order that its numbers allow. */
type Reading =
  | { readonly is: 'plain'; readonly parts: Parts }
  | { readonly is: 'numbers'; readonly by: ReadonlyMap<DateOrder, Parts> }
  | { readonly is: 'unclear' };

/** A cell of a column of dates, with the line that it stands on. */
export interface DayCell {
  readonly line: number;
  readonly cell: string;
}

// A time after the day, and a zone after that, say nothing about the day: the civil date counts
// as it is written and is never moved to another zone.
const time = String.raw`(?:(?:T|,?\s+)\d{1,2}[:.]\d{2}.*)?`;
const weekday = String.raw`(?:\p{L}{2,9}\.?,?\s+)?`;
const shape = (body: string) => new RegExp(`^${weekday}${body}${time}$`, 'iu');
const yearFirst = shape(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})`);
const numbers = shape(String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})`);
const dayThenWord = shape(String.raw`(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(\p{L}{3,9})[\s.,-]+(\d{4})`);
const wordThenDay = shape(String.raw`(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`);

// Nearly every date, and read without the patterns above, which take a while to be made ready.
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}.*)?$/;

const longestDate = 60;

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const monthNumber = (word: string): number =>
  months.findIndex((month) => month.startsWith(word.toLowerCase().replace(/^sept$/, 'sep'))) + 1;

/**
 * One day from one cell: ISO dates and date-times, `YYYY/MM/DD`, `3 Apr 2026`, `April 3, 2026`,
 * and days in numbers (`3/4/2026`, `3.4.2026`, `3/4/26` for 2026), these by `order` if it is given
 * and else only where every order reads them alike. Null where the cell is blank.
 * @returns undefined where the cell is no day, or not clearly one
 */
export const dayInCell = (cell: string, order?: DateOrder): Day | null | undefined =>
  cell.trim() === '' ? null : dayFrom(read(cell), order);

function dayFrom(reading: Reading, order: DateOrder | undefined): Day | undefined {
  if (reading.is === 'unclear') return undefined;
  if (reading.is === 'plain') return dayOf(...reading.parts);
  const parts = order ? reading.by.get(order) : onlyOne([...reading.by.values()]);
  return parts && dayOf(...parts);
}

/**
 * The days of one column; null where a cell is blank, undefined where it is no day, of which `say`
 * is told. Where `order` is not given, the column's own cells settle it: one part past 12 (or past
 * 31) anywhere tells what stands where.
 * @throws Refusal `csv-ambiguous-date`, `csv-mixed-dates`
 */
export function daysInColumn(
  column: string,
  cells: readonly DayCell[],
  order: DateOrder | undefined,
  say: (bad: BadCell) => void,
): Array<Day | null | undefined> {
  // The same few hundred days stand in thousands of rows: each is read once.
  const readings = new Map<string, { at: DayCell; reading: Reading }>();
  for (const at of cells) {
    if (!readings.has(at.cell) && at.cell.trim() !== '') {
      readings.set(at.cell, { at, reading: read(at.cell) });
    }
  }
  const settled = order ?? settleOrder(column, [...readings.values()]);
  const days = new Map<string, Day | undefined>();
  for (const [cell, { reading }] of readings) days.set(cell, dayFrom(reading, settled));
  return cells.map((at) => {
    if (!days.has(at.cell)) return null;
    const day = days.get(at.cell);
    if (day === undefined) say(badDate(column, at, settled));
    return day;
  });
}

function read(cell: string): Reading {
  const text = cell.trim();
  if (text.length > longestDate) return { is: 'unclear' };
  const usual = iso.exec(text);
  if (usual) return plain(usual[1], usual[2], usual[3]);
  const first = yearFirst.exec(text);
  if (first) return plain(first[1], first[3], first[4]);
  const worded = dayThenWord.exec(text);
  if (worded) return plain(worded[3], monthNumber(worded[2] ?? ''), worded[1]);
  const american = wordThenDay.exec(text);
  if (american) return plain(american[3], monthNumber(american[1] ?? ''), american[2]);
  const found = numbers.exec(text);
  return found ? byOrder(found[1] ?? '', found[3] ?? '', found[4] ?? '') : { is: 'unclear' };
}

type Written = string | number | undefined;

const plain = (year: Written, month: Written, day: Written): Reading => ({
  is: 'plain',
  parts: [Number(year), Number(month), Number(day)],
});

function byOrder(a: string, b: string, c: string): Reading {
  // Two figures are a year of this century: nobody keeps an older community in a spreadsheet.
  const year = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));
  const orders: Array<[DateOrder, Parts]> = [
    ['dmy', [year(c), Number(b), Number(a)]],
    ['mdy', [year(c), Number(a), Number(b)]],
  ];
  if (c.length === 2 && a.length === 2) orders.push(['ymd', [year(a), Number(b), Number(c)]]);
  const by = new Map(orders.filter(([, [, month, day]]) => inRange(month, day)));
  return by.size === 0 ? { is: 'unclear' } : { is: 'numbers', by };
}

const inRange = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31;

function settleOrder(
  column: string,
  readings: ReadonlyArray<{ at: DayCell; reading: Reading }>,
): DateOrder | undefined {
  let possible: readonly DateOrder[] = dateOrders;
  const inNumbers: Array<{ at: DayCell; by: ReadonlyMap<DateOrder, Parts> }> = [];
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

const onlyOne = (readings: readonly Parts[]): Parts | undefined =>
  new Set(readings.map(String)).size === 1 ? readings[0] : undefined;

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

const badDate = (column: string, at: DayCell, order: DateOrder | undefined): BadCell => ({
  code: 'csv-bad-date',
  ...{ column, cell: at.cell, line: at.line },
  says: `is not a day that I can read${order ? ` as ${orderInWords[order]}` : ''}.`,
  next: 'Correct it, best as 2026-04-13, or leave the cell blank where nobody knows.',
});
