import { closest, distance } from 'fastest-levenshtein';

/** “keeep” is not something …; did you mean “keep”? Without a near name, all of them are listed. */
export function unknownName(input: unknown, known: readonly string[], what: string): string {
  if (typeof input !== 'string') return `expected ${what}`;
  const near = known.length === 0 ? undefined : closest(input, known);
  const close = near !== undefined && distance(input, near) <= Math.max(2, near.length / 3);
  const advice = close ? `did you mean “${near}”?` : `known are: ${known.join(', ') || 'none'}`;
  return `“${input}” is not ${what}; ${advice}`;
}
