/** Dates that follow a meeting, where it has another day or was cancelled. */

import { addDays, type Day } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import { isOff, nextFirst } from '../meeting/terms.js';
import { holds } from '../term.js';
import type { Id } from '../thing.js';
import type { CommitmentEvent } from './events.js';
import { hasGoneBy, openNow } from './terms.js';

/** Whether on the day its date is that of the next meeting, which it follows. */
export const followsNext = (c: string, day: string): string => `EXISTS (
  SELECT 1 FROM (SELECT d.due, d.follows FROM commitment_due d
      WHERE d."of" = ${c}.id AND ${holds.sql('d', day)} ORDER BY d.place DESC LIMIT 1) agreed
    JOIN (SELECT m.id, m.day FROM meeting m WHERE ${nextFirst('m', day)} LIMIT 1) coming
      ON coming.id = agreed.follows AND coming.day = agreed.due)`;

interface Behind {
  readonly id: Id;
  readonly due: Day;
  /** Since when it has that date, and when it was offered. */
  readonly since: Day;
  readonly offeredOn: Day;
  readonly meeting: Id;
  readonly days: number;
  readonly day: Day;
  readonly cancelled: 0 | 1;
}

const behind = `SELECT c.id, d.due, d.from_on AS since, c.offered_on AS offeredOn, d.follows AS meeting,
    d.follows_by AS days, m.day, ${isOff('m')} AS cancelled
  FROM commitment_due d JOIN commitment c ON c.id = d."of" JOIN meeting m ON m.id = d.follows
  WHERE d.follows IS NOT NULL AND d.to_on IS NULL AND ${openNow('c')}
    AND (${isOff('m')} OR date(m.day, d.follows_by || ' days') <> d.due)
  ORDER BY c.no`;

/**
 * What follows for the dates of open commitments from how their meetings stand now: each goes where its
 * meeting is, that of a cancelled one to the next that is planned, and is none where none is. A date
 * that has gone by goes on to one that is yet to come, and to no other that is over.
 */
export const daysFollowing = (reader: Reader, today: Day): CommitmentEvent[] =>
  reader.all<Behind>(behind).flatMap((each): CommitmentEvent[] => {
    const { id, due, since, offeredOn, meeting, days, cancelled } = each;
    const next = cancelled === 1 ? nextAfter(reader, each.day, today) : undefined;
    const day = cancelled === 1 ? next?.day : each.day;
    const wanted = day === undefined ? null : addDays(day, days);
    const to = wanted !== null && wanted < offeredOn ? offeredOn : wanted;
    const isOver = hasGoneBy(to, today) && hasGoneBy(due, today);
    if (!cancelled && (to === due || isOver)) return [];
    const on = since > today ? since : today;
    const data = { to, meeting, ...(next && { next: next.id }) };
    return [{ kind: 'commitment.followed', subject: id, on, data }];
  });

const nextAfter = (reader: Reader, day: Day, today: Day) =>
  reader.one<{ readonly id: Id; readonly day: Day }>(
    `SELECT m.id, m.day FROM meeting m WHERE m.day > @day AND ${nextFirst('m', '@today')} LIMIT 1`,
    { day, today },
  );
