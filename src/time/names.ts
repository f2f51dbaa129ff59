/** Months and weekdays by their names in any language that is known. */

import { allDayWords } from './customs.js';
import { bareWords } from './tokens.js';
import { eachSpelling } from './words/day-words.js';

const places = (lists: ReadonlyArray<readonly string[]>): ReadonlyMap<string, number> =>
  new Map(
    lists.flatMap((list) =>
      list.flatMap((spellings, index) =>
        eachSpelling(spellings).map((spelling) => [spelling, index + 1] as const),
      ),
    ),
  );

// English goes last, and so before others where a short form stands for two.
const inOrder = [...allDayWords].reverse();
const months = places(inOrder.map((words) => words.months));
const weekdays = places(inOrder.map((words) => words.weekdays));

/** 1 for "January", "Jan.", "janvier"; undefined for what is no month, or not one alone. */
export function monthNamed(written: string): number | undefined {
  const word = bareWords(written);
  if (word.length < 3) return undefined;
  const begun = [...months].filter(([spelling]) => spelling.startsWith(word));
  const meant = new Set(begun.map(([, place]) => place));
  return months.get(word) ?? (meant.size === 1 ? begun[0]?.[1] : undefined);
}

/** 1 for "Monday", "Mon", "lundi". */
export const weekdayNamed = (written: string): number | undefined =>
  weekdays.get(bareWords(written));
