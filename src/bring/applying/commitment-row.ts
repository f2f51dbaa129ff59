/** A row of a file of commitments, and what it says has become of one. */

import { Refusal } from '../../text/refusal.js';
import * as acts from '../../things/commitment/acts.js';
import type { Commitment } from '../../things/commitment/fields.js';
import type { Id } from '../../things/thing.js';
import type { ReadRow } from '../read.js';
import { as, dayCell, oneOf, type RowOf, required } from '../row-fields.js';
import type { ImportRun } from './import-run.js';

export const commitmentColumns = {
  date: dayCell('past', { month: 'first' }),
  who: as('names'),
  what: required('text'),
  due: dayCell('near', { month: 'last', open: true }),
  status: oneOf('open', 'kept', 'released'),
  keptOn: dayCell('past', { month: 'last' }),
  meeting: as('text'),
  doneWhen: as('text'),
};

export type RowOfCommitment = ReadRow<typeof commitmentColumns>;
export type CommitmentCells = RowOf<typeof commitmentColumns>;
/** A row whose people are known: the owner first, then who does it with them; none is wanted. */
export type OwnedRow = RowOfCommitment & { readonly members: readonly Id[] };

/** What the file says has become of one that is open. */
export function become(
  run: ImportRun,
  state: Commitment,
  cells: CommitmentCells,
  isNew = false,
): void {
  const { today } = run;
  if (state.status !== 'offered' && state.status !== 'wanted') return;
  const status = cells.status ?? (cells.keptOn === null ? null : 'kept');
  const { keptOn } = cells;
  // All that is known without a day is that it was so by now.
  const when =
    keptOn === null ? { on: today, today, dayUnknown: true, before: isNew } : { on: keptOn, today };
  if (status === 'released') run.record(acts.release(state, when));
  if (status !== 'kept') return;
  if (state.status === 'wanted') throw keptByNobody();
  run.record(acts.keep(state, when));
}

const keptByNobody = (): Refusal =>
  new Refusal(
    'csv-kept-by-nobody',
    'It says that something was kept, and not by whom.',
    'Name in that line who did it, or leave its status blank.',
  );
