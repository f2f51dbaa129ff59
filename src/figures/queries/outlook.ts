/** What is on record for going on, passing on, pausing or closing, beside the measures. */

import { isKnownTaking, isOpen } from '../../things/commitment/terms.js';
import type { Reader } from '../../things/ledger.js';
import { countMembersOn } from '../../things/member/list.js';
import { isMember, mayBeAsked } from '../../things/member/terms.js';
import { isUnanswered as isOpenQuestion } from '../../things/question/terms.js';
import { isDeputy } from '../../things/role/terms.js';
import { facilitatorRole } from '../../things/role/thing.js';
import type { Id } from '../../things/thing.js';
import { addWeeks, type Day } from '../../time/day.js';
import type { OutlookFacts } from '../outlook.js';
import { hostedBy } from './meetings.js';

/** Check-ins whose feeling still says something. */
const feltLately = 5;

const carriers = `SELECT m.name FROM member m
  WHERE ${mayBeAsked.sql('m', '@today')} AND m.id IS NOT @facilitator AND (
    m.id IN (SELECT o.member FROM commitment_owner o WHERE o.from_on BETWEEN @from AND @today
      AND ${isKnownTaking('o')})
    OR m.id IN (SELECT ${hostedBy('t', '@today')} FROM meeting t WHERE t.held_on BETWEEN @from AND @today))
  ORDER BY m.name, m.no`;

const deputies = `SELECT m.name FROM role r JOIN role_holding h ON h."of" = r.id
  JOIN member m ON m.id = h.member
  WHERE r.name = @role AND ${isDeputy.sql('h', '@today')} ORDER BY m.name`;

type LedgersOwn = Omit<
  OutlookFacts,
  'momentum' | 'stillness' | 'came' | 'cameBefore' | 'nextMeeting' | 'unconfirmed'
>;

export function outlookFacts(reader: Reader, today: Day, facilitator: Id | null): LedgersOwn {
  const at = { today, from: addWeeks(today, -52) };
  const count = (sql: string, params: object = {}): number =>
    reader.value<number>(sql, params) ?? 0;
  const names = (sql: string, params: object): string[] => reader.values<string>(sql, params);
  const hosted = `SELECT count(*) FROM meeting t
    WHERE t.held_on BETWEEN @from AND @today AND ${hostedBy('t', '@today')}`;
  return {
    members: countMembersOn(reader, today),
    joinedLastYear: count(
      `SELECT count(*) FROM member m
       WHERE ${isMember.sql('m', '@today')} AND m.joined_on BETWEEN @from AND @today`,
      at,
    ),
    joinedUnknown: count(
      `SELECT count(*) FROM member m WHERE ${isMember.sql('m', '@today')} AND m.joined_on IS NULL`,
      at,
    ),
    open: count(`SELECT count(*) FROM commitment c WHERE ${isOpen.sql('c', '@today')}`, { today }),
    questions: count(`SELECT count(*) FROM question q WHERE ${isOpenQuestion.sql('q', '@today')}`, {
      today,
    }),
    hosted: count(`${hosted} IS NOT NULL`, at),
    hostUnknown: count(`${hosted} IS NULL`, at),
    hostedByFacilitator:
      facilitator === null ? 0 : count(`${hosted} = @facilitator`, { ...at, facilitator }),
    carriers: names(carriers, { ...at, facilitator }),
    deputies: names(deputies, { today, role: facilitatorRole }),
    feelings: reader.values<number>(
      `SELECT feeling FROM checkin WHERE on_day BETWEEN @from AND @today AND feeling IS NOT NULL
         ORDER BY on_day DESC, no DESC LIMIT ${feltLately}`,
      at,
    ),
  };
}
