import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import { takeQuestion } from '../meeting/acts.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { need, putOnRecord, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { answer, ask, type Question } from './thing.js';

/** `at` is a meeting that takes the question up. @throws Refusal `day-to-come`, `text-…` */
export const askQuestion = (
  session: Session,
  input: { text: string; by: MemberOrNew | null; on?: Day | undefined; at?: Id | undefined },
): Question =>
  putOnRecord(session, 'question', (id, transaction) => {
    const by = input.by && joining(transaction, session, input.on)(input.by);
    const on = happened(session, input.on);
    const meeting = input.at && need(transaction, 'meeting', input.at);
    return [...ask({ ...input, id, by, on }), ...(meeting ? takeQuestion(meeting, id, on) : [])];
  });

/** @throws Refusal `already-answered`, `before-asked`, `day-to-come`, `text-…` */
export const answerQuestion = (
  session: Session,
  id: Id,
  input: { by: MemberOrNew | null; answer?: string | null; on?: Day | undefined },
): Question =>
  settle(session, 'question', id, (state, transaction) => {
    const by = input.by && joining(transaction, session, input.on)(input.by);
    return answer(state, { ...input, by, on: happened(session, input.on) });
  });
