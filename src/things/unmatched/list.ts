/** What imports ask of a ledger: who is known as what, which rows it holds, which names wait. */

import type { Day } from '../../time/day.js';
import type { FileRead } from '../community/file-read.js';
import { communityId } from '../community/thing.js';
import { historyOf } from '../history.js';
import type { Reader } from '../ledger.js';
import { canBeMeant } from '../member/terms.js';
import { compareNos, type No } from '../no.js';
import type { Id } from '../thing.js';
import type { Unmatched, WaitingRow } from './thing.js';

/** Every spelling of every member, with what it is to them. */
export const allSpellings = (
  reader: Reader,
): Array<{ member: Id; spelling: string; as: 'name' | 'handle' | 'email' | 'alias' }> =>
  reader.all(
    `SELECT id AS member, name AS spelling, 'name' AS "as" FROM member m
       WHERE ${canBeMeant('m')}
     UNION ALL SELECT id, handle, 'handle' FROM member WHERE handle IS NOT NULL
     UNION ALL SELECT id, email, 'email' FROM member WHERE email IS NOT NULL
     UNION ALL SELECT "of", alias, 'alias' FROM member_alias`,
  );

/** The meetings of one day, as they were put on record. */
export const meetingsOn = (
  reader: Reader,
  day: Day,
): Array<{ id: Id; title: string; start: string | null }> =>
  reader.all('SELECT id, title, start FROM meeting WHERE day = ? ORDER BY no', day);

/** Every meeting, by day. */
export const meetingsByDate = (
  reader: Reader,
): Array<{ id: Id; title: string; start: string | null; day: Day }> =>
  reader.all('SELECT id, title, start, day FROM meeting ORDER BY day, no');

/** What files of that kind said of things, the earliest first, leaving out what was taken back. */
export const readByFiles = (reader: Reader, kind: string): FileRead[] =>
  historyOf(reader, communityId)
    .filter((entry) => entry.kind === 'community.file-read')
    .map(({ data }) => data as unknown as FileRead)
    .filter((file) => file.kind === kind);

/** What makes a contribution what it is. */
export interface ContributionMade {
  readonly id: Id;
  readonly no: No;
  readonly member: Id;
  readonly on: Day;
  readonly kind: string;
  readonly title: string | null;
  readonly ref: string | null;
  /** Whether a file brought it in. */
  readonly fromFile: 0 | 1;
}

/** The contributions of those days: one question for all of them. */
export const contributionsBetween = (reader: Reader, from: Day, to: Day): ContributionMade[] =>
  reader.all(
    `SELECT id, no, member, on_day AS "on", kind, title, ref, from_file AS fromFile
     FROM contribution WHERE on_day BETWEEN ? AND ? ORDER BY no`,
    from,
    to,
  );

/** Every commitment, with its words. */
export const allCommitments = (reader: Reader): Array<{ id: Id; text: string }> =>
  reader.all('SELECT id, text FROM commitment ORDER BY no');

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
    .sort((a, b) => b.rows - a.rows || compareNos(a.no, b.no));
}
