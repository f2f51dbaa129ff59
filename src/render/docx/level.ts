import { deepest } from './page.js';

/** The level, from 0, of lists that stand in `depth` others: below the deepest they stay there. */
export const levelOf = (depth: number): number => Math.min(depth, deepest - 1);

/** The style of the items of such a list, as Word calls it: "ListBullet", "ListBullet2" … */
export const listStyle = (
  id: 'ListBullet' | 'ListNumber' | 'ListContinue',
  depth: number,
): string => (depth === 0 ? id : `${id}${levelOf(depth) + 1}`);
