import { looseKey } from './text.js';

/**
 * For sorting names: case and accents do not count at first. Everywhere alike, and without Intl,
 * whose rules for sorting take longer to wake than a document to make.
 */
export function alphabetically(a: string, b: string): number {
  const [first, second] = [looseKey(a), looseKey(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
