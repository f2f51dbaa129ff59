/** Who can when, out of a table, put on record as one act; or only looked at. */

import { excerpt } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { inWords, shellWord } from '../../text/text.js';
import type { Reader, Transaction } from '../../things/ledger.js';
import type { No } from '../../things/no.js';
import { answerWhichDay } from '../../things/poll/changes.js';
import { pollsToAnswer } from '../../things/poll/list.js';
import { type Poll, suitsInWords } from '../../things/poll/thing.js';
import { change, need, type Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { asPartOf } from '../../things/together.js';
import { saidBefore, shortDigest } from '../applying/said-by-files.js';
import type { ListSource } from '../list-source.js';
import { lookedAt } from '../looking.js';
import { type NameMatcher, nameMatcher } from '../matching/name-matcher.js';
import {
  hasEachDay,
  type PollTable,
  type PollTableRow,
  pollRecords,
  readPollTable,
} from './poll-table.js';
import type { Left, ReplyRead } from './record.js';

interface Reading {
  readonly poll: Poll;
  readonly table: PollTable;
  /** The lines of rows that are left out. */
  readonly without: ReadonlySet<number>;
}

/**
 * The table in a file, and the poll that it answers: the one that is named, else that of whose days
 * it has columns.
 * @throws Refusal `days-of-table`, `which-poll`, `no-poll-open`, and as a table is read
 */
export function pollTableIn(
  reader: Reader,
  source: ListSource,
  named: Id | undefined,
): Omit<Reading, 'without'> {
  const polls = named === undefined ? pollsToAnswer(reader) : [need(reader, 'poll', named)];
  const records = pollRecords(source, polls);
  const fitting = polls.filter((poll) => hasEachDay(records, poll));
  const open = fitting.filter(({ status }) => status === 'open');
  if (open.length > 1) throw severalFit(open);
  const poll =
    open[0] ?? fitting.at(-1) ?? polls.findLast(({ status }) => status === 'open') ?? polls.at(-1);
  if (poll === undefined) throw noPollOpen();
  return { poll, table: readPollTable(records, poll) };
}

const severalFit = (polls: readonly Poll[]): Refusal =>
  new Refusal(
    'which-poll',
    `The file may answer any of ${inWords(
      polls.map(({ no, title }) => `poll ${no} (${title})`),
      'or',
    )}.`,
    `Say which: --poll ${polls[0]?.no}`,
  );

const noPollOpen = (): Refusal =>
  new Refusal(
    'no-poll-open',
    'No poll is on record that a table could answer.',
    'How to ask which day suits: momentum meeting poll',
  );

/** What recording it would come to, row by row. */
export const lookAtTable = (session: Session, reading: Reading): readonly ReplyRead[] =>
  lookedAt(session, (transaction) => readRows(session, transaction, reading));

/** Puts on record what is clear, as one act; what is not is left to whoever reads it. */
export const recordTable = (session: Session, reading: Reading): readonly ReplyRead[] =>
  change(session, (transaction) => readRows(session, transaction, reading));

function readRows(
  session: Session,
  transaction: Transaction,
  { poll: { id, no, title }, table, without }: Reading,
): ReplyRead[] {
  const { reader } = transaction;
  const before = saidBefore(transaction, session.today, transaction.record.bind(transaction), {
    sheet: 'poll tables',
    columns: {},
  });
  const known = nameMatcher(reader);
  const within = asPartOf(session, transaction);

  /** What the row puts on record, in a sentence; nothing where the file said so before. */
  function answered(member: Id, name: string, suits: PollTableRow['suits']): string[] {
    const field = `t${shortDigest(String(member))}`;
    const digest = suits?.join() ?? '';
    const earlier = before.sayings('replies to polls', id).map((each) => each.get(field));
    // What somebody changed since then by another way is theirs.
    if (suits === null || earlier.includes(shortDigest(digest))) return [];
    const state = need(reader, 'poll', id);
    const was = state.answers.find((each) => each.member === member);
    before.note('replies to polls', id, field, digest);
    if (was?.suits.join() === digest) return [];
    answerWhichDay(within, id, member, suits);
    const instead = was === undefined ? '' : ` Before: ${suitsInWords(was.suits)}.`;
    return [`${name} answered poll ${no} (${title}): ${suitsInWords(suits)}.${instead}`];
  }

  const replies = lastOfEach(table.rows).map((row): ReplyRead => {
    const left = (...waits: readonly Left[]): ReplyRead => ({
      ...{ no: row.line, who: row.name || 'somebody', on: null, subject: '' },
      ...{ told: [], beside: [], kept: false, waits, unreadSince: [] },
    });
    if (without.has(row.line) || (row.suits === null && row.unread.length === 0)) return left();
    const who = whoIs(reader, known, row);
    if (typeof who !== 'number') return left(who);
    const name = reader.get('member', who)?.name ?? row.name;
    if (row.unread.length > 0) return { ...left(marksUnread(row, no, name)), who: name };
    try {
      return { ...left(), who: name, told: answered(who, name, row.suits) };
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      return { ...left({ why: cause.message, next: cause.next }), who: name };
    }
  });
  before.flush();
  return replies;
}

/** A form is filled in anew by whoever changes their mind, and the last row counts. */
const lastOfEach = (rows: readonly PollTableRow[]): PollTableRow[] =>
  rows.filter(
    ({ name, email }, at) =>
      name === '' ||
      rows.findLastIndex((each) => each.name === name && each.email === email) === at,
  );

function whoIs(reader: Reader, known: NameMatcher, { name, email }: PollTableRow): Id | Left {
  if (name === '') return { why: 'Nobody is named there.', next: '' };
  const found = known.find({ written: name, handle: null, email });
  if (found.is === 'member') return found.id;
  const called = excerpt(name);
  const near = found.is === 'unclear' ? known.known(name) : known.calledSo(name.toLowerCase());
  const names = near.map((each) => reader.get('member', each)?.name ?? 'somebody');
  const [only] = names;
  if (only === undefined)
    return {
      why: `Nobody here is known as “${called}”.`,
      next: `If they are new: momentum member add ${shellWord(name)}. If they are known by another name: momentum member alias NAME ${shellWord(name)}. Then the file once more`,
    };
  return {
    why: `“${called}” may be ${inWords(names, 'or')}.`,
    next: `Say whose name that is, then bring the file in once more: momentum member alias ${shellWord(only)} ${shellWord(name)}`,
  };
}

const marksUnread = ({ unread }: PollTableRow, no: No, name: string): Left => ({
  why: `${inWords(unread.map(({ letter, cell }) => `“${excerpt(cell)}” (${letter})`))} ${unread.length === 1 ? 'is' : 'are'} neither yes, perhaps nor no.`,
  next: `momentum poll answer ${no} ${shellWord(name)} LETTERS`,
});
