/** Why something was done, wherever that can be said: `--because` and `--why`. */
import { one } from '../cli/parameters.js';
import { oneOfWords } from '../cli/readers.js';
import { visible } from '../text/gate.js';
import { usage } from '../text/refusal.js';
import { type Reason, reasons } from '../things/commitment/fields.js';

const words = Object.keys(reasons) as Reason[];

/** The same two flags for every command that a reason can be given to. */
export const reasonFlags = {
  because: one(
    'text',
    `the reason, in a word: ${words.join(', ')}; or in your own words. It is about the design, never about the person`,
    { placeholder: 'REASON', bare: true },
  ),
  why: one('text', 'the reason in your own words'),
};

interface Typed {
  readonly because?: string | undefined;
  readonly why?: string | undefined;
}

const joined = (
  first: string | undefined,
  second: string | undefined,
  mark: string,
): string | undefined => [first, second].filter(Boolean).join(mark) || undefined;

/** The one of our words that is meant, as it is typed or as it is told. */
const wordOf = (typed: string | undefined): Reason | undefined =>
  typed === undefined
    ? undefined
    : (oneOfWords(typed, words) ??
      words.find((word) => reasons[word] === typed.trim().toLowerCase()));

/**
 * A reason of ours, and one in own words: more than a word that is none of ours is in own words.
 * @throws Refusal `unknown-word` for one word that is none of ours
 */
export function reasonTyped({ because, why }: Typed): { because?: Reason; why?: string } {
  const word = wordOf(because);
  if (because !== undefined && word === undefined && !/\s/.test(because.trim())) {
    throw usage(
      'unknown-word',
      `--because does not know “${visible(because)}”.`,
      `It takes one of: ${words.join(', ')}. For your own words: --why "${visible(because)}"`,
    );
  }
  const own = joined(word === undefined ? because : undefined, why, '; ');
  return { ...(word && { because: word }), ...(own !== undefined && { why: own }) };
}

/** The reason as a text, where no word of ours is counted; undefined where none was given. */
export function reasonInWords({ because, why }: Typed): string | undefined {
  const word = wordOf(because);
  return joined(word === undefined ? because : reasons[word], why, ': ');
}
