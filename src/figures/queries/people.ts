/** Members, and who did what. */

import type { Reader } from '../../things/ledger.js';
import type { Member } from '../../things/member/fields.js';
import {
  hasLeft,
  isBot,
  isMember,
  isNewcomer,
  isPerson,
  sinceUnknownIn,
  wasMemberIn,
} from '../../things/member/terms.js';
import { facilitators as facilitatorsOn } from '../../things/role/terms.js';
import { facilitatorRole } from '../../things/role/thing.js';
import { holdsIn, type Term } from '../../things/term.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { Giver, Newcomer } from '../facts.js';
import type { Bounds, Fetchers } from './fetch.js';
import { isFirstEver } from './known.js';

const members = `SELECT m.id FROM member m WHERE ${wasMemberIn.sql('m', '@from', '@to')}`;

const gone = `${members} AND NOT ${isMember.sql('m', '@to')}`;

const undated = `SELECT m.id FROM member m WHERE ${sinceUnknownIn.sql('m', '@from', '@to')}`;

const facilitators = `SELECT h.member, h.from_on AS "from", h.to_on AS "to" FROM role r
  JOIN role_holding h ON h."of" = r.id JOIN member m ON m.id = h.member AND ${isPerson.sql('m', '@to')}
  WHERE r.name = @role AND h.deputy = 0 AND ${holdsIn('h', '@from', '@to')}
    AND NOT (${hasLeft.sql('m', '@from')} AND ${hasLeft.sql('m', '@to')})`;

// Where a ledger begins later than the community, who facilitated it before is known to nobody.
const facilitatedSince = `SELECT min(h.from_on) FROM role r JOIN role_holding h ON h."of" = r.id
  JOIN member m ON m.id = h.member AND ${isPerson.sql('m', '')}
  WHERE r.name = @role AND h.deputy = 0`;

const givers = (
  who: Term<Pick<Member, 'bot'>>,
) => `SELECT g.member, g.times, 0 AS asFacilitator, g.beforeFacilitator
  FROM (SELECT member, count(*) AS times, coalesce(sum(on_day < @since), 0) AS beforeFacilitator
    FROM contribution WHERE on_day BETWEEN @from AND @to GROUP BY member) g
  JOIN member m ON m.id = g.member AND ${who.sql('m', '@to')}`;

// Only of those who held the role at some time, each by their own days.
const asFacilitator = `SELECT count(*) FROM contribution c
  WHERE c.member = @member AND c.on_day BETWEEN @from AND @to
    AND c.member IN (${facilitatorsOn.sql('c.on_day')})`;

const giversAmong = (reader: Reader, bounds: Bounds, who: Term<Pick<Member, 'bot'>>): Giver[] => {
  const held = new Set(facilitatorsOf(reader, bounds).map(({ member }) => member));
  const since = facilitatedSinceOf(reader);
  return reader.all<Giver>(givers(who), { ...bounds, since }).map((giver) =>
    held.has(giver.member)
      ? {
          ...giver,
          asFacilitator:
            reader.value<number>(asFacilitator, {
              ...bounds,
              member: giver.member,
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

const facilitatedSinceOf = (reader: Reader): Day | null =>
  reader.value<Day | null>(facilitatedSince, { role: facilitatorRole }) ?? null;

const newcomers = `SELECT m.id AS member, s.from_on AS joinedOn, m.welcomed_on AS welcomedOn,
    (SELECT min(c.on_day) FROM contribution c WHERE c.member = m.id) AS firstContributionOn
  FROM member_spell s JOIN member m ON m.id = s."of" AND ${isPerson.sql('m', '@to')}
  WHERE s.from_on BETWEEN @from AND @to AND ${isNewcomer.sql('s')}`;

const firsts = `SELECT DISTINCT c.member FROM contribution c
  JOIN member m ON m.id = c.member AND ${isPerson.sql('m', '@to')}
  WHERE c.on_day BETWEEN @from AND @to AND ${isFirstEver('m', 'c.on_day')} AND NOT EXISTS (
    SELECT 1 FROM contribution e WHERE e.member = c.member AND e.on_day < @from)`;

export const peopleFetchers: Fetchers<
  | 'members'
  | 'gone'
  | 'undated'
  | 'givers'
  | 'bots'
  | 'facilitators'
  | 'facilitatedSince'
  | 'newcomers'
  | 'firsts'
> = {
  members: (reader, bounds) => reader.values<Id>(members, bounds),
  gone: (reader, bounds) => reader.values<Id>(gone, bounds),
  undated: (reader, bounds) => reader.values<Id>(undated, bounds),
  givers: (reader, bounds) => giversAmong(reader, bounds, isPerson),
  bots: (reader, bounds) => giversAmong(reader, bounds, isBot),
  facilitators: facilitatorsOf,
  facilitatedSince: facilitatedSinceOf,
  newcomers: (reader, bounds) => reader.all<Newcomer>(newcomers, bounds),
  firsts: (reader, bounds) => reader.values<Id>(firsts, bounds),
};
