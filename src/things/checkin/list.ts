/** Check-ins themselves: which is unfinished, when the last one was, what was promised in it. */

import type { Day } from '../../time/day.js';
import type { ThingName } from '../index.js';
import type { Reader } from '../ledger.js';
import { type No, readNo } from '../no.js';
import type { Id } from '../thing.js';
import type { Checkin } from './thing.js';

/** The last action of the sitting that began with a batch, by the number of its first entry. */
export const lastAction = (reader: Reader, sitting: Id): number =>
  reader.value<number>(
    'SELECT max(first_seq) FROM batch WHERE id = @sitting OR sitting = @sitting',
    { sitting },
  ) ?? 0;

/** Its actions after that one that stand, the last first. */
export const actionsSince = (reader: Reader, sitting: Id, mark: number): Id[] =>
  reader.values<Id>(
    `SELECT id FROM batch WHERE sitting = @sitting AND first_seq > @mark AND undone_by IS NULL
     ORDER BY first_seq DESC`,
    { sitting, mark },
  );

/** How many of its actions stand that did more than end a step. */
export const actionsNoted = (reader: Reader, sitting: Id): number =>
  reader.value<number>(
    `SELECT count(*) FROM batch b WHERE b.sitting = @sitting AND b.undone_by IS NULL
       AND EXISTS (SELECT 1 FROM entry e WHERE e.batch = b.id
         AND e.kind NOT IN ('checkin.step-done', 'checkin.started'))`,
    { sitting },
  ) ?? 0;

/** Every check-in that was begun and neither closed nor left. */
export const openCheckins = (reader: Reader): Id[] =>
  reader.values<Id>("SELECT id FROM checkin WHERE status = 'open'");

/** The latest unfinished check-in that began on `from` or later. */
export function unfinished(reader: Reader, from: Day): Checkin | undefined {
  const id = reader.value<Id>(
    `SELECT id FROM checkin WHERE status = 'open' AND on_day >= ?
     ORDER BY on_day DESC, no DESC LIMIT 1`,
    from,
  );
  return id === undefined ? undefined : reader.get('checkin', id);
}

/** The day of the last check-in that reached its end, or the last before a day; null: there was none. */
export const lastFinished = (reader: Reader, before: Day | null = null): Day | null =>
  reader.value<Day | null>(
    `SELECT max(on_day) FROM checkin WHERE status = 'closed' AND minutes IS NOT NULL
       AND (@before IS NULL OR on_day < @before)`,
    { before },
  ) ?? null;

/** The last promise made in another check-in than `current`, where it has not been answered yet. */
export function lastPromise(
  reader: Reader,
  current: Id,
): { readonly id: Id; readonly no: No; readonly text: string; readonly on: Day } | undefined {
  const row = reader.one<{ id: Id; no: No; text: string; on: Day; kept: 0 | 1 | null }>(
    `SELECT id, no, promise AS text, on_day AS "on", promise_kept AS kept FROM checkin
     WHERE promise IS NOT NULL AND id <> ? ORDER BY on_day DESC, no DESC LIMIT 1`,
    current,
  );
  return row && row.kept === null ? row : undefined;
}

const tables = {
  member: 'member',
  commitment: 'commitment',
  meeting: 'meeting',
  question: 'question',
  decision: 'decision',
  duty: 'duty',
  poll: 'poll',
  unmatched: 'unmatched',
  checkin: 'checkin',
} as const satisfies Partial<Record<ThingName, string>>;

/** The thing that people call by this number, if it is there. */
export const idByNo = (reader: Reader, name: keyof typeof tables, typed: string): Id | undefined =>
  reader.value<Id>(`SELECT id FROM ${tables[name]} WHERE no = ?`, readNo(typed));
