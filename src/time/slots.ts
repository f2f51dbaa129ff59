/** The words of a language that fill the slots of its phrases, and what each stands for. */

import { type DayWords, eachSpelling, type Unit } from './words/day-words.js';

/** What stands in the slots of a phrase, read. */
export interface Slots {
  readonly weekday?: number;
  readonly month?: number;
  readonly day?: number;
  readonly year?: number;
  readonly number?: number;
  /** Which Friday of a month; -1 is the last. */
  readonly nth?: number;
  readonly unit?: Unit;
  readonly weeks?: number;
  readonly near?: number;
  readonly which?: number;
  readonly edge?: 'first' | 'last';
  /** A day in numbers alone. */
  readonly written?: string;
  /** What is a phrase of its own. */
  readonly rest?: string;
  readonly more?: string;
}

/** Words that fill a slot: spellings with what each stands for, or a shape that a single word has. */
interface Slot {
  readonly known?: (words: DayWords) => ReadonlyArray<readonly [spellings: string, filled: Slots]>;
  readonly shaped?: (word: string, words: DayWords) => Slots | undefined;
  /** Any words at all. */
  readonly any?: (text: string) => Slots;
}

const fromTable = <Value>(
  table: Readonly<Partial<Record<string, Value>>>,
  filled: (value: Value) => Slots,
) =>
  Object.entries(table).map(([spellings, value]) => [spellings, filled(value as Value)] as const);

const fromList = (list: readonly string[], filled: (place: number) => Slots) =>
  list.map((spellings, index) => [spellings, filled(index + 1)] as const);

const figures =
  (shape: RegExp, filled: (number: number) => Slots) =>
  (word: string): Slots | undefined =>
    shape.test(word) ? filled(Number(word)) : undefined;

/** "5th": a number that says of itself that it counts. */
function suffixed(word: string, { suffixes }: DayWords): number | undefined {
  const [, number, suffix = ''] = /^(\d{1,2})(\D+)$/.exec(word) ?? [];
  return number && eachSpelling(suffixes).includes(suffix) ? Number(number) : undefined;
}

const ordinal = (name: 'day' | 'nth') =>
  ({
    known: ({ ordinals }) => fromTable(ordinals, (value) => ({ [name]: value })),
    shaped: (word, words) => {
      const number = suffixed(word, words);
      return number === undefined ? undefined : { [name]: number };
    },
  }) satisfies Slot;

export const slots: Readonly<Record<string, Slot>> = {
  near: { known: ({ near }) => fromTable(near, (value) => ({ near: value })) },
  weekday: { known: ({ weekdays }) => fromList(weekdays, (place) => ({ weekday: place })) },
  month: { known: ({ months }) => fromList(months, (place) => ({ month: place })) },
  named: { known: ({ named }) => fromTable(named, ([month, day]) => ({ month, day })) },
  ddth: ordinal('day'),
  dd: {
    ...ordinal('day'),
    shaped: (word, words) =>
      /^\d{1,2}$/.test(word) ? { day: Number(word) } : ordinal('day').shaped(word, words),
  },
  nth: {
    ...ordinal('nth'),
    known: (words) => [...ordinal('nth').known(words), [words.final, { nth: -1 }]],
  },
  year: { shaped: figures(/^\d{4}$/, (year) => ({ year })) },
  yy: { shaped: figures(/^\d{2}$/, (year) => ({ year: 2000 + year })) },
  nn: { shaped: figures(/^\d{1,2}$/, (number) => ({ number })) },
  n: {
    known: ({ numbers, articles }) => [
      ...fromTable(numbers, (number) => ({ number })),
      [articles, { number: 1 }],
    ],
    shaped: figures(/^\d{1,4}$/, (number) => ({ number })),
  },
  unit: {
    known: ({ units }) =>
      Object.entries(units).map(([unit, spellings]) => [spellings, { unit: unit as Unit }]),
  },
  weeks: { known: ({ weeks }) => fromTable(weeks, (value) => ({ weeks: value })) },
  which: { known: ({ which }) => fromTable(which, (value) => ({ which: value })) },
  end: { known: ({ ends }) => fromTable(ends, (unit) => ({ unit })) },
  edge: { known: ({ edges }) => fromTable(edges, (edge) => ({ edge })) },
  middle: { known: ({ middle }) => [[middle, {}]] },
  lead: { known: ({ lead }) => [[lead, {}]] },
  written: {
    shaped: (word) =>
      /^(?:\d{4}-?[wq]\d|\d{1,4}[/.-]\d)/.test(word) ? { written: word } : undefined,
  },
  rest: { any: (rest) => ({ rest }) },
  more: { any: (more) => ({ more }) },
};

/** What fills a slot in one language, by its spelling, and of how many words the longest is. */
export interface Lexicon {
  readonly filled: ReadonlyMap<string, Slots>;
  readonly longest: number;
}

/** What `make` makes of each language, once. */
export function oncePer<Made>(make: (words: DayWords) => Made): (words: DayWords) => Made {
  const made = new Map<DayWords, Made>();
  return (words) => {
    const known = made.get(words) ?? make(words);
    made.set(words, known);
    return known;
  };
}

const lexiconOf = (entries: ReadonlyArray<readonly [string, Slots]>): Lexicon => {
  const filled = new Map(
    entries.flatMap(([spellings, each]) =>
      eachSpelling(spellings).map((spelling) => [spelling, each] as const),
    ),
  );
  return {
    filled,
    longest: Math.max(1, ...[...filled.keys()].map((key) => key.split(' ').length)),
  };
};

const nothing: Lexicon = { filled: new Map(), longest: 0 };

const lexicons = oncePer(
  (words) =>
    new Map(
      Object.entries(slots).map(([name, { known }]) => [name, known && lexiconOf(known(words))]),
    ),
);

/** What a slot is filled by in a language. */
export const lexiconFor = (slot: string, words: DayWords): Lexicon =>
  lexicons(words).get(slot) ?? nothing;
