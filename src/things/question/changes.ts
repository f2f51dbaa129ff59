import { Refusal } from '../../text/refusal.js';
import { type Day, formatDay } from '../../time/day.js';
import { happened } from '../days.js';
import { wordsAlone } from '../find.js';
import type { Transaction } from '../ledger.js';
import { takeQuestion } from '../meeting/acts.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { need, putOnRecord, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { isUnanswered } from './terms.js';
import { answer, ask, noLongerAsk, type Question, question } from './thing.js';

interface Asked {
  readonly text: string;
  readonly by: MemberOrNew | null;
  readonly on?: Day | undefined;
  /** A meeting that takes it up. */
  readonly at?: Id | undefined;
  /** False: refused where one in the same words is open. */
  readonly again?: boolean | undefined;
}

/** @throws Refusal `asked-already`, `day-to-come`, `text-…` */
export const askQuestion = (session: Session, input: Asked): Question =>
  putOnRecord(session, 'question', (id, transaction) => {
    if (input.again === false) refuseAlike(transaction, input.text, session.today);
    const by = input.by && joining(transaction, session, input.on)(input.by);
    const on = happened(session, input.on);
    const meeting = input.at && need(transaction, 'meeting', input.at);
    return [...ask({ ...input, id, by, on }), ...(meeting ? takeQuestion(meeting, id, on) : [])];
  });

function refuseAlike({ reader }: Transaction, text: string, today: Day): void {
  const alike = reader
    .all<Pick<Question, 'no' | 'text' | 'askedOn'>>(
      `SELECT q.no, q.text, q.asked_on AS askedOn FROM question q
       WHERE ${isUnanswered.sql('q', '@today')} ORDER BY q.no`,
      { today },
    )
    .find((each) => wordsAlone(each.text) === wordsAlone(text));
  if (alike === undefined) return;
  throw new Refusal(
    'asked-already',
    `${question.label(alike as Question)} was asked on ${formatDay(alike.askedOn)} and is open.`,
    'If another one is meant, add --again.',
  );
}

/** @throws Refusal `already-answered`, `no-longer-asked`, `before-asked`, `day-to-come`, `text-…` */
export const answerQuestion = (
  session: Session,
  id: Id,
  input: { by: MemberOrNew | null; answer?: string | null; on?: Day | undefined },
): Question =>
  settle(session, 'question', id, (state, transaction) => {
    const by = input.by && joining(transaction, session, input.on)(input.by);
    return answer(state, { ...input, by, on: happened(session, input.on) });
  });

/** It was a slip, or is no longer asked. @throws Refusal `already-answered`, `no-longer-asked`, … */
export const withdrawQuestion = (
  session: Session,
  id: Id,
  input: { readonly why?: string | null | undefined; readonly on?: Day | undefined },
): Question =>
  settle(session, 'question', id, (state) =>
    noLongerAsk(state, { ...input, on: happened(session, input.on) }),
  );
