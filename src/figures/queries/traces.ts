/** What is on record of members that says what they know, like and already carry. */

import { isOpen, isTaken, keptIn, ownerOn } from '../../things/commitment/terms.js';
import type { Reader } from '../../things/ledger.js';
import { hostOn } from '../../things/meeting/terms.js';
import { mayBeAsked } from '../../things/member/terms.js';
import type { No } from '../../things/no.js';
import { isDeputy, isHolder, isHolding } from '../../things/role/terms.js';
import { facilitatorRole } from '../../things/role/thing.js';
import type { Id } from '../../things/thing.js';
import { addWeeks, type Day } from '../../time/day.js';
import { type Came, cameTo, type Trace } from '../fit.js';

/** What somebody did longer ago than this says little of what they would like now. */
const weeksBack = 156;

const here = mayBeAsked.sql('m', '@today');

// How somebody came to what they have: it was with nobody, or with somebody else, the day before.
const gap = `(SELECT before.to_on FROM commitment_owner before
  WHERE before."of" = o."of" AND before.place = o.place - 1) < o.from_on`;
const heldBy = (how: string): string => `SELECT m.id AS member, m.name, c.text, c.taken_on AS "on"
  FROM commitment c JOIN member m ON m.id = c.owner
  JOIN commitment_owner o ON o."of" = c.id AND o.place = (
    SELECT max(place) FROM commitment_owner WHERE "of" = c.id)
  WHERE ${here} AND ${isTaken.sql('c', '@today')} AND c.taken_on BETWEEN @from AND @today
    AND (${how})`;

// The CROSS has SQLite go by the day that it was kept, not through all that each
// member ever kept.
const sources: ReadonlyArray<readonly [kind: Trace['kind'], sql: string]> = [
  [
    'good at',
    `SELECT m.id AS member, m.name, m.good_at AS text, NULL AS "on"
    FROM member m WHERE ${here} AND m.good_at IS NOT NULL`,
  ],
  [
    'looks after',
    `SELECT m.id AS member, m.name, r.name AS text, h.from_on AS "on"
    FROM role_holding h JOIN role r ON r.id = h."of" JOIN member m ON m.id = h.member
    WHERE ${here} AND ${isHolding.sql('h', '@today')}`,
  ],
  [
    'looks after',
    `SELECT m.id AS member, m.name, r.title AS text, r.added_on AS "on"
    FROM resource r JOIN member m ON m.id = r.keeper WHERE ${here}`,
  ],
  [
    'kept',
    `SELECT m.id AS member, m.name, c.text, c.closed_on AS "on"
    FROM commitment c CROSS JOIN member m ON m.id = c.owner
    WHERE ${here} AND ${keptIn.sql('c', '@from', '@today')}`,
  ],
  ['offered', heldBy(`o.place = 0 AND o.from_on = c.offered_on`)],
  ['took on', heldBy(`o.place > 0 AND ${gap} OR o.place = 0 AND o.from_on > c.offered_on`)],
  ['took over', heldBy(`o.place > 0 AND NOT ${gap}`)],
  [
    'answered',
    `SELECT m.id AS member, m.name, q.text, q.answered_on AS "on"
    FROM question q JOIN member m ON m.id = q.answered_by
    WHERE ${here} AND q.answered_on BETWEEN @from AND @today`,
  ],
  [
    'gave',
    `SELECT m.id AS member, m.name, c.title AS text, c.on_day AS "on"
    FROM contribution c JOIN member m ON m.id = c.member
    WHERE ${here} AND c.title IS NOT NULL AND c.on_day BETWEEN @from AND @today`,
  ],
];

/** Of the members who are here on `today`. */
export const traces = (reader: Reader, today: Day): Trace[] =>
  sources.flatMap(([kind, sql]) =>
    reader
      .all<Omit<Trace, 'kind'>>(sql, { today, from: addWeeks(today, -weeksBack) })
      .map((trace) => ({ ...trace, kind })),
  );

/** How many open commitments each member has. */
export const loadByMember = (reader: Reader, today: Day): Map<Id, number> =>
  new Map(
    reader
      .all<{ owner: Id; carries: number }>(
        `SELECT owner, count(*) AS carries FROM (
           SELECT ${ownerOn.sql('c', '@today')} AS owner FROM commitment c
           WHERE ${isOpen.sql('c', '@today')}) o WHERE owner IS NOT NULL GROUP BY owner`,
        { today },
      )
      .map(({ owner, carries }) => [owner, carries]),
  );

