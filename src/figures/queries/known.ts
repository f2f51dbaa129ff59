/**
 * Since when the ledger knows anything: from the day on which it was begun, or from the first of
 * several things that it has from before, as a list that was brought in makes them. What was before
 * that is not known, and counts against nobody.
 */

import { communityId } from '../../things/community/thing.js';
import type { Reader } from '../../things/ledger.js';
import { isBot, sinceUnknown } from '../../things/member/terms.js';
import type { Day } from '../../time/day.js';
import type { MeasureFacts } from '../facts.js';
import type { Fetchers } from './fetch.js';

const begun = `(SELECT on_day FROM entry
  WHERE subject = ${communityId} AND kind = 'community.begun')`;

/** So many things of before make a record of that time; of fewer, nobody knows what was beside them. */
const enough = 3;

/** The first days before the ledger of a column that has an index; what a bot did tells of nobody. */
const firstOf = (table: string, column: string, by?: string): string =>
  `SELECT * FROM (SELECT t.${column} AS day FROM ${table} t WHERE t.${column} < ${begun}
   ${by === undefined ? '' : `AND NOT EXISTS (SELECT 1 FROM member b WHERE b.id = t.${by} AND ${isBot.sql('b', '')})`}
   ORDER BY t.${column} LIMIT ${enough})`;

const earliest = (...sources: readonly string[]): string =>
  `SELECT CASE WHEN count(*) < ${enough} THEN ${begun} ELSE min(day) END AS known
   FROM (${sources.join(' UNION ALL ')})`;

const meetings = firstOf('meeting', 'day');
const ofMeetings = earliest(meetings);
const ofAnything = earliest(
  meetings,
  firstOf('contribution', 'on_day', 'member'),
  firstOf('commitment', 'offered_on', 'owner'),
);

/**
 * The day the community was founded: as somebody said it, or else the first on which anybody joined, in
 * a record from before the ledger in which that is known of everybody. A ledger that knows nothing from
 * before has its people join on the day on which they are typed in, which tells of no founding.
 */
const founded = `coalesce((SELECT founded_on FROM community),
  (SELECT min(j.joined_on) FROM member j WHERE j.joined_on > '' AND (${ofAnything}) < ${begun}
    AND NOT EXISTS (SELECT 1 FROM member u WHERE ${sinceUnknown('u')})))`;

/**
 * Before a community was founded nothing is unknown: where its record begins in the same week, what is
 * the first time on record is the first time.
 */
const isWhole = `coalesce((${ofAnything}) <= date(${founded}, '+6 days'), 0)`;

/** Weeks on record without anything of a kind that make what comes next the first of it. */
const longEnough = 13;

/** The same of meetings, of which the first may be a while after the founding. */
const hasAllMeetings = `(${isWhole} AND (${ofMeetings}) <= date(${founded}, '+${7 * longEnough} days'))`;

/** Whether the first contribution of `m` that is on record, on `day`, is the first that they ever made. */
export const isFirstEver = (m: string, day: string): string =>
  `(${isWhole} OR ${m}.joined_on >= (${ofAnything})
    OR ${day} >= date((${ofAnything}), '+${7 * longEnough} days'))`;

export const knownSince = (reader: Reader): MeasureFacts['knownSince'] => ({
  meetings: reader.value<Day | null>(ofMeetings) ?? null,
  anything: reader.value<Day | null>(ofAnything) ?? null,
  allMeetings: reader.value<1>(`SELECT 1 FROM community WHERE ${hasAllMeetings}`) === 1,
});

/** Whether the last meeting, held on `day`, lies before those of which all are known: another may have come after it. */
export const isBeforeKnown = (reader: Reader, day: Day): boolean =>
  day < (knownSince(reader).meetings ?? day);

export const knownFetchers: Fetchers<'knownSince'> = { knownSince };
