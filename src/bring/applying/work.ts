import { exitCodes, Refusal } from '../../text/refusal.js';
import type { AnyEvent } from '../../things/index.js';
import type { Transaction } from '../../things/ledger.js';
import { join } from '../../things/member/acts.js';
import type { Id } from '../../things/thing.js';
import type { WaitingRow } from '../../things/unmatched/thing.js';
import type { Day } from '../../time/day.js';
import type { ReadRow } from '../read.js';
import { type Gatherings, openGatherings } from './gatherings.js';
import { type Mention, openPeople, type People } from './people.js';
import { openWaiting, type Waiting } from './waiting.js';

/** What is counted while rows are brought in. */
export const counts = [
  'fresh',
  'known',
  'twice',
  'filled',
  'followed',
  'waiting',
  'aside',
  'planned',
  'cancelled',
  'wanted',
  'apologies',
  'absent',
  'meetings',
  'held',
  'people',
  'unplaced',
] as const;
export type Count = (typeof counts)[number];

/** What came of the rows so far. */
export interface Tally {
  readonly of: Record<Count, number>;
  readonly members: Set<Id>;
  from: Day | null;
  to: Day | null;
}

const newTally = (): Tally => ({
  of: Object.fromEntries(counts.map((count) => [count, 0])) as Record<Count, number>,
  members: new Set(),
  from: null,
  to: null,
});

/** One import at work: the transaction it writes in, who and what it has met, and what has come of it. */
export interface Work {
  readonly transaction: Transaction;
  readonly today: Day;
  readonly people: People;
  readonly gatherings: Gatherings;
  readonly waiting: Waiting;
  /** Whether somebody nobody knows becomes a member. */
  readonly addUnknown: boolean;
  readonly tally: Tally;
  record(events: readonly AnyEvent[]): void;
  /** How many events have been recorded. */
  readonly recorded: () => number;
}

export function openWork(transaction: Transaction, today: Day, addUnknown: boolean): Work {
  let recorded = 0;
  const record = (events: readonly AnyEvent[]): void => {
    recorded += events.length;
    if (events.length > 0) transaction.record(events);
  };
  return {
    transaction,
    today,
    addUnknown,
    people: openPeople(transaction.reader),
    gatherings: openGatherings(transaction.reader),
    waiting: openWaiting(transaction, today, record),
    tally: newTally(),
    record,
    recorded: () => recorded,
  };
}

/** Something came in that was not on record: counts it, and the days from the first to the last. */
export function cameIn({ tally }: Work, day: Day | null, members: readonly Id[] = []): void {
  tally.of.fresh += 1;
  for (const member of members) tally.members.add(member);
  if (day === null) return;
  if (tally.from === null || day < tally.from) tally.from = day;
  if (tally.to === null || day > tally.to) tally.to = day;
}

/** The member that is meant; a new one where that was asked for; undefined where it must wait. */
export function whoIs(work: Work, mention: Mention): Id | undefined {
  const meant = work.people.find(mention);
  if (meant.is === 'member') return meant.id;
  // Whoever might be one of several people is no new one.
  return meant.is === 'unknown' && work.addUnknown ? addPerson(work, mention) : undefined;
}

/** Makes a member of whoever is mentioned; nobody knows since when they have been one. */
export function addPerson(work: Work, { written, handle, email }: Mention): Id {
  const { transaction, people } = work;
  const id = transaction.newId();
  const no = transaction.nextNo('member');
  const address = email ?? (handle?.includes('@') ? handle : null);
  const nick = handle === address ? null : handle;
  work.record(
    join({ id, no, name: written, handle: nick, email: address, on: work.today, joined: null }),
  );
  people.learn(id, written, 'name');
  if (nick) people.learn(id, nick, 'handle');
  if (address) people.learn(id, address, 'email');
  work.tally.of.people += 1;
  return id;
}

/** Keeps a row until somebody says who is meant. */
export function keepWaiting(
  work: Work,
  mentions: readonly Mention[],
  kind: WaitingRow['kind'],
  { line, fields, key }: ReadRow<WaitingRow['kind']>,
): void {
  const row: WaitingRow = { kind, sourceKey: key, row: JSON.stringify({ line, fields }) };
  const aside = mentions.map((mention) => work.waiting.wait(mention, row)).every(Boolean);
  work.tally.of[aside ? 'aside' : 'waiting'] += 1;
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
