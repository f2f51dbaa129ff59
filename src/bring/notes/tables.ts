/** Tables in notes: what each row says, as a line in its place. */
import type { Grammar } from '../../lines/grammar.js';
import { sectionOf } from './sections.js';

const isRow = (line: string | undefined): boolean => /^\s*\|.*\|\s*$/.test(line ?? '');
const isDivide = (line: string | undefined): boolean =>
  /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line ?? '');
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

/** Which columns say what is to be done, by whom and by when; undefined where the table is of something else. */
function actionColumns(headers: readonly string[], grammars: readonly Grammar[]) {
  const find = (is: (grammar: Grammar, header: string) => boolean): number =>
    headers.findIndex((header) => header !== '' && grammars.some((grammar) => is(grammar, header)));
  const who = find(({ notes }, header) => notes.owner.test(`x (${header}: y)`));
  const day = find(({ notes }, header) => notes.due.test(`x (${header}: y)`));
  const named = headers.findIndex((header) => sectionOf(header, grammars) === 'actions');
  const rest = headers.findIndex(
    (header, at) => at !== who && at !== day && !/^(?:#|no\.?|nr\.?|id|n°|)$/i.test(header),
  );
  const what = named >= 0 ? named : rest;
  return what >= 0 && who >= 0 ? { what, who, day } : undefined;
}

/** The lines with each table’s rows as lines of a list; all of them keep their places. */
export function tableLines(all: readonly string[], grammars: readonly Grammar[]): string[] {
  const lines = [...all];
  for (let at = 0; at < lines.length; at += 1) {
    if (!isRow(lines[at]) || !isDivide(lines[at + 1])) continue;
    const columns = actionColumns(cellsOf(lines[at] ?? ''), grammars);
    lines[at] = columns === undefined ? cellsOf(lines[at] ?? '').join(' · ') : '';
    lines[at + 1] = '';
    for (at += 2; isRow(lines[at]); at += 1) {
      const cells = cellsOf(lines[at] ?? '');
      const cell = (column: number | undefined): string => cells[column ?? -1] ?? '';
      const [what, who, day] = [cell(columns?.what), cell(columns?.who), cell(columns?.day)];
      lines[at] =
        columns === undefined || what === ''
          ? cells.filter(Boolean).join(' · ')
          : `- [ ] ${what} [${[`name=${who || '?'}`, day].filter(Boolean).join('; ')}]`;
    }
  }
  return lines;
}
