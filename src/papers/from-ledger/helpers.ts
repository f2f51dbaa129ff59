/** Who helped with commitments on the day of a document, which may be others than help today. */

import { inEffect } from '../../things/copies.js';
import type { EventKind } from '../../things/index.js';
import { isOnePerson } from '../../things/naming.js';
import type { Id } from '../../things/thing.js';
import type { FactsContext } from './context.js';
import { folded } from './stands.js';

const changing: readonly EventKind[] = [
  'commitment.taken',
  'commitment.passed-on',
  'commitment.reworded',
];

const changedSince = `SELECT DISTINCT j.subject FROM entry j WHERE j.on_day > @day
  AND j.kind IN (${changing.map((kind) => `'${kind}'`).join(', ')}) AND ${inEffect('j')}`;

/** The table of commitments with the helpers of the day, and what has to be bound with it. */
export function commitmentsThen({ reader, asOf: day }: Pick<FactsContext, 'reader' | 'asOf'>) {
  const helped = reader.values<Id>(changedSince, { day }).flatMap((id) => {
    const history = [...reader.entries(`subject = ? AND ${inEffect('entry')}`, id)];
    const state = folded(
      'commitment',
      history.filter(({ kind, on }) => on <= day || isOnePerson(kind)),
    );
    return state ? [[id, state.others] as const] : [];
  });
  if (helped.length === 0) return { table: 'commitment', bound: {} };
  return {
    // Of two columns of one name the first is meant.
    table: `(SELECT coalesce((SELECT that.value FROM json_each(@helped) that
        WHERE that.key = CAST(held.id AS TEXT)), held.others) AS others, held.* FROM commitment held)`,
    bound: { helped: JSON.stringify(Object.fromEntries(helped)) },
  };
}
