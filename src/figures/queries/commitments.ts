/** Commitments and burning questions. */

import type { Commitment } from '../../things/commitment/fields.js';
import {
  closedAs,
  handedOnAtMove,
  heldAtMove,
  holderOn,
  inTime,
  isMoved,
  isOfferedUnknown,
  isOpen,
  keptIn,
  releasedIn,
} from '../../things/commitment/terms.js';
import { isOff } from '../../things/meeting/terms.js';
import { ifHere, isBot, isPerson } from '../../things/member/terms.js';
import { isUnanswered as isOpenQuestion } from '../../things/question/terms.js';
import { holds } from '../../things/term.js';
import type { Day } from '../../time/day.js';
import type { AgreedDate, MeasureFacts, Slip } from '../facts.js';
import type { Fetchers } from './fetch.js';

// Each once, with whoever took it on last: SQLite takes the other columns from the row of the maximum.
const takings = `SELECT "commitment", member, "on", dayUnknown FROM (
  SELECT o."of" AS "commitment", o.member, o.from_on AS "on", ${isOfferedUnknown('c', 'o')} AS dayUnknown,
    max(o.place) FROM commitment_owner o JOIN commitment c ON c.id = o."of"
  JOIN member m ON m.id = o.member AND ${isPerson.sql('m', '@to')}
  WHERE o.from_on BETWEEN @from AND @to GROUP BY o."of")`;

// What a bot holds is nobody's promise.
const ofPeople = `NOT EXISTS (SELECT 1 FROM member b
  WHERE b.id = c.owner AND ${isBot.sql('b', '@to')})`;

const here = (day: string): string => `${holderOn.sql('c', day)} IS NOT NULL`;

/** When somebody first took it, of those who had it on the day or later. */
const takenBy = (day: string): string =>
  `(SELECT min(o.from_on) FROM commitment_owner o WHERE o."of" = c.id
    AND coalesce(o.to_on >= ${day}, 1))`;

/** Whether somebody who was here gave it back, and nobody took it over on that day. @param o a row of its owners */
const isHandedBack = (o: string): string => `(${ifHere.sql(`${o}.member`, `${o}.to_on`)} IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM commitment_owner after WHERE after."of" = ${o}."of"
    AND after.place = ${o}.place + 1 AND after.from_on = ${o}.to_on))`;

// It was the day of a meeting that did not take place, which was said once the day had gone by.
const hadNoMeeting = `EXISTS (SELECT 1 FROM meeting m WHERE m.id = d.follows AND ${isOff('m')}
  AND date(m.day, d.follows_by || ' days') = d.due)`;

// A day is agreed once, however often it was come back to, as the last time has it; whoever came to
// it on the day that it was agreed has agreed to it, and it was not passed on since.
const agreedDates = `SELECT d."of" AS "commitment", d.due, d.to_on AS movedOn, c.status,
    c.closed_on AS closedOn,
    ${takenBy('min(d.from_on, d.due)')} AS takenOn,
    (SELECT max(o.from_on) FROM commitment_owner o WHERE o."of" = d."of" AND o.from_on <= d.due) AS lastTakenOn,
    (SELECT min(o.from_on) FROM commitment_owner o
      JOIN commitment_owner by ON by."of" = o."of" AND by.place = o.place - 1 AND by.to_on = o.from_on
      WHERE o."of" = d."of" AND (o.from_on > d.from_on OR o.from_on = d.to_on)
        AND ${ifHere.sql('by.member', 'o.from_on')} IS NOT NULL) AS passedOn,
    (SELECT min(o.to_on) FROM commitment_owner o WHERE o."of" = d."of"
      AND (o.to_on > d.from_on OR o.to_on = d.to_on) AND ${isHandedBack('o')}) AS handedBackOn,
    (SELECT CASE WHEN o.to_on <= d.due AND ${isHandedBack('o')} THEN o.to_on END
      FROM commitment_owner o WHERE o."of" = d."of" AND o.from_on <= d.due
      ORDER BY o.place DESC LIMIT 1) AS lastHandedBackOn,
    (d.went_along AND (d.to_on <= d.due OR ${hadNoMeeting})) AS wentAlong,
    CASE WHEN d.to_on <= d.due THEN ${isMoved('c', 'd')}
      WHEN ${closedAs('c', 'released')} AND c.closed_on <= d.due THEN ${here('c.closed_on')} ELSE ${here('d.due')} END AS held
  FROM commitment_due d JOIN commitment c ON c.id = d."of"
  WHERE d.due BETWEEN @from AND @to AND ${ofPeople}
    AND d.place = (SELECT max(l.place) FROM commitment_due l
      WHERE l."of" = d."of" AND l.due = d.due AND l.from_on <= @to)`;

type AgreedRow = Omit<AgreedDate, 'keptOn' | 'releasedOn' | 'held' | 'wentAlong'> &
  Pick<Commitment, 'status' | 'closedOn'> & {
    readonly held: 0 | 1;
    readonly wentAlong: 0 | 1;
    /** When whoever had it on its day came to it. */
    readonly lastTakenOn: Day | null;
    /** When whoever had it last up to its day gave it back. */
    readonly lastHandedBackOn: Day | null;
  };

/**
 * A date as it was agreed; twice where it was passed on by then, or handed back and taken again, since
 * whoever came to it has agreed to it too.
 */
