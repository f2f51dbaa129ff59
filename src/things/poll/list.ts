import { addDays, type Day } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import { isMember, mayBeAsked } from '../member/terms.js';
import type { No } from '../no.js';
import { need } from '../session.js';
import type { Id } from '../thing.js';
import { isAsking } from './terms.js';
import { letterOf, type Poll, type Suits } from './thing.js';

/** A day of a poll with what was said of it, by name. */
export interface DayTally {
  readonly letter: string;
  readonly day: Day;
  readonly start: string | null;
  readonly can: readonly string[];
  readonly perhaps: readonly string[];
  readonly cannot: readonly string[];
}

/** A poll as it is shown: what people who have left said counts no more. */
export interface PollRow extends Pick<Poll, 'no' | 'title' | 'status' | 'closesOn' | 'askedOn'> {
  readonly days: readonly DayTally[];
  /** Members who may be asked and have not answered, by name. */
  readonly notAnswered: readonly string[];
  readonly answered: number;
  /** The letter of the day on which most can, of those to come; null where nobody can on any. */
  readonly best: string | null;
  /** The number of the meeting that came of it. */
  readonly meeting: No | null;
}

/** Whether somebody is among those whose answers count: they are here still. */
export function mayBeListed(reader: Pick<Reader, 'get'>, id: Id, today: Day): boolean {
  const state = reader.get('member', id);
  return state !== undefined && isMember.of(state, today);
}

/** In the order in which they were asked. @param all those that are over, too */
export const listPolls = (reader: Reader, today: Day, all = false): PollRow[] =>
  reader
    .values<Id>(
      `SELECT p.id FROM poll p WHERE ${all ? '1' : isAsking.sql('p', '@today')} ORDER BY p.no`,
      {
        today,
      },
    )
    .map((id) => pollRow(reader, need(reader, 'poll', id), today));

export function pollRow(reader: Reader, state: Poll, today: Day): PollRow {
  const { no, title, status, closesOn, askedOn, meeting } = state;
  const counting = state.answers.filter(({ member }) => mayBeListed(reader, member, today));
  const said = (which: Suits, nth: number): string[] =>
    counting
      .filter(({ suits }) => suits[nth] === which)
      .map(({ member }) => reader.get('member', member)?.name ?? 'somebody')
      .sort();
  const days = state.days.map(({ day, start }, nth) => ({
    ...{ letter: letterOf(nth), day, start },
    can: said('yes', nth),
    perhaps: said('maybe', nth),
    cannot: said('no', nth),
  }));
  const answered = new Set(counting.map(({ member }) => member));
  return {
    ...{ no, title, status, closesOn, askedOn, days, answered: answered.size },
    notAnswered: reader
      .all<{ id: Id; name: string }>(
        `SELECT m.id, m.name FROM member m WHERE ${mayBeAsked.sql('m', '@today')} ORDER BY m.name`,
        { today },
      )
      .flatMap(({ id, name }) => (answered.has(id) ? [] : [name])),
    best: bestOf(days, today)?.letter ?? null,
    meeting: meeting === null ? null : (reader.get('meeting', meeting)?.no ?? null),
  };
}

/** Where most can; of several those on which most can perhaps, and of these the earliest. */
const bestOf = (days: readonly DayTally[], today: Day): DayTally | undefined =>
  days
    .filter(({ day, can, perhaps }) => day >= today && can.length + perhaps.length > 0)
    .sort((a, b) => b.can.length - a.can.length || b.perhaps.length - a.perhaps.length)[0];

/** So long before its first day, or the end of its time, it is time to settle a poll. */
const near = 7;

/** Why it is time to speak of a poll. */
export type WhyNow = 'all have answered' | 'the time for answers is over' | 'its days come near';

/** The polls that are open, and of which it is time to speak. */
export const pollsDue = (
  reader: Reader,
  today: Day,
): ReadonlyArray<PollRow & { readonly why: WhyNow }> =>
  listPolls(reader, today).flatMap((row) => {
    const why = whyNow(row, today);
    return why === null ? [] : [{ ...row, why }];
  });

function whyNow({ days, notAnswered, answered, closesOn }: PollRow, today: Day): WhyNow | null {
  if (answered > 0 && notAnswered.length === 0) return 'all have answered';
  if (closesOn !== null && closesOn < today) return 'the time for answers is over';
  const ahead = days.find(({ day }) => day >= today);
  return ahead === undefined || ahead.day <= addDays(today, near) ? 'its days come near' : null;
}

/** The poll of a number, as a mail names it. */
export function pollNumbered(reader: Reader, no: string): Poll | undefined {
  const id = reader.value<Id>('SELECT id FROM poll WHERE no = ?', Number(no));
  return id === undefined ? undefined : reader.get('poll', id);
}

/** The polls on record in the order in which they were asked; those that are over are said to be so by what answers them. */
export const pollsToAnswer = (reader: Reader): Poll[] =>
  reader.values<Id>('SELECT id FROM poll ORDER BY no').map((id) => need(reader, 'poll', id));
