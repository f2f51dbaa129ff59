import { unfinished } from '../../things/checkin/list.js';
import { type CommitmentRow, countOpen, listCommitments } from '../../things/commitment/list.js';
import type { Reader } from '../../things/ledger.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { lastFirst, nextFirst, unconfirmedFirst } from '../../things/meeting/terms.js';
import { countMembersOn } from '../../things/member/list.js';
import { asksToJoin, awaitsWelcome } from '../../things/member/terms.js';
import { type PollRow, pollsDue, type WhyNow } from '../../things/poll/list.js';
import { isUnanswered as isOpenQuestion } from '../../things/question/terms.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { isBeforeKnown } from './known.js';

/** Where things stand on a day, for one screen; every look is bounded, however long the history. */
export interface LedgerStatus {
  readonly community: string;
  readonly members: number;
  readonly next: Pick<Meeting, 'no' | 'title' | 'day' | 'start'> | null;
  readonly lastHeld: Day | null;
  /** Whether nobody knows of all that came after it. */
  readonly lastBeforeKnown: boolean;
  /** Meetings whose day has passed, of which nobody has said whether they took place. */
  readonly unconfirmed: ReadonlyArray<Pick<Meeting, 'no' | 'title' | 'day'>>;
  readonly open: number;
  readonly overdueCount: number;
  readonly dueSoonCount: number;
  readonly wantedCount: number;
  readonly overdue: readonly CommitmentRow[];
  readonly dueSoon: readonly CommitmentRow[];
  readonly wanted: readonly CommitmentRow[];
  readonly requests: readonly string[];
  /** Joined within the last 13 weeks and not welcomed yet. */
  readonly toWelcome: readonly string[];
  readonly questions: number;
  readonly longestOpen: { readonly text: string; readonly askedOn: Day } | null;
  /** Spellings from imports that match nobody yet. */
  readonly unmatched: number;
  /** Open polls of which it is time to speak. */
  readonly polls: ReadonlyArray<PollRow & { readonly why: WhyNow }>;
  readonly lastCheckin: Day | null;
  readonly checkinOpen: boolean;
}

/**
 * @param facilitator whoever facilitates lets others in, and waits for no welcome
 * @param most so many of each list, and one more of people; all of them unless said
 */
export function ledgerStatus(
  reader: Reader,
  today: Day,
  facilitator: Id | null,
  most?: number,
): LedgerStatus {
  const counts = countOpen(reader, today);
  const limit = most === undefined ? {} : { limit: most };
  const people = { today, facilitator, most: most === undefined ? -1 : most + 1 };
  const open = isOpenQuestion.sql('q', '@today');
  const lastHeld =
    reader.value<Day>(`SELECT m.held_on FROM meeting m WHERE ${lastFirst('m', '@today')} LIMIT 1`, {
      today,
    }) ?? null;
  return {
    community: reader.value<string>('SELECT name FROM community') ?? '',
    members: countMembersOn(reader, today),
    next:
      reader.one(
        `SELECT m.no, m.title, m.day, m.start FROM meeting m
         WHERE ${nextFirst('m', '@today')} LIMIT 1`,
        { today },
      ) ?? null,
    lastHeld,
    lastBeforeKnown: lastHeld !== null && isBeforeKnown(reader, lastHeld),
    unconfirmed: reader.all(
      `SELECT m.no, m.title, m.day FROM meeting m WHERE ${unconfirmedFirst('m', '@today')}`,
      { today },
    ),
    polls: pollsDue(reader, today),
    open: counts.open,
    overdueCount: counts.overdue,
    dueSoonCount: counts.dueSoon,
    wantedCount: counts.wanted,
    overdue: listCommitments(reader, { which: 'overdue', ...limit }, today),
    dueSoon: listCommitments(reader, { which: 'due soon', ...limit }, today),
    wanted: listCommitments(reader, { which: 'wanted', ...limit }, today),
    requests: names(reader, asksToJoin.sql('m', '@today'), people),
    toWelcome: names(
      reader,
      `${awaitsWelcome.sql('m', '@today')} AND m.id IS NOT @facilitator`,
      people,
    ),
    questions:
      reader.value<number>(`SELECT count(*) FROM question q WHERE ${open}`, { today }) ?? 0,
    longestOpen:
      reader.one(
        `SELECT q.text, q.asked_on AS askedOn FROM question q
         WHERE ${open} ORDER BY q.asked_on, q.no LIMIT 1`,
        { today },
      ) ?? null,
    unmatched: reader.value<number>("SELECT count(*) FROM unmatched WHERE status = 'waiting'") ?? 0,
    lastCheckin:
      reader.value<Day | null>('SELECT max(on_day) FROM checkin WHERE on_day <= ?', today) ?? null,
    checkinOpen: unfinished(reader, today) !== undefined,
  };
}

const names = (reader: Reader, where: string, params: object): string[] =>
  reader.values<string>(
    `SELECT m.name FROM member m WHERE ${where} ORDER BY m.joined_on, m.no LIMIT @most`,
    params,
  );
