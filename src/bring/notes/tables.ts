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

/** Which columns say what is to be done, by whom, by when and what became of it; undefined where the table is of something else. */
function actionColumns(headers: readonly string[], grammars: readonly Grammar[]) {
  const taken = new Set<number>();
  const find = (is: (grammar: Grammar, header: string) => boolean): number => {
    const at = headers.findIndex(
      (header, at) =>
        header !== '' && !taken.has(at) && grammars.some((grammar) => is(grammar, header)),
    );
    taken.add(at);
    return at;
  };
  const named = find((_, header) => sectionOf(header, grammars) === 'actions');
  const who = find(({ notes }, header) => notes.owner.test(`x (${header}: y)`));
  const day = find(
    ({ notes }, header) => notes.due.test(`x (${header}: y)`) || notes.columns.due.test(header),
  );
  const status = find(({ notes }, header) => notes.columns.status.test(header));
  for (const [at, header] of headers.entries()) {
    if (grammars.some(({ notes }) => notes.columns.number.test(header))) taken.add(at);
  }
  const what = named >= 0 ? named : headers.findIndex((_, at) => !taken.has(at));
  const unread = headers.filter((_, at) => at !== what && !taken.has(at));
  return what >= 0 && who >= 0 ? { what, who, day, status, unread } : undefined;
}

export interface Tabled {
  /** All lines, in their places. */
  readonly lines: string[];
  /** What of the tables nothing is read from, in words. */
  readonly unread: readonly string[];
}

/** The lines with each table’s rows as lines of a list; all of them keep their places. */
export function tableLines(all: readonly string[], grammars: readonly Grammar[]): Tabled {
  const lines = [...all];
  const unread = new Set<string>();
  const says = (cell: string, as: 'kept' | 'released' | 'open'): boolean =>
    grammars.some(({ notes }) => notes.columns[as].test(cell));
  for (let at = 0; at < lines.length; at += 1) {
    if (!isRow(lines[at]) || !isDivide(lines[at + 1])) continue;
    const columns = actionColumns(cellsOf(lines[at] ?? ''), grammars);
    const title = cellsOf(lines[at] ?? '')[columns?.status ?? -1] ?? '';
    for (const each of columns?.unread ?? []) unread.add(`column “${each}”`);
    lines[at] = columns === undefined ? cellsOf(lines[at] ?? '').join(' · ') : '';
    lines[at + 1] = '';
    for (at += 2; isRow(lines[at]); at += 1) {
      const cells = cellsOf(lines[at] ?? '');
      const cell = (column: number | undefined): string => cells[column ?? -1] ?? '';
      const [what, who, day] = [cell(columns?.what), cell(columns?.who), cell(columns?.day)];
      const status = cell(columns?.status);
      const box = says(status, 'kept') ? '[x]' : says(status, 'released') ? '[-]' : '[ ]';
      if (columns === undefined || what === '') lines[at] = cells.filter(Boolean).join(' · ');
      else {
        if (box === '[ ]' && !says(status, 'open')) unread.add(`“${status}” in column “${title}”`);
        lines[at] = `- ${box} ${what} [${[`name=${who || '?'}`, day].filter(Boolean).join('; ')}]`;
      }
    }
  }
  return { lines, unread: [...unread] };
}
