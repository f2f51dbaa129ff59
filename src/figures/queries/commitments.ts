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

// A day is agreed once, however often it was come back to, as the last time has it; whoever came to
// it on the day that it was agreed has agreed to it, and it was not passed on since.
const agreedDates = `SELECT d."of" AS "commitment", d.due, d.to_on AS movedOn, c.status,
    c.closed_on AS closedOn,
    (SELECT min(o.from_on) FROM commitment_owner o WHERE o."of" = d."of") AS takenOn,
    (SELECT max(o.from_on) FROM commitment_owner o WHERE o."of" = d."of" AND o.from_on <= d.due) AS lastTakenOn,
    (SELECT min(o.from_on) FROM commitment_owner o
      JOIN commitment_owner by ON by."of" = o."of" AND by.place = o.place - 1
      WHERE o."of" = d."of" AND (o.from_on > d.from_on OR o.from_on = d.to_on)
        AND ${ifHere.sql('by.member', 'o.from_on')} IS NOT NULL) AS passedOn,
    CASE WHEN d.to_on <= d.due THEN ${isMoved('c', 'd')}
      WHEN ${closedAs('c', 'released')} AND c.closed_on <= d.due THEN ${here('c.closed_on')} ELSE ${here('d.due')} END AS held
  FROM commitment_due d JOIN commitment c ON c.id = d."of"
  WHERE d.due BETWEEN @from AND @to AND ${ofPeople}
    AND d.place = (SELECT max(l.place) FROM commitment_due l
      WHERE l."of" = d."of" AND l.due = d.due AND l.from_on <= @to)`;

type AgreedRow = Omit<AgreedDate, 'keptOn' | 'releasedOn' | 'held'> &
  Pick<Commitment, 'status' | 'closedOn'> & {
    readonly held: 0 | 1;
    /** When whoever had it on its day came to it. */
    readonly lastTakenOn: Day | null;
  };

/** A date as it was agreed; twice where it was passed on by then, since whoever came to it has agreed to it too. */
function agreedWith({ status, closedOn, held, lastTakenOn, ...row }: AgreedRow): AgreedDate[] {
  const agreed: AgreedDate = {
    ...row,
    held: held === 1,
    // What became of the commitment in the end befell the last of its dates.
    keptOn: status === 'kept' && row.movedOn === null ? (closedOn ?? 'unknown') : null,
    releasedOn: status === 'released' && row.movedOn === null ? closedOn : null,
  };
  const isPassedOn = inTime(row.passedOn, row.due) && !inTime(row.movedOn, row.due);
  return isPassedOn ? [agreed, { ...agreed, takenOn: lastTakenOn, passedOn: null }] : [agreed];
}

const keepings = `SELECT c.id AS "commitment", c.owner AS member, c.closed_on AS "on" FROM commitment c
  JOIN member m ON m.id = c.owner AND ${isPerson.sql('m', '@to')}
  WHERE ${keptIn.sql('c', '@from', '@to')}`;

const takenOn = '(SELECT min(o.from_on) FROM commitment_owner o WHERE o."of" = c.id) AS takenOn';

/** The word of ours that was given as a reason, or that one was given in own words. */
const reasonIn = (row: string): string =>
  `CASE WHEN ${row}.because IS NULL AND ${row}.why IS NOT NULL THEN 'own-words'
    ELSE ${row}.because END AS because`;

// What is passed on by its day, with another, has not slipped; what had gone by by then has.
const moves = `SELECT c.id AS "commitment", 'moved' AS "as", d.to_on AS "on", ${reasonIn('d')}, ${takenOn},
    ${heldAtMove('c', 'd')} AS held, coalesce(n.due < d.due, 0) AS sooner
  FROM commitment_due d JOIN commitment c ON c.id = d."of"
  JOIN commitment_due n ON n."of" = d."of" AND n.place = d.place + 1
  WHERE d.to_on BETWEEN @from AND @to AND d.due IS NOT NULL AND ${ofPeople}
    AND NOT (d.due >= d.to_on AND ${handedOnAtMove('c', 'd')})`;

const releases = `SELECT c.id AS "commitment", 'released' AS "as", c.closed_on AS "on", ${reasonIn('c')},
    ${takenOn}, ${here('c.closed_on')} AS held, 0 AS sooner
  FROM commitment c WHERE ${releasedIn.sql('c', '@from', '@to')} AND ${ofPeople}`;

// Gone by, and nothing was said up to the day that is known. What was kept on a day that nobody knows
// may have been kept by then.
const misses = `SELECT c.id AS "commitment", 'missed' AS "as", d.due AS "on", NULL AS because,
    ${takenOn}, ${here('d.due')} AS held, 0 AS sooner
  FROM commitment_due d JOIN commitment c ON c.id = d."of"
  WHERE d.due BETWEEN @from AND @to AND d.due < @asOf AND ${holds.sql('d', '@asOf')}
    AND ${isOpen.sql('c', '@asOf')} AND c.kept_by IS NULL AND ${ofPeople}`;

const slips = [moves, releases, misses].join(' UNION ALL ');

const questions = `SELECT q.id, q.asked_on AS askedOn, q.answered_on AS answeredOn
  FROM question q WHERE ${isOpenQuestion.sql('q', '@to')}
  UNION ALL SELECT q.id, q.asked_on, q.answered_on FROM question q
  WHERE q.answered_on BETWEEN @from AND @to`;

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
