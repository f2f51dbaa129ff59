/** Times of day, as people write them. */

import type { DayWords } from './words/day-words.js';

const shape =
  /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(?:h|([ap])\.?\s?m\.?)?(?:z|[+-]\d{2}:?\d{2})?$/i;

/**
 * `HH:MM` from "18:00", "9.30", "6pm", "18h30", "18"; undefined where it is no time of day. A zone
 * after it is left as it is: the clock that was read is the one on the wall.
 */
export function timeOfDay(text: string): string | undefined {
  const [, hours = '', minutes = '00', half] = shape.exec(text.trim().slice(0, 40)) ?? [];
  if (hours === '') return undefined;
  const typed = Number(hours);
  const hour = half ? (typed % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : typed;
  const sound = hour < 24 && Number(minutes) < 60 && (!half || (typed >= 1 && typed <= 12));
  return sound ? `${String(hour).padStart(2, '0')}:${minutes}` : undefined;
}

const written = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap] ?m)?|\d{1,2}(?: \d{2}|\.\d{2})? [ap] ?m|\d{1,2} h(?: \d{2})?`;

/** A text (as `bareWords` leaves it) without the time of day in it, and that time. */
export function withoutTime(
  text: string,
  { at, times }: DayWords,
): { readonly rest: string; readonly time: string } | undefined {
  const named = Object.keys(times).join('|');
  const found =
    new RegExp(`(?:^| )(?:(?:${at}) )?(${written}|${named})(?= |$)`, 'u').exec(text) ??
    new RegExp(`(?:^| )(?:${at}) (\\d{1,2}\\.\\d{2})(?= |$)`, 'u').exec(text);
  const typed = found?.[1];
  if (!found || typed === undefined) return undefined;
  const time =
    Object.entries(times).find(([spellings]) => spellings.split('|').includes(typed))?.[1] ??
    timeOfDay(typed.replace(/ /g, typed.includes('h') || !/ \d/.test(typed) ? '' : ':'));
  if (time === undefined) return undefined;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { rest: rest.replace(/ +/g, ' ').trim(), time };
}
