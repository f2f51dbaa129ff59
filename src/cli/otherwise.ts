/** Words that people type for a command that is called otherwise here, and the line that is meant. */
import { shellWord } from '../text/text.js';

/** By the words typed, one or two of them; none is the name of a command. */
export interface OtherWords {
  /** Words that run as the command that they plainly mean. */
  readonly runs: Readonly<Record<string, readonly string[]>>;
  /**
   * Words that could mean several things, or change more than they seem to: refused with the lines
   * to type, the likeliest first. What stands in capitals is filled in from what was typed.
   */
  readonly says: Readonly<Record<string, readonly string[]>>;
  /** Of those whose lines do very different things: in a sentence, what each does. */
  readonly differ: Readonly<Record<string, string>>;
  /** Words for what there is no command for yet: none that is spelt alike is meant by them. */
  readonly later: readonly string[];
  /** Flags by names that no command has: those that may be meant, the likeliest first. */
  readonly flags: Readonly<Record<string, readonly string[]>>;
  /** Flags that a command has no like of, by command and flag: what to do instead, in a sentence or two. */
  readonly instead: Readonly<Record<string, string>>;
}

/** The line that `words` are typed as. */
export const lineOf = (words: readonly string[]): string =>
  ['momentum', ...words.map(shellWord)].join(' ');

const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** What a table has for the first two words or the first, and how many words that were. */
export function spokenOf<Value>(
  table: Readonly<Record<string, Value>>,
  words: readonly string[],
): { readonly meant: Value; readonly rest: readonly string[] } | undefined {
  for (const count of [2, 1]) {
    if (words.length < count) continue;
    const meant = own(table, words.slice(0, count).join(' ').toLowerCase());
    if (meant !== undefined) return { meant, rest: words.slice(count) };
  }
  return undefined;
}

/** `words` with the command that they run, where they name it by another word. */
export function asCalledHere(words: readonly string[], { runs }: OtherWords): readonly string[] {
  const spoken = spokenOf(runs, words);
  return spoken ? [...spoken.meant, ...spoken.rest] : words;
}

interface Typed {
  /** In the order in which they were typed. */
  readonly plain: readonly string[];
  /** Each flag with what stands behind it. */
  readonly flags: readonly string[];
}

/** What of a line are words, and what flags with their values, as far as that shows. */
export function sorted(words: readonly string[]): Typed {
  const plain: string[] = [];
  const flags: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    const next = words[at + 1];
    if (!word.startsWith('--')) plain.push(word);
    else if (word.includes('=') || next === undefined || next.startsWith('--')) flags.push(word);
    else {
      flags.push(word, next);
      at += 1;
    }
  }
  return { plain, flags };
}

/** Flags by which people say whom they mean. */
const people = new Set(['--by', '--to', '--for', '--who', '--person', '--member', '--owner']);

/** Whoever was said with a flag of a name that the line has not, where it has room for somebody by another. */
function personIn(flags: readonly string[], words: readonly string[]) {
  const isOpen = words.some((word, at) => word === 'NAME' && words[at - 1]?.startsWith('--'));
  const at = flags.findIndex((flag) => people.has(flag) && !words.includes(flag));
  const somebody = flags[at + 1];
  return isOpen && at >= 0 && somebody !== undefined
    ? { flags: flags.toSpliced(at, 2), somebody }
    : { flags, somebody: undefined };
}

const place = /^"?[A-Z]{4,}"?$/;

/**
 * `line` with what was typed in the place of its capitals. Flags that were typed stand in the place
 * of those that are left open. Words without quotation marks are one text, where there is room for one.
 */
export function filledIn(line: string, typed: readonly string[]): string {
  const words = line.match(/"[^"]*"|\S+/g) ?? [];
  const last = words.findLastIndex((word) => place.test(word));
  if (last === -1) return `momentum ${line}`;
  const { plain, flags: said } = sorted(typed);
  const { flags, somebody } = personIn(said, words);
  const unquoted = !plain.some((word) => word.includes(' '));
  const left = [...plain];
  let open = words.length;
  const filled = words.map((word, at) => {
    if (!place.test(word)) return word;
    if (word === 'NAME' && somebody !== undefined) return shellWord(somebody);
    if (left.length === 0) {
      if (words[at - 1]?.startsWith('--')) open = Math.min(open, at - 1);
      return word;
    }
    const takesAll = at === last || (unquoted && word.startsWith('"'));
    return shellWord(takesAll ? left.splice(0).join(' ') : (left.shift() as string));
  });
  const kept = flags.length > 0 ? filled.slice(0, open) : filled;
  return ['momentum', ...kept, ...flags.map(shellWord)].join(' ');
}
