/** What was typed, as a stretch of days: the grammar and the meanings put together. */

import { nearestWord } from '../text/near.js';
import { Refusal } from '../text/refusal.js';
import { allDayWords } from './customs.js';
import { phrasesIn, withoutLead } from './grammar.js';
import { meanings } from './meanings.js';
import type { Reckoned, Viewpoint } from './reckoning.js';
import { bareWords } from './tokens.js';
import type { Window } from './window.js';
import { type DayWords, type MeaningName, vocabularyOf } from './words/day-words.js';

/** How something is to be read; see `Viewpoint`. */
export type Asked = Pick<Viewpoint, 'today' | 'typedOn' | 'tense' | 'customs' | 'meetings'>;

/** Nobody types more than that of one day. */
const longest = 80;

/** The words of it, or undefined where it is no text that could be a day. */
export const wordsTyped = (typed: string): string | undefined =>
  typed.length > longest ? undefined : bareWords(typed) || undefined;

function readIn(
  text: string,
  words: DayWords,
  at: Omit<Viewpoint, 'read'>,
  only?: readonly MeaningName[],
): Reckoned | undefined {
  const inner = (rest: string, few?: readonly MeaningName[]) =>
    readIn(rest, words, { ...at, inside: true }, few);
  for (const [meaning, slots] of phrasesIn(text, words)) {
    if (only && !only.includes(meaning)) continue;
    const found = meanings[meaning](slots, { ...at, read: inner });
    if (found) return found;
  }
  const bare = withoutLead(text, words);
  return bare === undefined ? undefined : readIn(bare, words, at, only);
}

/**
 * The stretch that `text` (as `wordsTyped` leaves it) means; undefined where it is none.
 * @param only what a phrase of it may mean, where that is not anything
 * @throws Refusal `no-such-day`, `days-disagree`
 */
export function stretchTyped(
  text: string,
  asked: Asked,
  typed = text,
  only?: readonly MeaningName[],
): Reckoned | undefined {
  for (const words of asked.customs.words) {
    const found = readIn(text, words, { ...asked, typed, inside: false }, only);
    if (found) return found;
  }
  // A meeting is named in no other way than this, whatever language is spoken there.
  for (const words of asked.meetings ? allDayWords : []) {
    const found = readIn(text, words, { ...asked, typed, inside: false }, ['meeting']);
    if (found) return found;
  }
  return undefined;
}

function tried(text: string, asked: Asked): Window | undefined {
  try {
    return stretchTyped(text, asked);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What may have been meant by something that can't be read. */
export interface NearestReading {
  readonly text: string;
  readonly means: Window;
  /** Whether it says all that was typed, with its slips of the finger mended. */
  readonly whole: boolean;
}

/** How many letters may be wrong in a word that is taken for another. */
const slips = (word: string): number => (word.length < 4 ? 0 : word.length < 6 ? 1 : 2);

function spelt(text: string, words: DayWords): string {
  const known = vocabularyOf(words);
  return text
    .split(' ')
    .map((word) => {
      if (known.has(word) || slips(word) === 0) return word;
      const long = [...known].filter((each) => each.length > 3);
      return nearestWord(word, long, slips(word)) ?? word;
    })
    .join(' ');
}

/** The parts of it, the longest first and of these the first one first. */
function partsOf(text: string): string[] {
  const words = text.split(' ').slice(0, 12);
  return words.flatMap((_, dropped) => {
    const length = words.length - dropped;
    return Array.from({ length: dropped + 1 }, (_none, at) =>
      words.slice(at, at + length).join(' '),
    );
  });
}

/** The nearest that can be read to a text that can't. */
export function nearestTyped(text: string, asked: Asked): NearestReading | undefined {
  for (const words of asked.customs.words) {
    const known = vocabularyOf(words);
    const mended = spelt(text, words);
    const kept = mended.split(' ').filter((word) => known.has(word) || /\d/.test(word));
    const day = /^\d{1,2}$/.test(text) ? [`${text}${words.suffixes.split('|').at(-1)}`] : [];
    for (const part of [mended, ...day, kept.join(' '), ...partsOf(mended)]) {
      const means = part === text || part === '' ? undefined : tried(part, asked);
      if (means) return { text: part, means, whole: part === mended };
    }
  }
  return undefined;
}

/** Whether each of the words is one that is said of days, or has a number: soon seen, and most texts are none. */
export const holdsDayWordsAlone = (text: string, { customs }: Asked): boolean => {
  const each = text.split(' ');
  return customs.words.some((words) => {
    const known = vocabularyOf(words);
    return each.every((word) => known.has(word) || !/\p{L}/u.test(word) || /\d/.test(word));
  });
};

/** Whether a number, a month or a weekday is among the words. */
export const holdsDate = (text: string, { customs }: Asked): boolean =>
  /\d/.test(text) ||
  customs.words.some(({ numbers, ordinals, months, weekdays }) => {
    const spellings = [...Object.keys(numbers), ...Object.keys(ordinals), ...months, ...weekdays];
    return new RegExp(`(?<!\\p{L})(?:${spellings.join('|')})(?!\\p{L})`, 'u').test(text);
  });
