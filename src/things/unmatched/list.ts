/** What imports ask of a ledger: who is known as what, which rows it holds, which names wait. */

import type { Day } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import { ownEntry } from '../member/terms.js';
import type { Id } from '../thing.js';
import type { Unmatched, WaitingRow } from './thing.js';

/** Every spelling of every member, with what it is to them. */
export const allSpellings = (
  reader: Reader,
): Array<{ member: Id; spelling: string; as: 'name' | 'handle' | 'email' | 'alias' }> =>
  reader.all(
    `SELECT id AS member, name AS spelling, 'name' AS "as" FROM member m
       WHERE ${ownEntry('m')}
     UNION ALL SELECT id, handle, 'handle' FROM member WHERE handle IS NOT NULL
     UNION ALL SELECT id, email, 'email' FROM member WHERE email IS NOT NULL
     UNION ALL SELECT "of", alias, 'alias' FROM member_alias`,
  );

/** The meetings of one day, as they were put on record. */
export const meetingsOn = (reader: Reader, day: Day): Array<{ id: Id; title: string }> =>
  reader.all('SELECT id, title FROM meeting WHERE day = ? ORDER BY no', day);

/** Which of these rows' keys have been brought in as contributions: one question for all of them. */
export const contributionsOf = (
  reader: Reader,
  sourceKeys: readonly string[],
): ReadonlySet<string> =>
  new Set(
    reader.values<string>(
      `SELECT source_key AS "key" FROM contribution
         WHERE source_key IN (SELECT value FROM json_each(?))`,
      JSON.stringify(sourceKeys),
    ),
  );

/** What was imported from the row of this key. */
export const commitmentOf = (reader: Reader, sourceKey: string): Id | undefined =>
  reader.value('SELECT id FROM commitment WHERE source_key = ?', sourceKey);

/** Every spelling that an import has met, whatever has become of it. */
export const namesMet = (
  reader: Reader,
): Array<Pick<Unmatched, 'id' | 'no' | 'written' | 'handle' | 'status' | 'member'>> =>
  reader.all('SELECT id, no, written, handle, status, member FROM unmatched ORDER BY no');

type WaitingSpelling = Pick<Unmatched, 'id' | 'no' | 'written' | 'handle' | 'status'>;

/** A spelling that waits (or was left aside), with what waits for it. */
export interface NameWaiting extends WaitingSpelling {
  readonly rows: number;
  readonly kinds: ReadonlyArray<{ readonly kind: WaitingRow['kind']; readonly rows: number }>;
  /** The first and the last day that its rows name; null where none of them does. */
  readonly from: Day | null;
  readonly to: Day | null;
}

/** The spellings in one status, those with the most rows first. */
export function namesIn(reader: Reader, status: Unmatched['status']): NameWaiting[] {
  const rows = reader.all<{ id: Id; kind: WaitingRow['kind']; n: number; from: Day; to: Day }>(
    `SELECT u.id, r.kind, count(*) AS n, min("row" ->> '$.fields.date') AS "from",
       max("row" ->> '$.fields.date') AS "to"
     FROM unmatched u JOIN unmatched_row r ON r."of" = u.id WHERE u.status = ?
     GROUP BY u.id, r.kind ORDER BY r.kind`,
    status,
  );
  const days = (of: readonly (Day | null)[]): Day[] => of.filter((day) => day !== null).sort();
  return reader
    .all<WaitingSpelling>(
      'SELECT id, no, written, handle, status FROM unmatched WHERE status = ? ORDER BY no',
      status,
    )
    .map((name) => {
      const own = rows.filter(({ id }) => id === name.id);
      return {
        ...name,
        rows: own.reduce((sum, { n }) => sum + n, 0),
        kinds: own.map(({ kind, n }) => ({ kind, rows: n })),
        from: days(own.map(({ from }) => from))[0] ?? null,
        to: days(own.map(({ to }) => to)).at(-1) ?? null,
      };
    })
    .sort((a, b) => b.rows - a.rows || a.no - b.no);
}
