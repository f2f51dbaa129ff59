/** Commitments and burning questions. */
import type { Day } from '../../time/day.js';
import type { AgreedDate, Slip } from '../facts.js';
import type { Fetchers } from './fetch.js';

const takings = `SELECT o."of" AS "commitment", o.member, o.from_on AS "on" FROM commitment_owner o
  JOIN member m ON m.id = o.member AND m.bot = 0 WHERE o.from_on BETWEEN @from AND @to`;

// What a bot holds is nobody's promise.
const ofPeople = 'NOT EXISTS (SELECT 1 FROM member b WHERE b.id = c.owner AND b.bot = 1)';

const agreedDates = `SELECT d."of" AS "commitment", d.due, d.to_on AS movedOn, c.status,
    c.closed_on AS closedOn,
    (SELECT min(o.from_on) FROM commitment_owner o WHERE o."of" = d."of") AS takenOn,
    (SELECT min(o.from_on) FROM commitment_owner o
      WHERE o."of" = d."of" AND o.place > 0 AND o.from_on >= d.from_on) AS passedOn
  FROM commitment_due d JOIN commitment c ON c.id = d."of"
  WHERE d.due BETWEEN @from AND @to AND ${ofPeople}`;

interface AgreedRow {
  commitment: string;
  due: Day;
  movedOn: Day | null;
  status: 'wanted' | 'offered' | 'kept' | 'released';
  closedOn: Day | null;
  takenOn: Day | null;
  passedOn: Day | null;
}

const agreedDate = ({ status, closedOn, ...row }: AgreedRow): AgreedDate => ({
  ...row,
  // What became of the commitment in the end befell the last of its dates.
  keptOn: status === 'kept' && row.movedOn === null ? (closedOn ?? 'unknown') : null,
  releasedOn: status === 'released' && row.movedOn === null ? closedOn : null,
});

// By the day it was closed, of which there are few: the plus keeps SQLite from going through all
// that were ever kept.
const keepings = `SELECT c.id AS "commitment", c.owner AS member, c.closed_on AS "on" FROM commitment c
  JOIN member m ON m.id = c.owner AND m.bot = 0
  WHERE c.closed_on BETWEEN @from AND @to AND +c.status = 'kept'`;

const takenOn = '(SELECT min(o.from_on) FROM commitment_owner o WHERE o."of" = c.id) AS takenOn';

const moves = `SELECT c.id AS "commitment", 'moved' AS "as", d.to_on AS "on", d.because, ${takenOn},
    coalesce(n.due < d.due, 0) AS sooner
  FROM commitment_due d JOIN commitment c ON c.id = d."of"
  JOIN commitment_due n ON n."of" = d."of" AND n.place = d.place + 1
  WHERE d.to_on BETWEEN @from AND @to AND d.due IS NOT NULL AND ${ofPeople}`;

const releases = `SELECT c.id AS "commitment", 'released' AS "as", c.closed_on AS "on", c.because,
    ${takenOn}, 0 AS sooner
  FROM commitment c WHERE c.closed_on BETWEEN @from AND @to AND +c.status = 'released' AND ${ofPeople}`;

// Gone by, and nothing was said up to the day that is known.
const misses = `SELECT c.id AS "commitment", 'missed' AS "as", d.due AS "on", NULL AS because,
    ${takenOn}, 0 AS sooner
  FROM commitment_due d JOIN commitment c ON c.id = d."of"
  WHERE d.due BETWEEN @from AND @to AND d.due < @asOf AND (d.to_on IS NULL OR d.to_on > @asOf)
    AND (c.closed_on > @asOf OR (c.closed_on IS NULL AND c.status <> 'kept'))
    AND d.from_on <= @asOf AND ${ofPeople}`;

const slips = [moves, releases, misses].join(' UNION ALL ');

const questions = `SELECT id, asked_on AS askedOn, answered_on AS answeredOn FROM question
  WHERE status = 'open' AND asked_on <= @to
  UNION ALL SELECT id, asked_on, answered_on FROM question
  WHERE answered_on >= @from AND asked_on <= @to`;

export const commitmentFetchers: Fetchers<
  'takings' | 'keepings' | 'agreedDates' | 'slips' | 'questions'
> = {
  takings: (reader, bounds) => reader.all(takings, bounds),
  agreedDates: (reader, bounds) => reader.all<AgreedRow>(agreedDates, bounds).map(agreedDate),
  keepings: (reader, bounds) => reader.all(keepings, bounds),
  slips: (reader, bounds, { asOf }) =>
    reader
      .all<Omit<Slip, 'sooner'> & { sooner: 0 | 1 }>(slips, { ...bounds, asOf })
      .map((slip) => ({ ...slip, sooner: slip.sooner === 1 })),
  questions: (reader, bounds) => reader.all(questions, bounds),
};
