/** Members, and who did what. */

import type { Reader } from '../../things/ledger.js';
import { facilitatorRole } from '../../things/role/thing.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { Giver, Newcomer } from '../facts.js';
import type { Bounds, Fetchers } from './fetch.js';

// Joined (nobody knows since when counts) by the last day, not left before the first. Each half has
// an index of its own: those who are here, and those who stopped being so at some later time.
const memberIn = (status: string, ended: string): string =>
  `SELECT s."of" AS id FROM member_spell s WHERE s.status = '${status}' AND s.to_on ${ended}
     AND (s.from_on IS NULL OR s.from_on <= @to)`;
const members = `SELECT m.id FROM member m WHERE m.bot = 0 AND m.id IN (${[
  memberIn('joined', 'IS NULL'),
  memberIn('joined', '>= @from'),
  memberIn('paused', 'IS NULL'),
  memberIn('paused', '>= @from'),
].join(' UNION ')})`;

const undated = `SELECT DISTINCT m.id FROM member_spell s JOIN member m ON m.id = s."of" AND m.bot = 0
  WHERE s.status IN ('joined', 'paused') AND s.from_on IS NULL
    AND (s.to_on IS NULL OR s.to_on >= @from)`;

const facilitators = `SELECT h.member, h.from_on AS "from", h.to_on AS "to" FROM role r
  JOIN role_holding h ON h."of" = r.id JOIN member m ON m.id = h.member AND m.bot = 0
  WHERE r.name = @role AND h.deputy = 0 AND h.from_on <= @to AND (h.to_on IS NULL OR h.to_on > @from)`;

const givers = `SELECT g.member, g.times, 0 AS asFacilitator FROM (
    SELECT member, count(*) AS times FROM contribution
    WHERE on_day BETWEEN @from AND @to GROUP BY member) g
  JOIN member m ON m.id = g.member AND m.bot = @bot`;

// Only of those who held the role at some time, each by their own days.
const asFacilitator = `SELECT count(*) FROM contribution c
  WHERE c.member = @member AND c.on_day BETWEEN @from AND @to AND EXISTS (
    SELECT 1 FROM role r JOIN role_holding h ON h."of" = r.id
    WHERE r.name = @role AND h.deputy = 0 AND h.member = c.member
      AND h.from_on <= c.on_day AND (h.to_on IS NULL OR h.to_on > c.on_day))`;

const giversAmong = (reader: Reader, bounds: Bounds, bot: 0 | 1): Giver[] => {
  const held = new Set(facilitatorsOf(reader, bounds).map(({ member }) => member));
  return reader.all<Giver>(givers, { ...bounds, bot }).map((giver) =>
    held.has(giver.member)
      ? {
          ...giver,
          asFacilitator:
            reader.value<number>(asFacilitator, {
              ...bounds,
              member: giver.member,
              role: facilitatorRole,
            }) ?? 0,
        }
      : giver,
  );
};

const facilitatorsOf = (reader: Reader, bounds: Bounds) =>
  reader.all<{ member: Id; from: Day; to: Day | null }>(facilitators, {
    ...bounds,
    role: facilitatorRole,
  });

// The first spell as a member; whoever comes back after leaving or a pause is no newcomer.
const newcomers = `SELECT m.id AS member, s.from_on AS joinedOn, m.welcomed_on AS welcomedOn,
    (SELECT min(c.on_day) FROM contribution c WHERE c.member = m.id) AS firstContributionOn
  FROM member_spell s JOIN member m ON m.id = s."of" AND m.bot = 0
  WHERE s.status = 'joined' AND s.from_on BETWEEN @from AND @to AND NOT EXISTS (
    SELECT 1 FROM member_spell b WHERE b."of" = s."of" AND b.place < s.place AND b.status <> 'requested')`;

export const peopleFetchers: Fetchers<
  'members' | 'undated' | 'givers' | 'bots' | 'facilitators' | 'newcomers'
> = {
  members: (reader, bounds) => reader.all<{ id: Id }>(members, bounds).map(({ id }) => id),
  undated: (reader, bounds) => reader.all<{ id: Id }>(undated, bounds).map(({ id }) => id),
  givers: (reader, bounds) => giversAmong(reader, bounds, 0),
  bots: (reader, bounds) => giversAmong(reader, bounds, 1),
  facilitators: facilitatorsOf,
  newcomers: (reader, bounds) => reader.all<Newcomer>(newcomers, bounds),
};
