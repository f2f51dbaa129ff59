/** What stands between a file and the ledger: gathered, so that all of it can be said at once. */

import { excerpt, visible } from '../text/gate.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import { counted, inWords } from '../text/text.js';

/** Something that only a person can decide about a row. */
export interface RowQuestion {
  readonly line: number;
  readonly message: string;
  readonly choices: ReadonlyArray<{ readonly value: string; readonly name: string }>;
}

/** What only a person can say of a column; each answer is what `--map` would say. */
export interface ColumnQuestion {
  /** Its place, the first being 1. */
  readonly column: number;
  readonly message: string;
  readonly choices: ReadonlyArray<{
    readonly value: string;
    readonly maps: readonly string[];
    readonly name: string;
  }>;
}
export type ImportQuestion = RowQuestion | ColumnQuestion;

interface Problem {
  readonly refusal: Refusal;
  /** The lines that it concerns; none where it concerns the file. */
  readonly lines: number[];
  readonly question?: ImportQuestion;
}

/** A cell that can't be read: what is said of it goes for every cell of its column that reads so. */
export interface BadCell {
  readonly code: string;
  readonly cell: string;
  readonly column: string;
  readonly line: number;
  /** "is not a day that I can read." */
  readonly says: string;
  readonly next: string;
  readonly details?: readonly string[];
}

export interface Problems {
  readonly all: () => readonly Problem[];
  /** Whether something concerns the file, and so every row. */
  ofFile(): boolean;
  /** Whether the row of that line has to be left out. */
  has(line: number): boolean;
  cell(bad: BadCell): undefined;
  add(refusal: Refusal, lines?: readonly number[], question?: ImportQuestion): undefined;
  /** The row of `line` hangs on what is asked about that of `first`. */
  join(first: number, line: number): void;
  /** Runs `read`; what refuses it is kept, as a matter of that line. */
  at<T>(line: number | undefined, read: () => T): T | undefined;
}

const mostLines = 8;

const onLines = (lines: readonly number[]): string => {
  const shown = lines.slice(0, mostLines).map(String);
  const more = lines.length - shown.length;
  return `${lines.length === 1 ? 'line' : 'lines'} ${inWords(more > 0 ? [...shown, `${more} more`] : shown)}`;
};

export function gatherProblems(): Problems {
  const cells = new Map<string, BadCell & { lines: number[] }>();
  const others: Problem[] = [];
  const bad = new Set<number>();
  const cellProblem = (of: BadCell & { lines: number[] }): Problem => ({
    lines: of.lines,
    refusal: new Refusal(
      of.code,
      `“${excerpt(of.cell)}” on ${onLines(of.lines)}, column “${visible(of.column)}”, ${of.says}`,
      of.next,
      { details: of.details ?? [] },
    ),
  });
  const problems: Problems = {
    all: () => [...others, ...[...cells.values()].map(cellProblem)].sort(byLine),
    ofFile: () => others.some(({ lines }) => lines.length === 0),
    has: (line) => bad.has(line),
    cell(of) {
      const key = `${of.code}\n${of.column}\n${of.cell}`;
      const before = cells.get(key);
      if (before) before.lines.push(of.line);
      else cells.set(key, { ...of, lines: [of.line] });
      bad.add(of.line);
      return undefined;
    },
    add(refusal, lines = [], question) {
      others.push({ refusal, lines: [...lines], ...(question ? { question } : {}) });
      for (const line of lines) bad.add(line);
      return undefined;
    },
    join(first, line) {
      others
        .find(({ question }) => question && 'line' in question && question.line === first)
        ?.lines.push(line);
      bad.add(line);
    },
    at(line, read) {
      try {
        return read();
      } catch (cause) {
        if (!(cause instanceof Refusal) || cause.exit !== exitCodes.refused) throw cause;
        return problems.add(cause, line === undefined ? [] : [line]);
      }
    },
  };
  return problems;
}

const byLine = (a: Problem, b: Problem): number => (a.lines[0] ?? 0) - (b.lines[0] ?? 0);

/** What is wrong with a file, where somebody who sits there may settle some of it. */
export class Unsettled extends Refusal {
  readonly questions: readonly ImportQuestion[];
  constructor(refusal: Refusal, questions: readonly ImportQuestion[]) {
    super(refusal.code, refusal.message, refusal.next, {
      details: refusal.details,
      exit: refusal.exit,
    });
    this.questions = questions;
  }
}

/**
 * What was left out, a sentence for each problem, where `skipBad` lets the rest come in.
 * @throws Unsettled where there are problems and it does not, or where one concerns the whole file
 */
export function leftOut(problems: Problems, skipBad: boolean): readonly string[] {
  const all = problems.all();
  const ofFile = all.filter(({ lines }) => lines.length === 0);
  if (skipBad && ofFile.length === 0) return all.map(({ refusal }) => refusal.message);
  const standing = skipBad ? ofFile : all;
  const questions = standing.flatMap(({ question }) => question ?? []);
  const [first] = standing;
  if (!first) return [];
  throw new Unsettled(standing.length === 1 ? alone(first) : together(standing), questions);
}

const rest = 'bring in the rest without such rows: --skip-bad';

const alone = ({ refusal, lines }: Problem): Refusal =>
  lines.length === 0
    ? refusal
    : new Refusal(
        refusal.code,
        refusal.message,
        `${refusal.next}${/[.!?)]$/.test(refusal.next) ? ' Or' : '; or'} ${rest}`,
        {
          details: refusal.details,
        },
      );

const mostShown = 40;

function together(problems: readonly Problem[]): Refusal {
  const shown = problems.slice(0, mostShown);
  const more = problems.length - shown.length;
  const details = shown.flatMap(({ refusal }, at) => {
    // What settles several in a row is said once, below the last of them.
    const after = shown[at + 1]?.refusal;
    const details = String(after?.details) === String(refusal.details) ? [] : refusal.details;
    const next = after?.next === refusal.next ? [] : [`→ ${refusal.next}`];
    return [refusal.message, ...(next.length > 0 ? refusal.details : details), ...next];
  });
  const skippable = problems.every(({ lines }) => lines.length > 0);
  return new Refusal(
    'csv-problems',
    `${counted(problems.length, 'thing')} in the file have to be settled before it comes in.`,
    skippable
      ? `Settle each as the line below it says. Or ${rest}`
      : 'Settle each as the line below it says.',
    { details: more > 0 ? [...details, `… and ${more} more.`] : details },
  );
}
