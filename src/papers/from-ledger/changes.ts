/**
 * What happened since the last document that was given out. Its day alone does not tell: what was
 * typed in after it was made and dated before it has been in no document yet. So a list of what
 * happened in the window (`@from` to `@to`) also takes in what stands in the journal after `@after`
 * with an earlier day, and was not among what it knew of each copy of the ledger (`@knew`): what came
 * with a copy may stand before what it knew. Where no document was given out, both are null and add
 * nothing.
 */

import { inEffect } from '../../things/copies.js';
import type { EventKind } from '../../things/index.js';
import { placeOf } from '../../things/issue/list.js';
import { room } from '../../things/keys.js';
import { type Reader, sittingUndoneKind, undoneKind } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import type { Window } from '../../time/window.js';

/** The days that a document looks back on, and where in the journal the one before it ended. */
export interface Lookback extends Window {
  /** Null where it does not look back on another one. */
  readonly after: number | null;
  /** The last entry of each copy of the ledger that it knew, as JSON; null the same way. */
  readonly knew: string | null;
}

/** Where a document ended that knew the journal up to `position`. */
export const placeIn = (
  reader: Reader,
  position: readonly Id[],
): Pick<Lookback, 'after' | 'knew'> => ({
  after: placeOf(reader, position),
  knew: JSON.stringify(position),
});

const among = (kinds: readonly EventKind[]): string => kinds.map((kind) => `'${kind}'`).join(', ');

// What had been taken back when the last document was made, and has been brought back since, was
// not in it either: an undoing of before it that was itself undone after it. CROSS keeps
// SQLite to this order, which begins with the little that came since.
const broughtBack = `SELECT back.seq FROM entry r
  CROSS JOIN batch undoing ON undoing.id = -r.subject AND undoing.last_seq <= @after
  CROSS JOIN entry u ON u.seq BETWEEN undoing.first_seq AND undoing.last_seq
    AND u.kind IN ('${undoneKind}', '${sittingUndoneKind}')
  CROSS JOIN batch taken ON (taken.id = -u.subject OR taken.sitting = -u.subject)
    AND (u.kind = '${sittingUndoneKind}' OR taken.id = -u.subject)
  CROSS JOIN journal back ON back.seq BETWEEN taken.first_seq AND taken.last_seq
  WHERE r.seq > @after AND r.kind = '${undoneKind}'`;

/** Of an entry: that the last document did not know it. */
export const unknownThen = (entry: string): string =>
  `${entry}.seq > @after AND NOT EXISTS (
     SELECT 1 FROM json_each(@knew) WHERE value / ${room} = ${entry}.replica
       AND ${entry}.count <= value % ${room})`;

// The signs keep SQLite from going by the day, which would read all that came before.
const typedLate = (table: string): string =>
  `(${unknownThen(table)} OR ${table}.seq IN (${broughtBack}))
   AND +${table}.on_day < @from AND +${table}.on_day <= @to`;

/** Ids of what such entries are about that were typed after the last document and dated before. */
export const late = (...kinds: readonly EventKind[]): string =>
  `SELECT j.subject FROM entry j
   WHERE ${typedLate('j')} AND j.kind IN (${among(kinds)}) AND ${inEffect('j')}`;

/** The `seq` of each entry within the window or late, and the `id` of what it is about. */
export const news = (...kinds: readonly EventKind[]): string =>
  [`j.on_day BETWEEN @from AND @to`, typedLate('j')]
    .map(
      (when) => `SELECT j.subject AS id, j.seq FROM entry j
        WHERE ${when} AND j.kind IN (${among(kinds)}) AND ${inEffect('j')}`,
    )
    .join(' UNION ALL ');

/**
 * Such entries that are late, each as `id` and `place`: which of all entries of `kinds` about the
 * same thing it is, from 0. Where each of them adds a row to a table of the thing's, that is its row.
 */
export const latePlaces = (wanted: EventKind, kinds: readonly EventKind[]): string =>
  `SELECT n.subject AS id, n.place FROM (
     SELECT j.subject, j.kind, j.seq, j.on_day, j.replica, j.count,
       row_number() OVER (PARTITION BY j.subject ORDER BY j.seq) - 1 AS place
     FROM entry j WHERE j.subject IN (${late(wanted)})
       AND j.kind IN (${among(kinds)}) AND ${inEffect('j')}) n
   WHERE n.kind = '${wanted}' AND ${typedLate('n')}`;
