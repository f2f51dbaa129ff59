/** What happened, told as a story: the first day whole, and then how long it took. */
import { type Day, formatDay } from '../../time/day.js';
import { howLong } from '../words.js';

export interface Beat {
  readonly on: Day;
  /** A sentence, ending with its full stop. */
  readonly what: string;
}

/** One line for each beat: "On Thursday 5 November 2026, Ann offered …", "12 days later, it …". */
export const told = (beats: readonly Beat[]): string[] =>
  beats.map(({ on, what: sentence }, index) => {
    const what = sentence.replace(/^(?:Wanted|Something)\b/, (word) => word.toLowerCase());
    const before = beats[index - 1]?.on;
    if (before === undefined || on < before) return `On ${formatDay(on)}, ${what}`;
    return on === before ? `The same day, ${what}` : `${howLong(before, on)} later, ${what}`;
  });
