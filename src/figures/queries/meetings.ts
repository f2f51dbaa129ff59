/** Meetings, who came to them, and when anything happened at all. */

import { closedAs, isKnownTaking } from '../../things/commitment/terms.js';
import { type Rhythm, rhythms } from '../../things/community/thing.js';
import type { Reader } from '../../things/ledger.js';
import { hostOn, isHeld, isListed, isUnconfirmed, nextFirst } from '../../things/meeting/terms.js';
import { isUnsettled } from '../../things/meeting/unsettled.js';
import { isBot, isPerson } from '../../things/member/terms.js';
import { askedOn } from '../../things/question/terms.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { CountedMeeting } from '../facts.js';
import type { Fetchers } from './fetch.js';

const aPerson = (m: string): string => isPerson.sql(m, '@to');

const listed = `SELECT m.id, m.held_on AS "on", (SELECT count(*) FROM attendance a
    JOIN member p ON p.id = a.member AND ${aPerson('p')}
    WHERE a."of" = m.id AND a.there = 'present') AS present FROM meeting m`;

// A list on which nobody stands but what is no person is no list, and one that waits for names isn’t
// whole.
const hasListIn = (m: string, day: string): string =>
  `${m}.recorded = 1 AND NOT ${isUnsettled(m)} AND EXISTS (SELECT 1 FROM attendance a
  JOIN member p ON p.id = a.member AND ${isPerson.sql('p', day)}
  WHERE a."of" = ${m}.id AND a.there = 'present')`;
const hasList = hasListIn('m', '@to');

/** Who hosted a meeting that was held, as far as is known: nobody whom a whole list leaves out. */
export const hostedBy = (m: string, day: string): string =>
  `CASE WHEN ${hasListIn(m, day)} AND NOT ${isListed(m, 'present')} THEN NULL
    ELSE ${hostOn.sql(m, day)} END`;

const recordedMeetings = `${listed} WHERE m.held_on <= @to AND ${hasList}
  ORDER BY m.held_on DESC, m.no DESC LIMIT @most`;

const firstList = `${listed} WHERE m.held_on <= @to AND ${hasList}
  ORDER BY m.held_on LIMIT 1`;

const lists = `${listed} WHERE m.held_on BETWEEN @from AND @to AND ${hasList}
  ORDER BY m.held_on, m.no`;

const meetings = `SELECT m.id, m.held_on AS "on", p.id AS host FROM meeting m
  LEFT JOIN member p ON p.id = ${hostedBy('m', '@to')} AND ${aPerson('p')}
  WHERE m.held_on BETWEEN @from AND @to ORDER BY m.held_on, m.no`;

const unconfirmed = `SELECT m.id, m.day AS "on" FROM meeting m
  WHERE m.day BETWEEN @from AND @to AND ${isUnconfirmed.sql('m', '@to')} ORDER BY m.day, m.no`;

const unsettled = `SELECT m.id, m.held_on AS "on" FROM meeting m
  WHERE m.held_on BETWEEN @from AND @to AND ${isUnsettled('m')} ORDER BY m.held_on, m.no`;

// A meeting that was held after it answers for it: the community has met since.
const unconfirmedSince = `SELECT max(m.day) FROM meeting m
  WHERE m.day > coalesce(@held, '') AND ${isUnconfirmed.sql('m', '@to')}`;

const comers = `SELECT w.member, w.times, NOT EXISTS (
    SELECT 1 FROM attendance e JOIN meeting f ON f.id = e."of"
    WHERE e.member = w.member AND e.there = 'present' AND f.held_on < @from) AS first
  FROM (SELECT a.member, count(*) AS times FROM meeting m
    JOIN attendance a ON a."of" = m.id AND a.there = 'present'
    WHERE m.held_on BETWEEN @from AND @to GROUP BY a.member) w
  JOIN member p ON p.id = w.member AND ${aPerson('p')}`;

const nextPlanned = `SELECT m.day FROM meeting m WHERE ${nextFirst('m', '@asOf')} LIMIT 1`;

const contribution = (order: 'ASC' | 'DESC'): string => `SELECT c.member, c.on_day AS "on"
  FROM contribution c JOIN member m ON m.id = c.member AND ${aPerson('m')}
  WHERE c.on_day <= @to ORDER BY c.on_day ${order} LIMIT 1`;

