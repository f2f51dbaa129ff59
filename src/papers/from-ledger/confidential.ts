import { quietRegulars } from '../../figures/queries/quiet.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { CommitmentFact, ConfidentialFacts } from '../facts/index.js';
import type { FactsContext } from './context.js';
import { requested } from './people.js';

const nothing: ConfidentialFacts = { notes: [], requests: [], quiet: [], overdue: [] };

const privateNotes = `SELECT text, on_day AS "on" FROM note
  WHERE on_day BETWEEN @from AND @to AND kind = 'private'
    AND (withdrawn_on IS NULL OR withdrawn_on > @to) ORDER BY on_day, no`;

/** What only the facilitator may know; made for nobody else, so that no template can show it. */
export function confidentialFacts(
  context: FactsContext,
  overdueBy: () => ReadonlyMap<Id, readonly CommitmentFact[]>,
): ConfidentialFacts {
  const { reader, audience, window, known, isNow } = context;
  if (audience !== 'facilitator') return nothing;
  const overdue = overdueBy();
  const quiet = isNow ? quietRegulars(reader, known, null) : [];
  return {
    notes: reader.all<{ text: string; on: Day }>(privateNotes, window),
    requests: reader.all<{ name: string; note: string | null; on: Day | null }>(requested, {
      day: known,
    }),
    quiet: quiet.map(({ name, lastWeek, silent, usual }) => ({
      name,
      lastWeek,
      weeks: silent,
      usualWeeks: usual,
    })),
    overdue: context.names(overdue.keys()).map(({ id, name }) => ({
      who: name,
      actions: [...((id === null ? null : overdue.get(id)) ?? [])],
    })),
  };
}
