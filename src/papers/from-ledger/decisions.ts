/** What was decided, and what is to be decided. */

import { isStanding, isToTake } from '../../things/decision/terms.js';
import type { Decision } from '../../things/decision/thing.js';
import type { Id } from '../../things/thing.js';
import type { DecisionFact, DocumentFacts } from '../facts/index.js';
import { late } from './changes.js';
import { commitmentsWhere } from './commitments.js';
import type { FactsContext } from './context.js';
import type { Stand } from './stands.js';

type Row = Omit<Decision, 'status' | 'question' | 'insteadOf' | 'takenAt'> & {
  question: string | null;
  meeting: string | null;
  insteadOf: string | null;
  replacedBy: string | null;
};

const decisionRows = `SELECT d.id, d.no, d.text, d.topic, d.raised_on AS raisedOn, d.how,
    d.decided_on AS decidedOn, (SELECT title FROM meeting WHERE id = d.taken_at) AS meeting, d.why,
    d.look_again_on AS lookAgainOn, (SELECT text FROM question WHERE id = d.question) AS question,
    (SELECT text FROM decision WHERE id = d.instead_of) AS insteadOf,
    (SELECT text FROM decision r WHERE r.instead_of = d.id ORDER BY no LIMIT 1) AS replacedBy,
    d.ended_on AS endedOn FROM decision d`;

const toTake = `${decisionRows} WHERE ${isToTake.sql('d', '@day')} ORDER BY d.raised_on, d.no`;
const takenIn = `${decisionRows} WHERE ${isStanding.sql('d', '@to')} AND (d.decided_on >= @from
  OR d.id IN (${late('decision.made', 'decision.taken')})) ORDER BY d.decided_on, d.no`;
const standing = `${decisionRows} WHERE ${isStanding.sql('d', '@day')}
  ORDER BY d.decided_on DESC, d.no DESC`;
const superseded = `${decisionRows} WHERE d.decided_on <= @day AND d.ended_on <= @day
  ORDER BY d.ended_on DESC, d.no DESC LIMIT 200`;
const takenThere = `${decisionRows} WHERE d.taken_at = @meeting AND d.decided_on <= @day
  ORDER BY d.no`;

const decisionsBy = (context: FactsContext, sql: string, params: object): DecisionFact[] =>
  context.reader.all<Row>(sql, params).map((row) => decisionFact(context, row));

// As it stood on the day that is told of.
function decisionFact(context: FactsContext, row: Row): DecisionFact {
  const { text, known } = context;
  const { id, no, raisedOn, decidedOn, lookAgainOn, endedOn } = row;
  const isTaken = decidedOn !== null && decidedOn <= known;
  const isOver = isTaken && endedOn !== null && endedOn <= known;
  return {
    no,
    raisedOn,
    text: text(isTaken ? row.text : (row.topic ?? row.text)),
    how: text(row.how),
    decidedOn: isTaken ? decidedOn : null,
    meeting: isTaken ? text(row.meeting) : null,
    why: isTaken && context.audience !== 'public' ? text(row.why) : null,
    lookAgainOn: isTaken && !isOver ? lookAgainOn : null,
    isToLookAt: isTaken && !isOver && lookAgainOn !== null && lookAgainOn <= known,
    question: text(row.question),
    insteadOf: isTaken ? text(row.insteadOf) : null,
    replacedBy: isOver ? text(row.replacedBy) : null,
    endedOn: isOver ? endedOn : null,
    ledTo: commitmentsWhere(context, 'c.decision = @id AND c.offered_on <= @day ORDER BY c.no', {
      id,
    }).map(({ fact }) => fact),
  };
}

export const decisionFacts = (context: FactsContext): DocumentFacts['decisions'] => ({
  toTake: decisionsBy(context, toTake, { day: context.known }),
  taken: decisionsBy(context, takenIn, context.window),
});

export const decisionBook = (context: FactsContext): DocumentFacts['decisionBook'] => ({
  standing: decisionsBy(context, standing, { day: context.known }),
  superseded: decisionsBy(context, superseded, { day: context.known }),
});

export const decidedAt = (context: FactsContext, meeting: Id): DecisionFact[] =>
  decisionsBy(context, takenThere, { meeting, day: context.known });

/** What has become of decisions since, beside being taken: counted by what a document tells of it. */
export function decisionNews(stands: ReadonlyArray<Stand<'decision'>>) {
  const count = (is: (stand: Stand<'decision'>) => boolean) => stands.filter(is).length;
  return {
    toDecide: count(({ was, now }) => was === undefined && now?.status === 'to-take'),
    needNoDeciding: count(
      ({ was, now }) => was?.status === 'to-take' && now?.status === 'withdrawn',
    ),
    lookedAt: count(
      ({ was, now }) =>
        was?.status === 'standing' &&
        now?.status === 'standing' &&
        was.lookAgainOn !== now.lookAgainOn,
    ),
    putRight: count(
      ({ was, now }) =>
        was !== undefined &&
        (now === undefined || (was.status !== 'to-take' && now.status === 'to-take')),
    ),
  };
}
