/** What a heading of notes, a column of a table in them, or words before a colon say of the rest. */
import type { NotesSection } from '../../lines/declared.js';
import type { Grammar } from '../../lines/grammar.js';

const longestHeading = 60;

/** The section that a heading is the name of, with its number and colon or without. */
export function sectionOf(text: string, grammars: readonly Grammar[]): NotesSection | undefined {
  const words = text
    .replace(/^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)])\s+/i, '')
    .replace(/\s*[:：]$/, '')
    .trim();
  if (words === '' || words.length > longestHeading) return undefined;
  return grammars
    .flatMap(({ notes }) => notes.headings)
    .find(([, pattern]) => pattern.test(words))?.[0];
}

/** "Present: Tom, Grace": what stands before the colon says what the rest is. */
export function labelled(text: string, grammars: readonly Grammar[]) {
  const [, label = '', rest = ''] = /^([^:：]{2,40})\s*[:：]\s*(.*)$/su.exec(text) ?? [];
  const under = label === '' ? undefined : sectionOf(label, grammars);
  return under === undefined ? undefined : { under, rest };
}
