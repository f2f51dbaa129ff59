/** A stretch of days that somebody typed. */

import { excerpt } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { addDays, isLikely } from './day.js';
import { periodSlots } from './grammar.js';
import { unlikelyYear } from './problems.js';
import { type Asked, nearestTyped, stretchTyped, wordsTyped } from './reading.js';
import { stepped } from './spans.js';
import { type Window, weeksUpTo } from './window.js';

/** From the first to the last day of two that were typed, the one reckoned from the other. */
function between(first: string, last: string, asked: Asked): Window | undefined {
  const [near, far] = asked.tense === 'past' ? [last, first] : [first, last];
  const one = stretchTyped(near, asked);
  const from = one && asked.tense === 'past' ? one.to : one?.from;
  const other = from && stretchTyped(far, { ...asked, today: from });
  if (!one || !other) return undefined;
  const window =
    asked.tense === 'past' ? { from: other.from, to: one.to } : { from: one.from, to: other.to };
  return window.from <= window.to ? window : undefined;
}

function inWords(text: string, asked: Asked): Window | undefined {
  const { today } = asked;
  for (const words of asked.customs.words) {
    const back = periodSlots(text, words, words.periods.lastSeveral);
    if (back?.unit) {
      const { unit, number = 1 } = back;
      return { from: addDays(stepped[unit](today, -number), 1), to: today };
    }
    const on = periodSlots(text, words, words.periods.nextSeveral);
    if (on?.unit) return { from: today, to: addDays(stepped[on.unit](today, on.number ?? 1), -1) };
    const begun = periodSlots(text, words, words.periods.since)?.rest;
    const start = begun === undefined ? undefined : stretchTyped(begun, asked);
    if (start && start.from <= today) return { from: start.from, to: today };
    const ends = periodSlots(text, words, words.periods.between);
    const found = ends?.rest && ends.more && between(ends.rest, ends.more, asked);
    if (found) return found;
  }
  return undefined;
}

/** What stands between the first and the last day. */
const fromTo = /\.\.|\s+[-–—]\s+/u;

function periodIn(typed: string, asked: Asked): Window | undefined {
  const weeks = /^([1-9]\d{0,2})\s*w$/i.exec(typed);
  if (weeks) return weeksUpTo(asked.today, Number(weeks[1]));
  if (fromTo.test(typed)) {
    const [first, last, ...more] = typed.split(fromTo).map(wordsTyped);
    return first && last && more.length === 0 ? between(first, last, asked) : undefined;
  }
  const text = wordsTyped(typed);
  return text === undefined
    ? undefined
    : (stretchTyped(text, asked, typed) ?? inWords(text, asked));
}

/**
 * A period: `4w` (the weeks up to today), `2023`, `2023-Q1`, `2023-03`, `2023-01-05..2023-02-10`,
 * or everyday words (“last month”, “since june”).
 * @throws Refusal `unclear-period`; `no-such-day`, `days-disagree`, `unlikely-year` of a day in it
 */
export function readPeriod(typed: string, asked: Asked): Window {
  const found = periodIn(typed.trim(), asked);
  if (!found) throw unclear(typed, asked);
  const odd = [found.from, found.to].find((day) => !isLikely(day, asked.today));
  if (odd) throw unlikelyYear(typed, odd);
  return found;
}

const examples = 'Use one of: 4w, 2026, 2026-Q1, 2026-03, “last month”, 2026-01-05..2026-02-10.';

const told = ({ from, to }: Window): string => (from === to ? from : `${from}..${to}`);

function unclear(typed: string, asked: Asked): Refusal {
  const text = wordsTyped(typed);
  const nearest = text === undefined || fromTo.test(typed) ? undefined : nearestTyped(text, asked);
  return new Refusal(
    'unclear-period',
    `“${excerpt(typed)}” is not a period I can read.`,
    nearest ? `“${nearest.text}” would be ${told(nearest.means)}. ${examples}` : examples,
  );
}
