import { type CommitmentRow, countOpen, listCommitments } from '../../things/commitment/list.js';
import type { Reader } from '../../things/ledger.js';
import { addDays, addWeeks, type Day } from '../../time/day.js';

/** Where things stand on a day, for one screen; every look is bounded, however long the history. */
export interface LedgerStatus {
  readonly community: string;
  readonly members: number;
  readonly next: {
    readonly no: number;
    readonly title: string;
    readonly day: Day;
    readonly start: string | null;
  } | null;
  readonly lastHeld: Day | null;
  readonly open: number;
  readonly overdueCount: number;
  readonly wantedCount: number;
  /** The first few of each. */
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
  readonly lastCheckin: Day | null;
  readonly checkinOpen: boolean;
}

const few = 5;
const soonDays = 7;
const welcomeWeeks = 13;

export function ledgerStatus(reader: Reader, today: Day): LedgerStatus {
  const counts = countOpen(reader, today);
  const dueBetween = (from: Day, to: Day, limit: number) =>
    listCommitments(reader, { statuses: ['offered', 'wanted'], due: { from, to }, limit }, today);
  return {
    community: reader.value<string>('SELECT name FROM community') ?? '',
    members:
      reader.value<number>(
        `SELECT count(*) FROM member
         WHERE status = 'joined' AND bot = 0 AND (joined_on IS NULL OR joined_on <= ?)`,
        today,
      ) ?? 0,
    next:
      reader.one(
        `SELECT no, title, day, start FROM meeting
         WHERE status = 'planned' AND day >= ? ORDER BY day, start LIMIT 1`,
        today,
      ) ?? null,
    lastHeld:
      reader.value<Day | null>('SELECT max(held_on) FROM meeting WHERE held_on <= ?', today) ??
      null,
    open: counts.open,
    overdueCount: counts.overdue,
    wantedCount: counts.wanted,
    overdue: listCommitments(
      reader,
      { statuses: ['offered', 'wanted'], overdue: true, limit: few },
      today,
    ),
    dueSoon: dueBetween(today, addDays(today, soonDays), few),
    wanted: listCommitments(reader, { statuses: ['wanted'], limit: few }, today),
    requests: names(reader, "status = 'requested'"),
    toWelcome: names(
      reader,
      "status = 'joined' AND bot = 0 AND welcomed_on IS NULL AND joined_on > ? AND joined_on <= ?",
      addWeeks(today, -welcomeWeeks),
      today,
    ),
    questions: reader.value<number>("SELECT count(*) FROM question WHERE status = 'open'") ?? 0,
    longestOpen:
      reader.one(
        `SELECT text, asked_on AS askedOn FROM question
         WHERE status = 'open' ORDER BY asked_on, no LIMIT 1`,
      ) ?? null,
    unmatched: reader.value<number>("SELECT count(*) FROM unmatched WHERE status = 'waiting'") ?? 0,
    lastCheckin:
      reader.value<Day | null>('SELECT max(on_day) FROM checkin WHERE on_day <= ?', today) ?? null,
    checkinOpen:
      (reader.value<number>(
        "SELECT count(*) FROM checkin WHERE status = 'open' AND on_day = ?",
        today,
      ) ?? 0) > 0,
  };
}

const names = (reader: Reader, where: string, ...params: unknown[]): string[] =>
  reader
    .all<{ name: string }>(
      `SELECT name FROM member WHERE ${where} ORDER BY joined_on, no LIMIT ${few + 1}`,
      ...params,
    )
    .map(({ name }) => name);
