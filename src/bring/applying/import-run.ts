import { exitCodes, Refusal } from '../../text/refusal.js';
import type { AnyEvent } from '../../things/index.js';
import type { Transaction } from '../../things/ledger.js';
import { join } from '../../things/member/acts.js';
import type { Id } from '../../things/thing.js';
import type { WaitingRow } from '../../things/unmatched/thing.js';
import type { Day } from '../../time/day.js';
import { type Mention, type NameMatcher, nameMatcher } from '../matching/name-matcher.js';
import type { ReadRow } from '../read.js';
import { type MeetingsByDay, meetingsByDay } from './meetings-by-day.js';
import { type WaitingRows, waitingRows } from './waiting-rows.js';

/** What is counted while rows are brought in. */
export const importCounts = [
  'fresh',
  'known',
  'twice',
  'filled',
  'followed',
  'waiting',
  'aside',
  'planned',
  'takenAsHeld',
  'cancelled',
  'wanted',
  'apologies',
  'absent',
  'meetings',
  'held',
  'people',
  'unplaced',
] as const;
export type ImportCount = (typeof importCounts)[number];

/** What came of the rows so far. */
export interface ImportTally {
  readonly of: Record<ImportCount, number>;
  readonly members: Set<Id>;
  from: Day | null;
  to: Day | null;
}

const newTally = (): ImportTally => ({
  of: Object.fromEntries(importCounts.map((count) => [count, 0])) as Record<ImportCount, number>,
  members: new Set(),
  from: null,
  to: null,
});

/** An import while it runs: the transaction it writes in, who and what it has met, and what has come of it. */
export interface ImportRun {
  readonly transaction: Transaction;
  readonly today: Day;
  readonly people: NameMatcher;
  readonly meetingsByDay: MeetingsByDay;
  readonly waitingRows: WaitingRows;
  /** Whether somebody nobody knows becomes a member. */
  readonly addUnknown: boolean;
  readonly tally: ImportTally;
  record(events: readonly AnyEvent[]): void;
  /** How many events have been recorded. */
  readonly recorded: () => number;
}

export function startImport(transaction: Transaction, today: Day, addUnknown: boolean): ImportRun {
  let recorded = 0;
  const record = (events: readonly AnyEvent[]): void => {
    recorded += events.length;
    if (events.length > 0) transaction.record(events);
  };
  return {
    transaction,
    today,
    addUnknown,
    people: nameMatcher(transaction.reader),
    meetingsByDay: meetingsByDay(transaction.reader),
    waitingRows: waitingRows(transaction, today, record),
    tally: newTally(),
    record,
    recorded: () => recorded,
  };
}

/** Something came in that was not on record: counts it, and the days from the first to the last. */
export function cameIn({ tally }: ImportRun, day: Day | null, members: readonly Id[] = []): void {
  tally.of.fresh += 1;
  for (const member of members) tally.members.add(member);
  if (day === null) return;
  if (tally.from === null || day < tally.from) tally.from = day;
  if (tally.to === null || day > tally.to) tally.to = day;
}

/** The member that is meant; a new one where that was asked for; undefined where it must wait. */
export function whoIs(run: ImportRun, mention: Mention): Id | undefined {
  const meant = run.people.find(mention);
  if (meant.is === 'member') return meant.id;
  // Whoever might be one of several people is no new one.
  return meant.is === 'unknown' && run.addUnknown ? addPerson(run, mention) : undefined;
}

/** Makes a member of whoever is mentioned; nobody knows since when they have been one. */
export function addPerson(run: ImportRun, { written, handle, email }: Mention): Id {
  const { transaction, people } = run;
  const id = transaction.newId();
  const address = email ?? (handle?.includes('@') ? handle : null);
  const nick = handle === address ? null : handle;
  run.record(
    join({ id, name: written, handle: nick, email: address, on: run.today, joined: null }),
  );
  people.learn(id, written, 'name');
  if (nick) people.learn(id, nick, 'handle');
  if (address) people.learn(id, address, 'email');
  run.tally.of.people += 1;
  return id;
}

/** Keeps a row until somebody says who is meant. */
export function keepWaiting(
  run: ImportRun,
  mentions: readonly Mention[],
  kind: WaitingRow['kind'],
  { line, fields, key }: ReadRow<WaitingRow['kind']>,
): void {
  const row: WaitingRow = { kind, sourceKey: key, row: JSON.stringify({ line, fields }) };
  const aside = mentions.map((mention) => run.waitingRows.wait(mention, row)).every(Boolean);
  run.tally.of[aside ? 'aside' : 'waiting'] += 1;
}

/** Runs `bring` for one row; what refuses it names the line, since all of the file is refused. */
export function atLine<T>(line: number, bring: () => T): T {
  try {
    return bring();
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.exit !== exitCodes.refused) throw cause;
    throw new Refusal(
      cause.code,
      `Line ${line}: ${cause.message}`,
      // What the importers themselves refuse says what to do about the file.
      cause.code.startsWith('csv-') ? cause.next : correctIt,
      { details: cause.details },
    );
  }
}

const correctIt = 'Correct that line and import the file again; nothing of it has been brought in.';
