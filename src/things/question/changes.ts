import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import { takeQuestion } from '../meeting/acts.js';
import { change, need, type Session } from '../session.js';
import type { Id } from '../thing.js';
import { answer, ask, type Question } from './thing.js';

/** `at` is a meeting that takes the question up. @throws Refusal `day-to-come`, `text-…` */
export const askQuestion = (
  session: Session,
  input: { text: string; by: Id | null; on?: Day | undefined; at?: Id | undefined },
): Question =>
  change(session, (transaction) => {
    const id = transaction.newId();
    const on = happened(session, input.on);
    transaction.record(ask({ ...input, id, no: transaction.nextNo('question'), on }));
    if (input.at) transaction.record(takeQuestion(need(transaction, 'meeting', input.at), id, on));
    return need(transaction, 'question', id);
  });

/** @throws Refusal `already-answered`, `before-asked`, `day-to-come`, `text-…` */
export const answerQuestion = (
  session: Session,
  id: Id,
  input: { by: Id | null; answer?: string | null; on?: Day | undefined },
): Question =>
  change(session, (transaction) => {
    const on = happened(session, input.on);
    transaction.record(answer(need(transaction, 'question', id), { ...input, on }));
    return need(transaction, 'question', id);
  });
