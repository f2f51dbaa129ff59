import type { Settings } from './settings.js';

export const tooFew = 'too few to say';

/** "3 of 24"; "too few to say" where the whole is small, and "nothing to count" where it is none. */
export function share(part: number, whole: number, { fewest }: Settings): string {
  if (whole === 0) return 'nothing to count';
  return whole < fewest ? tooFew : `${part} of ${whole}`;
}

/** "1 day", "3 days": without Intl, which takes longer to wake than a whole document to make. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`;

/** The middle one of `values`, or halfway between the middle two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** "(3 days, the median)" where there are enough to say so; else nothing. */
export function medianDays(days: readonly number[], { fewest }: Settings): string {
  const middle = days.length < fewest ? null : median(days);
  return middle === null ? '' : ` (after ${count(middle, 'day')}, the median)`;
}
