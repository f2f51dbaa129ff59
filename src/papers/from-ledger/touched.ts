/** What was spoken of since the document before: by what was noted, and by what was taken back. */

import { broughtInKind, keysBrought } from '../../things/copies.js';
import { type Reader, sittingUndoneKind, undoneKind } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { type Lookback, unknownThen } from './changes.js';

// The first reads by the entries' place, the second by their day; each has an index.
const touched = `SELECT j.subject FROM journal j WHERE ${unknownThen('j')}
  UNION SELECT j.subject FROM journal j WHERE j.on_day BETWEEN @from AND @to`;

const undoneSince = `SELECT u.kind, -u.subject AS batch FROM entry u
  WHERE u.kind IN ('${undoneKind}', '${sittingUndoneKind}') AND ${unknownThen('u')}`;

/** What batches speak of; whoever takes an undoing back speaks of what that had taken back. */
const spokenOf = `WITH RECURSIVE taken (id) AS (
    SELECT id FROM batch WHERE id = @batch OR (sitting = @batch AND @whole)
    UNION SELECT b.id FROM taken JOIN batch t ON t.id = taken.id
      JOIN entry u ON u.seq BETWEEN t.first_seq AND t.last_seq AND u.subject < 0
      JOIN batch b ON b.id = -u.subject OR (b.sitting = -u.subject AND u.kind = '${sittingUndoneKind}'))
  SELECT DISTINCT j.subject FROM taken JOIN batch t ON t.id = taken.id
    JOIN journal j ON j.seq BETWEEN t.first_seq AND t.last_seq`;

/** A look at the ledger, for a document. */
export interface Looking {
  readonly reader: Reader;
  readonly window: Lookback;
  /** The document before it, where it looks back on one. */
  readonly since: { readonly asOf: Day } | null;
  /** Whether nothing can have happened after it. */
  readonly isNow: boolean;
}

/** Ids of all things that something was noted of, or taken back of, since. */
export function subjectsOf({ reader, window, since }: Looking): Id[] {
  const subjects = new Set(reader.values<Id>(touched, window));
  if (since === null) return [...subjects];
  for (const { kind, batch } of reader.all<{ kind: string; batch: Id }>(undoneSince, window)) {
    const whole = Number(kind === sittingUndoneKind);
    for (const id of reader.values<Id>(spokenOf, { batch, whole })) subjects.add(id);
    if (whole) for (const id of cameWith(reader, batch)) subjects.add(id);
  }
  return [...subjects];
}

/** What came with a copy speaks of, where a batch says that one was brought in. */
const cameWith = (reader: Reader, batch: Id): Id[] =>
  [
    ...reader.entries(
      `kind = '${broughtInKind}' AND seq IN (SELECT j.seq FROM journal j JOIN batch b
         ON b.id = ? AND j.seq BETWEEN b.first_seq AND b.last_seq)`,
      batch,
    ),
  ].flatMap((entry) =>
    keysBrought(entry).flatMap((keys) =>
      reader.values<Id>(
        `SELECT DISTINCT subject FROM journal WHERE batch IN
           (SELECT id FROM batch WHERE id BETWEEN ? AND ?) AND subject > 0`,
        ...keys,
      ),
    ),
  );
