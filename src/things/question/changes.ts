import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import { takeQuestion } from '../meeting/acts.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { change, need, type Session } from '../session.js';
import type { Id } from '../thing.js';
import { answer, ask, type Question } from './thing.js';

/** `at` is a meeting that takes the question up. @throws Refusal `day-to-come`, `text-…` */
export const askQuestion = (
  session: Session,
  input: { text: string; by: MemberOrNew | null; on?: Day | undefined; at?: Id | undefined },
): Question =>
  change(session, (transaction) => {
    const by = input.by && joining(transaction, session)(input.by);
    const id = transaction.newId();
    const on = happened(session, input.on);
    transaction.record(ask({ ...input, by, id, no: transaction.nextNo('question'), on }));
    if (input.at) transaction.record(takeQuestion(need(transaction, 'meeting', input.at), id, on));
    return need(transaction, 'question', id);
  });

/** @throws Refusal `already-answered`, `before-asked`, `day-to-come`, `text-…` */
export const answerQuestion = (
  session: Session,
  id: Id,
  input: { by: MemberOrNew | null; answer?: string | null; on?: Day | undefined },
): Question =>
  change(session, (transaction) => {
    const by = input.by && joining(transaction, session)(input.by);
    const on = happened(session, input.on);
    transaction.record(answer(need(transaction, 'question', id), { ...input, by, on }));
    return need(transaction, 'question', id);
  });
