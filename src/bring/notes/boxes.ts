/** Lines with boxes to tick in them, as a sheet for a meeting has them: each as a line that says what was ticked. */
import type { BoxWords } from '../../lines/declared.js';
import type { Grammar } from '../../lines/grammar.js';
import { bare, marksHeading } from './marks.js';
import { peopleLine } from './names-ticked.js';
import { labelled, sectionOf } from './sections.js';
import { boxes, emphasised, marksBehind, pieceOf, roomToWrite } from './ticks.js';

/** The number of something before its words, and nothing before it but marks. */
const numbered = /^\s*(?:[-*+•]\s+)?\**\s*(\d{1,9}[a-z]{0,3})\**\s/u;

/** The lines with each such line as what it says; all of them keep their places. */
export function boxLines(all: readonly string[], grammars: readonly Grammar[]): string[] {
  let here = false;
  return all.map((line) => {
    // What is longer has no layout.
    if (line.length > 4_000) return line;
    const section = sectionOf(bare(marksHeading(line).text).trim(), grammars);
    if (section !== undefined) here = section === 'here';
    const no = numbered.exec(line)?.[1];
    if (no !== undefined) return outcome(no, line, grammars) ?? line.replace(roomToWrite, ' ');
    const said = labelled(line.trim(), grammars);
    if (said?.under !== 'here') return peopleLine(line, here) ?? line.replace(roomToWrite, ' ');
    const people = peopleLine(said.rest, true);
    if (people === undefined) return line.replace(roomToWrite, ' ');
    return people === '' ? '' : `${line.slice(0, line.lastIndexOf(said.rest))}${people}`;
  });
}

const wordBeside = (text: string, grammars: readonly Grammar[]) => {
  for (const { notes } of grammars) {
    for (const [as, pattern] of notes.boxes) {
      const what = pattern.exec(text)?.groups?.what;
      if (what !== undefined) return { as, what: what.replace(/^[\s,;]+/u, '').trim(), notes };
    }
  }
  return undefined;
};

/** The line with a ticked box wherever somebody set a mark, or wrote the word large, in place of one. */
function withBoxes(line: string, grammars: readonly Grammar[]): string {
  const isWord = (text: string): boolean => wordBeside(text.trim(), grammars) !== undefined;
  return line
    .replace(emphasised, '☒ $<text>')
    .replace(/(?<=\s)[xXvV✓✔✗](?=\s+\S)/gu, (mark, at: number) =>
      isWord(line.slice(at + 1)) || isWord(line.slice(at + 1).replace(/^\s*\**/, '')) ? '☒' : mark,
    )
    .replace(/(?<![\]☐◻⬜☑☒]\s*)(?<=\s)\p{Lu}{2,}(?:\s\p{Lu}{2,})*(?=[\s:：]|$)/gu, (words) =>
      isWord(words) ? `☒ ${words}` : words,
    );
}

/** What has no other box beside it. */
const standsAlone: ReadonlySet<BoxWords> = new Set(['answer', 'taken', 'settled']);

/** What was ticked of one thing; undefined where its boxes say something else, or it has none. */
function outcome(no: string, line: string, grammars: readonly Grammar[]): string | undefined {
  const marked = withBoxes(line, grammars);
  const first = marked.search(boxes);
  if (first < 0) return undefined;
  const found = marked
    .slice(first)
    .split(boxes)
    .map((part) => {
      const { ticked, text } = pieceOf(part);
      const word = wordBeside(text, grammars);
      return word && { ...word, what: word.what.replace(marksBehind, ''), ticked, text };
    });
  const options = found.flatMap((each) => each ?? []);
  if (options.length < found.length) return undefined;
  const bareWord = withoutBox(marked.slice(0, first), grammars);
  // A question, or what is to be decided or taken, has one box, and its own words may end in "kept".
  const lost =
    bareWord !== undefined &&
    [bareWord, ...options].every(({ as }) => !standsAlone.has(as)) &&
    options.every(({ as }) => as !== bareWord.as)
      ? [{ ...bareWord, ticked: true }]
      : [];
  // Whatever is written in where there was room for it says so as well as a tick.
  const said = [...lost, ...options].filter(
    ({ ticked, what, text }) => ticked || what !== '' || isLarge(text),
  );
  const [only, ...others] = said;
  if (only === undefined) return '';
  // Two at once: it waits, and is asked about.
  if (others.length > 0) return `${no} ${said.map(({ text }) => text).join(', ')}`;
  const { as, notes, text, what } = only;
  const holdsMore = as === 'kept' || as === 'released';
  const word = text.slice(0, text.length - what.length).replace(/[\s:：,;–—-]+$/u, '');
  // Beside these is no room to write in: what stands there may change what they say.
  if (holdsMore && what !== '') return `${no} ${word}: ${what}`;
  // A day that was not written waits too; an answer that was not is that there was one.
  return notes.typed(as, { no, what: what || (as === 'answer' ? word : '?') });
}

/** Whether a word is written in capitals, as none is printed. */
const isLarge = (text: string): boolean =>
  /\p{Lu}{2}/u.test(text) && !/^\P{L}*\p{Lu}?\p{Ll}/u.test(text);

/** The word at the end of what stands before the boxes that had one of its own. */
function withoutBox(before: string, grammars: readonly Grammar[]) {
  const words = before.trim().split(/\s+/);
  for (const count of [3, 2, 1]) {
    const text = words.slice(-count).join(' ');
    const found = wordBeside(text, grammars);
    if (found?.what === '') return { ...found, text };
  }
  return undefined;
}
