import { Refusal } from '../../text/refusal.js';
import { type Day, formatDay } from '../../time/day.js';
import { happened } from '../days.js';
import { wordsAlone } from '../find.js';
import type { Transaction } from '../ledger.js';
import { answer, question } from '../question/thing.js';
import { change, need, putOnRecord, type Session, settle } from '../session.js';
import { type Id, permits } from '../thing.js';
import * as acts from './acts.js';
import type { Decision } from './thing.js';

/** `again` false: refused where the same was put down already. */
type Raised = Pick<acts.DecisionSaid, 'text' | 'how' | 'question'> & { readonly again?: boolean };

/** Puts down something to decide. @throws Refusal `noted-already`, `day-to-come`, `text-…` */
export const raiseDecision = (session: Session, input: Raised, on?: Day): Decision =>
  putOnRecord(session, 'decision', (id, transaction) => {
    const day = happened(session, on);
    if (input.again === false) refuseAlike(transaction, input, null);
    return acts.raise(id, input, day);
  });

/**
 * Refuses what is in the words of one that is still to be decided, or that was decided and stands: it
 * is the same, whenever it is typed.
 * @param on the day of a decision; null for something to decide
 */
function refuseAlike(
  { reader }: Transaction,
  { text }: Pick<acts.DecisionSaid, 'text'>,
  on: Day | null,
): void {
  const alike = reader
    .all<Pick<Decision, 'no' | 'text' | 'status' | 'decidedOn' | 'raisedOn'>>(
      `SELECT no, text, status, decided_on AS decidedOn, raised_on AS raisedOn
       FROM decision WHERE status IN ('to-take', 'standing') ORDER BY no`,
    )
    .find(
      (each) =>
        wordsAlone(each.text) === wordsAlone(text) && (each.status === 'to-take' || on !== null),
    );
  if (alike === undefined) return;
  const isOpen = alike.status === 'to-take';
  const day = isOpen ? alike.raisedOn : alike.decidedOn;
  const since = day === null ? '' : ` on ${formatDay(day)}`;
  throw new Refusal(
    'noted-already',
    `Decision ${alike.no} (${alike.text}) was put down${since}${isOpen ? ', and is still to be decided' : ''}.`,
    isOpen && on !== null
      ? `If it is decided now, add --settles ${alike.no}. If another one is meant, add --again.`
      : `${!isOpen && day !== on ? `If it was looked at again, and stands: momentum decision stands ${alike.no}. ` : ''}If another one is meant, add --again.`,
  );
}

/**
 * Puts a decision on record with what follows from it: it settles what was to be decided, takes the
 * place of another, and answers a question.
 * @throws Refusal `noted-already`, `day-to-come`, and as `takeRaised` of acts.ts
 */
export const decide = (
  session: Session,
  said: acts.DecisionSaid & {
    readonly settles?: Id | undefined;
    /** False: refused where the same was put down already. */
    readonly again?: boolean | undefined;
  },
  day?: Day,
): Decision =>
  change(session, (transaction) => {
    const on = happened(session, day);
    const { settles } = said;
    if (said.again === false && settles === undefined && !said.insteadOf) {
      refuseAlike(transaction, said, on);
    }
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
