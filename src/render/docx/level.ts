import { deepest } from './layout.js';

/** The level, from 0, of lists that stand in `depth` others: below the deepest they stay there. */
export const levelOf = (depth: number): number => Math.min(depth, deepest - 1);

/**
 * The style of the items of such a list, as Word calls it: "ListBullet", "ListBullet2" … With
 * `ends`, that of the last, below which is as much room as below a paragraph: "ListBulletEnd".
 */
export const listStyle = (
  id: 'ListBullet' | 'ListNumber' | 'ListContinue',
  depth: number,
  ends = false,
): string => `${id}${depth === 0 ? '' : levelOf(depth) + 1}${ends ? 'End' : ''}`;
