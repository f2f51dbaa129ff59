/**
 * Who may like to help with something: found by the words that it shares with what members are
 * good at, look after, have done and have answered. A suggestion with its reasons; nobody is
 * assigned anything, and nobody is compared.
 */
import MiniSearch from 'minisearch';
import { alphabetically, counted, looseKey } from '../text/text.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';

/** Something on record about a member that says what they know or like. */
export interface Trace {
  readonly member: Id;
  readonly name: string;
  readonly kind: keyof typeof weights;
  readonly text: string;
  readonly on: Day | null;
}

/** What somebody said of themselves says most, and what they once gave says least. */
const weights = {
  'good at': 4,
  'looks after': 3,
  kept: 3,
  answered: 3,
  offered: 2,
  'took on': 2,
  'took over': 2,
  hosted: 2,
  'came to': 1,
  gave: 1,
};

export interface Fit {
  readonly member: Id;
  readonly name: string;
  /** What speaks for asking them, the most telling first. */
  readonly reasons: readonly Trace[];
  /** Open commitments that they have now. */
  readonly carries: number;
}

export interface Fitting {
  /** How many open commitments each member has. */
  readonly load: ReadonlyMap<Id, number>;
  /** Whoever has so many is not asked to take on more. */
  readonly enough: number;
  /** A text whose words stand in everything here, and so do not count. */
  readonly common?: string;
  /** Who is not to be suggested: whoever asks, whoever has it already. */
  readonly except: ReadonlySet<Id>;
}

const inWords: { readonly [Kind in Trace['kind']]?: (text: string) => string } = {
  'good at': (text) => `good at, or likes: ${text}`,
  'came to': (text) => `came to ${text}`,
};

/** One reason in words: `kept “Find a hall”`. */
export const saidTrace = ({ kind, text }: Trace): string =>
  inWords[kind]?.(text) ?? `${kind} “${text}”`;

/** How often somebody came, of the latest meetings of which that is known. */
export interface Came {
  readonly came: number;
  readonly whole: number;
  /** Meetings among them of which there is no list of who came. */
  readonly unlisted: number;
}

/** "3 of the last 4 meetings", and beside it of how many nobody knows. */
export const cameTo = ({ came, whole, unlisted }: Came): string =>
  unlisted === 0
    ? `${came} of the last ${counted(whole, 'meeting')}`
    : `${came} of the last ${counted(whole, 'meeting')} with a list; ${unlisted} more ${unlisted === 1 ? 'has' : 'have'} none`;

const mostPeople = 4;
const mostReasons = 3;
const shortest = 3;
/** Nobody says more about what they look for; and each word of it is looked for. */
const longestQuestion = 2_000;
/** A longer word has no slip in it that could be found, and looking for one takes too much. */
const longestWord = 40;

// Words that stand in everything; short ones are left out by their length.
const empty = new Set(
  'ask asks bring find give make take tell about after again also been before could does each from have into more next only other over some than that their them then there these they this time want wants what when where which will with would your the and for are was who how can our its not you'.split(
    ' ',
  ),
);

/** What a word is looked for by; null where it says nothing. */
const term =
  (common: readonly string[]) =>
  (word: string): string | null => {
    const key = looseKey(word);
    if (key.length < shortest || empty.has(key)) return null;
    // Beginnings are the same word here too: mend, mending, menders.
    return common.some((each) => each.startsWith(key) || key.startsWith(each)) ? null : key;
  };

const wordsIn = (text: string): string[] =>
  looseKey(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > shortest && !empty.has(word));

/** Up to four members whom something may interest, by name in alphabetical order. */
export type FindFits = (about: string) => Fit[];

/** Looks through `traces`, gone over once however often is asked. */
export function fitFinder(
  traces: readonly Trace[],
  { load, enough, except, common = '' }: Fitting,
): FindFits {
  const search = new MiniSearch<Trace & { id: number }>({
    fields: ['text'],
    processTerm: term(wordsIn(common)),
  });
  search.addAll(traces.map((trace, id) => ({ ...trace, id })));
  return (about) => {
    // Beginnings count (mend, mending), and one letter amiss in a longer word.
    const found = search.search(about.slice(0, longestQuestion), {
      prefix: (word) => word.length > shortest,
      fuzzy: (word) => (word.length > 5 && word.length <= longestWord ? 1 : false),
    });
    const fits = new Map<Id, { name: string; score: number; reasons: Trace[] }>();
    for (const { id, score } of found) {
      const trace = traces[id as number] as Trace;
      const carries = load.get(trace.member) ?? 0;
      if (except.has(trace.member) || carries >= enough) continue;
      const fit = fits.get(trace.member) ?? { name: trace.name, score: 0, reasons: [] };
      fit.score += score * weights[trace.kind];
      if (fit.reasons.length < mostReasons) fit.reasons.push(trace);
      fits.set(trace.member, fit);
    }
    return [...fits]
      .sort(([, a], [, b]) => b.score - a.score)
      .slice(0, mostPeople)
      .map(([member, { name, reasons }]) => ({
        member,
        name,
        reasons,
        carries: load.get(member) ?? 0,
      }))
      .sort((a, b) => alphabetically(a.name, b.name));
  };
}
