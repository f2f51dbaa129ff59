import type { Counted } from './measure.js';
import { because } from './words.js';

/** Sums over what was counted; without a part's name, over the only part there is. */
export interface Tally {
  readonly numerator: (part?: string) => number;
  /** What counts, and what could have. */
  readonly denominator: (part?: string) => number;
  /** How many there are, counted or left out, for a reason by its name. */
  readonly because: (reason: string, part?: string) => number;
  /** What each of those in the numerator adds to a median or a mean. */
  readonly sizes: (part?: string) => readonly number[];
  /** Those in the numerator. */
  readonly rows: (part?: string) => readonly Counted[];
}

export function tallyOf(counted: readonly Counted[]): Tally {
  const of = (part: string | undefined): readonly Counted[] =>
    part === undefined ? counted : counted.filter((row) => row.part === part);
  const sum = (rows: readonly Counted[]): number =>
    rows.reduce((total, { times = 1 }) => total + times, 0);
  const rows = (part?: string) => of(part).filter((row) => row.as === 'numerator');
  return {
    numerator: (part) => sum(rows(part)),
    denominator: (part) => sum(of(part).filter((row) => row.as !== 'left-out')),
    because: (reason, part) =>
      sum(of(part).filter((row) => row.because?.phrase === because(reason).phrase)),
    sizes: (part) => rows(part).flatMap(({ size }) => size ?? []),
    rows,
  };
}
