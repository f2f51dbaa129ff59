/** What a document said, in a form that the next one and a comparison can go by. */

import type { SaidOfCommitment, SaidOfMeasure } from '../things/issue/thing.js';
import type { CommitmentFact, DocumentFacts } from './facts/index.js';

/** The name that a part of a measure goes by beside the measures themselves. */
export const partName = (measure: string, part: string): string => `${measure}.${part}`;

/** What was said of each measure and of each of its parts, by name. */
export const measuresSaid = ({
  measures = [],
}: Partial<DocumentFacts>): Readonly<Record<string, SaidOfMeasure>> =>
  Object.fromEntries(
    measures.flatMap(({ name, numerator, denominator, whole, parts }) => [
      [name, { numerator, denominator, said: whole }],
      ...parts.map((part) => [
        partName(name, part.name),
        { numerator: part.numerator, denominator: part.denominator, said: part.value },
      ]),
    ]),
  );

/**
 * What was said of each commitment, by number. Its words and names are among it only where the
 * document `says` them: a table that was cut short, or a template that leaves them out, kept them
 * to itself.
 */
export function commitmentsSaid(
  facts: Partial<DocumentFacts>,
  says: (text: string) => boolean,
): SaidOfCommitment[] {
  const said = new Map<number, SaidOfCommitment>();
  const take = (rows: readonly CommitmentFact[], status?: SaidOfCommitment['status']) => {
    for (const { no, text, who, due } of rows) {
      if (said.has(no)) continue;
      said.set(no, {
        no,
        status: status ?? (who === null ? 'wanted' : 'offered'),
        due,
        who: who !== null && says(who) ? who : null,
        text: says(text) ? text : null,
      });
    }
  };
  const { commitments, plan } = facts;
  // What became of a commitment counts before what has happened to it on the way.
  if (commitments) {
    take(commitments.kept, 'kept');
    take(commitments.released, 'released');
    take(commitments.open);
    take(commitments.overdue);
    take(commitments.wanted);
  }
  if (plan) {
    take(plan.stopped, 'released');
    const { thisMonth, nextMonth, monthAfter, later, noDate } = plan;
    for (const { actions } of [thisMonth, nextMonth, monthAfter, later, noDate]) take(actions);
    take(plan.lookingFor);
  }
  return [...said.values()].sort((a, b) => a.no - b.no);
}
