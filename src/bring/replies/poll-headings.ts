/** Which day of a poll the head of a column names, in whatever way and however many rows it is written. */

import type { PollDay } from '../../things/poll/thing.js';
import { timeOfDay } from '../../time/clock.js';
import { weekdayOf } from '../../time/day.js';
import { weekdayNamed } from '../../time/names.js';
import type { YearMonthDay } from '../../time/problems.js';
import { readDayCell } from '../day-cells.js';
import { plain } from './said.js';

const clock = String.raw`\d{1,2}(?::\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\s?h(?:\s?\d{2})?\b|(?:\.\d{2})?\s?[ap]\.?m\b\.?)`;
const times = new RegExp(clock, 'giu');
/** "12 January 18.00": behind a day alone, since "12.01" is one. */
const dotted = /(?:^|\s)(\d{1,2}\.\d{2})(?:\s*-\s*\d{1,2}\.\d{2})?$/u;
const joining = /(?:^|\s)(?:at|from|to|until|à|a|de|dès|jusqu'à|um|von|bis|uhr|-|,)(?=\s|$)/giu;

/** The places of the days that may be meant; of one of which no day can be read, none. */
export function daysNamed(written: readonly string[], days: readonly PollDay[]): number[] {
  const parts = written.map(plain).filter((part) => part !== '');
  const [only = ''] = parts;
  const within = parts.length === 1 ? /\[([^\]]+)\]$/u.exec(only)?.[1] : undefined;
  if (within !== undefined) return daysNamed([within], days);
  const lettered = parts.length === 1 ? byLetter(only, days) : undefined;
  if (lettered !== undefined) return lettered;
  // Month, day and time stand one below the other, in any order.
  for (const text of ordersOf(parts)) {
    const found = daysIn(text, days);
    if (found.length > 0) return found;
  }
  return [];
}

/** "B", or "B: Thursday 14 January"; where letter and day are of two days, both may be meant. */
function byLetter(text: string, days: readonly PollDay[]): number[] | undefined {
  const [, letter = '', rest = ''] = /^\(?([A-Z])\)?(?:$|[\s:.)-]+)(.*)$/u.exec(text) ?? [];
  const nth = letter === '' ? -1 : letter.charCodeAt(0) - 65;
  if (nth < 0 || nth >= days.length) return undefined;
  if (rest === '') return [nth];
  const named = daysIn(rest, days);
  return named.length === 0 ? undefined : [...new Set([nth, ...named])];
}

function ordersOf(parts: readonly string[]): string[] {
  if (parts.length < 2) return [...parts];
  return parts.flatMap((part, at) =>
    ordersOf(parts.filter((_, other) => other !== at)).map((rest) => `${part} ${rest}`),
  );
}

function daysIn(text: string, days: readonly PollDay[]): number[] {
  const spaced = text.replace(/(?<=\d)T(?=\d{2}:)/u, ' ').replace(/[–—]/gu, '-');
  const said = spaced.match(times)?.[0];
  const tail = said === undefined ? dotted.exec(spaced) : null;
  const rest = tail === null ? spaced.replace(times, ' ') : spaced.slice(0, tail.index);
  const time = (said ?? tail?.[1] ?? '').replace(/(?<=\d)\s(?=h)|(?<=h)\s/giu, '');
  const start = timeOfDay(time);
  // Of "Tue 12.01" the rest is no day.
  const timed = start !== undefined && (said !== undefined || /\d/u.test(rest));
  const found = timed ? matching(rest, start, days) : [];
  return found.length > 0 || said !== undefined ? found : matching(spaced, undefined, days);
}

function matching(text: string, start: string | undefined, days: readonly PollDay[]): number[] {
  const bare = text
    .replace(joining, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/[\s,;:()]+$/u, '')
    .trim();
  return days.flatMap((each, nth) =>
    (start === undefined || each.start === null || each.start === start) && isMeant(bare, each)
      ? [nth]
      : [],
  );
}

function isMeant(text: string, { day }: PollDay): boolean {
  if (text === '') return true;
  const [year, month, date] = day.split('-').map(Number);
  const same = ([y, m, d]: YearMonthDay) => (y === 0 || y === year) && m === month && d === date;
  const onIt = (weekday: number | undefined) => weekday === undefined || weekday === weekdayOf(day);
  const [, name, alone] = /^(?:(\p{L}+)\.?\s*)?(\d{1,2})(?:st|nd|rd|th|er|\.)?$/u.exec(text) ?? [];
  if (alone !== undefined) {
    const weekday = name === undefined ? undefined : weekdayNamed(name);
    if (name === undefined || weekday !== undefined) return Number(alone) === date && onIt(weekday);
  }
  const reading = readDayCell(text.replace(/^(\p{L}+\.?),/u, '$1'));
  switch (reading.is) {
    case 'day':
      return same(reading.parts) && onIt(reading.weekday);
    case 'numbers':
      return [...reading.by.values()].some(same) && onIt(reading.weekday);
    case 'either':
      return reading.month === month && reading.number === date;
    case 'month':
      return false;
    case 'other':
      return weekdayNamed(text) === weekdayOf(day);
  }
}
