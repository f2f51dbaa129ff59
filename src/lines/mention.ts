/** Who and which day a line names beside each other, though nothing of it is understood. */
import { typedKey } from '../text/text.js';
import type { Candidate } from '../things/find.js';
import { namesDayAhead } from '../time/typed-day.js';
import type { Place } from './finding.js';
import { wordsOfHealth } from './grammar.js';
import { askedAt } from './when.js';

/** A word of a sentence, and where it stands. */
interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const wordsOf = (sentence: string): Word[] =>
  [...sentence.matchAll(/@?[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’ʼ/.-]*[\p{L}\p{M}\p{N}])?/gu)].map(
    ({ 0: text, index }) => ({ text, from: index, to: index + text.length }),
  );

/** As it is compared, without what says that something is theirs. */
const keyOf = ({ text }: Word): string => typedKey(text.replace(/^@/, '').replace(/['’ʼ]s?$/u, ''));

/** Whom a word names; nobody where it is more likely a word. */
function namedBy(words: readonly Word[], nth: number, at: Place): readonly Candidate[] {
  const [word, next] = [words[nth], words[nth + 1]];
  if (word === undefined) return [];
  const key = keyOf(word);
  const found = key.length < 2 ? [] : at.called(key);
  if (found.length === 0 || word.text.startsWith('@')) return found;
  const isCapital = /^\p{Lu}/u.test(word.text) && nth > 0;
  const said = (of: 'nobody' | 'nothing' | 'speaking', each: string): boolean =>
    at.grammars.some((grammar) => grammar[of].has(each));
  if (isCapital) return found;
  if (said('nobody', key) || said('nothing', key) || said('speaking', key)) return [];
  const isAnother = at.grammars.some(
    ({ notes }) => notes.alsoVerbs.has(key) || notes.alsoWords.has(key),
  );
  if (!isAnother) return found;
  // "Will you come": at the beginning it is a name before what somebody does alone.
  const before = next === undefined ? '' : keyOf(next);
  return nth === 0 && !said('nobody', before) && !said('speaking', before) ? found : [];
}

/** Of no more words is a day put together. */
const longestDay = 5;

/** Words that name a day, from one word to another. */
interface DayThere {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

/** The days to come that a sentence names, wherever one begins. */
function daysIn(sentence: string, words: readonly Word[], at: Place): DayThere[] {
  const asked = askedAt(at);
  return words.flatMap((_, from) => {
    const before = words[from - 1]?.text ?? '';
    const surely = at.grammars.some(({ byWord }) => byWord.test(before));
    for (let to = Math.min(from + longestDay, words.length) - 1; to >= from; to -= 1) {
      const typed = sentence.slice(words[from]?.from, words[to]?.to);
      if (namesDayAhead(typed, asked, surely)) return [{ from, to, typed }];
    }
    return [];
  });
}

/** Longer than that is no sentence. */
const longest = 1_000;

/** Whether a word is somebody's name, though it may be a word as well: beside one of health it is likelier theirs. */
const mayName = (word: Word, at: Place): boolean => {
  const key = keyOf(word);
  const isCommon = at.grammars.some(
    (grammar) => grammar.nobody.has(key) || grammar.nothing.has(key),
  );
  return key.length > 1 && !isCommon && at.called(key).length > 0;
};

/** Whether a note tells of the health of somebody who is known, or was named before. */
export function tellsOfHealth(line: string, at: Place): boolean {
  if (!wordsOfHealth().some(({ health }) => health.test(line))) return false;
  const words = wordsOf(line);
  return (
    wordsOfHealth().some(({ somebody }) => somebody.test(line)) ||
    words.some((word) => mayName(word, at))
  );
}

/** Somebody who is known, and a day to come, in one sentence of a line. */
export function personAndDay(
  line: string,
  at: Place,
): { readonly who: readonly Candidate[]; readonly day: string } | undefined {
  for (const sentence of line.split(/(?<=[.!?;])\s+/)) {
    if (sentence.length > longest) continue;
    const words = wordsOf(sentence);
    const people = words
      .map((_, nth) => ({ nth, who: namedBy(words, nth, at) }))
      .filter(({ who }) => who.length > 0);
    if (people.length === 0) continue;
    // "May" may be both, and is not at once.
    for (const { from, to, typed } of daysIn(sentence, words, at)) {
      const somebody = people.find(({ nth }) => nth < from || nth > to);
      if (somebody !== undefined) return { who: somebody.who, day: typed };
    }
  }
  return undefined;
}
