/** Which days of a poll suit somebody, as they write it: letters, with the days behind them or without. */
import type { Suits } from '../../things/poll/thing.js';

/** What somebody says in the words of a mail: letters that suit, and those that suit perhaps. */
export interface LettersSaid {
  readonly yes: readonly string[];
  readonly maybe: readonly string[];
  /** All of them, or none: then no letter is named. */
  readonly all: boolean;
  /** What is written behind, to be read by a person. */
  readonly rest: string;
}

const perhaps =
  /^(?:perhaps|maybe|if need be|possibly|peut-[eê]tre|si n[eé]cessaire|si besoin)\b/iu;
const all = /^(?:all(?: of them)?|any(?: of them)?|tous|toutes|n'importe lequel)(?=$|[\s.,!])/iu;
const none = /^(?:none(?: of them)?|aucun(?:e)?)(?=$|[\s.,!])/iu;
const between = /^(?:[\s,;:.&+/–-]|(?:and|et|or|ou)(?=[\s]))+/iu;
/** What takes back or narrows what was said before it. */
const narrows =
  /(?:^|[^\p{L}])(?:not|can't|cannot|but|except|unless|only|if|before|after|pas|sauf|mais|si|seulement|avant|apr[eè]s|until|from|\?)(?=$|[^\p{L}])|\?/iu;

/**
 * The letters at the beginning of a text; undefined where it doesn’t begin so, null where it says more
 * of the days than letters do: that is for a person to read.
 * @param days of each day what the mail that asked calls it, in each language
 * @param begun whether the sentence of a link stands before it, so that a lone letter is no word
 */
export function lettersIn(
  text: string,
  days: ReadonlyArray<readonly string[]>,
  begun: boolean,
): LettersSaid | null | undefined {
  const last = String.fromCharCode(64 + days.length);
  const letter = new RegExp(`^\\(?([A-${last}])\\)?(?=$|[\\s.,;:&+/!)–-])`, 'u');
  let rest = text.trim();
  for (const [words, isAll] of [
    [all, true],
    [none, false],
  ] as const) {
    const found = words.exec(rest)?.[0];
    if (found !== undefined)
      return finished({ yes: [], maybe: [], all: isAll }, rest.slice(found.length), last);
  }
  const [yes, maybe]: [string[], string[]] = [[], []];
  let into = yes;
  let gap = '';
  for (;;) {
    const isPerhaps = perhaps.exec(rest)?.[0];
    if (isPerhaps !== undefined) {
      into = maybe;
      rest = rest.slice(isPerhaps.length);
      gap = '';
      rest = rest.replace(between, '');
      continue;
    }
    const found = letter.exec(rest);
    if (!found) break;
    const which = found[1] as string;
    // “A, perhaps B, C”: whether C suits perhaps, nobody knows but who wrote it.
    if (into === maybe && gap.includes(',')) return null;
    (found[0].startsWith('(') ? maybe : into).push(which);
    rest = withoutDay(rest.slice(found[0].length), days[which.charCodeAt(0) - 65] ?? []);
    gap = between.exec(rest)?.[0] ?? '';
    rest = rest.slice(gap.length);
    // A sentence ends there.
    if (/[.!]/u.test(gap) && !letter.test(rest) && !perhaps.test(rest)) break;
  }
  const named = yes.length + maybe.length;
  if (named === 0) return undefined;
  // “A good idea” begins with a word and no letter.
  if (!begun && named === 1 && !/[.,;!\n]/u.test(gap) && rest !== '') return null;
  if (yes.some((each) => maybe.includes(each))) return null;
  return finished({ yes, maybe, all: false }, rest, last);
}

/** The day behind its letter, where it stands there as it was asked. */
function withoutDay(text: string, names: readonly string[]): string {
  const rest = text.replace(/^\s*[:.)–-]?\s*/u, '');
  const found = names.find((name) => rest.toLowerCase().startsWith(name.toLowerCase()));
  return found === undefined ? text : rest.slice(found.length);
}

function finished(said: Omit<LettersSaid, 'rest'>, rest: string, last: string): LettersSaid | null {
  const behind = rest.replace(/^[\s.,;:!–-]+/u, '').trim();
  const more = new RegExp(`(?:^|[\\s(])[A-${last}](?=$|[\\s.,;:)!])`, 'u');
  const saysNone = !said.all && said.yes.length + said.maybe.length === 0;
  // Whoever can’t at all says so, and often why.
  if ((narrows.test(behind) && !saysNone) || more.test(behind)) return null;
  return { ...said, rest: behind };
}

/** What is said of each of so many days. */
export const suitsOf = (
  { yes, maybe, all: every }: Pick<LettersSaid, 'yes' | 'maybe' | 'all'>,
  size: number,
): Suits[] =>
  Array.from({ length: size }, (_, nth) => {
    const letter = String.fromCharCode(65 + nth);
    return every || yes.includes(letter) ? 'yes' : maybe.includes(letter) ? 'maybe' : 'no';
  });