const meeting = (order: 'ASC' | 'DESC'): string => `SELECT m.id, m.held_on AS "on" FROM meeting m
  WHERE ${isHeld.sql('m', '@to')} ORDER BY m.held_on ${order} LIMIT 1`;

/** The last day of a column that has an index, up to a day; what is nobody's or a person's counts. */
const lastOf = (table: string, column: string, by: string, or = '0', known = '1'): string =>
  `SELECT t.${column} FROM ${table} t WHERE t.${column} <= @to AND ${known}
   AND (${or} OR NOT EXISTS (SELECT 1 FROM member b WHERE b.id = ${by} AND ${isBot.sql('b', '@to')}))
   ORDER BY t.${column} DESC LIMIT 1`;

const heldNow = '(SELECT c.owner FROM commitment c WHERE c.id = t."of")';

// Whoever helped a bot to keep something has done something.
const keptWithHelp = `${closedAs('t', 'kept')} AND EXISTS (SELECT 1 FROM json_each(t.others) o
  JOIN member p ON p.id = o.value AND ${aPerson('p')})`;

const lastDeeds = [
  lastOf('commitment', 'offered_on', 't.owner', '0', 'NOT t.offered_unknown'),
  lastOf('commitment', 'closed_on', 't.owner', keptWithHelp),
  lastOf('commitment_due', 'to_on', heldNow),
  lastOf('commitment_owner', 'from_on', 't.member', '0', isKnownTaking('t')),
  lastOf('member', 'joined_on', 't.id'),
  lastOf('question', 'answered_on', 't.answered_by'),
  askedOn('max', '@to'),
];

/** The last day of an unconfirmed meeting up to `to`, where none was held after it. */
export function lastUnconfirmed(reader: Reader, to: Day): Day | null {
  const held = reader.one<{ on: Day }>(meeting('DESC'), { to })?.on ?? null;
  return reader.value<Day | null>(unconfirmedSince, { to, held }) ?? null;
}

export const meetingFetchers: Fetchers<
  | 'recordedMeetings'
  | 'lists'
  | 'meetings'
  | 'unconfirmed'
  | 'unsettled'
  | 'comers'
  | 'meetingRhythm'
  | 'firstDays'
  | 'last'
> = {
  recordedMeetings: (reader, { to }, { settings }) =>
    reader.all<CountedMeeting>(recordedMeetings, { to, most: 2 * settings.attendanceMeetings }),
  lists: (reader, bounds) => reader.all<CountedMeeting>(lists, bounds),
  meetings: (reader, bounds) => reader.all(meetings, bounds),
  unconfirmed: (reader, bounds) => reader.all(unconfirmed, bounds),
  unsettled: (reader, bounds) => reader.all(unsettled, bounds),
  comers: (reader, bounds) =>
    reader
      .all<{ member: Id; times: number; first: 0 | 1 }>(comers, bounds)
      .map((comer) => ({ ...comer, first: comer.first === 1 })),
  meetingRhythm(reader, _, { asOf }) {
    const { rhythm, since } = reader.one<{ rhythm: Rhythm | null; since: Day | null }>(
      'SELECT rhythm, founded_on AS since FROM community',
    ) ?? { rhythm: null, since: null };
    return {
      every: rhythm === null ? null : rhythms[rhythm],
      since,
      next: reader.value<Day>(nextPlanned, { asOf }) ?? null,
    };
  },
  firstDays: (reader, { to }) => ({
    contribution: reader.one<{ on: Day }>(contribution('ASC'), { to })?.on ?? null,
    meeting: reader.one<{ on: Day }>(meeting('ASC'), { to })?.on ?? null,
    question: reader.value<Day | null>(askedOn('min', '@to'), { to }) ?? null,
    list: reader.one<CountedMeeting & { on: Day }>(firstList, { to })?.on ?? null,
  }),
  last(reader, _, { asOf }) {
    const at = { to: asOf };
    const given = reader.one<{ member: Id; on: Day }>(contribution('DESC'), at) ?? null;
    const met = reader.one<{ id: Id; on: Day }>(meeting('DESC'), at) ?? null;
    const deeds = lastDeeds.map((sql) => reader.value<Day | null>(sql, at) ?? null);
    const days = [given?.on ?? null, met?.on ?? null, ...deeds].filter((day) => day !== null);
    return {
      contribution: given,
      meeting: met,
      anything: days.sort().at(-1) ?? null,
      unconfirmed: lastUnconfirmed(reader, asOf),
    };
  },
};
