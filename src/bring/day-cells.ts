/** What is written in a cell of a column of dates. */

import { addDays } from '../time/day.js';
import { monthNamed, weekdayNamed } from '../time/names.js';
import type { YearMonthDay } from '../time/problems.js';

/** In which order a file writes the parts of a day. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** What a cell may mean. A year that is not written is 0. */
export type CellReading =
  | { readonly is: 'day'; readonly parts: YearMonthDay; readonly weekday?: number | undefined }
  | {
      /** One reading for each order that its numbers allow. */
      readonly is: 'numbers';
      readonly by: ReadonlyMap<DateOrder, YearMonthDay>;
      readonly weekday?: number | undefined;
    }
  | { readonly is: 'month'; readonly year: number; readonly month: number }
  /** "Mar-27", which is the 27th to one and 2027 to another. */
  | { readonly is: 'either'; readonly month: number; readonly number: number }
  | { readonly is: 'other'; readonly text: string };

// A time after the day says nothing about the day. Moments with a zone have been read by the clocks of
// the community before (instants.ts); of any other zone the civil date counts as it is written.
const time = String.raw`(?:(?:T|,?\s+)\d{1,2}[:.]\d{2}.*)?`;
const before = String.raw`(?:(\p{L}{2,9})\.?,?\s+)?`;
const shape = (body: string) => new RegExp(`^${before}${body}${time}$`, 'iu');
const counted = '(?:st|nd|rd|th|er)?';

const shapes: ReadonlyArray<readonly [RegExp, (groups: readonly string[]) => CellReading]> = [
  [shape(String.raw`(\d{4})([-/.])(\d{1,2})\3(\d{1,2})`), ([w, y, , m, d]) => whole(y, m, d, w)],
  [
    shape(String.raw`(\d{1,2})${counted}[\s.-]+(?:of\s+)?(\p{L}{3,9})\.?(?:[\s.,-]+(\d{4}))?`),
    ([w, d, m, y]) => worded(y, m, d, w),
  ],
  // As spreadsheets write it: 05-Jan-26.
  [shape(String.raw`(\d{1,2})-(\p{L}{3,9})-(\d{2})`), ([w, d, m, y]) => worded(`20${y}`, m, d, w)],
  [
    shape(String.raw`(\p{L}{3,9})\.?\s+(\d{1,2})${counted}(?:,?\s+(\d{4}))?`),
    ([w, m, d, y]) => worded(y, m, d, w),
  ],
  [
    shape(String.raw`(\d{1,2})([-/.])(\d{1,2})\3(\d{4}|\d{2})`),
    ([w, a, , b, c]) => inNumbers(a, b, c, w),
  ],
  [shape(String.raw`(\d{1,2})[/.](\d{1,2})\.?`), ([w, a, b]) => inNumbers(a, b, '', w)],
  [/^(\p{L}{3,9})\.?[\s-]+(\d{4})$/iu, ([m, y]) => monthAlone(y, monthNamed(m ?? ''))],
  [/^(\d{4})-(\d{1,2})$/, ([y, m]) => monthAlone(y, Number(m))],
  [/^(\d{1,2})\/(\d{4})$/, ([m, y]) => monthAlone(y, Number(m))],
  [
    /^(\p{L}{3,9})-(\d{1,2})$/iu,
    ([m = '', n]) => {
      const month = monthNamed(m);
      return month ? { is: 'either', month, number: Number(n) } : unread;
    },
  ],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => whole(y, m, d)],
  [/^(\d{5})(?:\.\d+)?$/, ([serial]) => fromSerial(Number(serial))],
];

// Nearly every date, and read without the patterns above, which take a while to be made ready.
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}.*)?$/;

const longestDate = 60;
const unread: CellReading = { is: 'other', text: '' };

/** Words before a date that make another day of it, or none for certain. */
const turning =
  /^(?:before|after|since|until|till|not|or|ca|circa|about|around|avant|apres|après|depuis|vers)$/iu;

const whole = (
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
  word?: string,
): CellReading =>
  word !== undefined && turning.test(word)
    ? unread
    : {
        is: 'day',
        parts: [Number(year ?? 0), Number(month), Number(day)],
        weekday: word === undefined ? undefined : weekdayNamed(word),
      };

const worded = (year?: string, month = '', day?: string, word?: string): CellReading => {
  const number = monthNamed(month);
  return number === undefined ? unread : whole(year, number, day, word);
};

const monthAlone = (year: string | undefined, month: number | undefined): CellReading =>
  month && month <= 12 ? { is: 'month', year: Number(year), month } : unread;

/** The day that a spreadsheet counts as so many from the end of 1899. */
function fromSerial(serial: number): CellReading {
  const [year = 0, month = 0, day = 0] = addDays('1899-12-30', serial).split('-').map(Number);
  return { is: 'day', parts: [year, month, day] };
}

function inNumbers(a = '', b = '', c = '', word?: string): CellReading {
  if (word !== undefined && turning.test(word)) return unread;
  // Two figures are a year of this century: nobody keeps an older community in a spreadsheet.
  const year = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));
  const orders: Array<[DateOrder, YearMonthDay]> = [
    ['dmy', [year(c), Number(b), Number(a)]],
    ['mdy', [year(c), Number(a), Number(b)]],
  ];
  if (c.length === 2 && a.length === 2) orders.push(['ymd', [year(a), Number(b), Number(c)]]);
  const by = new Map(orders.filter(([, [, month, day]]) => inRange(month, day)));
  const weekday = word === undefined ? undefined : weekdayNamed(word);
  return by.size === 0 ? unread : { is: 'numbers', by, weekday };
}

const inRange = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** What is written in a cell that is not blank. */
export function readDayCell(cell: string): CellReading {
  const text = cell.trim();
  if (text.length > longestDate) return unread;
  const usual = iso.exec(text);
  if (usual) return whole(usual[1], usual[2], usual[3]);
  for (const [pattern, read] of shapes) {
    const match = pattern.exec(text);
    const reading = match ? read(match.slice(1)) : unread;
    if (reading.is !== 'other') return reading;
  }
  return { is: 'other', text };
}
