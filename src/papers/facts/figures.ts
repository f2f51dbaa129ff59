/** Figures in words, with all that makes them honest. */
import type { Day } from '../../time/day.js';

export interface MeasureFact {
  /** Its file's name in core/measures: "contribution-rate". */
  name: string;
  label: string;
  /** In words: "4 of 24", "too few to say", "none yet". */
  value: string;
  /** The same without what is counted beside it. */
  whole: string;
  numerator: number | null;
  denominator: number | null;
  /** What the last one given out said of it, else what it was in the window before: "4 of 22 last time". */
  previous: string | null;
  /** False where there is nothing to count yet, or too little to say. */
  isCounted: boolean;
  /** "31 Oct 2026 to 27 Nov 2026", with a word where that is not over yet. */
  window: string;
  definition: string;
  /** Where the definition comes from. */
  source: string;
  /** False while the window is still running. */
  over: boolean;
  /** The numbers that it is made of; numerator and denominator above are those of the first. */
  parts: MeasurePartFact[];
}

export interface MeasurePartFact {
  /** A name among the measure's own: "first-contribution". */
  name: string;
  label: string;
  value: string;
  numerator: number | null;
  denominator: number | null;
  previous: string | null;
}

export interface MomentumFact {
  /** "rising", "steady", "slowing", "stalled" or "too-early", whatever the language. */
  state: string;
  /** The same in words. */
  said: string;
  /** "23 Aug 2026 to 21 Nov 2026". */
  window: string;
  /** The reasons, those that point its way first. */
  signs: Array<{
    /** "up", "level" or "down", whatever the language. */
    points: string;
    said: string;
  }>;
}

/** By the measures' names, written without hyphens; the last twelve months, the first first. */
export interface TrendFacts {
  contributionRate: TrendFact[];
  commitmentsKept: TrendFact[];
  whyTheySlip: TrendFact[];
  carriedByMembers: TrendFact[];
  bands: TrendFact[];
  absenceFactor: TrendFact[];
  newcomers: TrendFact[];
  returning: TrendFact[];
  quietLately: TrendFact[];
  attendance: TrendFact[];
  questions: TrendFact[];
  rhythm: TrendFact[];
  dormancy: TrendFact[];
}

/** A measure in one month, as it was known when that ended. */
export interface TrendFact {
  /** "November 2026". */
  month: string;
  /** Its first day. */
  from: Day;
  /** False while the month is still running. */
  over: boolean;
  /** In words: "4 of 24". */
  value: string;
  /** Of its first figure; null where nobody knows or it is too few to say: a gap, and no zero. */
  numerator: number | null;
  denominator: number | null;
}
