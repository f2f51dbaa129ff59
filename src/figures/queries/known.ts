/**
 * Since when the ledger knows anything: from the day on which it was begun, or from the first thing of
 * a kind that it has from before. What was before that is not known, and counts against nobody.
 */

import { communityId } from '../../things/community/thing.js';
import type { Reader } from '../../things/ledger.js';
import { isBot } from '../../things/member/terms.js';
import type { Day } from '../../time/day.js';
import type { MeasureFacts } from '../facts.js';
import type { Fetchers } from './fetch.js';

const begun = `SELECT on_day AS known FROM entry
  WHERE subject = ${communityId} AND kind = 'community.begun'`;
const firstMeeting = 'SELECT min(day) FROM meeting';

/** The first day of a column that has an index; what a bot did tells of nobody. */
const firstOf = (table: string, column: string, by: string): string =>
  `SELECT * FROM (SELECT t.${column} FROM ${table} t WHERE t.${column} > ''
   AND NOT EXISTS (SELECT 1 FROM member b WHERE b.id = t.${by} AND ${isBot.sql('b', '')})
   ORDER BY t.${column} LIMIT 1)`;

const earliest = (...sources: readonly string[]): string =>
  `SELECT min(known) AS known FROM (${sources.join(' UNION ALL ')})`;

const ofMeetings = earliest(begun, firstMeeting);
const ofAnything = earliest(
  begun,
  firstMeeting,
  firstOf('contribution', 'on_day', 'member'),
  firstOf('commitment', 'offered_on', 'owner'),
);

/** Weeks on record without a contribution of somebody's that make the next one their first. */
const longEnough = 13;

/** Whether the first contribution of `m` that is on record, on `day`, is the first that they ever made. */
export const isFirstEver = (m: string, day: string): string =>
  `(${m}.joined_on >= (${ofAnything})
    OR ${day} >= date((${ofAnything}), '+${7 * longEnough} days'))`;

export const knownSince = (reader: Reader): MeasureFacts['knownSince'] => ({
  meetings: reader.value<Day | null>(ofMeetings) ?? null,
  anything: reader.value<Day | null>(ofAnything) ?? null,
});

export const knownFetchers: Fetchers<'knownSince'> = { knownSince };
