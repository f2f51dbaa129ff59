import { Refusal } from '../../text/refusal.js';
import { inWords, nameKey, shellWord } from '../../text/text.js';
import type { AnyEvent } from '../../things/index.js';
import type { Transaction } from '../../things/ledger.js';
import { join } from '../../things/member/acts.js';
import { mayBeNamedAtFirst } from '../../things/member/naming-rule.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { type Mention, type NameMatcher, nameMatcher } from '../matching/name-matcher.js';
import type { Problems, RowQuestion } from '../problems.js';
import type { ReadRow } from '../read.js';
import type { SharedWords } from '../words.js';
import { countRow, countRowOnce, type ImportTally, noTally } from './import-tally.js';
import { type MeetingsByDay, meetingsByDay } from './meetings-by-day.js';
import { type SaidByFiles, saidBefore } from './said-by-files.js';
import type { SheetRead } from './sheets.js';
import { type WaitingRows, waitingRows } from './waiting-rows.js';

/** Whoever brings rows in, as far as a run knows of it. */
export interface Bringer {
  readonly name: string;
  bring(run: ImportRun, rows: readonly never[]): void;
}

/** What was answered beforehand, by the line of the row; several, where several things are asked. */
export type RowAnswers = ReadonlyMap<number, readonly string[]>;

/** What was said beforehand of what a file may do. */
export interface ImportOptions {
  /** Whether somebody nobody knows becomes a member. */
  readonly addUnknown: boolean;
  /** Who brings in what waited, in the order in which that is done. */
  readonly bringers: readonly Bringer[];
  readonly words: SharedWords;
  /** What tells the file from others. */
  readonly file: SheetRead;
  readonly problems: Problems;
  /** What is to become of rows of which only a person can say so, by their lines. */
  readonly answers: RowAnswers;
  /** What counts where the file and somebody here have both changed something. */
  readonly prefer: 'file' | 'here' | undefined;
}

/** An import while it runs: the transaction it writes in, who and what it has met, and what has come of it. */
export interface ImportRun extends ImportOptions {
  readonly transaction: Transaction;
  readonly today: Day;
  /** Whether these are rows that waited, a few of a file of before: nobody is asked about them now. */
  readonly replaying: boolean;
  readonly people: NameMatcher;
  readonly meetingsByDay: MeetingsByDay;
  readonly waitingRows: WaitingRows;
  readonly tally: ImportTally;
  /** What files say of a thing, and said before. */
  readonly said: SaidByFiles;
  /** Questions that several rows hang on, with the line that asked. */
  readonly asked: Map<string, { readonly line: number; readonly answer: string | undefined }>;
  /** Which of the answers were asked for, as they are typed: "12=new". */
  readonly answered: Set<string>;
  /** The lines of rows that say something new: that came in, changed something or wait. */
  readonly news: Set<number>;
  /** The lines of rows, and as what they were counted: one may hold several people, or lists of them. */
  readonly countedAs: Map<number, Set<string>>;
  record(events: readonly AnyEvent[]): void;
  /** How many events have been recorded. */
  readonly recorded: () => number;
}

export function startImport(
  transaction: Transaction,
  today: Day,
  options: ImportOptions,
): ImportRun {
  let recorded = 0;
  const record = (events: readonly AnyEvent[]): void => {
    recorded += events.length;
    if (events.length > 0) transaction.record(events);
  };
  const said = saidBefore(transaction, today, record, options.file);
  return {
    transaction,
    today,
    ...options,
    replaying: false,
    people: nameMatcher(transaction.reader),
    meetingsByDay: meetingsByDay(transaction.reader),
    waitingRows: waitingRows(transaction, today, record, {
      columns: options.file.columns,
      of: said.sheet,
      isKnown: said.isKnown,
    }),
    tally: noTally(),
    said,
    asked: new Map(),
    answered: new Set(),
    news: new Set(),
    countedAs: new Map(),
    record,
    recorded: () => recorded,
  };
}

/** The member that is meant; a new one where that was asked for; undefined where it must wait. */
export function whoIs(run: ImportRun, mention: Mention): Id | undefined {
  const meant = run.people.find(mention);
  if (meant.is === 'member') {
    tellNamesakes(run, mention, meant.id);
    return meant.id;
  }
  // Whoever might be one of several people is no new one, and whoever was left aside is nobody.
  const isNew = meant.is === 'unknown' && run.addUnknown && !run.waitingRows.isAside(mention);
  return isNew ? addPerson(run, mention) : undefined;
}

/** A name by which several are called was said to be one of them: said back, as the next file may mean another. */
function tellNamesakes(run: ImportRun, mention: Mention, id: Id): void {
  if (run.replaying) return;
  tellOfOthers(run, mention, id, (name) => `is taken for ${name}, as was said before`);
}

/**
 * That others may be called so too, and how to be asked again; nothing where a handle tells them apart.
 * @param whatIs what is said of the name, beside whose it is
 */