/** What the facilitator carries that somebody else might. */
export interface Carried {
  /** Of the latest meetings whose host is known, how many they hosted. */
  readonly hosted: number;
  readonly of: number;
  /** Meetings since the earliest of them of which nobody noted who hosted. */
  readonly hostUnknown: number;
  /** Members who hosted one within the last two years, and when last. */
  readonly hosts: readonly Trace[];
  /** Members who came to at least half of the latest meetings that have a list. */
  readonly regulars: readonly Trace[];
  readonly open: ReadonlyArray<{ readonly no: No; readonly text: string }>;
  /** What they have taken on more than once within the last year, in the same words. */
  readonly recurring: ReadonlyArray<{ readonly text: string; readonly times: number }>;
  readonly roles: readonly string[];
  readonly deputies: number;
}

const latest = 6;

const hosts = `SELECT m.id AS member, m.name, t.title AS text, max(t.held_on) AS "on"
  FROM meeting t JOIN member m ON m.id = ${hostOn.sql('t', '@today')}
  WHERE ${here} AND m.id IS NOT @facilitator AND t.held_on BETWEEN @from AND @today GROUP BY m.id`;

const regulars = `WITH lately AS (SELECT id, held_on FROM meeting
    WHERE held_on <= @today AND recorded = 1 ORDER BY held_on DESC LIMIT ${latest})
  SELECT m.id AS member, m.name, count(*) AS came, (SELECT count(*) FROM lately) AS whole,
    (SELECT count(*) FROM meeting WHERE held_on BETWEEN (SELECT min(held_on) FROM lately) AND @today
      AND recorded = 0) AS unlisted, max(l.held_on) AS "on"
  FROM lately l JOIN attendance a ON a."of" = l.id AND a.there = 'present'
  JOIN member m ON m.id = a.member
  WHERE ${here} AND m.id IS NOT @facilitator GROUP BY m.id
  HAVING count(*) * 2 >= (SELECT count(*) FROM lately) AND (SELECT count(*) FROM lately) > 1`;

export function carriedBy(reader: Reader, today: Day, facilitator: Id): Carried {
  const at = { today, facilitator, from: addWeeks(today, -104) };
  const hostOf = hostOn.sql('m', '@today');
  const lately = reader.all<{ host: Id; on: Day }>(
    `SELECT ${hostOf} AS host, held_on AS "on" FROM meeting m
     WHERE held_on <= @today AND ${hostOf} IS NOT NULL ORDER BY held_on DESC LIMIT ${latest}`,
    { today },
  );
  const people = (kind: Trace['kind'], sql: string): Trace[] =>
    reader.all<Omit<Trace, 'kind'>>(sql, at).map((row) => ({ ...row, kind }));
  return {
    hosted: lately.filter(({ host }) => host === facilitator).length,
    of: lately.length,
    hostUnknown:
      reader.value<number>(
        `SELECT count(*) FROM meeting m
         WHERE held_on BETWEEN @since AND @today AND ${hostOf} IS NULL`,
        { today, since: lately.at(-1)?.on ?? today },
      ) ?? 0,
    hosts: people('hosted', hosts),
    regulars: reader
      .all<Omit<Trace, 'kind' | 'text'> & Came>(regulars, at)
      .map(({ came, whole, unlisted, ...row }) => ({
        ...row,
        kind: 'came to',
        text: cameTo({ came, whole, unlisted }),
      })),
    open: reader.all(
      `SELECT c.no, c.text FROM commitment c
       WHERE ${isOpen.sql('c', '@today')} AND ${ownerOn.sql('c', '@today')} = @facilitator
       ORDER BY c.due_on, c.no`,
      { today, facilitator },
    ),
    recurring: reader.all(
      `SELECT text, count(*) AS times FROM commitment
       WHERE owner = @facilitator AND taken_on BETWEEN date(@today, '-1 year') AND @today
       GROUP BY lower(text) HAVING count(*) > 1 ORDER BY times DESC, text`,
      { today, facilitator },
    ),
    roles: reader.values<string>(
      `SELECT r.name FROM role_holding h JOIN role r ON r.id = h."of"
         WHERE h.member = @facilitator AND ${isHolder.sql('h', '@today')} ORDER BY r.no`,
      { today, facilitator },
    ),
    deputies:
      reader.value<number>(
        `SELECT count(*) FROM role_holding h JOIN role r ON r.id = h."of"
         WHERE r.name = @role AND ${isDeputy.sql('h', '@today')}`,
        { today, role: facilitatorRole },
      ) ?? 0,
  };
}
