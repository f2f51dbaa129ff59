/** Who is not there, and nothing of the reason. */
import type { Grammar } from './grammar.js';
import { firstWord } from './tidy.js';

/** Who is not there, without anything that says why. */
export const withoutWhy = (who: string, { why, unwell, nobody }: Grammar): string =>
  who
    .split(/([,;])\s*/)
    .map((part) => part.split(why)[0]?.split(/\s+[-–—]\s+/)[0] ?? '')
    .filter((part) => !unwell.test(part) && !(nobody.has(firstWord(part)) && /\s/.test(part)))
    .join('')
    .replace(/^[,;]+|[,;]+$/g, '')
    .replace(/[,;]+/g, ', ');