function agreedWith(given: AgreedRow): AgreedDate[] {
  const { status, closedOn, held, wentAlong, lastTakenOn, lastHandedBackOn, ...row } = given;
  const agreed: AgreedDate = {
    ...row,
    held: held === 1,
    wentAlong: wentAlong === 1,
    // What became of the commitment in the end befell the last of its dates.
    keptOn: status === 'kept' && row.movedOn === null ? (closedOn ?? 'unknown') : null,
    releasedOn: status === 'released' && row.movedOn === null ? closedOn : null,
  };
  const { due, passedOn, handedBackOn } = row;
  if (inTime(row.movedOn, due)) return [agreed];
  const isRetaken =
    inTime(handedBackOn, due) && handedBackOn !== lastHandedBackOn && lastTakenOn !== null;
  if (!inTime(passedOn, due) && !isRetaken) return [agreed];
  const since = { takenOn: lastTakenOn, passedOn: null, handedBackOn: lastHandedBackOn };
  return [agreed, { ...agreed, ...since }];
}

const keepings = `SELECT c.id AS "commitment", c.owner AS member, c.closed_on AS "on" FROM commitment c
  JOIN member m ON m.id = c.owner AND ${isPerson.sql('m', '@to')}
  WHERE ${keptIn.sql('c', '@from', '@to')}`;

/** The word of ours that was given as a reason, or that one was given in own words. */
const reasonIn = (row: string): string =>
  `CASE WHEN ${row}.because IS NULL AND ${row}.why IS NOT NULL THEN 'own-words'
    ELSE ${row}.because END AS because`;

// Its day had gone by when it was handed back: that whoever takes it has no debt of it unsays nothing.
const missedAndHandedBack = `(d.due < d.to_on AND ${here('d.due')} AND EXISTS (
  SELECT 1 FROM commitment_owner o WHERE o."of" = d."of"
    AND o.to_on > d.due AND o.to_on < d.to_on AND ${isHandedBack('o')}))`;

// What is passed on by its day, with another, has not slipped; what had gone by by then has. What went
// along with its meeting was moved by nobody.
const moves = `SELECT c.id AS "commitment", 'moved' AS "as", d.to_on AS "on", ${reasonIn('d')},
    ${takenBy('d.to_on')} AS takenOn, (${heldAtMove('c', 'd')} OR ${missedAndHandedBack}) AS held, coalesce(n.due < d.due, 0) AS sooner
  FROM commitment_due d JOIN commitment c ON c.id = d."of"
  JOIN commitment_due n ON n."of" = d."of" AND n.place = d.place + 1
  WHERE d.to_on BETWEEN @from AND @to AND d.due IS NOT NULL AND NOT d.went_along AND ${ofPeople}
    AND NOT (d.due >= d.to_on AND ${handedOnAtMove('c', 'd')})`;

const releases = `SELECT c.id AS "commitment", 'released' AS "as", c.closed_on AS "on", ${reasonIn('c')},
    ${takenBy('c.closed_on')} AS takenOn, ${here('c.closed_on')} AS held, 0 AS sooner
  FROM commitment c WHERE ${releasedIn.sql('c', '@from', '@to')} AND ${ofPeople}`;

// Gone by, and nothing was said up to the day that is known. What was kept on a day that nobody knows
// may have been kept by then.
const misses = `SELECT c.id AS "commitment", 'missed' AS "as", d.due AS "on", NULL AS because,
    ${takenBy('d.due')} AS takenOn, ${here('d.due')} AS held, 0 AS sooner
  FROM commitment_due d JOIN commitment c ON c.id = d."of"
  WHERE d.due BETWEEN @from AND @to AND d.due < @asOf AND ${holds.sql('d', '@asOf')}
    AND ${isOpen.sql('c', '@asOf')} AND c.kept_by IS NULL AND ${ofPeople}`;

const slips = [moves, releases, misses].join(' UNION ALL ');

const questions = `SELECT q.id, q.asked_on AS askedOn, q.answered_on AS answeredOn,
    q.withdrawn_on AS withdrawnOn
  FROM question q WHERE ${isOpenQuestion.sql('q', '@to')}
  UNION ALL SELECT q.id, q.asked_on, q.answered_on, q.withdrawn_on FROM question q
  WHERE q.answered_on BETWEEN @from AND @to
  UNION ALL SELECT q.id, q.asked_on, q.answered_on, q.withdrawn_on FROM question q
  WHERE q.withdrawn_on BETWEEN @from AND @to`;

export const commitmentFetchers: Fetchers<
  'takings' | 'keepings' | 'agreedDates' | 'slips' | 'questions'
> = {
  takings: (reader, bounds) =>
    reader
      .all<Omit<MeasureFacts['takings'][number], 'dayUnknown'> & { dayUnknown: 0 | 1 }>(
        takings,
        bounds,
      )
      .map((taking) => ({ ...taking, dayUnknown: taking.dayUnknown === 1 })),
  agreedDates: (reader, bounds) => reader.all<AgreedRow>(agreedDates, bounds).flatMap(agreedWith),
  keepings: (reader, bounds) => reader.all(keepings, bounds),
  slips: (reader, bounds, { asOf }) =>
    reader
      .all<Omit<Slip, 'sooner' | 'held'> & { sooner: 0 | 1; held: 0 | 1 }>(slips, {
        ...bounds,
        asOf,
      })
      .map((slip) => ({ ...slip, held: slip.held === 1, sooner: slip.sooner === 1 })),
  questions: (reader, bounds) => reader.all(questions, bounds),
};
