/** What somebody has in hand, to ask about as they step back: also of whoever has left already. */

import type { Day } from '../time/day.js';
import { openNow } from './commitment/terms.js';
import { isRunning } from './duty/terms.js';
import type { Reader } from './ledger.js';
import { isComing } from './meeting/terms.js';
import { hasLeft } from './member/terms.js';
import type { No } from './no.js';
import { isAsking } from './poll/terms.js';
import { holds } from './term.js';
import type { Id } from './thing.js';

interface Called {
  readonly no: No;
  readonly text: string;
  /** Of a meeting: its day. */
  readonly on?: Day;
}

type Kind = keyof typeof queries;

/** Each kind of thing, and of each what is called by which number. */
export type InHand = Readonly<Record<Kind, readonly Called[]>>;

// By what is on record, and not by who is here: whoever left holds nothing any more.
const queries = {
  commitments: `SELECT c.no, c.text FROM commitment c
    WHERE c.owner = @member AND ${openNow('c')} ORDER BY c.due_on IS NULL, c.due_on, c.no`,
  helping: `SELECT c.no, c.text FROM commitment c
    WHERE ${openNow('c')} AND @member IN (SELECT value FROM json_each(c.others))
    ORDER BY c.due_on IS NULL, c.due_on, c.no`,
  roles: `SELECT r.no, r.name || iif(h.deputy, ' (deputy)', '') AS text
    FROM role_holding h JOIN role r ON r.id = h."of"
    WHERE h.member = @member AND ${holds.sql('h', '@day')} ORDER BY r.no`,
  meetings: `SELECT m.no, m.title AS text, m.day AS "on" FROM meeting m
    WHERE m.host = @member AND ${isComing.sql('m', '@day')} ORDER BY m.day, m.no`,
  polls: `SELECT p.no, p.title AS text FROM poll p
    WHERE p.host = @member AND ${isAsking.sql('p', '@day')} ORDER BY p.no`,
  plan: `SELECT 0 AS no, 'the Momentum Plan' AS text FROM community WHERE plan_keeper = @member`,
  duties: `SELECT d.no, d.text FROM duty d WHERE ${isRunning.sql('d', '@day')}
    AND @member IN (SELECT value FROM json_each(d.people)) ORDER BY d.no`,
  resources: `SELECT r.no, r.title AS text FROM resource r WHERE r.keeper = @member ORDER BY r.no`,
} as const;

/** What those who have left are on record with, by who they are. */
export const withLeavers = (reader: Reader, day: Day): ReadonlyMap<Id, InHand> =>
  new Map(
    reader
      .values<Id>(`SELECT m.id FROM member m WHERE ${hasLeft.sql('m', '@day')}`, { day })
      .map((member) => [member, inHand(reader, member, day)]),
  );

export const inHand = (reader: Reader, member: Id, day: Day): InHand =>
  Object.fromEntries(
    Object.entries(queries).map(([kind, sql]) => [kind, reader.all<Called>(sql, { member, day })]),
  ) as Record<Kind, Called[]>;
