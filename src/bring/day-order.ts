/** Days that stand without their year, beside the order in which their column has them. */
import { type Day, dayOf, dayOfMonthOf, daysBetween, formatDay, yearOf } from '../time/day.js';

/** So many stand in order before it is one. */
const fewest = 2;

/**
 * The cells whose days break the order of the column, and would stand in it a year later: which
 * year is meant nobody can tell. Each with why.
 * @param days in the order of the column, as they were read
 * @param yearless those of which the year was guessed
 */
export function outOfOrder(
  days: ReadonlyMap<string, Day | null>,
  yearless: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const read = [...days].flatMap(([cell, day]) => (day === null ? [] : [{ cell, day }]));
  const breaks = read.flatMap(({ day }, at) => (day < (read[at - 1]?.day ?? day) ? [at] : []));
  const [first = 0] = breaks;
  const [last, later] = [read[first - 1]?.day, aYearLater(read[first]?.day)];
  const tail = read.slice(first);
  const isMeant =
    breaks.length === 1 &&
    first >= fewest &&
    tail.every(({ cell }) => yearless.has(cell)) &&
    last !== undefined &&
    later !== undefined &&
    later >= last &&
    // Of days that go backwards, the one before is nearer.
    daysBetween(last, later) < daysBetween(tail[0]?.day ?? last, last);
  if (!isMeant) return new Map();
  return new Map(
    tail.map(({ cell, day }) => [
      cell,
      `would be ${formatDay(day)}, the last one gone by, and stands after ${formatDay(last)}`,
    ]),
  );
}

const aYearLater = (day: Day | undefined): Day | undefined =>
  day && dayOf(yearOf(day) + 1, Number(day.slice(5, 7)), dayOfMonthOf(day));
