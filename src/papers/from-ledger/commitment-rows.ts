/** Commitments as they were on a day, asked of the ledger. */

import type { Reason } from '../../things/commitment/fields.js';
import { followsNext } from '../../things/commitment/following.js';
import {
  closedAs,
  dueOn,
  heldSince,
  helpersOn,
  holderOn,
  isOpen,
  offeredBy,
  ownerOn,
} from '../../things/commitment/terms.js';
import { inEffect } from '../../things/copies.js';
import type { No } from '../../things/no.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { late, news } from './changes.js';

/** A commitment as it was on a day. */
export interface CommitmentThen {
  id: Id;
  no: No;
  text: string;
  doneWhen: string | null;
  offeredOn: Day;
  heldSince: Day | null;
  closedOn: Day | null;
  isKept: 0 | 1;
  offeredUnknown: 0 | 1;
  because: Reason | null;
  why: string | null;
  others: string;
  due: Day | null;
  dueNext: 0 | 1;
  owner: Id | null;
  lastOwner: Id | null;
  offeredBy: Id | null;
  meeting: string | null;
  meetingDay: Day | null;
}

const isKept = closedAs('c', 'kept');

// The due date and the owner are those of the day, and so is whether it was closed: what happened
// to it afterwards does not show. Who has left holds nothing any more, and still kept what they kept.
export const selectFrom = (
  table: string,
): string => `SELECT c.id, c.no, c.text, c.done_when AS doneWhen, c.offered_on AS offeredOn,
     ${heldSince.sql('c', '@day')} AS heldSince,
    CASE WHEN c.closed_on <= @day THEN c.closed_on END AS closedOn,
    ${isKept} AND coalesce(coalesce(c.closed_on, c.kept_by) <= @day, 1) AS isKept, c.offered_unknown AS offeredUnknown,
    CASE WHEN c.closed_on <= @day THEN c.because END AS because,
    CASE WHEN c.closed_on <= @day THEN c.why END AS why,
    ${helpersOn.sql('c', '@day')} AS others,
    ${dueOn.sql('c', '@day')} AS due, ${followsNext('c', '@day')} AS dueNext,
    CASE WHEN ${isOpen.sql('c', '@day')} THEN ${holderOn.sql('c', '@day')}
      ELSE ${ownerOn.sql('c', '@day')} END AS owner,
    ${ownerOn.sql('c', '@day')} AS lastOwner,
    ${offeredBy.sql('c', '@day')} AS offeredBy,
    m.title AS meeting, m.day AS meetingDay
  FROM ${table} c LEFT JOIN meeting m ON m.id = c.said_at`;

/**
 * Kept on a day that nobody knows: it has its place where that came to be known. What was put on
 * record as kept long ago is no news of a document that looks back on none.
 */
export const keptUnknown = `(${isKept} AND c.closed_on IS NULL
  AND (c.kept_by IS NOT NULL OR @after IS NOT NULL
    OR c.offered_on >= @from OR c.due_on BETWEEN @from AND @to)
  AND c.id IN (SELECT id FROM (${news('commitment.kept')})))`;

export const closed = (how: 'kept' | 'released'): string =>
  `(c.closed_on BETWEEN @from AND @to OR c.id IN (${late(`commitment.${how}`)}) OR ${keptUnknown})
   AND ${closedAs('c', how)} ORDER BY c.closed_on DESC, c.no DESC`;

/** Taken, and with nobody before: for the first time, or again after it was handed back. */
export const takenFirst = `c.id IN (
    SELECT o."of" FROM commitment_owner o WHERE o.from_on BETWEEN @from AND @to
      AND NOT EXISTS (SELECT 1 FROM commitment_owner before
        WHERE before."of" = o."of" AND before.place = o.place - 1 AND before.to_on = o.from_on
          AND (before.member = o.member OR NOT EXISTS (SELECT 1 FROM entry h
            WHERE h.subject = o."of" AND h.kind = 'commitment.handed-back'
              AND h.on_day = o.from_on AND ${inEffect('h')})))
    UNION ALL ${late('commitment.offered', 'commitment.taken')}) ORDER BY c.no`;

export const newlySaid = `SELECT id FROM commitment WHERE offered_on BETWEEN @from AND @to
  UNION ALL ${late('commitment.wanted', 'commitment.offered')}`;
