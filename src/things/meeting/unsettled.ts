/** Names on the lists of who came that nobody has settled yet: while one waits, a list is not whole. */
import type { Reader } from '../ledger.js';
import type { Id } from '../thing.js';

/**
 * The meetings (`meeting`) and the spellings (`name`) that wait to be known as somebody who came. A
 * file says which it means by its day, and by its title where several were that day.
 */
const waiting = `SELECT DISTINCT m.id AS meeting, m.held_on AS heldOn, u.id AS name
  FROM unmatched u JOIN unmatched_row r ON r."of" = u.id
  JOIN meeting m ON m.day = r."row" ->> '$.fields.date'
  WHERE u.status = 'waiting' AND r.kind = 'attendance' AND m.held_on IS NOT NULL
    AND coalesce(r."row" ->> '$.fields.status', 'present') = 'present'
    AND (lower(coalesce(r."row" ->> '$.fields.meeting', m.title)) = lower(m.title)
      OR NOT EXISTS (SELECT 1 FROM meeting o WHERE o.day = m.day AND o.id <> m.id))`;

/** Of meetings (`m`), whether names of those who came to it wait. */
export const isUnsettled = (m: string): string =>
  `${m}.id IN (SELECT w.meeting FROM (${waiting}) w)`;

/** How many names wait for each meeting that was held, up to a day; none where none does. */
export const unsettledNames = (reader: Reader, upTo = '9999'): ReadonlyMap<Id, number> =>
  new Map(
    reader
      .all<{ meeting: Id; names: number }>(
        `SELECT w.meeting, count(*) AS names FROM (${waiting}) w
         WHERE w.heldOn <= @upTo GROUP BY w.meeting`,
        { upTo },
      )
      .map(({ meeting, names }) => [meeting, names]),
  );

/** How many names wait of those who came to it. */
export const unsettledAt = (reader: Reader, meeting: Id): number =>
  unsettledNames(reader).get(meeting) ?? 0;
