/** A day at the end of what somebody will do, with no word before it that says by when: "bring logs tomorrow". */
import type { Asked } from '../time/reading.js';
import { namesDayAhead } from '../time/typed-day.js';
import type { Grammar } from './grammar.js';
import type { ByWhen } from './said.js';

/** Of no more words is such a day put together: "a week after the january meeting". */
const longest = 7;

/** One word says when by itself ("ring tomorrow"); several may be what is done ("plan next week"). */
const fewest = (day: string): number => (day.includes(' ') ? 2 : 1);

/** The longest end of it that can only be a day to come; undefined where there is none. */
export function dayAtEnd(
  what: string,
  asked: Asked,
  grammars: readonly Grammar[],
): ByWhen | undefined {
  const words = what.split(' ');
  for (let count = Math.min(longest, words.length - 1); count > 0; count -= 1) {
    const day = words.slice(-count).join(' ');
    const before = words.slice(0, -count);
    const last = before.at(-1) ?? '';
    if (before.length < fewest(day) || !/^[\p{L}\d]/u.test(day)) continue;
    // "The plan for next week", "every friday": what it is about, and not when.
    const isAbout = grammars.some(({ about, aboutIt }) => about.test(last) || aboutIt.test(day));
    if (isAbout) continue;
    if (!namesDayAhead(day, asked, false, ['meeting', 'after'])) continue;
    return { what: before.join(' ').replace(/\s*[,;–—-]+$/u, ''), day, surely: true };
  }
  return undefined;
}
