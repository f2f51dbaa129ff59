/** One file brought in: all of it or nothing, in one change that one undo takes back. */

import { hash } from 'node:crypto';
import { communityId } from '../../things/community/thing.js';
import type { Transaction } from '../../things/ledger.js';
import type { MemberOrNew } from '../../things/member/changes.js';
import { change, type Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { DateOrder } from '../day-cells.js';
import { sourceIn } from '../list-source.js';
import { gatherProblems, leftOut, type Problems } from '../problems.js';
import { type ReadFile, readImport } from '../read.js';
import type { FieldShapes } from '../row-fields.js';
import { headerKey, type SharedWords } from '../words.js';
import { aliasesFile } from './aliases.js';
import { refuseUnasked, rowAnswers } from './answers.js';
import { daysBefore, daysIn } from './days-read.js';
import { dryRun } from './dry-run.js';
import { firstRows } from './first-rows.js';
import { rowsWithoutForgotten } from './forgotten-names.js';
import { type ImportRun, startImport } from './import-run.js';
import { type Counts, countRow, type ImportTally } from './import-tally.js';
import { type Importable, shippedWords } from './importable.js';
import { importables, otherLists } from './importables.js';
import { importTemplate, importWords } from './own-templates.js';
import { shortDigest } from './said-by-files.js';
import { leaveAside, nameIs, nameIsNew, settleKnown } from './settle-names.js';
import type { SheetRead } from './sheets.js';
import type { WaitingName } from './waiting-rows.js';

/** What came of it; with what was changed here, what the file has no more, and more to be told. */
export interface ImportOutcome
  extends Readonly<Pick<ImportTally, 'changes' | 'remarks' | 'gone' | 'stands'>> {
  /** Rows of the file; those that waited and came in now are not among them. */
  readonly rows: number;
  readonly of: Readonly<Counts>;
  /** How many rows brought something in that was not on record. */
  readonly came: number;
  /** How many rows that had waited came in, once it was known whom they name. */
  readonly settledRows: number;
  /** How many members the things that came in are by. */
  readonly members: number;
  readonly from: Day | null;
  readonly to: Day | null;
  /** The names for which rows of this file wait. */
  readonly waiting: readonly WaitingName[];
  /** Names that waited before and are known by now, and what came in with them. */
  readonly settled: { readonly names: number; readonly rows: number };
  /** The file's columns that nothing was read from, and its lines that are no rows. */
  readonly unread: readonly string[];
  readonly asideLines: readonly number[];
  /** What is to be said of how some cells were read. */
  readonly notes: readonly string[];
  /** What was left out, a sentence for each. */
  readonly leftOut: readonly string[];
  /** What was to count where the file and somebody here have both changed something. */
  readonly prefer: ImportInput['prefer'];
  /** Of a list, its first rows as they were understood: each cell with what its column is called. */
  readonly first?: readonly string[];
  /** Whether anything was put on record, or would be. */
  readonly changed: boolean;
}

export interface ImportInput {
  readonly map?: readonly string[];
  readonly dateOrder?: DateOrder | undefined;
  /** Which sheet of a workbook is meant. */
  readonly sheet?: string | undefined;
  readonly addUnknown?: boolean;
  /** Only say what would happen. */
  readonly dryRun?: boolean;
  /** Leave out what can't be read or settled, and bring in the rest. */
  readonly skipBad?: boolean;
  /** What is to become of rows that only a person can tell: "12=new". */
  readonly row?: readonly string[];
  /** What counts where the file and somebody here have both changed something. */
  readonly prefer?: 'file' | 'here' | undefined;
}

/**
 * Brings in the rows of a CSV file, or of one sheet of a workbook.
 * @throws Refusal, those of `sourceIn` and `readImport`; Unsettled for what is wrong with rows, all of it at once
 */
export async function importFile<Fields extends FieldShapes>(
  session: Session,
  kind: Importable<Fields>,
  bytes: Buffer,
  input: ImportInput = {},
): Promise<ImportOutcome> {
  const words = await importWords(session);
  const template = await importTemplate(session, kind, words);
  const isOther = otherLists(kind.name);
  const timeZone = session.ledger.read((reader) => reader.get('community', communityId)?.timeZone);
  const options = { ...input, isOther, timeZone, today: session.today };
  const source = await sourceIn(bytes, input.sheet);
  const read = readImport(source, template, options);
  const days = daysIn(read);
  const years = days && session.ledger.read((reader) => daysBefore(reader, kind.name, days));
  const file = years ? readImport(source, template, { ...options, years }) : read;
  // Whoever names columns has looked at them.
  if (!input.map?.length) kind.doubt?.(file);
  // Row by row it is said there who may come again.
  const again = { ...session, again: true };
  const told = { ...file, words, sheet: sheetOf(bytes, file) };
  const outcome = inOneChange(again, input, told, (run) => {
    const read = file.rows.filter(({ line }) => !run.problems.has(line));
    const rows = rowsWithoutForgotten(run, kind, read);
    kind.bring(run, rows);
    run.said.keepDays(kind.name, daysIn(file));
    if (!kind.known) return;
    countRow(run, 'replaced', run.waitingRows.replace(kind.name, kind.known, rows, run.news));
  });
  return { ...outcome, first: firstRows(file) };
}

/** Teaches the spellings in a file, and brings in what waited for them. */
export async function teachNames(
  session: Session,
  bytes: Buffer,
  input: ImportInput = {},
): Promise<ImportOutcome> {
  const words = await importWords(session);
  const source = await sourceIn(bytes, input.sheet);
  const file = readImport(source, await importTemplate(session, aliasesFile, words), {
    ...input,
    today: session.today,
  });
  return inOneChange(session, input, { ...file, words, sheet: noSheet }, (run) =>
    aliasesFile.bring(run, file.rows),
  );
}

/** Says what is to become of one waiting name: somebody's, a new member's, or left aside. */
export type NameDecision =
  | { readonly is: 'member'; readonly whom: MemberOrNew }
  | { readonly is: 'new' }
  | { readonly is: 'aside' };

const deciding: {
  readonly [Is in NameDecision['is']]: (run: ImportRun, name: Id, decision: NameDecision) => void;
} = {
  member: (run, name, decision) => {
    if (decision.is === 'member') nameIs(run, name, decision.whom);
  },
  new: (run, name) => {
    nameIsNew(run, name);
  },
  aside: leaveAside,
};

/** @throws Refusal `name-settled`, `alias-of-another`, `person-known` */
export const settleName = (session: Session, name: Id, decision: NameDecision): ImportOutcome =>
  inOneChange(
    session,
    {},
    {
      ...{ rows: [], unread: [], notes: [], aside: [], problems: gatherProblems() },
      ...{ words: shippedWords, sheet: noSheet },
    },
    (run) => deciding[decision.is](run, name, decision),
  );

interface Read {
  readonly rows: ReadonlyArray<{ readonly line: number }>;
  readonly unread: readonly string[];
  readonly notes: readonly string[];
  readonly aside: readonly number[];
  readonly problems: Problems;
  readonly words: SharedWords;
  readonly sheet: SheetRead;
}

const noSheet: SheetRead = { sheet: '', columns: {} };

const sheetOf = (bytes: Buffer, { mapped }: Pick<ReadFile<FieldShapes>, 'mapped'>): SheetRead => ({
  sheet: hash('sha256', bytes).slice(0, 12),
  columns: Object.fromEntries(
    Object.entries(mapped as Readonly<Record<string, string>>).map(([field, header]) => [
      field,
      shortDigest(headerKey(header)),
    ]),
  ),
});

/** Thrown where rows turned out to be bad while they came in: all is done again without them. */
class WithoutThose extends Error {}

function inOneChange(
  session: Session,
  input: ImportInput,
  file: Read,
  bring: (run: ImportRun) => void,
): ImportOutcome {
  const { addUnknown = false, dryRun: isDry = false, skipBad = false, prefer } = input;
  const { problems, words, sheet } = file;
  const answers = rowAnswers(input.row ?? []);
  const bringIn = (transaction: Transaction): ImportOutcome => {
    const known = problems.all().length;
    const bringers = importables;
    const options = { addUnknown, bringers, words, file: sheet, problems, answers, prefer };
    const run = startImport(transaction, session.today, options);
    bring(run);
    refuseUnasked(run, input.row ?? []);
    const left = leftOut(problems, skipBad);
    if (problems.all().length > known) throw new WithoutThose();
    const { tally } = run;
    const [of, came, before] = [{ ...tally.of }, tally.came, tally.settledRows.size];
    const names = settleKnown(run);
    const rows = tally.settledRows.size - before;
    const waiting = run.waitingRows.flush();
    // That a file was read is no news, where it says what is on record already.
    const changed = run.recorded() > 0;
    run.said.flush();
    return {
      // A row with a column for who came and one for apologies is read as several.
      rows: new Set(file.rows.map(({ line }) => line)).size,
      ...{ of, came, members: tally.members.size, from: tally.from, to: tally.to },
      waiting,
      settled: { names, rows },
      settledRows: tally.settledRows.size,
      ...{ unread: file.unread, notes: file.notes, asideLines: file.aside, leftOut: left },
      ...{ changes: tally.changes, remarks: tally.remarks, gone: tally.gone, stands: tally.stands },
      ...{ changed, prefer },
    };
  };
  for (;;) {
    try {
      return isDry
        ? session.ledger.read((reader) => bringIn(dryRun(reader)))
        : change(session, bringIn);
    } catch (cause) {
      if (!(cause instanceof WithoutThose)) throw cause;
    }
  }
}
