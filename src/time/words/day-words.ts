/** What a language says of days: its words, and the phrases that they are put into. */

/** What days are counted in, or gathered to. */
export type Unit = 'day' | 'week' | 'fortnight' | 'weekend' | 'month' | 'quarter' | 'year';

/** What a phrase can mean: each has one way of being worked out, in meanings.ts. */
export const meaningNames = [
  'meeting',
  'written',
  'near',
  'near-weeks',
  'weekday',
  'which-weekday',
  'coming-weekday',
  'weekday-weeks',
  'weekday-in',
  'weekday-within',
  'date',
  'short-year',
  'day-of-month',
  'day-within',
  'month',
  'which-month',
  'mid-month',
  'edge-of-month',
  'span',
  'span-beyond',
  'this-span',
  'end-of-span',
  'edge',
  'middle',
  'nth-weekday',
  'nth-weekday-of-month',
  'nth-weekday-within',
  'ahead',
  'ahead-alone',
  'ago',
  'after',
  'before',
  'week-of',
  'week-number',
  'quarter',
  'year',
  'told-distance',
] as const;
export type MeaningName = (typeof meaningNames)[number];

/** Spellings of a word with strokes between them, without accents: "january|jan". */
type Spellings = string;

/** Spellings, and what they stand for. */
type Table<Value> = Readonly<Record<Spellings, Value>>;

export interface DayWords {
  /** January first. */
  readonly months: readonly Spellings[];
  /** Monday first. */
  readonly weekdays: readonly Spellings[];
  readonly units: Readonly<Partial<Record<Unit, Spellings>>>;
  /** How many days from today: "tomorrow" is 1. */
  readonly near: Table<number>;
  /** How many weeks: "fortnight" is two. */
  readonly weeks: Table<number>;
  /** How many spans from this one: "next" is 1. */
  readonly which: Table<number>;
  /** "two"; what stands for one without being a number ("a") is in `articles`. */
  readonly numbers: Table<number>;
  readonly articles: Spellings;
  /** "fifth", as the day of a month or as one of its Fridays. */
  readonly ordinals: Table<number>;
  /** "last", of the Fridays of a month. */
  readonly final: Spellings;
  /** What a number is given to say that it counts a day: the "th" of "5th". */
  readonly suffixes: Spellings;
  /** The end of a span in one word: "eom". */
  readonly ends: Table<Unit>;
  readonly edges: Table<'first' | 'last'>;
  readonly middle: Spellings;
  /** Days of the year that have a name and the same date each year: month and day. */
  readonly named: Table<readonly [month: number, day: number]>;
  /** What may stand before a day without changing it: "by", "on the". */
  readonly lead: Spellings;
  /** What stands before a time of day: "at". */
  readonly at: Spellings;
  /** Times of day that have a name. */
  readonly times: Table<string>;
  /** Phrases of these words. `{slot}` stands for any word of a kind, `word?` may be left out. */
  readonly phrases: Readonly<Partial<Record<MeaningName, readonly string[]>>>;
  /** Of a day that comes again: what it begins with, what says that every second one is meant, what says “of each month”. */
  readonly again: {
    readonly lead: Spellings;
    readonly other: Spellings;
    readonly ofMonth: Spellings;
  };
  /** How long a time is told to be, and what is between two days of a period. */
  readonly periods: {
    readonly lastSeveral: readonly string[];
    readonly nextSeveral: readonly string[];
    readonly since: readonly string[];
    readonly between: readonly string[];
  };
}

export const eachSpelling = (spellings: Spellings): string[] => spellings.split('|');

const vocabularies = new Map<DayWords, ReadonlySet<string>>();

/** Every single word that a language's days are made of. */
export function vocabularyOf(words: DayWords): ReadonlySet<string> {
  let known = vocabularies.get(words);
  if (known === undefined) {
    const { phrases, months, weekdays, units, numbers, ordinals, near, weeks, which } = words;
    const all = [
      ...Object.values(phrases).flat(),
      ...[...months, ...weekdays, ...Object.values(units)],
      ...[numbers, ordinals, near, weeks, which, words.ends, words.edges, words.named].flatMap(
        Object.keys,
      ),
      ...[words.articles, words.final, words.middle, words.lead],
    ];
    const single = all.flatMap((text) => text.replace(/\{\w+\}|\?/g, ' ').split(/[ |]+/));
    known = new Set(single.filter(Boolean));
    vocabularies.set(words, known);
  }
  return known;
}
