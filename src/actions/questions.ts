import type { Day } from '../core/day.js';
import type { Id } from '../core/entity.js';
import { takeQuestion } from '../core/meeting-acts.js';
import { answer, ask, type Question } from '../core/question.js';
import { happened } from './days.js';
import { change, type Desk, need } from './desk.js';

/** `at` is a meeting that takes the question up. @throws Refusal `day-to-come`, `text-…` */
export const askQuestion = (
  desk: Desk,
  input: { text: string; by: Id | null; on?: Day | undefined; at?: Id | undefined },
): Question =>
  change(desk, (book) => {
    const id = book.newId();
    const on = happened(desk, input.on);
    book.record(ask({ ...input, id, no: book.nextNo('question'), on }));
    if (input.at) book.record(takeQuestion(need(book, 'meeting', input.at), id, on));
    return need(book, 'question', id);
  });

/** @throws Refusal `already-answered`, `before-asked`, `day-to-come`, `text-…` */
export const answerQuestion = (
  desk: Desk,
  id: Id,
  input: { by: Id | null; answer?: string | null; on?: Day | undefined },
): Question =>
  change(desk, (book) => {
    const on = happened(desk, input.on);
    book.record(answer(need(book, 'question', id), { ...input, on }));
    return need(book, 'question', id);
  });