export function tellOfOthers(
  { people, transaction, tally }: Pick<ImportRun, 'people' | 'transaction' | 'tally'>,
  { written, handle, email }: Mention,
  id: Id,
  whatIs: (name: string) => string,
): void {
  const others = people.calledSo(written).filter((other) => other !== id);
  if (others.length === 0 || handle !== null || email) return;
  const nameOf = (member: Id): string => transaction.get('member', member)?.name ?? '';
  const name = nameOf(id);
  if (nameKey(name) === nameKey(written)) return;
  const remark = `“${written}” ${whatIs(name)}, though ${inWords(others.map(nameOf))} may be called so too (to be asked again: momentum member alias ${shellWord(name)} ${shellWord(written)} --remove)`;
  if (!tally.remarks.includes(remark)) tally.remarks.push(remark);
}

/** Makes a member of whoever is mentioned; nobody knows since when they have been one. */
export function addPerson(run: ImportRun, { written, handle, email, organisation }: Mention): Id {
  const { transaction, people } = run;
  const id = transaction.newId();
  const address = email ?? (handle?.includes('@') ? handle : null);
  const nick = handle === address ? null : handle;
  const about = { name: written, handle: nick, email: address, organisation: organisation ?? null };
  const named = mayBeNamedAtFirst(transaction.reader);
  run.record(join({ ...about, named, id, on: run.today, joined: null }));
  people.learn(id, written, 'name');
  if (nick) people.learn(id, nick, 'handle');
  if (address) people.learn(id, address, 'email');
  countRow(run, 'people');
  return id;
}

/** Keeps a row until somebody says who is meant. */
export function keepWaiting(
  run: ImportRun,
  mentions: readonly Mention[],
  kind: string,
  row: Pick<ReadRow, 'line' | 'fields' | 'has'>,
): void {
  for (const mention of mentions) keepRow(run, mention, kind, row);
  run.news.add(row.line);
  const aside = mentions.every((mention) => run.waitingRows.isAside(mention));
  countRowOnce(run, row.line, aside ? 'aside' : 'waiting');
}

const keepRow = (
  run: ImportRun,
  mention: Mention,
  kind: string,
  { line, fields, has }: Parameters<typeof keepWaiting>[3],
): void =>
  run.waitingRows.wait(mention, kind, {
    ...{ line, fields, has: [...has], sheet: run.said.sheet(kind) },
  });

/**
 * The members whom a row means; undefined where it waits for one of them. Whoever was left aside is
 * nobody beside somebody who is known; the row is kept for them all the same.
 */
export function whoAre(
  run: ImportRun,
  mentions: readonly Mention[],
  kind: string,
  row: Parameters<typeof keepWaiting>[3],
): Id[] | undefined {
  const members = mentions.map((mention) => whoIs(run, mention));
  const missing = mentions.filter((_, at) => members[at] === undefined);
  const known = [...new Set(members.filter((id) => id !== undefined))];
  if (known.length > 0 && missing.every((mention) => run.waitingRows.isAside(mention))) {
    for (const mention of missing) keepRow(run, mention, kind, row);
    return known;
  }
  if (missing.length > 0) keepWaiting(run, missing, kind, row);
  return missing.length > 0 ? undefined : known;
}

/** Brings one row in; what refuses it is one of the problems of the file, and names its line. */
export function atLine(run: ImportRun, line: number, bring: () => void): void {
  if (run.problems.has(line)) return;
  run.problems.at(line, () => {
    try {
      const before = run.recorded();
      bring();
      if (run.recorded() > before) run.news.add(line);
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      throw new Refusal(
        cause.code,
        `Line ${line}: ${cause.message}`,
        // What the importers themselves refuse says what to do about the file.
        cause.code.startsWith('csv-') ? cause.next : correctIt,
        { details: cause.details, exit: cause.exit },
      );
    }
  });
}

const correctIt = 'Correct that line and import the file again; nothing of it has been brought in.';

/** A question about a row, whose answer may have been given beforehand: undefined where it was not. */
export function askAbout(run: ImportRun, question: RowQuestion): string | undefined {
  const { line, message, choices } = question;
  const given = run.answers
    .get(line)
    ?.find((answer) => choices.some(({ value }) => value === answer));
  if (given !== undefined) {
    run.answered.add(`${line}=${given}`);
    return given;
  }
  const [first] = choices;
  // Nothing is lost by that: it comes in beside what there is, or leaves it as it is.
  if (run.replaying) {
    return (choices.find(({ value }) => value === 'new' || value === 'here') ?? first)?.value;
  }
  const flag = (value: string): string => `--row "${line}=${value}"`;
  run.problems.add(
    new Refusal('csv-which', `Line ${line}: ${message}`, 'Say which, by one of those flags.', {
      details: choices.map(({ value, name }) => `${flag(value)}: ${name}`),
    }),
    [line],
    question,
  );
  return undefined;
}
