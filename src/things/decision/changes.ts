import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import type { Transaction } from '../ledger.js';
import { answer, question } from '../question/thing.js';
import { change, need, putOnRecord, type Session, settle } from '../session.js';
import { type Id, permits } from '../thing.js';
import * as acts from './acts.js';
import type { Decision } from './thing.js';

type Raised = Pick<acts.DecisionSaid, 'text' | 'how' | 'question'>;

/** Puts down something to decide. @throws Refusal `day-to-come`, `text-…` */
export const raiseDecision = (session: Session, input: Raised, on?: Day): Decision =>
  putOnRecord(session, 'decision', (id) => acts.raise(id, input, happened(session, on)));

/**
 * Puts a decision on record with what follows from it: it settles what was to be decided, takes the
 * place of another, and answers a question.
 * @throws Refusal `day-to-come`, and as `takeRaised` of acts.ts
 */
export const decide = (
  session: Session,
  said: acts.DecisionSaid & { readonly settles?: Id | undefined },
  day?: Day,
): Decision =>
  change(session, (transaction) => {
    const on = happened(session, day);
    const { settles } = said;
    const id = settles ?? transaction.newId();
    transaction.record(
      settles === undefined
        ? acts.make(id, said, on)
        : acts.takeRaised(need(transaction, 'decision', settles), said, on),
    );
    if (said.insteadOf) {
      transaction.record(acts.supersede(need(transaction, 'decision', said.insteadOf), id, on));
    }
    const state = need(transaction, 'decision', id);
    answersIt(transaction, state, on);
    return state;
  });

/** A question that is open is answered by what was decided; one that was answered before stays so. */
function answersIt(transaction: Transaction, state: Decision, on: Day): void {
  if (state.question === null) return;
  const asked = need(transaction, 'question', state.question);
  if (!permits(question, asked, 'question.answered')) return;
  transaction.record(answer(asked, { by: null, answer: state.text, on }));
}

/** Nothing needs deciding there any more. @throws Refusal as `decide` */
export const withdrawDecision = (session: Session, id: Id): Decision =>
  settle(session, 'decision', id, (state) => acts.needNotDecide(state, session.today));

/** It was looked at again, and stands. @throws Refusal as `decide` */
export const decisionStands = (
  session: Session,
  id: Id,
  input: { readonly lookAgainOn?: Day | null | undefined; readonly on?: Day | undefined },
): Decision =>
  settle(session, 'decision', id, (state) =>
    acts.stand(state, input.lookAgainOn ?? null, happened(session, input.on)),
  );
