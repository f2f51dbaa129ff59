/** From what was typed to the phrases of a language that it may be. */

import { lexiconFor, oncePer, type Slots, slots } from './slots.js';
import { type DayWords, eachSpelling, type MeaningName, meaningNames } from './words/day-words.js';

/** One place of a pattern: a slot, or words of which one stands there. */
interface Element {
  readonly slot: string | undefined;
  readonly words: readonly string[];
  readonly optional: boolean;
}

const elementsOf = (pattern: string): readonly Element[] =>
  pattern.split(' ').map((written) => {
    const optional = written.endsWith('?');
    const body = optional ? written.slice(0, -1) : written;
    const slot = /^\{(\w+)\}$/.exec(body)?.[1];
    return { slot, words: slot === undefined ? eachSpelling(body) : [], optional };
  });

/** What stands in the slots of a pattern if the words from `at` on are one; undefined if not. */
function matched(
  elements: readonly Element[],
  text: readonly string[],
  words: DayWords,
  place = 0,
  at = 0,
): Slots | undefined {
  const element = elements[place];
  if (element === undefined) return at === text.length ? {} : undefined;
  for (const [length, filled] of fillings(element, text, words, at)) {
    const others = matched(elements, text, words, place + 1, at + length);
    if (others) return { ...filled, ...others };
  }
  return element.optional ? matched(elements, text, words, place + 1, at) : undefined;
}

/** How many of the words from `at` on an element can take, and as what; the most first. */
function fillings(
  { slot: name, words: spelt }: Element,
  text: readonly string[],
  words: DayWords,
  at: number,
): Array<readonly [length: number, filled: Slots]> {
  const word = text[at];
  if (word === undefined) return [];
  if (name === undefined) return spelt.includes(word) ? [[1, {}]] : [];
  const { any, shaped } = slots[name] ?? {};
  if (any) {
    return Array.from({ length: text.length - at }, (_, n) => text.length - at - n).map(
      (length) => [length, any(text.slice(at, at + length).join(' '))] as const,
    );
  }
  const { filled, longest } = lexiconFor(name, words);
  const found: Array<readonly [number, Slots]> = [];
  for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
    const each = filled.get(length === 1 ? word : text.slice(at, at + length).join(' '));
    if (each) found.push([length, each]);
  }
  const figure = shaped?.(word, words);
  return figure ? [...found, [1, figure]] : found;
}

/** Phrases that stand in every language. */
const common: DayWords['phrases'] = {
  written: ['{weekday}? {written}'],
  near: ['{near}'],
  weekday: ['{weekday}'],
  date: ['{weekday}? {named} {year}?'],
  'this-span': ['{unit}'],
  'end-of-span': ['{end}'],
  'ahead-alone': ['{n} {unit}'],
  year: ['{year}'],
};

interface Phrase {
  readonly elements: readonly Element[];
  /** Of how many words it can be. */
  readonly least: number;
  readonly most: number;
}

function measured(elements: readonly Element[], words: DayWords): Phrase {
  const lengths = elements.map(({ slot }) => {
    if (slot === undefined) return 1;
    return slots[slot]?.any
      ? Number.POSITIVE_INFINITY
      : Math.max(1, lexiconFor(slot, words).longest);
  });
  return {
    elements,
    least: elements.filter(({ optional }) => !optional).length,
    most: lengths.reduce((sum, length) => sum + length, 0),
  };
}

const phrasesOf = oncePer((words) =>
  meaningNames.flatMap((meaning) =>
    [...(common[meaning] ?? []), ...(words.phrases[meaning] ?? [])].map((pattern) => ({
      meaning,
      ...measured(elementsOf(pattern), words),
    })),
  ),
);

/** Every phrase that `text` (as `bareWords` leaves it) may be, those that say most first. */
export function* phrasesIn(
  text: string,
  words: DayWords,
): Generator<readonly [meaning: MeaningName, slots: Slots]> {
  const split = text.split(' ');
  for (const { meaning, elements, least, most } of phrasesOf(words)) {
    // Most phrases are too long or too short, which is soon seen.
    if (split.length < least || split.length > most) continue;
    const found = matched(elements, split, words);
    if (found) yield [meaning, found];
  }
}

/** What is in the slots of the first of these patterns that `text` is. */
export function periodSlots(
  text: string,
  words: DayWords,
  patterns: readonly string[],
): Slots | undefined {
  const split = text.split(' ');
  for (const pattern of patterns) {
    const found = matched(elementsOf(pattern), split, words);
    if (found) return found;
  }
  return undefined;
}

const led = elementsOf('{lead} {rest}');

/** What is left of `text` without the word before it that changes nothing: "by friday". */
export const withoutLead = (text: string, words: DayWords): string | undefined =>
  matched(led, text.split(' '), words)?.rest;
