/** Words that say when something was, and no day of it. */
import { monthNamed } from './names.js';
import { type Asked, holdsDate, wordsTyped } from './reading.js';

const aboutYears = /(?<!\d)(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)\d\d|\d\d))?(?!\d)/gu;
const partOfYear =
  /(?<![\p{L}\d])(?:[qth][1-4]|[1-4](?:st|nd|rd|th|er|re|e|[èe]me))(?![\p{L}\d])/giu;

/**
 * Words about a year or two, with no number nearer: "spring 2020", "early 2019", "2019/20". A month beside
 * them is one to read, or to correct.
 */
export function isVague(typed: string): boolean {
  const rest = typed.replace(aboutYears, ' ').replace(partOfYear, ' ');
  if (rest === typed || /\d/.test(rest)) return false;
  return !(rest.match(/\p{L}+/gu) ?? []).some((word) => monthNamed(word) !== undefined);
}

/** The same, and words that hold no number, month or weekday at all: "long ago". */
export function saysNoDay(typed: string, asked: Asked): boolean {
  const text = wordsTyped(typed);
  return text !== undefined && (!holdsDate(text, asked) || isVague(typed));
}
