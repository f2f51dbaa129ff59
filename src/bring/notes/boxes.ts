/** Lines with boxes to tick in them, as a sheet for a meeting has them: each as a line that says what was ticked. */
import type { Grammar } from '../../lines/grammar.js';
import { bare, boxIn } from './marks.js';

const boxes = /(?=\[\s?(?:[xX✓✔✗]\s?)?\](?!\()|[☐◻⬜☑☒])/u;

/** Room to write in that nobody wrote in. */
const room = /(?:…\s*){2,}|_{4,}|\.{5,}/gu;

/** The number of something before its words, and nothing before it but marks. */
const numbered = /^\s*(?:[-*+•]\s+)?\**\s*(\d{1,9}[a-z]{0,3})\**\s/u;

const ends = /^[\s·|,;]+|[\s·|,;]+$/gu;

const isName = (text: string): boolean =>
  text === '' || (/^\p{Lu}/u.test(text) && text.split(/\s+/).length <= 5 && !/[:?!]/.test(text));

/** The lines with each such line as what it says; all of them keep their places. */
export const boxLines = (all: readonly string[], grammars: readonly Grammar[]): string[] =>
  all.map((line) => {
    // What is longer has no layout.
    if (line.length > 4_000) return line;
    const written = line.replace(room, ' ');
    const first = written.search(boxes);
    if (first < 0) return written;
    const before = written.slice(0, first);
    const parts = written.slice(first).split(boxes);
    const ticks = parts.map((part) => {
      // A box before nothing is no box to whoever reads a line by itself.
      const { box, text } = boxIn(`${part}·`);
      return { ticked: box === 'ticked', text: bare(text).replace(ends, '') };
    });
    const no = numbered.exec(before)?.[1];
    if (no !== undefined) return outcome(no, ticks, grammars) ?? written;
    const bullet = before.trim() === '' || /^\s*[-*+•]\s*$/.test(before);
    if (!bullet || ticks.length < 2 || !ticks.every(({ text }) => isName(text))) return written;
    return `- ${ticks
      .filter(({ ticked }) => ticked)
      .map(({ text }) => text)
      .filter(Boolean)
      .join(', ')}`;
  });

interface Tick {
  readonly ticked: boolean;
  readonly text: string;
}

/** What was ticked of one thing; undefined where its boxes say something else. */
function outcome(no: string, ticks: readonly Tick[], grammars: readonly Grammar[]) {
  const found = ticks.map(({ ticked, text }) => {
    for (const { notes } of grammars) {
      for (const [as, pattern] of notes.boxes) {
        const what = pattern.exec(text)?.groups?.what;
        if (what !== undefined) return { ticked, as, what: what.trim(), notes, text };
      }
    }
    return undefined;
  });
  if (found.includes(undefined)) return undefined;
  const said = found.flatMap((each) => (each?.ticked ? [each] : []));
  const [first, ...others] = said;
  if (first === undefined) return '';
  // Two at once: it waits, and is asked about.
  if (others.length > 0) return `${no} ${said.map(({ text }) => text).join(', ')}`;
  const { as, notes, text, what } = first;
  // A day that was not written waits too; an answer that was not is that there was one.
  const unwritten = as === 'answer' ? text.replace(/\s*[:：]$/u, '') : '?';
  return notes.typed(as, { no, what: what || unwritten });
}
