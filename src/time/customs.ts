/** How days are written and weeks are counted in one place. */

import type { DayWords } from './words/day-words.js';
import { english } from './words/english.js';
import { french } from './words/french.js';

export interface Customs {
  /** Whose words are understood: the place's own before the program's. */
  readonly words: readonly DayWords[];
  /** Whether 2/11 is the second of November. */
  readonly dayFirst: boolean;
  /** The last day of a week, Monday being 1. */
  readonly weekEnds: number;
  /** The days of a weekend, in their order. */
  readonly weekend: readonly number[];
}

/** Languages whose days are understood beside English; a further one is a line here. */
const others: Readonly<Record<string, DayWords>> = { fr: french };

/** Every language whose words are known, for what may come from anywhere. */
export const allDayWords: readonly DayWords[] = [english, ...Object.values(others)];

// Looked up without Intl, which takes longer to wake than a day to read.
export const britishCustoms: Customs = {
  words: [english],
  dayFirst: true,
  weekEnds: 7,
  weekend: [6, 7],
};

/** The customs of a locale, such as "fr-CA". */
export function customsOf(tag: string): Customs {
  if (tag === 'en-GB') return britishCustoms;
  const own = others[tag.split('-')[0]?.toLowerCase() ?? ''];
  const { firstDay, weekend } = weekIn(tag);
  return {
    words: own ? [own, english] : [english],
    dayFirst: isDayFirst(tag),
    weekEnds: firstDay === 1 ? 7 : firstDay - 1,
    weekend,
  };
}

function isDayFirst(tag: string): boolean {
  const options = { day: 'numeric', month: 'numeric', calendar: 'gregory' } as const;
  const parts = new Intl.DateTimeFormat(tag, options).formatToParts(0);
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'day';
}

interface Week {
  readonly firstDay: number;
  readonly weekend: readonly number[];
}

// In Node 20 a property, in later ones a function; the compiler knows neither.
function weekIn(tag: string): Week {
  const locale = new Intl.Locale(tag) as unknown as { weekInfo?: Week; getWeekInfo?: () => Week };
  return locale.getWeekInfo?.() ?? locale.weekInfo ?? { firstDay: 1, weekend: [6, 7] };
}
